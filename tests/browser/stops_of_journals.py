"""The pages of journals by hand, templates, accruals and commitments, and of the exports; and what fills them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tests.browser.stop import Stop
from tests.browser.visiting import FUND, Visitor

JOURNALS, EXPORTS = f"{FUND}journals/", f"{FUND}exports/"
ELSEWHERE = "/partnerships/haringey-framework/learning-disability/journals/"
JULY = "?month=2022/23+M4"


def give_half_a_line(visitor: Visitor) -> None:
    visitor.page.get_by_label("Line 2: amount").fill("about a million")
    visitor.press("Propose it")


def add_lines(visitor: Visitor) -> None:
    visitor.page.get_by_label("What is it for?").fill("half of a recharge")
    visitor.click(visitor.page.get_by_role("button", name="Add more lines"))


def press_propose(visitor: Visitor) -> None:
    visitor.press("Propose it")


def fill_from_orders(visitor: Visitor) -> None:
    visitor.page.get_by_label("Month it is reported in").select_option("2022/23 M4")
    visitor.click(visitor.page.get_by_role("button", name="Fill in from orders received"))


def enter_nothing(visitor: Visitor) -> None:
    visitor.press("Enter this commitment")


def void_without_a_reason(visitor: Visitor) -> None:
    visitor.press("Void the rest")


def record_no_invoice(visitor: Visitor) -> None:
    visitor.press("Record the invoice")


def fill_journals(now: datetime) -> dict[str, Any]:
    """A template and an order received, which post nothing; and an accrual in another partnership's books."""
    from section75.apps.demonstration.actions import FUND as HERE
    from section75.apps.demonstration.people import player
    from section75.apps.journals import accrual_store, actions, commitments, store
    from section75.apps.journals.asked import Asked
    from section75.apps.ledger.ledgers import Ledger
    from section75.core.calendar import FinancialYear, Month
    from section75.core.journals import (
        Commitment,
        Event,
        Every,
        Step,
        Template,
        TemplateKind,
        TemplateLine,
        accrual_line,
    )
    from section75.core.ledger import Account
    from section75.core.money import Money
    from tests.acts import approved

    officer, there = player("finance.officer"), Ledger("haringey-framework", "learning-disability")
    july, words = Month(FinancialYear(2022), 4), "Invented: recharge of day services"
    line = TemplateLine(Account.read("expenditure/day-services"), Account.read("cash"), None)
    wanted = Template(
        "Recharge", TemplateKind.JOURNAL, Every.MONTH, july, None, words, "cl. 9 (invented)", "Invented", (line,)
    )
    approved(actions.propose_template(officer, HERE, wanted, at=now), "finance.approver", at=now)
    row = store.template(HERE, "Recharge")
    assert row is not None
    order = Commitment("PO-17", "Invented Care 3", "residential-care", Money.of("9,000"), date(2022, 8, 15))
    number = commitments.enter_commitment(officer, HERE, order, at=now, says="Invented: a placement").number
    received = Event(Step.RECEIVED, Money.of("4,000"), date(2022, 7, 20))
    commitments.record(officer, HERE, number, received, at=now)
    accrued = (accrual_line("demand-led", Money.of("1,234.56"), "Invented care"),)
    asked = Asked(
        Month(FinancialYear(2017), 2), date(2017, 5, 31), accrued, words, "cl. 9 (invented)", "Invented", "Invented"
    )
    approved(actions.propose_accruals(officer, there, asked, at=now), "finance.approver", at=now)
    return {"template": row.pk, "commitment": number, "accrual": accrual_store.accruals(there)[0].entry.seq}


STOPS_OF_JOURNALS = {
    "journals": Stop(f"{JOURNALS}{JULY}", "finance.officer", says="Use Recharge"),
    "journals of another month": Stop(f"{JOURNALS}?month=2022/23+M3", says="No template is due in June 2022"),
    "a journal of lines": Stop(f"{JOURNALS}lines/", "finance.officer", says="Line 3"),
    "a journal of more lines": Stop(f"{JOURNALS}lines/", "finance.officer", then=add_lines, says="Line 6"),
    "a journal in error": Stop(f"{JOURNALS}lines/", "finance.officer", then=give_half_a_line, in_error=True),
    "accruals": Stop(f"{ELSEWHERE}accruals/", "finance.officer", says="June 2017"),
    "accruals, none": Stop(f"{JOURNALS}accruals/", says="Nothing has been accrued"),
    "accrue": Stop(f"{JOURNALS}accruals/new/", "finance.officer", says="reversed at once"),
    "accrue from orders": Stop(
        f"{JOURNALS}accruals/new/", "finance.officer", then=fill_from_orders, says="Add more lines"
    ),
    "the invoice of an accrual": Stop(
        ELSEWHERE + "accruals/{accrual}/invoice/", "finance.officer", then=record_no_invoice, in_error=True
    ),
    "journal templates": Stop(f"{JOURNALS}templates/{JULY}", "finance.officer", says="every month"),
    "propose a journal template": Stop(
        f"{JOURNALS}templates/new/", "finance.officer", then=press_propose, in_error=True
    ),
    "use a journal template": Stop(
        JOURNALS + "templates/{template}/use/", "finance.officer", then=press_propose, in_error=True
    ),
    "commitments": Stop(f"{JOURNALS}commitments/?year=2022/23", says="PO-17"),
    "enter a commitment": Stop(f"{JOURNALS}commitments/new/", "commissioner", then=enter_nothing, in_error=True),
    "a commitment": Stop(JOURNALS + "commitments/{commitment}/", says="Something was received"),
    "a commitment in error": Stop(JOURNALS + "commitments/{commitment}/", then=void_without_a_reason, in_error=True),
    "exports": Stop(EXPORTS, "auditor", says="The auditor's journal"),
    "journal tests": Stop(f"{EXPORTS}journal-tests/?benford=yes", "auditor", says="Approved by its preparer"),
}
