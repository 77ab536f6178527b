"""Assessing a partnership: every check of the shelf, of every schedule, as at a day, against the law of that day."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from section75.core.agreements import Agreement, AgreementKind, Schedule
from section75.core.calendar import in_words
from section75.core.law import checks
from section75.core.law.assessed import Assessed, Provided
from section75.core.law.case import Case
from section75.core.law.happened import Happened
from section75.core.law.judgement import Judgement, fingerprint
from section75.core.law.regulations import law_on
from section75.core.law.result import Point, not_applicable
from section75.core.law.rule import LawRule
from section75.core.organisations import Register
from section75.core.partnership import Partnership
from section75.core.records import ArrangementType
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class LawCheck:
    """One file of the shelf: its rule, and what looks at a case."""

    name: str
    rule: LawRule
    points: Callable[[Case], Iterable[Point]]


class NoSuchCheck(Refusal):
    """A check there is not."""

    def __init__(self, asked: str) -> None:
        numbers = ", ".join(each.rule.number for each in checks_shelf())
        super().__init__(f"There is no check {asked!r}: there are {numbers}. Give one of these numbers.")


@cache
def checks_shelf() -> tuple[LawCheck, ...]:
    """Every check there is, found by listing the folder; those of the Regulations first, by number."""
    found = []
    for listed in pkgutil.iter_modules(checks.__path__):
        module = importlib.import_module(f"{checks.__name__}.{listed.name}")
        found.append(LawCheck(listed.name, module.RULE, module.points))
    return tuple(sorted(found, key=lambda each: each.rule.place))


def check_of(number: str) -> LawCheck:
    """A check by its number, "5" or "X2". Refuses one there is not."""
    found = next((each for each in checks_shelf() if each.rule.number == number.upper()), None)
    if found is None:
        raise NoSuchCheck(number)
    return found


def cases_of(
    partnership: Partnership, *, on: date, happened: Happened | None = None, register: Register | None = None
) -> tuple[Case, ...]:
    """One case for each schedule under section 75, and each agreement without one. Refuses a day before the law."""
    law = law_on(on)
    return tuple(
        Case(partnership, agreement, schedule, law, happened, register)
        for agreement in partnership.agreements
        if agreement.kind is not AgreementKind.OUTSIDE
        for schedule in _schedules(partnership, agreement)
    )


def assess(
    partnership: Partnership,
    *,
    on: date,
    happened: Happened | None = None,
    judgements: Sequence[Judgement] = (),
    register: Register | None = None,
) -> tuple[Assessed, ...]:
    """The law's table: every check of every schedule, in the order of the files and of the checks."""
    return tuple(
        assess_one(check, case, judgements)
        for case in cases_of(partnership, on=on, happened=happened, register=register)
        for check in checks_shelf()
    )


def assess_one(check: LawCheck, case: Case, judgements: Sequence[Judgement] = ()) -> Assessed:
    """One check of one case, with the judgement that stands, and those that have lapsed."""
    cites = check.rule.cites(case.kinds)
    points = tuple(_points(check, case))
    inputs = fingerprint(check.rule, cites, case.law, points)
    made = [each for each in judgements if each.is_of(check.rule.number, case.schedule.id, case.on)]
    standing = [each for each in made if each.inputs == inputs]
    return Assessed(
        rule=check.rule,
        schedule=case.schedule.id,
        title=case.schedule.title,
        on=case.on,
        provisions=tuple(Provided(cite=cite, wording=case.law.wording(cite)) for cite in cites),
        asked=points,
        inputs=_inputs(case),
        fingerprint=inputs,
        judgement=max(standing, key=lambda each: each.at, default=None),
        lapsed=tuple(sorted((each for each in made if each.inputs != inputs), key=lambda each: each.at)),
    )


def _points(check: LawCheck, case: Case) -> Iterable[Point]:
    """What the check finds; NOT-APPLICABLE where it is not asked of this schedule, on this day, or by this law."""
    rule, law = check.rule, case.law
    if rule.applies and case.kinds and not case.kinds & set(rule.applies):
        asked = ", or where ".join(_asked(kind) for kind in rule.applies)
        return [not_applicable(f"It is asked only where {asked}; here that is not so.", case.schedule.clause)]
    if not any(law.asks(cite) for cite in rule.cites(case.kinds)):
        return [not_applicable("None of its provisions is in force on the day, as these data have it.")]
    if not rule.beyond_the_term and (case.is_to_come or case.has_ended):
        when = "has not begun" if case.is_to_come else "has ended"
        return [not_applicable(f"The schedule {when}: it runs {case.term}.", case.term_clause)]
    return check.points(case)


def _asked(kind: ArrangementType) -> str:
    """A kind of arrangement as a clause of a sentence: "there is a pooled fund (regulation 7)"."""
    return str(kind) if kind.delegates else f"there is a {kind}"


def _schedules(partnership: Partnership, agreement: Agreement) -> tuple[Schedule, ...]:
    found = tuple(each for each in partnership.schedules if each.agreement == agreement.id)
    return found or (Schedule(agreement.id, agreement.id, agreement.title, agreement.clause, agreement.span),)


def _inputs(case: Case) -> tuple[tuple[str, str], ...]:
    """What the check was made on, in words."""
    kinds = "; ".join(each.in_words for each in case.arrangements)
    books = "given" if case.happened is not None else "none given: what needs them is not assessed"
    return (
        ("day", in_words(case.on)),
        ("terms", case.partnership.terms[:12]),
        ("arrangements", kinds or "none is recorded, and none can be read from the facts"),
        ("books", books),
    )
