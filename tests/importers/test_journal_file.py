"""The lines of a journal from a table or TOML: read whole, or refused whole."""

from __future__ import annotations

import pytest

from section75.core.journals import TemplateLine
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.refusals import Refusals
from section75.importers.journal_file import JournalFileUnreadable, read_journal_file

HOMES, CASH = Account.read("expenditure/homes"), Account.read("cash")
TOML = """
name = "Rent"
every = "month"
[[lines]]
debit = "expenditure/homes"
credit = "cash"
says = "homes"
"""


def test_a_table_is_read_line_by_line() -> None:
    read = read_journal_file(b'debit,credit,amount\nexpenditure/homes,cash,"1,250.37"\n', file_name="a.csv")
    assert read.lines == (TemplateLine(HOMES, CASH, Money(1_250_37)),)
    assert read.require_amounts()[0].amount == Money(1_250_37)


def test_a_toml_file_may_leave_an_amount_open_and_say_the_rest() -> None:
    read = read_journal_file(TOML.encode(), file_name="a.toml")
    assert read.lines == (TemplateLine(HOMES, CASH, None, "homes"),)
    assert read.said == {"name": "Rent", "every": "month"}
    with pytest.raises(JournalFileUnreadable, match="Line 1: it has no amount"):
        read.require_amounts()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('lines = "none"', r"under \[\[lines\]\]"),
        ("lines = [1]", "as a table"),
        ("[month]\nis = 3", "as one text"),
        ("[[lines]]\nwho = 'me'", "nothing is known of who"),
        ("[[lines]]\namount = 5", "as text"),
        ("[[lines]]\ndebit = 'cash'\ncredit = 'nowhere'", "is not an account"),
        ("[[lines]]\ndebit = 'cash'\ncredit = 'accrued'\namount = 'lots'", "is not an amount"),
        ("[[lines", "it is no TOML"),
        ("\xff", "it is no TOML"),
    ],
)
def test_a_toml_file_nobody_can_read_is_refused(content: str, says: str) -> None:
    with pytest.raises(JournalFileUnreadable, match=says):
        read_journal_file(content.encode("latin-1"), file_name="a.toml")


def test_every_row_that_cannot_be_read_is_said_at_once() -> None:
    rows = b"debit,credit,amount\ncash,accrued,\ncash,cash\nbeds,cash,5\n" + b"cash,accrued," + b"1" * 61 + b"\n"
    with pytest.raises(Refusals) as wrong:
        read_journal_file(rows, file_name="a.csv")
    assert [each.says[:6] for each in wrong.value.each] == ["Row 2:", "Row 3:", "Row 4:", "Row 5:"]
