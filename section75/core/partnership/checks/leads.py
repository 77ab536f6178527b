"""Every schedule under which somebody commissions for the others names its lead organisation, on every day it runs."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Schedule, span_findings
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Line
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A missing lead FAILs; overlaps and gaps too. Lines with their own lead may stand in for the schedule's.

    A joint lead is a lead. None is asked of an agreement with a provider, or of one outside section 75.
    """
    for schedule in partnership.schedules:
        yield from span_findings(
            schedule.lead,
            what=f"The lead of {schedule.title}",
            schedule=schedule.id,
            within=partnership.term_of(schedule.id),
        )
        funds = [fund.id for fund in partnership.funds if fund.schedule == schedule.id]
        lines = [line for line in partnership.lines if line.fund in funds]
        for line in lines:
            yield from _of_line(line, schedule.id)
        if not schedule.lead and not (lines and all(line.is_led for line in lines)):
            yield from _missing(partnership, schedule)


def _missing(partnership: Partnership, schedule: Schedule) -> Iterator[Finding]:
    agreement = partnership.agreement_of(schedule.id)
    if agreement is not None and not agreement.kind.has_a_lead:
        return
    gap = partnership.gap("lead", schedule.id)
    stated = f" The file says: {gap}." if gap else ""
    says = f"{schedule.title} has no lead organisation.{stated} Agree who leads, and give it with its clause."
    yield Finding("lead is missing", Result.FAIL, schedule.clause.where, says, schedule.id)


def _of_line(line: Line, schedule: str) -> Iterator[Finding]:
    """A line's own leads and states may leave days to its schedule and its fund, but not be two on one day."""
    found = [
        *span_findings(line.leads, what=f"The lead of {line.name}", schedule=schedule),
        *span_findings(line.state, what=f"The state of {line.name}", schedule=schedule),
    ]
    yield from (finding for finding in found if finding.check != "dates leave a gap")
