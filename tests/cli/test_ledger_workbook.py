"""`section75 ledger import` with a workbook: the same rows, entries and refusals as with CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import xlsxwriter

from section75.core.money import Money

from .conftest import Terminal, approve, extract, month, propose

MONTH = ("--month", month(6), "--control-total", "2,508,915.64")


def saved(path: Path, *, wrong: str = "", hidden: bool = False) -> str:
    """June's invented extract saved as a workbook; `wrong` stands in row 5 in place of its amount."""
    with xlsxwriter.Workbook(path) as book:
        ledger = book.add_worksheet("Ledger")
        for at, line in enumerate(csv.reader(io.StringIO(Path(extract(6)).read_text(encoding="utf-8")))):
            ledger.write_row(at, 0, line)
            if at:
                ledger.write_number(at, 4, Money.of(line[4]).pence / 100)
        if wrong:
            ledger.write(4, 4, wrong)
        if hidden:
            ledger.set_row(9, options={"hidden": True})
    return str(path)


def test_a_workbook_posts_the_same_entries_as_csv(terminal: Terminal, tmp_path: Path) -> None:
    file = saved(tmp_path / "june.xlsx", hidden=True)
    answer = terminal("ledger", "import", file, *MONTH, "--json", as_="finance.officer")
    assert answer.code == 0, answer.err
    data = answer.data
    assert approve(data["proposal"])["says"] == "Posted 337 entries, 1 to 337."
    assert data["placed"] == {"rows": 337, "total": 250_645_564}
    assert data["waiting"] == {"rows": 1, "total": 246_000}
    assert data["difference"] == 0
    assert data["notes"] == ["Hidden rows were read as well: 1."]
    entries = terminal("ledger", "journal", "--most", "1000", "--json").data["entries"]
    origins = {(each["origin"]["file"], each["origin"]["row"]): each["amount"] for each in entries}
    assert origins["june.xlsx", 318] == 125_037


def test_the_same_rows_as_a_workbook_and_as_csv_are_not_posted_twice(terminal: Terminal, tmp_path: Path) -> None:
    approve(propose("ledger", "import", extract(6), *MONTH))
    again = terminal("ledger", "import", saved(tmp_path / "june.xlsx"), *MONTH, "--json", as_="finance.officer")
    assert (again.code, again.data["refusal"]) == (1, "RowsPostedBefore")
    assert "337 of the 337 placed rows are the same" in again.data["says"]


def test_what_was_said_of_a_workbook_stands_in_words(terminal: Terminal, tmp_path: Path) -> None:
    file = saved(tmp_path / "june.csv", hidden=True)
    answer = terminal("ledger", "import", file, *MONTH, "--preview", as_="finance.officer")
    assert answer.code == 0
    assert "  june.csv is named as CSV and is a workbook; it was read as a workbook.\n" in answer.out
    assert "  Hidden rows were read as well: 1.\n" in answer.out


def test_a_formula_without_a_value_is_refused_by_its_cell(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "june.xlsx"
    with xlsxwriter.Workbook(file) as book:
        ledger = book.add_worksheet()
        ledger.write_row(0, 0, ["date", "cost_centre", "subjective", "description", "amount", "supplier", "reference"])
        ledger.write_row(1, 0, ["2022-06-14", "LD402", "4411", "Invented"])
        ledger.write_formula(1, 4, "=1+1", None, "")
    words = ("ledger", "import", str(file), "--month", month(6), "--control-total", "0", "--preview")
    answer = terminal(*words, as_="finance.officer")
    assert "    Row 2: Its amount, E2, is a formula without a value." in answer.out
    assert "not proved, 1 amounts cannot be read" in answer.out


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"PK\x03\x04 and then nothing", "WorkbookBroken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "WorkbookLocked"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "WorkbookBroken"),
    ],
)
def test_a_workbook_that_cannot_be_read_is_refused_and_not_kept(
    terminal: Terminal, tmp_path: Path, content: bytes, refusal: str
) -> None:
    file = tmp_path / "june.xlsx"
    file.write_bytes(content)
    answer = terminal("ledger", "import", str(file), *MONTH, "--json", as_="finance.officer")
    assert (answer.code, answer.data["refusal"]) == (1, refusal)
    assert terminal("ledger", "journal", "--json").data["count"] == 0
