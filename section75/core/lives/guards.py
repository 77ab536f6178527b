"""Guards: what must be so before a step is taken, each in words and as a predicate over the history."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import in_words
from section75.core.lives.event import Event
from section75.core.lives.machine import Guard
from section75.core.lives.standing import APPROVING, Standing

_NOTICES = ("notice given", "notice in part given", "served")


def _waiting(standing: Standing, event: Event) -> list[str]:
    """The parties that have yet to approve, once this event is counted."""
    given = {*standing.approved_by, *({event.by} if event.event in APPROVING else ())}
    return [party for party in standing.subject.parties if party not in given]


def _yet_to_approve(standing: Standing, event: Event) -> str:
    return f"{' and '.join(_waiting(standing, event))} has yet to approve"


def _has_approved_all(standing: Standing, event: Event) -> bool:
    known = standing.latest("first known")
    is_found_approved = known is not None and known.state == standing.state and "every party" in standing.state
    return is_found_approved or not _waiting(standing, event)


EVERY_PARTY_APPROVED = Guard(
    "every party has approved",
    _has_approved_all,
    _yet_to_approve,
    met_by=("approved", "authorised"),
    is_met_before=True,
)
SOME_PARTY_WAITS = Guard(
    "another party has yet to approve",
    lambda standing, event: bool(_waiting(standing, event)),
    lambda _standing, _event: "every party has approved",
)
NOT_APPROVED_BEFORE = Guard(
    "the party has not approved this text before",
    lambda standing, event: event.by not in standing.approved_by,
    lambda _standing, event: f"{event.by} has approved this text already",
    met_by=("redrafted", "revised", "approval withdrawn"),
)
HAS_APPROVED = Guard(
    "the party has approved",
    lambda standing, event: event.by in standing.approved_by,
    lambda _standing, event: f"no approval by {event.by} stands",
    met_by=("approved", "authorised"),
)
ANOTHER_APPROVAL_STANDS = Guard(
    "another party's approval still stands",
    lambda standing, event: bool({*standing.approved_by} - {event.by}),
    lambda _standing, _event: "no other party's approval stands",
)
NO_CALL_IN = Guard(
    "no approval is called in",
    lambda standing, _event: "called in" not in standing.beside,
    lambda _standing, _event: "an approval is called in",
    met_by=("call-in released",),
)
END_NAMED = Guard(
    "the last day is named",
    lambda _standing, event: event.ends_on is not None,
    lambda _standing, _event: "the event names no last day",
)
END_NOT_BEFORE = Guard(
    "the last day named is not before the event",
    lambda _standing, event: event.ends_on is None or event.on <= event.ends_on,
    lambda _standing, event: f"the last day it names, {_day(event.ends_on)}, is before the event itself",
)
EFFECTIVE_DAY_NAMED = Guard(
    "the day from which it holds is named",
    lambda _standing, event: event.effective_on is not None,
    lambda _standing, _event: "the event does not name the day from which it holds",
)
INTO_NAMED = Guard(
    "what it becomes part of is named, and is not itself",
    lambda standing, event: bool(event.into) and event.into != standing.subject.id,
    lambda _standing, event: "it cannot become part of itself" if event.into else "the event does not say into what",
)
PART_NAMED = Guard(
    "the part is named",
    lambda _standing, event: bool(event.part),
    lambda _standing, _event: "the event does not say which part",
)


def _day(day: date | None) -> str:
    return in_words(day) if day is not None else "no day"


LAST_DAY_REACHED = Guard(
    "the last day has come, where one is known",
    lambda standing, event: standing.last_day is None or standing.last_day <= event.on,
    lambda standing, _event: f"its last day is {_day(standing.last_day)}",
    met_by=("end revised",),
)


def _served(standing: Standing) -> Event | None:
    return standing.latest(*_NOTICES)


def _by_another(standing: Standing, event: Event) -> bool:
    notice = _served(standing)
    return notice is None or notice.by != event.by


def _by_the_same(standing: Standing, event: Event) -> bool:
    notice = _served(standing)
    return notice is None or notice.by == event.by


BY_ANOTHER_PARTY = Guard(
    "it is done by another party than gave the notice",
    _by_another,
    lambda _standing, event: f"{event.by} gave the notice itself",
)
BY_WHO_GAVE_NOTICE = Guard(
    "it is done by the party that gave the notice",
    _by_the_same,
    lambda standing, event: f"{_giver(standing)} gave the notice, and not {event.by}",
)
NOTICE_WAS_IN_PART = Guard(
    "the notice was of a part",
    lambda standing, _event: (notice := _served(standing)) is None or bool(notice.part),
    lambda _standing, _event: "the notice was of the whole",
    met_by=("accepted", "notice accepted"),
)


def _giver(standing: Standing) -> str:
    notice = _served(standing)
    return notice.by if notice is not None else "nobody on record"
