"""The pages of contributions owed and paid: instalments, payments, what is late, invoices, suspensions, grants."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from section75.apps.demonstration.actions import FUND as POOL
from section75.apps.demonstration.people import player
from section75.apps.receipts import actions, grant_actions, store
from section75.apps.receipts.actions import Suspending
from section75.apps.receipts.grant_actions import GrantAsked
from section75.core.money import Money
from section75.core.receipts import LineRule, payments_in_books
from tests.browser.stop import Stop
from tests.browser.visiting import FUND, Visitor

HERE = f"{FUND}receipts/"
APRIL, MAY = date(2022, 4, 15), date(2022, 5, 15)


def fill_receipts(now: datetime) -> dict[str, Any]:
    """Invented: a payment matched and the match undone, an invoice, a suspension, a reminder, a grant with a line."""
    manager = player("pool.manager")
    seq = next(each.seq for each in payments_in_books(store.moved(POOL)) if each.party == "icb")
    actions.match_payment(manager, POOL, seq, days=[APRIL], at=now)
    undone = store.match_rows(POOL, seq)[0]
    actions.undo_match(manager, POOL, undone.pk, because="Invented: it was for May", at=now)
    actions.match_payment(manager, POOL, seq, days=[MAY], at=now)
    about = {"party": "icb", "invoiced_on": APRIL, "amount": Money.of("1,000"), "days": [APRIL]}
    for number in ("INV-1 (invented)", "INV-2"):
        actions.record_invoice(manager, POOL, number=number, **about, at=now)  # type: ignore[arg-type]
    actions.end_invoice(manager, POOL, "INV-1 (invented)", credit_note="CN-1", because="Invented", at=now)
    asked = Suspending("council", APRIL, MAY, MAY, "cl. 21 (invented)", "Question 1")
    suspension = actions.suspend(manager, POOL, asked, at=now)
    actions.send_reminder(manager, POOL, "icb", as_at=now.date(), how="by e-mail, invented", at=now)
    _fill_grant(now)
    later = [each.seq for each in payments_in_books(store.moved(POOL)) if each.seq != seq]
    return {"payment": seq, "open_payment": later[0], "suspension": suspension.pk}


def _fill_grant(now: datetime) -> None:
    manager = player("pool.manager")
    days = (date(2022, 4, 1), date(2023, 3, 31))
    conditions = ("Invented: spent on adult social care", "Invented: pooled")
    asked = GrantAsked(
        "ibcf",
        "Improved Better Care Fund (invented)",
        "A department",
        Money.of("500,000"),
        *days,
        "para 16",
        conditions,
    )
    grant_actions.record_grant(manager, POOL, asked, at=now)
    grant_actions.attribute_line(manager, POOL, LineRule("ibcf", "day-services", "", days[0]), at=now)
    grant_actions.answer_condition(manager, POOL, "ibcf", 1, met=True, evidence="Invented: the plan", at=now)


def match_nothing(visitor: Visitor) -> None:
    visitor.press("Match it")


def record_nothing(visitor: Visitor) -> None:
    visitor.press("Record the invoice")


def suspend_nothing(visitor: Visitor) -> None:
    visitor.press("Record the suspension")


def send_nothing(visitor: Visitor) -> None:
    visitor.press("Record that it was sent")


def end_nothing(visitor: Visitor) -> None:
    visitor.press("End the invoice")


def resume_nothing(visitor: Visitor) -> None:
    visitor.press("End it")


def propose_nothing(visitor: Visitor) -> None:
    visitor.press("Propose it")


def record_no_grant(visitor: Visitor) -> None:
    visitor.press("Record a grant")


def attribute_nothing(visitor: Visitor) -> None:
    visitor.press("Attribute the entry")


STOPS_OF_RECEIPTS = {
    "owed and paid": Stop(f"{HERE}?on=20+July+2022", says="Payments not matched, or not in full"),
    "owed and paid, by who only sees": Stop(HERE, who="partner.accountant", says="Contributions owed and paid"),
    "owed and paid, in error": Stop(f"{HERE}?on=31+February+2022", in_error=True),
    "payment": Stop(f"{HERE}payments/{{payment}}/", says="Invented: it was for May"),
    "payment, in error": Stop(f"{HERE}payments/{{open_payment}}/", then=match_nothing, in_error=True),
    "what is late": Stop(f"{HERE}late/", says="Reminders sent"),
    "reminder": Stop(f"{HERE}late/icb/", says="states no rate of interest"),
    "reminder, in error": Stop(f"{HERE}late/icb/", then=send_nothing, in_error=True),
    "statement of account": Stop(
        f"{HERE}statements/icb/?starts_on=1+April+2022&last_on=30+June+2022", says="Opening balance"
    ),
    "statement of account, in error": Stop(f"{HERE}statements/icb/?starts_on=31+June+2022", in_error=True),
    "invoices for contributions": Stop(f"{HERE}invoices/", says="Credited by CN-1"),
    "record an invoice": Stop(f"{HERE}invoices/record/"),
    "record an invoice, in error": Stop(f"{HERE}invoices/record/", then=record_nothing, in_error=True),
    "end an invoice": Stop(f"{HERE}invoices/end/INV-2/"),
    "end an invoice, in error": Stop(f"{HERE}invoices/end/INV-2/", then=end_nothing, in_error=True),
    "payments suspended": Stop(f"{HERE}suspensions/", says="cl. 21 (invented)"),
    "record a suspension": Stop(f"{HERE}suspensions/record/"),
    "record a suspension, in error": Stop(f"{HERE}suspensions/record/", then=suspend_nothing, in_error=True),
    "end a suspension": Stop(f"{HERE}suspensions/{{suspension}}/end/"),
    "end a suspension, in error": Stop(f"{HERE}suspensions/{{suspension}}/end/", then=resume_nothing, in_error=True),
    "in kind": Stop(f"{HERE}in-kind/", who="finance.officer"),
    "in kind, in error": Stop(f"{HERE}in-kind/", who="finance.officer", then=propose_nothing, in_error=True),
    "grants": Stop(f"{HERE}grants/", says="Where the money came from, and who spent it"),
    "record a grant": Stop(f"{HERE}grants/record/"),
    "record a grant, in error": Stop(f"{HERE}grants/record/", then=record_no_grant, in_error=True),
    "grant": Stop(f"{HERE}grants/of/ibcf/", says="Invented: the plan"),
    "grant, in error": Stop(f"{HERE}grants/of/ibcf/", then=attribute_nothing, in_error=True),
    "service-user income": Stop(f"{HERE}income/", says="Expenditure, gross"),
}
