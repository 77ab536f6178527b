"""A fund of two partners in pounds, as the tests of this room vary it."""

from __future__ import annotations

from datetime import date
from typing import Any

from section75.core.agreements import Term
from section75.core.bridge import (
    Bridge,
    BridgeStep,
    Carries,
    ContributionStanding,
    FundYears,
    Minimum,
    RollForward,
    Stands,
    StepKind,
    UntilAgreed,
    Uplift,
    UpliftOn,
    WorksOn,
    YearToYear,
)
from section75.core.calendar import FinancialYear, Span
from section75.core.explain import Clause
from section75.core.money import Money, Unit
from section75.core.pools import ContributionRow, ContributionTable, InstalmentRule, Version

FUND, COUNCIL, ICB = "beds", "council", "icb"
Y22, Y23, Y24 = FinancialYear(2022), FinancialYear(2023), FinancialYear(2024)
RULE = Clause("cl. 10.2")
BEGINS = date(2022, 4, 1)


def table(year: FinancialYear, council: str, icb: str, *, approved: bool = True, **more: Any) -> ContributionTable:
    """What both put in for a year."""
    rows = (ContributionRow(COUNCIL, Money.of(council)), ContributionRow(ICB, Money.of(icb)))
    clause = Clause(f"Sch. 2, {year}")
    return ContributionTable(
        FUND, year, Unit.POUNDS, approved, more.get("rows", rows), clause, version=more.get("version", Version.ORIGINAL)
    )


def step(amount: str, kind: StepKind = StepKind.PRESSURES, *, recurrent: bool = True, **more: Any) -> BridgeStep:
    """One step of a bridge."""
    return BridgeStep(kind, Money.of(amount), recurrent, Clause("budget book"), **more)


def bridge(year: FinancialYear, opening: str, *steps: BridgeStep, party: str = COUNCIL, **more: Any) -> Bridge:
    """One partner's bridge into a year."""
    return Bridge(FUND, year, party, Money.of(opening), steps, Clause("Sch. 2, bridge"), **more)


def standing(
    year: FinancialYear, party: str, stands: Stands, on: date, version: Version = Version.ORIGINAL
) -> ContributionStanding:
    """How one partner's contribution stands from a day on."""
    return ContributionStanding(FUND, year, party, stands, on, Clause("minute 9"), by="its cabinet", version=version)


def rule(uplift: str | None = "2%", on: UpliftOn | None = UpliftOn.BASE_YEAR, **more: Any) -> Term[RollForward]:
    """The rule for rolling forward, without an end unless `to` is given."""
    span = Span(BEGINS, more.pop("to", None))
    given: dict[str, Any] = {"carries": Carries.RECURRENT_ONLY, "base_year": Y22} | more
    return Term(RollForward(FUND, RULE, uplift=Uplift(uplift) if uplift else None, uplift_on=on, **given), span, RULE)


def until(works_on: WorksOn = WorksOn.LAST_YEARS, **more: Any) -> Term[UntilAgreed]:
    """What holds until a year is agreed, from the first day on unless `starts` is given."""
    value = UntilAgreed(works_on, **(more.get("of") or {"agreement": "section-75"}))
    return Term(value, Span(more.get("starts", BEGINS), more.get("to")), Clause("cl. 9"))


def minimum(year: FinancialYear, amount: str, party: str = ICB) -> Minimum:
    """The least a partner may put in."""
    return Minimum(FUND, year, party, Money.of(amount), Clause(f"national minimum {year}"))


def facts(*tables: ContributionTable, instalments_in: FinancialYear | None = None, **said: Any) -> FundYears:
    """The fund, with these tables and these terms."""
    rules = (InstalmentRule(FUND, instalments_in, 15, Clause("cl. 10.4")),) if instalments_in else ()
    return FundYears(
        fund=FUND,
        name="Beds fund",
        agreement="section-75",
        tables=tables,
        said=YearToYear(**said),
        instalments=rules,
        called=lambda party: f"the {party}",
    )
