"""A term: a value with the days on which it holds and the clause that says so.

Terms are never overwritten: a later one begins where an earlier one ends, and both stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Generic, TypeVar

from section75.core.calendar import Span, in_words
from section75.core.explain import Clause
from section75.core.refusals import Finding, Refusal, Result

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Term(Generic[T]):
    """A value in force during a span, and its clause."""

    value: T
    span: Span
    clause: Clause


class Silent(Refusal):
    """The agreement says nothing about this on that day."""

    def __init__(self, what: str, day: date, *, before: str, gap: str = "") -> None:
        last = f"The last thing it says is {before}" if before else "No clause says anything about it"
        stated = f"; the file says: {gap}" if gap else ""
        super().__init__(
            f"The agreement does not say {what} on {in_words(day)}. {last}{stated}. "
            "Agree it between the partners and record it with its clause.",
            clause=before or gap,
        )


class TwoTermsApply(Refusal):
    """Two terms claim the same day."""

    def __init__(self, what: str, day: date, first: Clause, second: Clause) -> None:
        super().__init__(
            f"Two clauses say {what} on {in_words(day)}: {first} and {second}. "
            "End the earlier one where the later begins, or remove one.",
            clause=str(second),
        )


class OutsideTerm(Refusal):
    """A day on which the agreement or schedule is not in force."""

    def __init__(self, what: str, day: date, span: Span, clause: str = "") -> None:
        super().__init__(
            f"{in_words(day)} is outside the term of {what}, which runs {span}. "
            "Give a day inside the term, or record the extension that covers it.",
            clause=clause,
        )


def in_force(terms: Sequence[Term[T]], *, on: date, what: str, gap: str = "") -> Term[T]:
    """The one term in force on a day. Refuses silence (`Silent`) and overlap (`TwoTermsApply`).

    `what` completes "The agreement does not say ..."; `gap` is what the file itself says of the silence.
    """
    holding = [term for term in terms if term.span.holds(on)]
    if len(holding) > 1:
        raise TwoTermsApply(what, on, holding[0].clause, holding[1].clause)
    if holding:
        return holding[0]
    earlier = [term for term in terms if term.span.starts_on <= on]
    last = max(earlier, key=lambda term: term.span.starts_on, default=None)
    raise Silent(what, on, before=f"{last.clause} ({last.value}, {last.span})" if last else "", gap=gap)


def span_findings(terms: Sequence[Term[T]], *, what: str, schedule: str) -> list[Finding]:
    """Overlaps and gaps between dated values of one thing, as findings. An overlap or a gap FAILs."""
    findings = []
    ordered = sorted(terms, key=lambda term: term.span.starts_on)
    for first, second in combinations(ordered, 2):
        if first.span.overlaps(second.span):
            says = (
                f"{what} is given twice for the same days: {first.value} {first.span} ({first.clause}) and "
                f"{second.value} {second.span} ({second.clause}). End the first where the second begins."
            )
            findings.append(Finding("dates overlap", Result.FAIL, second.clause.where, says, schedule))
    for first, second in pairwise(ordered):
        ended = first.span.ends_before
        if ended is not None and ended < second.span.starts_on:
            gap = Span(ended, second.span.starts_on)
            says = (
                f"{what} is not given for {gap}: after {first.clause} and before {second.clause}. Say what held then."
            )
            findings.append(Finding("dates leave a gap", Result.FAIL, second.clause.where, says, schedule))
    return findings
