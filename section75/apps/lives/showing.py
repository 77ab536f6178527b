"""A partnership's lives as a page and a command show them: how each stands, its timeline, and what can happen next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from section75.apps.lives import store
from section75.core.calendar import in_words
from section75.core.lives import (
    Event,
    Life,
    Moment,
    Of,
    Phase,
    Possible,
    Standing,
    Subject,
    lives_of,
    possible_from,
    subjects_of,
)
from section75.core.partnership import Partnership
from section75.render.timeline import LifeBar, LifeMark

_DAY = timedelta(days=1)
_TONES = {Phase.MAKING: "news", Phase.RUNNING: "good", Phase.ENDING: "watch", Phase.OVER: "quiet"}


@dataclass(frozen=True, slots=True)
class Shown:
    """One life on one day: how it stands, in words, and what can happen next."""

    life: Life
    on: date

    @property
    def subject(self) -> Subject:
        """What it is the life of."""
        return self.life.subject

    @property
    def standing(self) -> Standing:
        """How it stands at the end of the day."""
        return self.life.on(self.on)

    @property
    def says(self) -> str:
        """How it stands, in a sentence."""
        return self.life.as_at(self.on)

    @property
    def tone(self) -> str:
        """The tone of its state, beside the word."""
        return _TONES[self.standing.main.phase]

    @property
    def next(self) -> tuple[Possible, ...]:
        """What can happen next."""
        return possible_from(self.standing)


def shown(partnership: Partnership, on: date, known_on: date | None = None) -> tuple[Shown, ...]:
    """Every life of a partnership on a day, as known on a day."""
    lives = lives_of(partnership, store.events_of(partnership.id), known_on=known_on)
    return tuple(Shown(life, on) for life in lives)


def withdrawn(partnership: str) -> tuple[Event, ...]:
    """The recorded events that were mistakes, by number."""
    return tuple(event for event in store.events_of(partnership) if event.withdrawn_on is not None)


def subjects(partnership: Partnership) -> tuple[Subject, ...]:
    """Everything that has a life here, for whoever records an event."""
    return subjects_of(partnership, store.events_of(partnership.id))


def find(partnership: Partnership, of: str, id: str) -> Subject | None:
    """One of them; None where there is none of that name."""
    return next((each for each in subjects(partnership) if (each.of.value, each.id) == (of, id)), None)


def labels_of(lives: Iterable[Shown]) -> dict[tuple[Of, str], str]:
    """What a picture calls each, no two alike."""
    labels: dict[tuple[Of, str], str] = {}
    for subject in (each.subject for each in lives):
        title = short_title(subject)
        again = f"{title} ({subject.of.value} {subject.id})"
        labels[subject.of, subject.id] = again if title in labels.values() else title
    return labels


def short_title(subject: Subject) -> str:
    """What it is called in few words, at most some sixty letters."""
    kind = {Of.AGREEMENT: "", Of.SCHEDULE: "", Of.YEAR: "Contributions, "}.get(subject.of, f"{subject.of.value}: ")
    title = f"{kind}{subject.title}"
    title = title[:1].upper() + title[1:]
    return title if len(title) <= 64 else f"{title[:61].rstrip()}..."


def told(moment: Moment) -> str:
    """Where an event left the life, or why it could not."""
    if moment.refusal is not None:
        return f"Not counted. {moment.refusal.says}"
    return "Planned: it moves nothing" if moment.event.planned else moment.after.in_words


def bars_and_marks(lives: Iterable[Shown], on: date) -> tuple[list[LifeBar], list[LifeMark]]:
    """The lives as stretches of their phases, and their events; each life drawn up to the latest day of all."""
    begun = [each for each in lives if _turns(each.life)]
    days = [moment.event.on for each in begun for moment in each.life.moments]
    last_days = [day for each in begun if (day := each.life.moments[-1].after.last_day) is not None]
    edge = max([on, *days, *last_days], default=on) + _DAY
    labels = labels_of(begun)
    bars = [bar for each in begun for bar in _bars(each.life, edge, labels[each.subject.of, each.subject.id])]
    marks = [
        LifeMark(labels[each.subject.of, each.subject.id], moment.event.on)
        for each in begun
        for moment in each.life.moments
        if moment.refusal is None
    ]
    return bars, marks


def _turns(life: Life) -> list[tuple[date, Phase]]:
    """The days on which the phase of a life changes, with the phase from then on."""
    moved = [moment for moment in life.moments if moment.refusal is None and not moment.event.planned]
    turns = [(moment.event.on, moment.after.main.phase) for moment in moved]
    return [turn for place, turn in enumerate(turns) if not place or turn[1] is not turns[place - 1][1]]


def _bars(life: Life, edge: date, label: str) -> list[LifeBar]:
    pieces = pairwise([*_turns(life), (edge, Phase.OVER)])
    return [LifeBar(label, phase, starts, ends) for (starts, phase), (ends, _) in pieces if starts < ends]


def picture_says(lives: Iterable[Shown], on: date) -> str:
    """What the picture shows, for those who do not see it."""
    states = "; ".join(f"{short_title(each.subject)}: {each.standing.in_words}" for each in lives)
    return f"The lives as bars along the years, with a line at {in_words(on)}. On that day: {states}."
