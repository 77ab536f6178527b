"""Declared interests: whoever has one in what a proposal is about does not approve it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from section75.core.approvals.proposal import Proposal
from section75.core.approvals.refusals import HasAnInterest
from section75.core.approvals.related import plain_key


@dataclass(frozen=True, slots=True)
class Interest:
    """What somebody declared: the party, line or supplier it is in, as the partnership names it, and what it is."""

    about: str
    says: str


def require_no_interest(proposal: Proposal, about: Iterable[str], interests: Iterable[Interest]) -> None:
    """Refuse an approval by somebody with an interest in any of what the proposal is about, however it is spelt."""
    subjects = {plain_key(each): each for each in about}
    for interest in interests:
        found = subjects.get(plain_key(interest.about))
        if found is not None:
            raise HasAnInterest(proposal, found, interest.says)
