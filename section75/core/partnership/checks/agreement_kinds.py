"""What an agreement of its kind may hold: outside section 75 there is no pooled fund and nothing is delegated."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Agreement, AgreementKind
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A pooled fund, or a lead who commissions for the others, under an agreement outside section 75 FAILs."""
    for agreement in partnership.agreements:
        if agreement.kind is AgreementKind.OUTSIDE:
            yield from _pools(partnership, agreement)
            yield from _delegation(partnership, agreement)


def _pools(partnership: Partnership, agreement: Agreement) -> Iterator[Finding]:
    for fund in partnership.funds:
        if not fund.pooled or partnership.schedule_of(fund).agreement != agreement.id:
            continue
        term = fund.pooled[0]
        says = (
            f"{fund.name} is {term.value} ({term.clause}) under {agreement.title}, which is outside section 75 "
            f"({agreement.clause}): money can be pooled only under it. Make the agreement under section 75, or keep "
            "the money apart."
        )
        yield Finding("pool outside section 75", Result.FAIL, term.clause.where, says, fund.schedule)


def _delegation(partnership: Partnership, agreement: Agreement) -> Iterator[Finding]:
    for schedule in partnership.schedules:
        if not schedule.lead or schedule.agreement != agreement.id:
            continue
        lead = schedule.lead[0]
        leads = lead.value.in_words(partnership.called)
        says = (
            f"The lead of {schedule.title} is {leads} ({lead.clause}), under {agreement.title}, which is outside "
            f"section 75 ({agreement.clause}): one body can exercise another's functions only under it. Make the "
            "agreement under section 75, or take the lead out."
        )
        yield Finding("delegation outside section 75", Result.FAIL, lead.clause.where, says, schedule.id)
