"""The pages of the close and of reconciliation: periods, tasks, lines, what came late, books as at, both sides."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.browser.stop import Stop
from tests.browser.visiting import FUND, Visitor

ELSEWHERE = "/partnerships/haringey-framework/learning-disability/"
PERIODS, SIDES = f"{FUND}periods/", f"{FUND}reconciliation/"


def fill_closing(at: datetime) -> dict[str, Any]:
    """A close that was begun elsewhere; figures of both sides for June, and a statement of its balances."""
    from section75.apps.accounts.models import User
    from section75.apps.closing.actions import begin_closing
    from section75.apps.demonstration.actions import FUND as HERE
    from section75.apps.ledger.ledgers import Ledger
    from section75.apps.reconciliation.actions import Offered, draw_statement, give_host_totals, give_own_books
    from section75.core.calendar import FinancialYear, Month

    elsewhere = Ledger("haringey-framework", "learning-disability")
    people = {user.username: user for user in User.objects.all()}
    june = Month(FinancialYear(2022), 3)
    begin_closing(people["pool.manager"], elsewhere, Month(FinancialYear(2017), 4), at=at)
    give_host_totals(people["finance.officer"], HERE, june, Offered("LD402 = 1,000.00"), at=at)
    give_own_books(people["partner.accountant"], HERE, june, Offered("expenditure/residential-care = 1.00"), at=at)
    return {"statement": draw_statement(people["pool.manager"], HERE, june, at=at).pk}


def explain_nothing(visitor: Visitor) -> None:
    boxes = visitor.page.get_by_label("Why may it stay so").all()
    boxes[0].fill("...")  # says nothing
    visitor.press("Explain")


def call_off_without_a_reason(visitor: Visitor) -> None:
    visitor.press("Call it off")


def object_to_a_line_without_a_reason(visitor: Visitor) -> None:
    visitor.page.get_by_label("What do you say of it?").first.select_option("We object")
    visitor.press("Say so")


def give_nothing(visitor: Visitor) -> None:
    visitor.press("Give the figures")


def give_no_figure(visitor: Visitor) -> None:
    visitor.page.get_by_label("Figures, one a row").fill("cash")
    visitor.press("Give the figures")


def explain_no_difference(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Explain the difference").first.click()


STOPS_OF_CLOSING = {
    "periods": Stop(PERIODS, says="Adjustment period 3 of 2022/23"),
    "periods as their reader": Stop(f"{PERIODS}?year=2022/23", "member", status=403),
    "the close of a period": Stop(f"{PERIODS}2022/4/", says="Imports reconciled"),
    "the close of a period that is closed": Stop(f"{PERIODS}2022/1/", says="what the partner says of each"),
    "the close of a period, explained with nothing": Stop(f"{PERIODS}2022/4/", then=explain_nothing, in_error=True),
    "a close that was begun": Stop(f"{ELSEWHERE}periods/2017/4/", says="Call the close off"),
    "a close called off in error": Stop(f"{ELSEWHERE}periods/2017/4/", then=call_off_without_a_reason, in_error=True),
    "prior-period items": Stop(f"{PERIODS}late/"),
    "lines of a month": Stop(f"{PERIODS}2022/2/lines/", says="The fund's books"),
    "lines of a month, answered in error": Stop(
        f"{PERIODS}2022/2/lines/", "partner.accountant", then=object_to_a_line_without_a_reason, in_error=True
    ),
    "books as at": Stop(f"{FUND}as-at/?effective=30+June+2022&since=1+June+2022", says="What moved since"),
    "books as at no day": Stop(f"{FUND}as-at/?known=whenever", in_error=True),
    "entries behind a figure": Stop(f"{FUND}as-at/entries/?account=cash&upto=20", says="entries add up to it"),
    "reconciliation": Stop(SIDES, says="Agreement of balances"),
    "reconciliation of a month": Stop(f"{SIDES}2022/3/", "partner.accountant", says="Not explained"),
    "reconciliation, figures in error": Stop(f"{SIDES}2022/3/", then=give_no_figure, in_error=True),
    "reconciliation, own figures in error": Stop(f"{SIDES}2022/3/", "partner.chief", then=give_nothing, in_error=True),
    "a difference explained in error": Stop(f"{SIDES}2022/3/", then=explain_no_difference, in_error=True),
    "a difference from our own books explained in error": Stop(
        f"{SIDES}2022/3/", "partner.accountant", then=explain_no_difference, in_error=True
    ),
    "a statement of balances": Stop(
        SIDES + "statements/{statement}/", "partner.accountant", says="Not accepted by all"
    ),
}
