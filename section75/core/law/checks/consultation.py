"""Check 5. Joint consultation, before entry, of those who appear affected; or an exemption, schedule by schedule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from section75.core.calendar import in_words
from section75.core.law.case import Case, absent
from section75.core.law.result import Point, fails, passes, to_judge
from section75.core.law.rule import LawRule
from section75.core.money import Money, sum_of
from section75.core.records import About, Consultation, Exemption

RULE = LawRule(number="5", title="Joint consultation", provisions=("reg 4(2)", "reg 4(2A)"))
_BCF_FROM = date(2016, 4, 1)  # SI 2015/1940
_CONSULT = (
    "Record whom the partners jointly consulted, when and with what outcome; or the exemption, with who claims it. "
    "Regulation 4(2) asks about the arrangements, not only about changes to services."
)


def points(case: Case) -> Iterator[Point]:
    """Each consultation or exemption on record; without any, what the source says of it."""
    found = case.records(case.partnership.records.consultations)
    for each in found:
        yield from _exempt(case, each) if each.exemption else _consulted(case, each)
    if not found:
        yield from absent(
            case, "A joint consultation, or an exemption from it,", todo=_CONSULT, about=About.CONSULTATION,
            gaps=("consultation",),
        )  # fmt: skip


def _consulted(case: Case, each: Consultation) -> Iterator[Point]:
    by = " and ".join(case.partnership.called(party) for party in each.by) or "nobody named"
    whole = True
    if not each.is_joint:
        whole = False
        yield to_judge(f"Only one partner consulted: {by}.", each.clause, todo="Judge whether the other joined in it.")
    missing = [
        word
        for word, given in (("who appeared to be affected", each.affected), ("the outcome", each.outcome))
        if not given
    ]
    if missing:
        whole = False
        says = f"The record of the consultation by {by} does not say {' or '.join(missing)}."
        yield fails(says, each.clause, todo=_CONSULT)
    entered = case.entered_on
    if each.days is None or entered is None:
        what = "consultation" if each.days is None else "entry into the arrangements"
        says = (
            f"No source prints the day of the {what}, so that it cannot be seen whether {by} consulted before entering."
        )
        yield to_judge(says, each.clause, todo="Find the day, and record it.")
    elif each.days.starts_on > entered:
        says = f"{by} consulted {each.days}, after entering the arrangements on {in_words(entered)}."
        yield fails(says, each.clause, todo=_CONSULT)
    elif whole:
        yield passes(f"{by} jointly consulted {each.days}: {each.affected}. Outcome: {each.outcome}.", each.clause)


def _exempt(case: Case, each: Consultation) -> Iterator[Point]:
    who = f", recorded by {each.recorded_by}" if each.recorded_by else ""
    if each.exemption is Exemption.NOBODY_AFFECTED:
        says = f"It is recorded that nobody appears to be affected{who}. Regulation 4(2) leaves that to the partners."
        yield to_judge(
            says, each.clause, todo="Judge whether nobody appears to be affected by the arrangements, and say why."
        )
    elif each.exemption is Exemption.CARE_TRUST:
        yield passes(f"Exempt: the consultation for a Care Trust was carried out{who}.", each.clause)
    elif case.on < _BCF_FROM:
        says = f"The exemption of section 223GA(3) is claimed{who}; it holds only from {in_words(_BCF_FROM)}."
        yield fails(says, each.clause, todo=_CONSULT)
    else:
        yield _better_care_fund(case, each, who)


def _better_care_fund(case: Case, each: Consultation, who: str) -> Point:
    """The exemption is of the designated amount only: money beyond it needs a judgement."""
    held = [amount for _, table in case.contributions() if table is not None for amount in table.due.values()]
    funds = {fund.id for fund in case.pools}
    designated = sum_of(
        each.amount for each in case.partnership.law_facts.designated if each.fund in funds and each.year == case.year
    )
    if held and designated and sum_of(held) <= designated:
        return passes(
            f"Exempt under section 223GA(3){who}: the schedule holds the designated {designated}.", each.clause
        )
    beyond = _beyond(held, designated)
    todo = "Judge whether the exemption reaches the money beyond the designated amount; consult on the rest."
    return to_judge(f"The exemption of section 223GA(3) is claimed{who}, {beyond}.", each.clause, todo=todo)


def _beyond(held: list[Money], designated: Money) -> str:
    if not designated:
        return "and no designated amount is on record to hold the schedule's money against"
    total = f"{sum_of(held)}" if held else "an amount not on record"
    return f"of {designated} designated, and the schedule holds {total}"
