"""A finance extract as CSV: every row read, or listed with its number and why."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.ledger import ExtractRow
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.finance_extract import ReadExtract, read_extract

HEADER = "date,cost_centre,subjective,description,amount,supplier,reference"
GOOD = '14/06/2022,LD402,4110,Placement in June,"1,250.37",A Home Ltd,INV 1'


def _read(*lines: str, header: str = HEADER) -> ReadExtract:
    return read_extract("\r\n".join([header, *lines, ""]).encode(), file_name="AP_2022_06.csv")


def test_a_row_is_read_with_the_number_a_spreadsheet_shows() -> None:
    assert _read(GOOD).rows == (
        ExtractRow(
            row=2,
            posted_on=date(2022, 6, 14),
            cost_centre="LD402",
            subjective="4110",
            description="Placement in June",
            amount=Money.of("1,250.37"),
            reference="INV 1",
            supplier="A Home Ltd",
        ),
    )


def test_a_file_is_named_by_its_hash() -> None:
    content = f"{HEADER}\n{GOOD}\n".encode()
    read = read_extract(content, file_name="AP_2022_06.csv")
    assert (read.file_name, read.sha256) == ("AP_2022_06.csv", hashlib.sha256(content).hexdigest())


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_endings_and_a_byte_order_mark_change_nothing(ending: str, mark: bytes) -> None:
    content = mark + ending.join([HEADER, GOOD, GOOD.replace("Placement", "Plätze £")]).encode()
    read = read_extract(content, file_name="a.csv")
    assert [row.row for row in read.rows] == [2, 3]
    assert read.rows[1].description == "Plätze £ in June"


@pytest.mark.parametrize(
    "header",
    [
        "Date,Cost Centre,Subjective,Description,Amount,Supplier,Reference",
        "TRANSACTION DATE, cost  centre ,Subjective Code,Narrative,Net amount,Supplier name,Ref",
        "Posting_Date,CostCentre,Account code,Details,Amount (£),Vendor,Invoice Number",
    ],
)
def test_columns_are_known_whatever_their_capitals_and_spaces(header: str) -> None:
    assert _read(GOOD, header=header).rows == _read(GOOD).rows


def test_columns_may_stand_in_any_order_and_the_unknown_are_listed() -> None:
    read = _read(
        "Adults,INV 1,A Home Ltd,1250.37,Placement in June,4110,LD402,14 June 2022,",
        header="Directorate,reference,supplier,amount,description,subjective,cost_centre,date,",
    )
    assert read.rows == _read(GOOD).rows
    assert read.ignored_columns == ("Directorate",)


def test_blank_lines_are_skipped_and_still_counted() -> None:
    read = _read("", GOOD, ",,,,,,", " , ,,,,,", GOOD)
    assert [row.row for row in read.rows] == [3, 6]
    assert read.unreadable == ()


def test_a_cell_of_several_lines_is_one_row() -> None:
    read = _read('14/06/2022,LD402,4110,"one\r\ntwo\nthree",1,a,b', GOOD)
    assert [row.row for row in read.rows] == [2, 3]
    assert read.rows[0].description == "one\r\ntwo\nthree"


@pytest.mark.parametrize(
    ("row", "says", "amount"),
    [
        ("14/06/2022,LD402,4110,x,1.00,s", "It has 6 cells and the header has 7", None),
        ("14/06/2022,LD402,4110,x,1,250.37,s,r", "It has 8 cells and the header has 7", None),
        ("31/06/2022,LD402,4110,x,1.00,s,r", "'31/06/2022' is not a day", "1.00"),
        ("06-14-2022,LD402,4110,x,1.00,s,r", "'06-14-2022' is not a day", "1.00"),
        (",LD402,4110,x,1.00,s,r", "Its date is blank", "1.00"),
        ("14/06/0022,LD402,4110,x,1.00,s,r", "'14/06/0022' is in no year that can be reported", "1.00"),
        (f"14 June{' ' * 60}2022,LD402,4110,x,1.00,s,r", "Its date has 71 characters", "1.00"),
        ("14/06/2022,LD402,4110,x,,s,r", "Its amount is blank", None),
        ("14/06/2022,LD402,4110,x,abc,s,r", "'abc' is not an amount", None),
        ("14/06/2022,LD402,4110,x,NaN,s,r", "'NaN' is not an amount", None),
        ("14/06/2022,LD402,4110,x,Infinity,s,r", "'Infinity' is not an amount", None),
        ("14/06/2022,LD402,4110,x,1e400,s,r", "'1e400' is not an amount", None),
        ("14/06/2022,LD402,4110,x,#REF!,s,r", "'#REF!' is not an amount", None),
        ("14/06/2022,LD402,4110,x,1.005,s,r", "'1.005' in £ is finer than a penny", None),
        ("14/06/2022,LD402,4110,x,99999999999999,s,r", "larger than any partnership's money", None),
        (f"14/06/2022,LD402,4110,x,1{' ' * 60}000,s,r", "Its amount has 64 characters", None),
        ("14/06/2022,,4110,Total,1.00,s,r", "Its cost centre is blank", "1.00"),
        ("14/06/2022,  ,4110,x,1.00,s,r", "Its cost centre is blank", "1.00"),
    ],
)
def test_a_row_nobody_can_read_is_listed_with_its_number_and_why(row: str, says: str, amount: str | None) -> None:
    read = _read(GOOD, row, GOOD)
    assert [each.row for each in read.rows] == [2, 4]
    (unreadable,) = read.unreadable
    assert unreadable.row == 3
    assert unreadable.says.startswith("Row 3: ")
    assert says in unreadable.says
    assert unreadable.amount == (Money.of(amount) if amount else None)


def test_everything_wrong_with_a_row_is_said_at_once() -> None:
    (unreadable,) = _read("soon,,4110,x,lots,s,r").unreadable
    assert "'soon' is not a day" in unreadable.says
    assert "'lots' is not an amount" in unreadable.says
    assert "Its cost centre is blank" in unreadable.says
    assert unreadable.raw == "soon,,4110,x,lots,s,r"


def test_a_long_unreadable_row_is_shown_by_its_beginning() -> None:
    (unreadable,) = _read(f"soon,LD402,4110,{'x' * 5000},1,s,r").unreadable
    assert unreadable.raw.startswith("soon,LD402,4110,xxx")
    assert len(unreadable.raw) == 503


amounts = st.integers(min_value=-(10**13), max_value=10**13)
words = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=20)


@given(st.lists(st.tuples(amounts, words), min_size=1, max_size=20))
def test_what_is_written_is_read_to_the_penny(each: list[tuple[int, str]]) -> None:
    def quoted(text: str) -> str:
        return '"' + text.replace('"', '""') + '"'

    lines = [f"2022-06-14,LD402,4110,{quoted(text)},{quoted(str(Money(pence)))},s,r" for pence, text in each]
    read = _read(*lines)
    assert [(row.amount.pence, row.description) for row in read.rows] == each
    assert [row.row for row in read.rows] == list(range(2, len(each) + 2))


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_read_or_refused_and_never_break(content: bytes) -> None:
    for whole in (content, HEADER.encode() + b"\n" + content):
        try:
            read = read_extract(whole, file_name="a.csv")
        except Refusal:
            continue
        assert read.rows or read.unreadable
