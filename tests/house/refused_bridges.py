"""What provokes each refusal of contributions from year to year: a small fund, with one thing left out at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from section75.core import bridge
from section75.core.agreements import Term
from section75.core.calendar import FinancialYear, Span
from section75.core.explain import Clause
from section75.core.money import Money, Unit
from section75.core.pools import ContributionRow, ContributionTable, Version
from section75.core.refusals import Refusal

_YEAR, _RULE = FinancialYear(2022), Clause("cl. 10.2")
_ROWS = (
    ContributionRow("council", Money.of("900")),
    ContributionRow("council", Money.of("100"), recurrent=False),
)


def _table(version: Version = Version.ORIGINAL) -> ContributionTable:
    return ContributionTable("beds", _YEAR, Unit.POUNDS, True, _ROWS, Clause("Sch. 2"), version=version)


def _bridge(one_off: str) -> bridge.Bridge:
    step = bridge.BridgeStep(bridge.StepKind.PRESSURES, Money.of(one_off), False, Clause("line 4"))
    return bridge.Bridge("beds", _YEAR, "council", Money.of("900"), (step,), Clause("Sch. 2, bridge"))


def _rolling(*tables: ContributionTable, bridges: tuple[bridge.Bridge, ...] = (), **rule: Any) -> Callable[[], object]:
    """Rolls a year forward by a rule that says no more than is given."""
    given = bridge.RollForward("beds", _RULE, **rule)
    said = bridge.YearToYear(bridges=bridges, roll_forward=(Term(given, Span(date(2022, 4, 1)), _RULE),))
    facts = bridge.FundYears(fund="beds", name="Beds fund", agreement="section-75", tables=tables, said=said)
    return lambda: bridge.roll_forward(facts, start=_YEAR, years=1)


REFUSED_BRIDGES: dict[type[Refusal], Callable[[], object]] = {
    bridge.TableNotNamed: lambda: bridge.footing_of(_bridge("100"), [_table(), _table(Version.REVISED)]),
    bridge.NothingToRollFrom: _rolling(),
    bridge.RollForwardSilent: _rolling(_table(), carries=bridge.Carries.RECURRENT_ONLY),
    bridge.OneOffsDisagree: _rolling(_table(), bridges=(_bridge("80"),)),
}
