"""Every schedule names its lead organisation, on every day it runs."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import span_findings
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A missing lead FAILs; overlaps and gaps too. Lines with their own lead may stand in for the schedule's."""
    for schedule in partnership.schedules:
        yield from span_findings(
            schedule.lead,
            what=f"The lead of {schedule.title}",
            schedule=schedule.id,
            within=partnership.term_of(schedule.id),
        )
        funds = [fund.id for fund in partnership.funds if fund.schedule == schedule.id]
        lines = [line for line in partnership.lines if line.fund in funds]
        led_by_line = bool(lines) and all(line.lead for line in lines)
        if not schedule.lead and not led_by_line:
            gap = partnership.gap("lead", schedule.id)
            stated = f" The file says: {gap}." if gap else ""
            says = f"{schedule.title} has no lead organisation.{stated} Agree who leads, and give it with its clause."
            yield Finding("lead is missing", Result.FAIL, schedule.clause.where, says, schedule.id)
