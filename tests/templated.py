"""A journal template that was proposed by one of the cast and approved by another."""

from __future__ import annotations

from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.journals import actions, store
from section75.apps.journals.models import JournalTemplate
from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import FinancialYear, Month
from section75.core.journals import Every, Template, TemplateKind, TemplateLine
from section75.core.ledger import Account
from section75.core.money import Money
from tests.acts import FOR_THE_BOOKS, approved

CASH, HOMES, DAYS = (
    Account.read(code) for code in ("cash", "expenditure/residential-care", "expenditure/day-services")
)


def template(**more: object) -> Template:
    """An invented recharge of every month, one of its amounts left open; with changes."""
    sound: dict[str, object] = {
        "name": "Monthly recharge", "kind": TemplateKind.JOURNAL, "every": Every.MONTH,
        "first": Month(FinancialYear(2022), 3), "last": None, "narrative": "Recharge of day services",
        "authority": "cl. 9 (invented)", "because": "It comes every month",
        "lines": (TemplateLine(DAYS, CASH, Money(500_00)), TemplateLine(HOMES, DAYS, None)),
    }  # fmt: skip
    return Template(**(sound | more))  # type: ignore[arg-type]


def keep_template(fund: Ledger, wanted: Template, *, at: datetime) -> JournalTemplate:
    """Have it proposed and approved; its latest version."""
    proposal = actions.propose_template(User.objects.get(username="finance.officer"), fund, wanted, at=at)
    approved(proposal, FOR_THE_BOOKS, at=at)
    row = store.template(fund, wanted.name)
    assert row is not None
    return row
