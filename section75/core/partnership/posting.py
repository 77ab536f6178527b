"""What a posting needs of a partnership: everything that may stand against an entry of one of its funds."""

from __future__ import annotations

from collections.abc import Mapping

from section75.core.calendar import Month
from section75.core.ledger import FundFacts
from section75.core.partnership.partnership import Partnership


def fund_facts(partnership: Partnership, *, fund: str, closings: Mapping[Month, str]) -> FundFacts:
    """The facts a posting to the fund is checked against; `closings` are the closed months and who closed them."""
    found = partnership.fund(fund)
    return FundFacts(
        fund=found,
        schedule=partnership.schedule_of(found),
        lines=partnership.lines,
        parties=partnership.parties,
        closed=frozenset(closings),
        gaps={f"fund.{fund}.{what}": partnership.gap(what, fund) for what in ("host", "state", "manager")},
        closings=closings,
    )
