"""Judgements, as they are kept: added and read, never changed."""

from __future__ import annotations

from django.db.models import Max

from section75.apps.audit.acting import Acting
from section75.apps.audit.fitting import require_fitting
from section75.apps.law.models import ConfirmedJudgement
from section75.core.calendar import Span
from section75.core.law import Judgement


def judgements_of(partnership: str) -> tuple[Judgement, ...]:
    """Every judgement of a partnership, in order."""
    rows = ConfirmedJudgement.objects.filter(partnership_id=partnership).select_related("by").order_by("number")
    return tuple(
        Judgement(
            check=row.check_number,
            schedule=row.schedule,
            days=Span(row.starts_on, row.ends_before),
            inputs=row.inputs,
            met=row.met,
            because=row.because,
            by=row.by.username,
            organisation=row.organisation,
            at=row.at,
        )
        for row in rows
    )


def keep(judgement: Judgement, doing: Acting) -> int:
    """Keep a judgement, under which right it was made; its number."""
    rows = ConfirmedJudgement.objects.filter(partnership_id=doing.part.partnership)
    row = ConfirmedJudgement(
        partnership_id=doing.part.partnership,
        number=(rows.aggregate(last=Max("number"))["last"] or 0) + 1,
        check_number=judgement.check,
        schedule=judgement.schedule,
        starts_on=judgement.days.starts_on,
        ends_before=judgement.days.ends_before,
        inputs=judgement.inputs,
        met=judgement.met,
        because=judgement.because,
        by=doing.part.user,
        organisation=judgement.organisation,
        delegation=str(doing.part.under)[:400],
        at=judgement.at,
    )
    require_fitting([row])
    row.save(force_insert=True)
    return row.number
