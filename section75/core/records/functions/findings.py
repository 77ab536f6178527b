"""What is wrong with functions on record, as findings: two bodies at once, days outside the schedule, no enactment."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations

from section75.core.calendar import Span
from section75.core.records.arrangement import Arrangement, ArrangementType
from section75.core.records.functions.accountable import Within
from section75.core.records.functions.function import LIABILITY_STAYS, DelegatedFunction
from section75.core.refusals import Finding, Result

Called = Callable[[str], str]  # what a sentence calls a party
Partners = Callable[[str], Collection[str]]  # who is party to the agreement of a schedule


def two_exercisers(functions: Sequence[DelegatedFunction], *, within: Within, called: Called) -> Iterator[Finding]:
    """One function that the records give to two bodies on the same day FAILs, once for each such pair of records."""
    for first, second in combinations(functions, 2):
        if first.is_same_as(second) and first.exercised_by != second.exercised_by:
            days = _shared(first.span or within(first.schedule), second.span or within(second.schedule))
            if days is not None:
                says = (
                    f"{first.what} of {called(first.owner)} is exercised by {called(first.exercised_by)} "
                    f"({first.clause}) and by {called(second.exercised_by)} ({second.clause}), both {days}. End one "
                    f"where the other begins. {_owner_stays(first, called)}"
                )
                yield Finding(
                    "two bodies exercise one function", Result.FAIL, second.clause.where, says, first.schedule
                )


def _shared(first: Span | None, second: Span | None) -> Span | None:
    """The days that two spans share; None where they share none, or where one of them is not known."""
    if first is None or second is None or not first.overlaps(second):
        return None
    ends = [span.ends_before for span in (first, second) if span.ends_before is not None]
    return Span(max(first.starts_on, second.starts_on), min(ends, default=None))


def _owner_stays(function: DelegatedFunction, called: Called) -> str:
    return f"{called(function.owner)} is accountable for it on every day ({LIABILITY_STAYS})."


def outside_its_schedule(functions: Sequence[DelegatedFunction], *, within: Within) -> Iterator[Finding]:
    """A function exercised on days on which its schedule does not run WARNs."""
    for each in functions:
        days = within(each.schedule)
        if each.span is not None and days is not None and not _inside(each.span, days):
            says = (
                f"{each.what} is exercised {each.span} ({each.clause}), and its schedule runs {days}. On the days "
                "outside nothing delegates it: correct the days, or record the instrument that covers them."
            )
            yield Finding("function outside its schedule", Result.WARN, each.clause.where, says, each.schedule)


def _inside(span: Span, days: Span) -> bool:
    ends_inside = days.ends_before is None or (span.ends_before is not None and span.ends_before <= days.ends_before)
    return days.starts_on <= span.starts_on and ends_inside


def without_its_arrangement(
    functions: Sequence[DelegatedFunction], arrangements: Sequence[Arrangement]
) -> Iterator[Finding]:
    """A function under an arrangement that its schedule does not make WARNs, where the schedule makes any."""
    made: dict[str, set[ArrangementType]] = {}
    for arrangement in arrangements:
        made.setdefault(arrangement.schedule, set()).add(arrangement.type)
    for each in functions:
        there = made.get(each.schedule)
        if there and each.arrangement not in there:
            named = ", ".join(sorted(type.value for type in there))
            says = (
                f"{each.what} is exercised under {each.arrangement.value} ({each.clause}), and its schedule makes "
                f"arrangements under {named} only. Record that arrangement, or correct the function's."
            )
            yield Finding("function without its arrangement", Result.WARN, each.clause.where, says, each.schedule)


def without_an_enactment(functions: Sequence[DelegatedFunction]) -> Iterator[Finding]:
    """A function for which no enactment is cited WARNs: it cannot be held against the Regulations' lists."""
    for each in functions:
        if not each.enactment:
            says = (
                f"{each.what} is delegated ({each.clause}) and no enactment is cited for it, so that nobody can see "
                "whether regulations 5 and 6 allow it. Cite the Act and section."
            )
            yield Finding("function without an enactment", Result.WARN, each.clause.where, says, each.schedule)


def between_partners(
    functions: Sequence[DelegatedFunction], *, partners: Partners, called: Called
) -> Iterator[Finding]:
    """A function whose owner, or whose exerciser, is no party to its own schedule's agreement FAILs."""
    for each in functions:
        for body in dict.fromkeys((each.owner, each.exercised_by)):
            if body not in partners(each.schedule):
                says = (
                    f"{each.what} names {called(body)} ({each.clause}), who is no party to the agreement that its "
                    "schedule belongs to. Correct the body, or the schedule."
                )
                yield Finding("function of no partner", Result.FAIL, each.clause.where, says, each.schedule)
