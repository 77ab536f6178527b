"""Until a year is agreed the partners work on last year's contributions, in the books as well; then they catch up."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.variations import Books, catch_up, due_in
from section75.importers.agreement_file import FileText, read_partnership
from tests.core.variations.test_oxfordshire import EXAMPLE

APRIL, JULY = Month(FinancialYear(2018), 1), Month(FinancialYear(2018), 4)
NEXT_YEAR = """
[[contributions]]
fund = "older-people"
year = "2018/19"
unit = "£000"
standing = "indicative"
rows = [{ party = "council", amount = "12,000" }]
source = "made up"

[[instalments]]
fund = "older-people"
year = "2018/19"
day_of_month = 1
source = "made up"

[[until_agreed]]
agreement = "section-75"
works_on = "last year's contributions"
from = 2018-04-01
source = "made up"

[[contribution_standing]]
fund = "older-people"
year = "2018/19"
party = "council"
standing = "approved"
on = 2018-07-10
source = "made up"
"""


def terms() -> Partnership:
    before = (EXAMPLE / "oxfordshire-before.toml").read_text(encoding="utf-8")
    approved = before.replace('standing = "indicative"', 'standing = "approved"')
    return read_partnership([FileText("before.toml", (approved + NEXT_YEAR).encode())])


def due(on: date | None) -> dict[str, Money]:
    return {each.party: each.amount for each in due_in(terms(), "older-people", APRIL, on=on)}


def test_before_it_is_agreed_last_years_falls_due() -> None:
    assert due(date(2018, 4, 2)) == {"council": Money.of("7,300,000"), "ccg": Money.of("5,616,666.67")}


def test_once_it_is_agreed_the_years_own_falls_due() -> None:
    assert due(date(2018, 7, 10)) == {"council": Money.of("1,000,000")}
    assert due(None) == due(date(2018, 7, 10)), "with no day the year's own table counts"


def test_the_books_catch_up_when_it_is_agreed_and_lack_nothing_before() -> None:
    posted = {("council", date(2018, 4, 1)): Money.of("7,300,000"), ("ccg", date(2018, 4, 1)): Money.of("5,616,666.67")}
    books = {"older-people": Books(JULY, posted)}
    assert catch_up(terms(), books, on=date(2018, 7, 9)) == {}
    drafts = catch_up(terms(), books, on=date(2018, 7, 10))["older-people"]
    assert [(draft.debit.code, draft.credit.code, draft.amount) for draft in drafts] == [
        ("contribution/ccg", "contributions due/ccg", Money.of("5,616,666.67")),
        ("contribution/council", "contributions due/council", Money.of("6,300,000")),
    ]
