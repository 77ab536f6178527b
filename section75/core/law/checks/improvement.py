"""Check 4. Likely to improve: a dated statement by all partners, from before the arrangements were entered."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.law.case import UNPRINTED, Case, absent
from section75.core.law.result import Point, fails, not_assessed, passes, to_judge
from section75.core.law.rule import LawRule
from section75.core.records import About, Improvement

RULE = LawRule(number="4", title="Likely to improve", provisions=("s75(1)", "reg 4(1)"))
_STATE = "Record, with its day and by every partner, how the exercise of the functions is likely to improve."


def points(case: Case) -> Iterator[Point]:
    """No statement, one that not all partners made, one from after entry, and one that speaks of money only."""
    stated = case.records(case.partnership.records.improvements)
    if not stated:
        yield from absent(
            case, (
                "A statement that the functions are likely to be exercised better"
            ), todo=_STATE, about=About.IMPROVEMENT,
            gaps=("improvement",),
        )  # fmt: skip
        return
    yield from (point for each in stated for point in _of_one(case, each))
    silent = [party for party in case.parties if not any(party.id in each.by for each in stated)]
    if silent:
        names = " and ".join(party.called for party in silent)
        says = f"No statement by {names} is on record"
        if case.unprinted is not None:
            yield not_assessed(f"{says}; {UNPRINTED}.", case.unprinted.clause, todo=_STATE)
        else:
            yield fails(f"{says}.", stated[0].clause, todo=_STATE)


def _of_one(case: Case, each: Improvement) -> Iterator[Point]:
    by = " and ".join(case.partnership.called(party) for party in each.by)
    if each.only_financial:
        says = (
            f"The one benefit that {by} state is of money or tax: {each.says}. The test is the exercise of functions."
        )
        yield to_judge(
            says, each.clause, todo="Judge whether it also improves how the functions are exercised, and say how."
        )
    entered = case.entered_on
    if each.on is None or entered is None:
        what = "the statement" if each.on is None else "entering the arrangements"
        says = (
            f"No source prints the day of {what}, so that it cannot be seen whether {by} said so before: {each.says}."
        )
        yield to_judge(says, each.clause, todo="Find the day, and record it.")
    elif each.on > entered:
        says = (
            f"The statement by {by} is of {in_words(each.on)}, after the arrangements were entered on "
            f"{in_words(entered)}."
        )
        yield fails(says, each.clause, todo="Record the statement that was made before, if there is one.")
    elif not each.only_financial:
        yield passes(f"{by} stated it on {in_words(each.on)}: {each.says}.", each.clause)
