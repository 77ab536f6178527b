"""The escalation ladder as the agreement gives it: steps with the days on which they hold and their clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.agreements.term import Silent, Term, TwoTermsApply
from section75.core.disputes import Ladder, Rung


@dataclass(frozen=True, slots=True)
class Escalation:
    """One step, of an agreement or of one of its schedules: exactly one of the two is named."""

    step: Term[Rung]
    agreement: str = ""
    schedule: str = ""


def ladder_on(
    escalations: Sequence[Escalation], *, agreement: str, schedule: str, on: date, called: str, gap: str = ""
) -> Ladder:
    """The ladder in force on a day: the schedule's own, or else its agreement's.

    Refuses an agreement that gives none on that day (`Silent`), two steps of one number, and numbers left out.
    `called` is what the agreement is called; `gap` is what its file says of the silence.
    """
    given = [each.step for each in escalations if each.schedule == schedule] if schedule else []
    given = given or [each.step for each in escalations if each.agreement == agreement and not each.schedule]
    holding = [term for term in given if term.span.holds(on)]
    if not holding:
        raise _silent(given, called, on, gap)
    seen: dict[int, Term[Rung]] = {}
    for term in holding:
        number = term.value.number
        if number in seen:
            raise TwoTermsApply(f"to whom step {number} goes", on, seen[number].clause, term.clause)
        seen[number] = term
    return Ladder.of(term.value for term in holding)


def _silent(given: Sequence[Term[Rung]], called: str, on: date, gap: str) -> Silent:
    last = max(given, key=lambda term: term.span.starts_on, default=None)
    said = f"{last.clause} ({last.value}, {last.span})" if last is not None else ""
    what = f"to whom a question about a figure is taken ({called}, dispute resolution)"
    return Silent(what, on, before=said, gap=gap, clause=str(last.clause) if last is not None else "")
