"""Summing a partnership up: its days from terms and events, its next review, what the checks find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from section75.apps.lives import store as lives
from section75.apps.portfolio import store
from section75.apps.portfolio.standing import Days
from section75.core.calendar import Span, london_day
from section75.core.lives import Life, Of, Phase, lives_of
from section75.core.obligations import Kind, Obligation, obligations
from section75.core.partnership import Partnership, findings_of
from section75.core.refusals import Finding, Refusal, Result

_YEARS_AHEAD = timedelta(days=3 * 366)
HOLDING_OVER = "holding over"


def draw(partnership: Partnership, found: Sequence[Finding] | None, *, at: datetime) -> None:
    """Sum a partnership up under its latest terms, and keep it. `found`: the findings, where they are at hand."""
    counts = count_of(findings_of(partnership) if found is None else found)
    days = tuple(days_of(partnership))
    store.keep(partnership, days, counts, next_review(partnership, london_day(at)), at=at)


def count_of(found: Iterable[Finding]) -> tuple[int, int]:
    """How many findings FAIL, and how many WARN."""
    results = [finding.result for finding in found]
    return results.count(Result.FAIL), results.count(Result.WARN)


def days_of(partnership: Partnership) -> Iterator[Days]:
    """The days of each agreement, and of each schedule with days or events of its own."""
    for life in lives_of(partnership, lives.events_of(partnership.id)):
        is_own = life.subject.of is Of.SCHEDULE and (life.subject.span is not None or life.moments)
        if life.subject.of is Of.AGREEMENT or is_own:
            yield _days(life)


def _days(life: Life) -> Days:
    subject, last = life.subject, life.on(date.max)
    return Days(subject.of.value, subject.id, subject.title, _first_day(life), last.last_day, _ended_on(life))


def _first_day(life: Life) -> date | None:
    """The first day of its term; without one, the day of the first event by which it runs."""
    if life.subject.span is not None:
        return life.subject.span.starts_on
    running = (each.event.on for each in life.moments if each.after.main.phase is Phase.RUNNING)
    return next(running, None)


def _ended_on(life: Life) -> date | None:
    """The day since which it is over, by its events; None where it is not, and where its partners hold over."""
    last = life.on(date.max)
    if last.main.phase is not Phase.OVER or HOLDING_OVER in last.beside:
        return None
    days = [moment.event.on for moment in life.moments if moment.after.main.phase is not Phase.OVER]
    after = [moment.event.on for moment in life.moments if moment.after.main.phase is Phase.OVER]
    return min((day for day in after if not days or day >= max(days)), default=None)


def next_review(partnership: Partnership, today: date) -> Obligation | None:
    """The first review with a day from today on, some years ahead; None where no day is given."""
    try:
        ahead = obligations(partnership, between=Span(today, today + _YEARS_AHEAD))
    except Refusal:  # the calendar itself says why it cannot be drawn up
        return None
    dated = (each for each in ahead if each.kind is Kind.REVIEW and each.due_on is not None and each.held_on is None)
    return next(dated, None)
