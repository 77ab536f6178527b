"""Every delegated function is one partner's, exercised by one body at a time, on days on which its schedule runs."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.partnership.partnership import Partnership
from section75.core.records import (
    Partners,
    between_partners,
    outside_its_schedule,
    two_exercisers,
    without_an_enactment,
    without_its_arrangement,
)
from section75.core.refusals import Finding


def check(partnership: Partnership) -> Iterator[Finding]:
    """Two bodies at once, and a body that is no partner, FAIL; days outside the schedule, an arrangement that the
    schedule does not make and an enactment not cited WARN."""
    functions, called, within = partnership.records.functions, partnership.called, partnership.term_of
    yield from two_exercisers(functions, within=within, called=called)
    yield from between_partners(functions, partners=_partners(partnership), called=called)
    yield from outside_its_schedule(functions, within=within)
    yield from without_its_arrangement(functions, partnership.records.arrangements)
    yield from without_an_enactment(functions)


def _partners(partnership: Partnership) -> Partners:
    """Who is party to the agreement of a schedule."""

    def partners(schedule: str) -> tuple[str, ...]:
        agreement = partnership.agreement_of(schedule)
        return agreement.parties if agreement is not None else ()

    return partners
