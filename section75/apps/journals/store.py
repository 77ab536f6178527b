"""Templates and their uses, as they are kept."""

from __future__ import annotations

import json

from django.db.models import Max, QuerySet

from section75.apps.approvals.kinds import Carrying
from section75.apps.audit.fitting import require_fitting
from section75.apps.journals.models import JournalTemplate, TemplateUse
from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import canonical_bytes
from section75.core.journals import Every, Template, TemplateKind, TemplateLine
from section75.core.ledger import Account
from section75.core.money import Money


def keep_template(ledger: Ledger, template: Template, *, under: Carrying) -> JournalTemplate:
    """Keep a version of a template; it is the latest of its name from then on."""
    rows = JournalTemplate.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, name=template.name)
    last = template.last
    row = JournalTemplate(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        name=template.name,
        version=(rows.aggregate(last=Max("version"))["last"] or 0) + 1,
        kind=template.kind.value,
        every=int(template.every),
        first_year=template.first.year.first,
        first_month=template.first.number,
        last_year=last.year.first if last else None,
        last_month=last.number if last else None,
        narrative=template.narrative,
        authority=template.authority,
        because=template.because,
        lines=canonical_bytes([line_data(line) for line in template.lines]).decode(),
        proposal_id=under.number,
        prepared_by=under.prepared_by,
        approved_by=under.approved_by,
        approved_at=under.at,
    )
    require_fitting([row])
    row.save(force_insert=True)
    return row


def line_data(line: TemplateLine) -> list[object]:
    """A line of a template as it is written down."""
    return [line.debit.code, line.credit.code, line.amount.pence if line.amount is not None else None, line.says]


def line_of(said: list[object]) -> TemplateLine:
    """A line as it was written down."""
    debit, credit, pence, says = said
    amount = None if pence is None else Money(int(str(pence)))
    return TemplateLine(Account.read(str(debit)), Account.read(str(credit)), amount, str(says))


def templates(ledger: Ledger) -> list[JournalTemplate]:
    """The latest version of every template of a fund, by name."""
    rows = JournalTemplate.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    latest: dict[str, JournalTemplate] = {}
    for row in rows.select_related("approved_by", "prepared_by").order_by("version"):
        latest[row.name] = row
    return [latest[name] for name in sorted(latest)]


def template(ledger: Ledger, name: str) -> JournalTemplate | None:
    """The latest version of one template."""
    rows = JournalTemplate.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, name=name)
    return rows.select_related("approved_by", "prepared_by").order_by("-version").first()


def template_of(row: JournalTemplate) -> Template:
    """A row as the core's template."""
    last = None
    if row.last_year is not None and row.last_month is not None:
        last = Month(FinancialYear(row.last_year), row.last_month)
    return Template(
        name=row.name,
        kind=TemplateKind(row.kind),
        every=Every(row.every),
        first=Month(FinancialYear(row.first_year), row.first_month),
        last=last,
        narrative=row.narrative,
        authority=row.authority,
        because=row.because,
        lines=tuple(line_of(line) for line in json.loads(row.lines)),
    )


def is_used(ledger: Ledger, name: str, month: Month) -> bool:
    """Was the template used for the month?"""
    return _uses(ledger, month).filter(name=name).exists()


def used_for(ledger: Ledger, month: Month) -> frozenset[str]:
    """The templates used for a month."""
    return frozenset(_uses(ledger, month).values_list("name", flat=True))


def note_use(ledger: Ledger, name: str, month: Month, *, under: Carrying) -> None:
    """Write down that a template was used for a month."""
    TemplateUse.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        name=name,
        year=month.year.first,
        month=month.number,
        proposal_id=under.number,
    )


def _uses(ledger: Ledger, month: Month) -> QuerySet[TemplateUse]:
    return TemplateUse.objects.filter(
        partnership_id=ledger.partnership, fund=ledger.fund, year=month.year.first, month=month.number
    )
