"""A term: a value with the days on which it holds and the clause that says so.

Terms are never overwritten: a later one begins where an earlier one ends, and both stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from section75.core.calendar import Span, in_words
from section75.core.explain import Clause
from section75.core.refusals import Finding, Refusal, Result

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Term(Generic[T]):
    """A value in force during a span, and its clause; `until` says what ends it where that is not only a day."""

    value: T
    span: Span
    clause: Clause
    until: str = ""


class Silent(Refusal):
    """The agreement says nothing about this on that day."""

    def __init__(self, what: str, day: date, *, before: str, gap: str = "", clause: str = "", after: str = "") -> None:
        last = f"The last thing it says is {before}" if before else "No clause says anything about it"
        first = f"The first thing it says is {after}" if after and not before else last
        stated = f"; the file says: {gap}" if gap else ""
        super().__init__(
            f"The agreement does not say {what} on {in_words(day)}. {first}{stated}. "
            "Agree it between the partners and record it with its clause.",
            clause=clause or before or gap,
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
    first = min(terms, key=lambda term: term.span.starts_on, default=None)
    raise Silent(
        what, on, before=_said(last), after=_said(first), gap=gap, clause=str(last.clause) if last is not None else ""
    )


def _said(term: Term[T] | None) -> str:
    return f"{term.clause} ({term.value}, {term.span})" if term is not None else ""


def span_findings(terms: Sequence[Term[T]], *, what: str, schedule: str, within: Span | None = None) -> list[Finding]:
    """Overlaps and gaps between dated values of one thing, as findings. An overlap or a gap FAILs.

    `within` are the days its schedule runs: those before the first value and after the last one are a WARN, since
    nothing was said of them that has been forgotten; on such a day the agreement is silent, and refuses.
    """
    findings: list[Finding] = []
    ordered = sorted(terms, key=lambda term: term.span.starts_on)
    furthest = ordered[0] if ordered else None  # of those so far, the one that reaches furthest
    for term in ordered[1:]:
        assert furthest is not None, "there is a first term"
        findings += _between(furthest, term, what, schedule)
        furthest = max(furthest, term, key=_reach)
    if within is not None and furthest is not None:
        edges = _edges(ordered[0].span.starts_on, furthest.span.ends_before, within)
        findings += [_at_an_edge(edge, ordered[0], what, schedule) for edge in edges]
    return findings


def _reach(term: Term[T]) -> date:
    return term.span.ends_before or date.max


def _between(first: Term[T], second: Term[T], what: str, schedule: str) -> list[Finding]:
    """What is wrong between a term and one that begins later, if anything."""
    where, ended = second.clause.where, first.span.ends_before
    if first.span.overlaps(second.span):
        says = (
            f"{what} is given twice for the same days: {first.value} {first.span} ({first.clause}) and "
            f"{second.value} {second.span} ({second.clause}). End the first where the second begins."
        )
        return [Finding("dates overlap", Result.FAIL, where, says, schedule)]
    if ended is not None and ended < second.span.starts_on:
        says = (
            f"{what} is not given for {Span(ended, second.span.starts_on)}: after {first.clause} and before "
            f"{second.clause}. Say what held then."
        )
        return [Finding("dates leave a gap", Result.FAIL, where, says, schedule)]
    return []


def _edges(starts_on: date, ends_before: date | None, within: Span) -> list[Span]:
    """The days of the schedule before the first value, and after the last."""
    edges = []
    if within.starts_on < starts_on and within.holds(starts_on):
        edges.append(Span(within.starts_on, starts_on))
    if ends_before is not None and within.holds(ends_before):
        edges.append(Span(ends_before, within.ends_before))
    return edges


def _at_an_edge(edge: Span, first: Term[T], what: str, schedule: str) -> Finding:
    says = (
        f"{what} is not given for these days of its schedule: {edge}. Say what holds then; without it nothing that "
        "rests on it can be done on those days."
    )
    return Finding("dates leave a gap", Result.WARN, first.clause.where, says, schedule)
