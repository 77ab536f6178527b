"""Declaring an interest, and ending it: whoever has one in what a proposal is about does not approve it."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.approvals import store
from section75.apps.approvals.models import Interest
from section75.apps.approvals.refusals import NoSuchInterest, NothingSaid
from section75.apps.audit.acting import acting
from section75.core.authority import Act
from section75.core.ledger import says_something
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal, raise_all


def declare_interest(user: User, partnership: str, *, about: str, says: str, at: datetime) -> Interest:
    """Declare an interest in a party, a line or a supplier; it holds from now until it is ended.

    A party or line may be given by its name or its short name. Refuses one without what it is in, or what it is.
    """
    with acting(user, Act.DECLARE_INTEREST, partnership=partnership, at=at) as doing:
        problems: list[Refusal] = []
        if not says_something(about):
            problems.append(NothingSaid("what it is in: a party, a line or a supplier"))
        if not says_something(says):
            problems.append(NothingSaid("what it is, in a sentence"))
        raise_all(problems)
        named = _as_the_books_have_it(agreements.latest(partnership), about)
        row = store.declare(user, partnership, about=named, says=" ".join(says.split()), at=at)
        doing.tell(f"Declared interest {row.pk}, in {row.about}: {row.says}")
        doing.changed(f"interest {row.pk}", "", row.about)
        return row


def end_interest(user: User, partnership: str, number: int, *, at: datetime) -> Interest:
    """End an interest of one's own. Refuses one that is none, is somebody else's or has ended."""
    with acting(user, Act.DECLARE_INTEREST, partnership=partnership, at=at) as doing:
        row = next((each for each in store.interests_of(user, partnership) if each.pk == number), None)
        if row is None:
            raise NoSuchInterest(number)
        store.end_interest(row, at=at)
        doing.tell(f"Ended interest {row.pk}, in {row.about}.")
        doing.changed(f"interest {row.pk}", row.about, "")
        return row


def _as_the_books_have_it(terms: Partnership, about: str) -> str:
    """The short name of a party or line that was named in any way; a supplier as it was given."""
    asked = _plain(about)
    for party in terms.parties:
        if asked in {_plain(party.id), _plain(party.name), _plain(party.short_name)}:
            return party.id
    for line in terms.lines:
        if asked in {_plain(line.id), _plain(line.name)}:
            return line.id
    return " ".join(about.split())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
