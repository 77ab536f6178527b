"""The ways of sharing that a comparison sets side by side: printed shares, contributions, and whatever is tried."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from section75.core.agreements import OutsideTerm, Silent
from section75.core.calendar import FinancialYear
from section75.core.money import BaseIsNothing, NegativeShare, Ratio, SharesNotAWhole
from section75.core.partnership.partnership import Partnership
from section75.core.partnership.settling import rule_on
from section75.core.refusals import Refusal
from section75.core.risk_share import Step


class NotAWayToShare(Refusal):
    """A line that does not give one percentage for each partner."""

    def __init__(self, line: str, partners: int) -> None:
        super().__init__(
            f"{line!r} does not give {partners} percentages. Write one for each partner, in their order, with colons "
            "between: 70 : 30."
        )


def agreed_ways(partnership: Partnership, fund: str, year: FinancialYear) -> dict[str, Ratio]:
    """The shares the agreement itself gives: first as contributed, which is exact, then as printed."""
    ways: dict[str, Ratio] = {}
    table = partnership.contributions_of(fund, year)
    if table is not None and table.gives():
        with suppress(BaseIsNothing, NegativeShare):  # nothing can be shared in proportion to such contributions
            contributed = Ratio.contributed(table.due.items(), base=f"contributions {year}", clause=str(table.clause))
            ways[f"In proportion to contributions {year}, {table.clause}"] = contributed
    if table is not None and table.printed_shares:
        with suppress(SharesNotAWhole):  # a source may print one partner's share only, or shares rounded apart
            printed = Ratio.printed(dict(table.printed_shares), clause=str(table.clause))
            ways[f"Printed shares {printed.origin}, {table.clause}"] = printed
    for step in _steps(partnership, fund, year.starts_on):
        shares = getattr(step, "shares", None)
        if isinstance(shares, Ratio) and all(shares.shares != known.shares for known in ways.values()):
            ways[f"Printed shares {shares.origin}, {step.clause}"] = shares
    return ways


def tried_ways(text: str, partners: tuple[str, ...]) -> dict[str, Ratio]:
    """Shares somebody tries, one way a line. Refuses a line that makes no whole."""
    ways: dict[str, Ratio] = {}
    for line in text.splitlines():
        parts = [part.strip().removesuffix("%").strip() for part in line.replace("/", ":").split(":")]
        if not line.strip():
            continue
        if len(parts) != len(partners):
            raise NotAWayToShare(line, len(partners))
        ways[" : ".join(f"{part}%" for part in parts)] = Ratio.printed(
            {partner: f"{part}%" for partner, part in zip(partners, parts, strict=True)}
        )
    return ways


def _steps(partnership: Partnership, fund: str, on: date) -> tuple[Step, ...]:
    """The steps of the rule in force; none where the agreement is silent, which the settlement itself refuses."""
    try:
        return rule_on(partnership, fund=fund, on=on).overspend
    except (Silent, OutsideTerm):
        return ()
