"""The lives under some terms: which things have one, and how each stands on a day, as known on a day.

The terms are a whole partnership, which this room, standing below it, knows by what it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from section75.core.agreements import Agreement, Schedule, Variation
from section75.core.calendar import Span
from section75.core.lives.event import Event, Of, Subject
from section75.core.lives.refusals import NothingOfThatName
from section75.core.lives.replay import Life, replay


class FundOfTerms(Protocol):
    """A fund, as far as the life of a year's contributions to it goes."""

    @property
    def id(self) -> str:
        """Its short name."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def schedule(self) -> str:
        """The schedule it stands under."""


class Terms(Protocol):
    """What has lives: agreements, schedules, funds, variations; and the events that are on file."""

    @property
    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements."""

    @property
    def schedules(self) -> tuple[Schedule, ...]:
        """The schedules."""

    @property
    def funds(self) -> Sequence[FundOfTerms]:
        """The funds."""

    @property
    def variations(self) -> tuple[Variation, ...]:
        """The variations."""

    @property
    def events(self) -> tuple[Event, ...]:
        """The events on file."""


def subjects_of(terms: Terms, events: Iterable[Event] = ()) -> tuple[Subject, ...]:
    """Everything with a life: agreements, schedules, and the variations, notices and years that an event is of."""
    every = (*terms.events, *events)
    own = [event for event in every if event.of not in (Of.AGREEMENT, Of.SCHEDULE)]
    named = [(Of.AGREEMENT, agreement.id, "") for agreement in terms.agreements]
    named += [(Of.SCHEDULE, schedule.id, "") for schedule in terms.schedules]
    named += sorted(
        {(event.of, event.id, event.agreement) for event in own}, key=lambda key: (_place(key[0]), *key[1:])
    )
    return tuple(_subject(terms, of, id, agreement, every) for of, id, agreement in named)


def subject_for(terms: Terms, event: Event, events: Iterable[Event] = ()) -> Subject:
    """What an event is of. Refuses an agreement, schedule or fund there is not, and a year of a fund likewise."""
    return _subject(terms, event.of, event.id, event.agreement, (*terms.events, *events))


def lives_of(terms: Terms, events: Iterable[Event] = (), *, known_on: date | None = None) -> tuple[Life, ...]:
    """Every life of a partnership, by the events of its files and those recorded beside them."""
    every = (*terms.events, *events)
    subjects = subjects_of(terms, events)
    return tuple(replay(subject, history_of(subject, every), known_on=known_on) for subject in subjects)


def history_of(subject: Subject, events: Iterable[Event]) -> list[Event]:
    """The events of one life among many."""
    return [event for event in events if (event.of, event.id) == (subject.of, subject.id)]


def _place(of: Of) -> int:
    return list(Of).index(of)


def _subject(terms: Terms, of: Of, id: str, agreement: str, events: Iterable[Event]) -> Subject:
    title, own, span = _named(terms, of, id, agreement)
    found = next((each for each in terms.agreements if each.id == own), None)
    if found is None:
        raise NothingOfThatName("agreement", own, (each.id for each in terms.agreements))
    begun = None if of is Of.AGREEMENT else _begun(found.id, found.span, events)
    return Subject(of, id, found.id, title, found.parties, span, begun)


def _named(terms: Terms, of: Of, id: str, agreement: str) -> tuple[str, str, Span | None]:
    """The title, agreement and term of something."""
    if of is Of.AGREEMENT:
        found = next((each for each in terms.agreements if each.id == id), None)
        return (found.title, id, found.span) if found else (id, id, None)
    if of is Of.SCHEDULE:
        schedule = next((each for each in terms.schedules if each.id == id), None)
        if schedule is None:
            raise NothingOfThatName("schedule", id, (each.id for each in terms.schedules))
        return schedule.title, schedule.agreement, schedule.span
    if of is Of.YEAR:
        name, _, year = id.rpartition(" ")
        fund = next((each for each in terms.funds if each.id == name), None)
        if fund is None:
            raise NothingOfThatName("fund", name, (each.id for each in terms.funds))
        return f"{fund.name}, {year}", next(s.agreement for s in terms.schedules if s.id == fund.schedule), None
    titles = {each.id: each.title for each in terms.variations} if of is Of.VARIATION else {}
    return titles.get(id, id), agreement, None


def _begun(agreement: str, span: Span | None, events: Iterable[Event]) -> date | None:
    """The first day known of an agreement: of its term, or of its first event that happened."""
    days = [
        each.on
        for each in events
        if (each.of, each.id) == (Of.AGREEMENT, agreement) and not each.planned and each.withdrawn_on is None
    ]
    return min([*days, *([span.starts_on] if span else [])], default=None)
