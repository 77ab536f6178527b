"""Reviews, and the other duties that the agreement dates: in each year, on one day, or without a day."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date

from section75.core.agreements import AgreementKind, Due, DueKind, Review
from section75.core.calendar import Span, in_words, month_name
from section75.core.obligations.obligation import Kind, Obligation
from section75.core.obligations.stepping import end_of, runs, steps
from section75.core.partnership import Partnership

ASKS_FOR_REVIEW = "SI 2000/617 regs 7(3)(f), 8(2)(f), 9(3)(f)"
_KINDS = {DueKind.CONTRIBUTIONS: Kind.AGREEING, DueKind.REPORT: Kind.REPORT}


def reviews(partnership: Partnership, window: Span) -> Iterator[Obligation]:
    """Every review the agreement asks for, and every section 75 agreement for which it names none."""
    for review in partnership.reviews:
        yield from _reviews(partnership, review, window)
    for agreement in partnership.agreements:
        if agreement.kind is not AgreementKind.OUTSIDE and not _is_reviewed(partnership, agreement.id):
            yield Obligation(
                key=f"review/of/{agreement.id}",
                kind=Kind.REVIEW,
                title=f"Review of {agreement.title}",
                source=agreement.clause,
                law=ASKS_FOR_REVIEW,
                known="no review of it is given, and no day; the Regulations ask the agreement to provide for one",
                parties=agreement.parties,
            )


def _is_reviewed(partnership: Partnership, agreement: str) -> bool:
    """Is a review of the agreement itself given? One of a schedule or of a fund is none of it."""
    return any(review.of.agreement == agreement for review in partnership.reviews)


def _reviews(partnership: Partnership, review: Review, window: Span) -> Iterator[Obligation]:
    for held in review.held:
        yield _review(review, held, known="the day on which the source says that it was held", held_on=held)
    if review.every_months is None:
        known = "the day the agreement names" if review.on else f"no day is given: {review.says}"
        yield _review(review, review.on, known=known)
        return
    counted_from = max(review.held, default=None) or (review.span.starts_on if review.span else None)
    assert counted_from is not None, "the file gives a day to count from"
    when = ", when it was last held" if review.held else ""
    known = f"every {_months(review.every_months)}, counted from {in_words(counted_from)}{when}"
    for day in list(steps(counted_from, review.every_months, before=end_of(window)))[1:]:
        if _still_runs(partnership, review, day):
            yield _review(review, day, known=known)


def _review(review: Review, day: date | None, *, known: str, held_on: date | None = None) -> Obligation:
    return Obligation(
        key=f"review/{review.id}{f'/{day}' if day else ''}",
        kind=Kind.REVIEW,
        title=f"Review: {review.what}",
        source=review.clause,
        known=known,
        due_on=day,
        parties=review.by,
        role=review.post,
        fund=review.of.fund,
        held_on=held_on,
    )


def dues(partnership: Partnership, window: Span) -> Iterator[Obligation]:
    """Every other duty that the agreement dates, or gives without a day."""
    for due in partnership.dues:
        if due.each_year is None:
            known = "the day the agreement names" if due.on else f"no day is given: {due.says}"
            yield _due(due, due.on, known=known)
            continue
        for year in range(window.starts_on.year, end_of(window).year + 1):
            day, known = _day_of(due, year)
            if _still_runs(partnership, due, day):
                yield _due(due, day, known=known)


def _day_of(due: Due, year: int) -> tuple[date, str]:
    """The day in a year; of a month without a day, its last, and that no day is given is said."""
    assert due.each_year is not None, "it is due each year"
    month, day = due.each_year.month, due.each_year.day
    if day is not None:
        return date(year, month, day), "the same day each year"
    last = date(year, month, calendar.monthrange(year, month)[1])
    return last, f"by {month_name(month)}, and no day is given: shown on its last, {in_words(last)}"


def _due(due: Due, day: date | None, *, known: str) -> Obligation:
    return Obligation(
        key=f"due/{due.id}{f'/{day}' if day else ''}",
        kind=_KINDS.get(due.kind, Kind.OTHER),
        title=due.what[:1].upper() + due.what[1:],
        source=due.clause,
        known=known,
        due_on=day,
        parties=due.by,
        role=due.post,
        fund=due.of.fund,
    )


def _still_runs(partnership: Partnership, duty: Review | Due, day: date) -> bool:
    """Is the day within the duty's own days, and no later than what it concerns runs?"""
    whole = runs(partnership, duty.of)
    ended = whole is not None and whole.ends_before is not None and day >= whole.ends_before
    return not ended and (duty.span is None or duty.span.holds(day))


def _months(number: int) -> str:
    return "month" if number == 1 else f"{number} months"
