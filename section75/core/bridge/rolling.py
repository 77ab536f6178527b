"""Rolling forward: what later years' contributions would be by the clause alone, with every step and one rounding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from section75.core.agreements import in_force
from section75.core.bridge.bridging import Bridge
from section75.core.bridge.footing import contribution_in, latest_table
from section75.core.bridge.rounding import Rounded, round_together
from section75.core.bridge.rule import Carries, Minimum, RollForward, RollForwardSilent, UpliftOn
from section75.core.bridge.yearly import FundYears
from section75.core.calendar import FinancialYear
from section75.core.explain import Because, Figure, Given
from section75.core.money import Money, sum_of
from section75.core.pools import ContributionTable
from section75.core.refusals import Refusal


class NothingToRollFrom(Refusal):
    """The year from which contributions are to be rolled forward has none."""

    def __init__(self, fund: str, year: FinancialYear) -> None:
        super().__init__(
            f"There are no contributions to {fund} for {year} to roll forward from. Give that year's contributions, or "
            "name a year that has them."
        )


class OneOffsDisagree(Refusal):
    """A year's table and its bridge each say how much of a contribution is one-off, and differ."""

    def __init__(self, party: str, year: FinancialYear, in_rows: Money, in_steps: Money, bridge: Bridge) -> None:
        super().__init__(
            f"How much of the contribution of {party} for {year} is one-off is said twice: {in_rows} by the rows of "
            f"its table, {in_steps} by the steps of its bridge ({bridge.clause}). Correct one of the two.",
            clause=str(bridge.clause),
        )


@dataclass(frozen=True, slots=True)
class RolledYear:
    """One year by the rule: each partner's figure, how it was rounded, and whose consent it still needs, in words."""

    year: FinancialYear
    rule: RollForward
    figures: tuple[tuple[str, Figure], ...]
    rounded: Rounded
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Running:
    """One partner on the way: what carries on, in exact pence, and the steps that led there."""

    carried: Fraction
    steps: tuple[Because, ...]


def roll_forward(facts: FundYears, *, start: FinancialYear, years: int) -> tuple[RolledYear, ...]:
    """Contributions for so many years after `start`, by the rule in force on each year's first day.

    Amounts are of contributions due. What carries is kept exact from year to year; each year is rounded once, all
    partners together. A minimum lifts a partner's contribution, and an uplift on the year before counts what was
    lifted. Refuses a start without contributions, and whatever the clause does not say.
    """
    assert years > 0, "at least one year is rolled"
    table = latest_table(facts.tables, facts.fund, start)
    if table is None:
        raise NothingToRollFrom(facts.name, start)
    running = {party: _begin(facts, table, party, _rule(facts, FinancialYear(start.first + 1))) for party in table.due}
    rolled = []
    for first in range(start.first + 1, start.first + 1 + years):
        year = FinancialYear(first)
        before, rule = running, _rule(facts, year)
        running = {party: _a_year_on(facts, rule, year, party, so_far) for party, so_far in before.items()}
        rolled.append(_rolled(facts, rule, year, before, running))
    return tuple(rolled)


def _rule(facts: FundYears, year: FinancialYear) -> RollForward:
    what = f"how contributions to {facts.name} for {year} follow from the year before"
    return in_force(facts.rules(), on=year.starts_on, what=what, gap=facts.gap("roll forward")).value


def _begin(facts: FundYears, table: ContributionTable, party: str, rule: RollForward) -> _Running:
    """What carries on of the year that is rolled from: all of it, or what is recurrent."""
    due, one_off = table.due[party], one_off_in(facts, table, party)
    called = facts.called(party)
    says = f"The contribution of {called} for {table.year} is {due}."
    steps = [Because(f"base.{party}", says, "read", due, clause=table.clause)]
    if not one_off:
        return _Running(Fraction(due.pence), tuple(steps))
    if rule.carries is None:
        what = f"whether the one-off {one_off} of {called} for {table.year} carries on"
        raise RollForwardSilent(rule, what, "Agree what carries")
    if rule.carries is Carries.RECURRENT_ONLY:
        says = f"{one_off} of it is one-off and does not carry on: only what is recurrent does, an outturn included."
        steps.append(Because(f"one-off.{party}", says, "take off", -one_off, clause=rule.clause))
        due -= one_off
    return _Running(Fraction(due.pence), tuple(steps))


def one_off_in(facts: FundYears, table: ContributionTable, party: str) -> Money:
    """How much of a partner's contribution is for its year only, by its rows or by its bridges; both must agree."""
    rows = [row.due for row in table.rows if row.party == party and not row.recurrent]
    in_rows = sum_of(due for due in rows if due is not None)
    bridges = [
        each for each in facts.bridges_of(table.year) if each.party == party and each.version in (None, table.version)
    ]
    in_steps = sum_of(each.one_off for each in bridges)
    if in_rows and bridges and in_rows != in_steps:
        raise OneOffsDisagree(facts.called(party), table.year, in_rows, in_steps, bridges[0])
    return in_rows or in_steps


def _a_year_on(facts: FundYears, rule: RollForward, year: FinancialYear, party: str, so_far: _Running) -> _Running:
    """What carries on, uplifted into a year, and lifted to that year's minimum."""
    uplift = rule.uplift_for(year)
    carried, steps = so_far.carried, list(so_far.steps)
    if uplift.exact:
        base, words = _uplifted(facts, rule, year, party, carried)
        carried += base * uplift.exact
        says = f"{uplift.text} of {words}, for {year}: {exact_words(base * uplift.exact)}."
        given = (Given("uplift", uplift.text, "percent"), Given("of", exact_words(base), "pounds"))
        steps.append(Because(f"uplift.{party}.{year.first}", says, "uplift", given=given, clause=rule.clause))
    least = _least(facts, rule, year, party)
    if least is not None and carried < least.amount.pence:
        more = exact_words(least.amount.pence - carried)
        says = f"The minimum for {year} is {least.amount}, {more} more ({least.clause}): the minimum holds."
        steps.append(Because(f"minimum.{party}.{year.first}", says, "at least", least.amount, clause=rule.clause))
        carried = Fraction(least.amount.pence)
    return _Running(carried, tuple(steps))


def _uplifted(
    facts: FundYears, rule: RollForward, year: FinancialYear, party: str, carried: Fraction
) -> tuple[Fraction, str]:
    """What the uplift is worked out on, and what a sentence calls it."""
    if rule.uplifted_on() is UpliftOn.YEAR_BEFORE:
        return carried, f"{exact_words(carried)}, the contribution of {FinancialYear(year.first - 1)} that carries on"
    if rule.base_year is None:
        raise RollForwardSilent(rule, "which year's contribution is the base", "Agree it, and give it as base_year")
    table = latest_table(facts.tables, facts.fund, rule.base_year)
    due = contribution_in(table, party=party) if table is not None else None
    if table is None or due is None:
        raise NothingToRollFrom(facts.name, rule.base_year)
    base = due - one_off_in(facts, table, party) if rule.carries is not Carries.EVERYTHING else due
    return Fraction(base.pence), f"{base}, the base of {rule.base_year} (an uplift is not itself uplifted)"


def _least(facts: FundYears, rule: RollForward, year: FinancialYear, party: str) -> Minimum | None:
    """The minimum the clause holds a partner to in a year; None for a partner that has none in any year."""
    if not rule.has_minimum:
        return None
    of_fund = [each for each in facts.said.minimums if each.fund == facts.fund]
    found = [each for each in of_fund if each.party == party]
    if not of_fund or (found and all(each.year != year for each in found)):
        raise RollForwardSilent(rule, f"the minimum for {year}, which it holds contributions to", "Give that minimum")
    return next((each for each in found if each.year == year), None)


def _rolled(
    facts: FundYears,
    rule: RollForward,
    year: FinancialYear,
    before: dict[str, _Running],
    running: dict[str, _Running],
) -> RolledYear:
    """A year's figures: what carries on with what is mirrored in that year only, rounded together."""
    mirrored = {party: tuple(_mirrored(facts, year, party)) for party in running}
    exact = {
        party: so_far.carried + sum(step.result.pence for step in mirrored[party] if step.result is not None)
        for party, so_far in running.items()
    }
    rounded = round_together(exact)
    rounding = rounded.in_words(facts.called)
    figures = tuple(
        (party, _figure(facts, rule, year, party, rounded.amount(party), rounding, so_far.steps + mirrored[party]))
        for party, so_far in running.items()
    )
    needs = tuple(_needs(facts, rule, year, before, running)) if rule.no_detriment else ()
    return RolledYear(year, rule, figures, rounded, needs)


def _mirrored(facts: FundYears, year: FinancialYear, party: str) -> Iterator[Because]:
    """The adjustments that mirror an earlier year's one-off: in this year only, and the base untouched."""
    bridges = [each for each in facts.said.bridges if each.fund == facts.fund and each.party == party]
    for bridge in bridges:
        for number, step in enumerate(bridge.steps, start=1):
            if step.mirrored_in == year:
                says = f"{-step.amount} mirrors the one-off {step.amount} of {bridge.year}, in {year} only."
                key = f"mirror.{party}.{bridge.year.first}.{number}"
                yield Because(key, says, "mirror", -step.amount, clause=step.clause)


def _figure(
    facts: FundYears,
    rule: RollForward,
    year: FinancialYear,
    party: str,
    amount: Money,
    rounding: str,
    steps: tuple[Because, ...],
) -> Figure:
    sentence = f"By the rule, the contribution of {facts.called(party)} to {facts.name} for {year} would be {amount}."
    because = Because(
        f"rolled.{party}.{year.first}", sentence, "roll forward", amount, clause=rule.clause, rounding=rounding,
        rests_on=steps,
    )  # fmt: skip
    return Figure(amount, because)


def _needs(
    facts: FundYears,
    rule: RollForward,
    year: FinancialYear,
    before: dict[str, _Running],
    running: dict[str, _Running],
) -> Iterator[str]:
    """Whose contribution falls, so that the others must consent to it."""
    for party, so_far in running.items():
        fall = before[party].carried - so_far.carried
        others = " and ".join(facts.called(other) for other in running if other != party)
        if fall > 0 and others:
            yield (
                f"What {facts.called(party)} contributes falls by {exact_words(fall)} in {year}, to the detriment of "
                f"{others}: {rule.clause} asks for their consent first."
            )


def exact_words(pence: Fraction | int) -> str:
    """Exact pence in pounds: "£1,250.37"; what is finer than a penny is shown to six figures of a pound."""
    exact = Fraction(pence)
    if exact.denominator == 1:
        return str(Money(int(exact)))
    millionths = round(abs(exact) * 10_000)
    pounds, rest = divmod(millionths, 1_000_000)
    about = "" if abs(exact) * 10_000 == millionths else "about "
    return f"{about}{'-' if exact < 0 else ''}£{pounds:,}.{rest:06d}".rstrip("0")
