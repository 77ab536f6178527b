"""A contract behind a schedule ends with it, or somebody pays alone afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.contracts import beyond, serves
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding


def check(partnership: Partnership) -> Iterator[Finding]:
    """A contract that outlives a schedule it serves WARNs, and so does an option that reaches beyond one."""
    of_fund = {fund.id: fund.schedule for fund in partnership.funds}
    for contract in partnership.contracts:
        served = serves(contract, of_fund=of_fund)
        for schedule in partnership.schedules:
            if schedule.id in served:
                days = partnership.term_of(schedule.id)
                found = beyond(contract, days=days, title=schedule.title, schedule=schedule.id)
                yield from [found] if found else []
