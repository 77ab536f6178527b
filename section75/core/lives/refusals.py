"""What a life refuses: a step that cannot follow, and an event that does not say what it must."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from section75.core.calendar import in_words
from section75.core.lives.event import Event, Subject
from section75.core.refusals import Refusal

if TYPE_CHECKING:
    from section75.core.lives.standing import Standing


def _cited(event: Event) -> str:
    return str(event.clause) if event.clause else ""


class NothingOfThatName(Refusal):
    """An event of something that the terms do not have."""

    def __init__(self, of: str, id: str, known: Iterable[str]) -> None:
        names = ", ".join(sorted(known)) or "none"
        super().__init__(
            f"There is no {of} {id[:60]!r} in this partnership ({names}). Correct the name, or add it to the terms "
            "first."
        )


class UnknownEvent(Refusal):
    """An event that this kind of life does not have."""

    def __init__(self, event: Event, known: Sequence[str]) -> None:
        nearest = difflib.get_close_matches(event.event[:60], known, n=1)
        hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
        super().__init__(
            f"There is no event {event.event[:60]!r} in the life of {event.of.with_article}.{hint} "
            f"Write one of: {', '.join(known)}.",
            clause=_cited(event),
        )


class UnknownState(Refusal):
    """The state in which something is said to be found is not one of its life."""

    def __init__(self, state: str, known: Sequence[str]) -> None:
        super().__init__(
            f"'first known' says in which state the source finds something, and {state[:60]!r} is none. "
            f"Write one of: {', '.join(known)}."
        )


class PartyLeftOut(Refusal):
    """An event that one party brings about, without the party."""

    def __init__(self, event: Event, subject: Subject) -> None:
        super().__init__(
            f"The event {event.event!r} of {subject.called} is done by one party, and it is not said which. "
            f"Name one of: {', '.join(subject.parties)}.",
            clause=_cited(event),
        )


class EvidenceLeftOut(Refusal):
    """An event without the evidence that its kind must show."""

    def __init__(self, event: Event, subject: Subject, wanted: str) -> None:
        super().__init__(
            f"The event {event.event!r} of {subject.called} on {event.day} needs evidence, and none is referred to. "
            f"Give {wanted}: what it is, and where it is kept.",
            clause=_cited(event),
        )


class ClauseLeftOut(Refusal):
    """An event that is done under a clause of the agreement, without the clause."""

    def __init__(self, event: Event, subject: Subject) -> None:
        super().__init__(
            f"The event {event.event!r} of {subject.called} on {event.day} is done under a clause, and none is given. "
            "Give the clause that allows it; where the agreement has none, it cannot be done under it."
        )


class DayToCome(Refusal):
    """An event dated after the day it is recorded, and not planned."""

    def __init__(self, event: Event) -> None:
        super().__init__(
            f"The event {event.event!r} is dated {in_words(event.on)}, after {in_words(event.recorded_on)}, the day it "
            "is recorded, so it has not happened yet. Record it as planned, or correct the day.",
            clause=_cited(event),
        )


class BeforeTheAgreement(Refusal):
    """An event under an agreement, before the agreement itself."""

    def __init__(self, event: Event, subject: Subject) -> None:
        assert subject.begun_on is not None, "an agreement is not before itself"
        super().__init__(
            f"The event {event.event!r} of {subject.called} is dated {event.day}, before the first day that is "
            f"known of its agreement {subject.agreement!r}, {in_words(subject.begun_on)}. "
            "Correct the day, or record how the agreement began.",
            clause=_cited(event),
        )


class StepNotPossible(Refusal):
    """A step that cannot be taken from the state a life is in; it says which steps would make it possible."""

    def __init__(self, event: Event, standing: Standing, *, why: str, first: Iterable[str]) -> None:
        steps = " then ".join(repr(name) for name in first)
        todo = f"Record {steps} first" if steps else "No step from here makes it possible; look at day and event"
        if not standing.taken:
            todo += ", or begin with 'first known' and the state it is found in"
        super().__init__(
            f"{_capital(standing.subject.called)} is {standing.in_words} on {event.day}, and {event.event!r} cannot be "
            f"recorded, because {why}. {todo}.",
            clause=_cited(event),
        )


class TwoContradict(Refusal):
    """Two events of one day, each possible alone, and not both."""

    def __init__(self, first: Event, second: Event, subject: Subject) -> None:
        super().__init__(
            f"{_capital(subject.called)} cannot have both {first.event!r} and {second.event!r} on {second.day}: each "
            "could be alone, and neither order of the two can. Keep the one that happened, or correct a day.",
            clause=_cited(second),
        )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
