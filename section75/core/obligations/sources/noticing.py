"""Notice: the last day on which it can be served within a term, and the days on which served notices end."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from section75.core.agreements import MonthEnd, Notice, Unit
from section75.core.calendar import ENGLAND, Span, in_words
from section75.core.notice import ServedNotice, count, next_ending
from section75.core.obligations.obligation import Kind, Obligation
from section75.core.partnership import Partnership, shown_notice

_ONE_DAY = timedelta(days=1)


def last_days_for_notice(partnership: Partnership, window: Span) -> Iterator[Obligation]:  # noqa: ARG001 - all are read
    """The last day on which notice can be served so that it ends no later than the term does, for each notice term."""
    for term in partnership.notices:
        for what, of, span, parties in _noticeable(partnership, term):
            last = span.last_day if span else None
            day = last_day_to_serve(term, last) if last else None
            if last is None or (day is None and term.length is not None):
                continue
            yield Obligation(
                key=f"notice/{term.scope}/{term.ground}/{of}",
                kind=Kind.NOTICE,
                title=_title(term, what, day),
                source=term.clause,
                known=_known(term, last) if day else f"no length is given: {term.says}",
                due_on=day,
                parties=term.by or parties,
            )


def _title(term: Notice, what: str, day: date | None) -> str:
    if day is None:
        return f"Notice that ends {what}: {term.ground}"
    return f"Last day to serve notice that ends {what} within its term: {term.runs}, {term.ground}"


def _known(term: Notice, last: date) -> str:
    reading = "" if term.month_end else ", whichever way months are counted"
    return (
        f"{term.runs} back from the last day of the term, {in_words(last)}{reading}, from the day it counts as served"
    )


def _noticeable(partnership: Partnership, term: Notice) -> Iterator[tuple[str, str, Span | None, tuple[str, ...]]]:
    """What a notice term can end: in words, by short name, the days it runs, and the parties."""
    if term.scope == "agreement":
        for agreement in partnership.agreements:
            if term.of in ("", agreement.id):
                yield agreement.title, agreement.id, agreement.span, agreement.parties
    if term.scope == "schedule":
        for schedule in partnership.schedules:
            if term.of in ("", schedule.id):
                yield schedule.title, schedule.id, partnership.term_of(schedule.id), ()
    if term.scope == "fund":
        for fund in partnership.funds:
            if term.of in ("", fund.id):
                yield fund.name, fund.id, partnership.days_of(fund), partnership.partners_of(fund)


def last_day_to_serve(term: Notice, last: date) -> date | None:
    """The last day of service from which the notice ends by `last`, on every reading of a term that names none.

    None where no length is given, or it is in working days, whose calendar does not reach every year.
    """
    if term.length is None or term.length.unit is Unit.WORKING_DAYS:
        return None
    rules = [term.month_end] if term.month_end else list(MonthEnd)
    day = last
    while any(_end(term, day, rule) > last for rule in rules):
        day -= _ONE_DAY
    return day


def _end(term: Notice, day: date, rule: MonthEnd) -> date:
    assert term.length is not None, "a term without a length ends on no day"
    return next_ending(count(day, term.length, rule=rule, holidays=ENGLAND), term.ends_only)


def notices_served(partnership: Partnership, window: Span) -> Iterator[Obligation]:  # noqa: ARG001 - all are read
    """The day on which each served notice ends, under each reading of it; or why it cannot be worked out."""
    for notice in partnership.notices_served:
        shown = shown_notice(partnership, notice, holidays=ENGLAND)
        for number, reading in enumerate(shown.readings):
            known = reading.why_not or f"{reading.title.lower()}; {notice.stands}"
            yield _served(partnership, notice, f"{number}", reading.ends, reading.end_on, known)
        if notice.end_printed and all(each.end_on != notice.end_printed for each in shown.readings):
            yield _served(partnership, notice, "printed", (), notice.end_printed, f"as printed; {notice.stands}")


def _served(
    partnership: Partnership, notice: ServedNotice, key: str, ends: tuple[str, ...], day: date | None, known: str
) -> Obligation:
    what = ", ".join(ends) or "what it was given for"
    stands = notice.clause or partnership.agreements[0].clause
    return Obligation(
        key=f"served/{notice.id}/{key}",
        kind=Kind.NOTICE,
        title=f"Notice of {partnership.called(notice.by)} ends: {what}",
        source=(notice.end_clause if key == "printed" else None) or stands,
        known=known,
        due_on=day,
        parties=(notice.by,),
    )
