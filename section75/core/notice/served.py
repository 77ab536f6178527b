"""A notice as it was served: what it was to end, what it was to keep, and everything said in answer.

An acceptance that goes further than the notice is a fact of its own beside it: neither changes the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.agreements import Way
from section75.core.explain import Clause
from section75.core.notice.alternatives import Candidate
from section75.core.notice.authority import Authority


class Answer(Enum):
    """What is said in answer to a notice."""

    ACCEPTED = "accepted"
    CONTESTED = "contested"
    WHOLE_ACCEPTED = "whole accepted"
    RECONCILIATION = "reconciliation offered"
    WITHDRAWN = "withdrawn by agreement"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a notice is to end: the scope of it, which one, and in words."""

    scope: str
    of: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Response:
    """One answer to a notice: what, by which party (its short name), on which day if that is known, in which words."""

    answer: Answer
    by: str
    on: date | None
    says: str = ""
    clause: Clause | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedNotice:
    """A notice somebody served, and what came of it. `by` is a party's short name; `sent_on` the day of the letter."""

    id: str
    agreement: str
    by: str
    sent_on: date
    ground: str
    ends: tuple[Part, ...]
    keeps: tuple[str, ...] = ()
    way: Way | None = None
    received_on: date | None = None
    counts_from: date | None = None
    counts_clause: Clause | None = None
    end_printed: date | None = None
    end_clause: Clause | None = None
    authorities: tuple[Authority, ...] = ()
    responses: tuple[Response, ...] = ()
    clause: Clause | None = None

    @property
    def is_partial(self) -> bool:
        """Was it to end less than the agreement?"""
        return all(part.scope != "agreement" for part in self.ends)

    @property
    def authority(self) -> Authority | None:
        """The authority relied on, the earliest where there are several; None where none is."""
        relied = [each for each in self.authorities if each.relied_on]
        return min(relied, key=lambda each: each.first or date.max, default=None)

    @property
    def whole_accepted(self) -> Response | None:
        """The answer that accepted the whole, where the notice was for a part."""
        return self._first(Answer.WHOLE_ACCEPTED)

    @property
    def withdrawn(self) -> Response | None:
        """The record that it was withdrawn by agreement."""
        return self._first(Answer.WITHDRAWN)

    @property
    def stands(self) -> str:
        """How it stands, in words: what was said in answer, in order; the end first where it is withdrawn."""
        if self.withdrawn is not None:
            return Answer.WITHDRAWN.value
        said = [each.answer.value for each in self.responses]
        return ", ".join(dict.fromkeys(said)) or "no answer recorded"

    def candidates(self) -> Iterator[Candidate]:
        """The days that could be taken as the day of service. An authority from before the letter moves nothing."""
        yield Candidate(self.sent_on, "the day of the letter", self.clause)
        if self.received_on is not None:
            yield Candidate(self.received_on, "the day of receipt", self.clause)
        for response in self.responses:
            if response.on is not None and response.answer in (Answer.ACCEPTED, Answer.WHOLE_ACCEPTED):
                yield Candidate(response.on, f"the day of the reply, {response.answer.value}", response.clause)
        for authority in self.authorities:
            if authority.on is not None and authority.on > self.sent_on:
                yield Candidate(authority.on, f"the authority's day ({authority.says})", authority.clause)

    def _first(self, answer: Answer) -> Response | None:
        return next((each for each in self.responses if each.answer is answer), None)
