"""Values of a workbook: read exactly, or listed by cell with what is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from section75.core.money import Money
from section75.importers.finance_extract import ReadExtract, read_extract
from section75.importers.workbook.limits import CHUNK
from section75.importers.workbook.refusals import WorkbookBroken

from .making import CODE, DAY, PERCENT, STYLES, book, header, number, packed, parts, payment, row, sheet, text, workbook


def read(*rows: str, **more: str) -> ReadExtract:
    return read_extract(workbook(*rows, **more), file_name="ledger.xlsx")


@pytest.mark.parametrize(
    ("digits", "pounds"),
    [
        ("1250.37", "1,250.37"),
        ("-1250.37", "-1,250.37"),
        ("0", "0"),
        ("-0", "0"),
        ("1.25037E3", "1,250.37"),
        ("1E2", "100"),
        ("1.2E-1", "0.12"),
        ("0.30000000000000004", "0.30"),  # 0.1 + 0.2
        ("1250.3700000000001", "1,250.37"),
        ("1250.3699999999999", "1,250.37"),
        ("-72.129999999999995", "-72.13"),
        ("100000000.00000001", "100,000,000"),
        ("9999999999.99", "9,999,999,999.99"),
        ("000001.50", "1.50"),
    ],
)
def test_a_number_is_exactly_the_digits_that_a_spreadsheet_shows(digits: str, pounds: str) -> None:
    assert [each.amount for each in read(payment(2, digits)).rows] == [Money.of(pounds)]


@pytest.mark.parametrize(
    ("digits", "says"),
    [
        ("1.005", "'1.005' in £ is finer than a penny"),
        ("0.30000001", "'0.30000001' in £ is finer than a penny"),
        ("0.0000000000000001", "finer than a penny"),
        ("123456789012345678", "Its amount, E2, is a number of more than 15 digits"),
        ("1234567890123.456", "Its amount, E2, is a number of more than 15 digits"),
        ("100000000000000000", "larger than any partnership's money"),
        ("1E300", "Its amount has 301 characters"),
        ("1E400", "Its amount, E2, holds 1E400, a number that no spreadsheet can keep"),
        ("-1E+400", "Its amount, E2, holds -1E+400, a number that no spreadsheet can keep"),
        ("1" + 301 * "0", "Its amount, E2, holds 1000000000"),
        ("NaN", "Its amount, E2, holds NaN, a number that no spreadsheet can keep"),
        ("-Infinity", "Its amount, E2, holds -Infinity, a number that no spreadsheet can keep"),
        ("1E-400", "Its amount, E2, is a number, 1E-400, finer than a penny"),
        ("-0.5e-400", "Its amount, E2, is a number, -0.5e-400, finer than a penny"),
        (f"0.{380 * '0'}5", "finer than a penny"),
        ("5E-99999999999999999999", "Its amount, E2, is a number, 5E-99999999999999999999, finer than a penny"),
    ],
)
def test_a_number_that_is_no_amount_is_listed(digits: str, says: str) -> None:
    (unreadable,) = read(payment(2, digits)).unreadable
    assert says in unreadable.says
    assert (unreadable.row, unreadable.amount) == (2, None)


@pytest.mark.parametrize("heard_first", range(1, 6))
def test_a_number_is_known_whole_however_the_part_is_cut_while_it_is_read(heard_first: int) -> None:
    """Were only the 1 of 1E-400 heard, it would pass for a pound."""
    rows = (header(), payment(2, "1E-400"))
    padding = CHUNK - heard_first - len("<!---->") - sheet(*rows).index("1E-400")
    content = packed(parts({"Ledger": sheet(*rows, before=f"<!--{'x' * padding}-->")}))
    (unreadable,) = read_extract(content, file_name="ledger.xlsx").unreadable
    assert "Its amount, E2, is a number, 1E-400, finer than a penny" in unreadable.says


def test_a_number_longer_than_any_spreadsheet_writes_is_refused_with_its_cell() -> None:
    assert read(payment(2, "1." + "0" * 398)).rows[0].amount == Money.of("1")
    with pytest.raises(WorkbookBroken, match="E2 of a sheet is written as no spreadsheet writes it"):
        read(payment(2, "1." + "0" * 399))


@pytest.mark.parametrize("word", ["inf", "NaN", "1E-400", "1E400"])
def test_words_in_text_that_look_like_such_a_number_are_words(word: str) -> None:
    assert [each.reference for each in read(payment(2, G=text("G2", word))).rows] == [word]


@pytest.mark.parametrize(
    ("words", "pounds"),
    [
        ("1,234.50", "1,234.50"),
        ("£1,234.50", "1,234.50"),
        ("(1,234.50)", "-1,234.50"),
        ("1,234.50-", "-1,234.50"),
        ("\u22121,234.50", "-1,234.50"),
        ("1\u00a0234.50", "1,234.50"),
        (" 1,234.50 ", "1,234.50"),
        ("00012.50", "12.50"),
    ],
)
def test_a_number_in_text_is_read_as_in_a_csv_file(words: str, pounds: str) -> None:
    as_csv = f'date,cost_centre,subjective,description,amount,supplier,reference\n2022-06-14,a,b,c,"{words}",d,e\n'
    expected = [Money.of(pounds)]
    assert [each.amount for each in read(payment(2, E=text("E2", words))).rows] == expected
    assert [each.amount for each in read_extract(as_csv.encode(), file_name="a.csv").rows] == expected


@pytest.mark.parametrize("words", ["1.234,50", "1E3", "12%", "lots", "1,23", "#REF!", "=1+1"])
def test_text_that_is_no_amount_is_listed_as_in_a_csv_file(words: str) -> None:
    (unreadable,) = read(payment(2, E=text("E2", words))).unreadable
    assert f"{words!r} is not an amount" in unreadable.says


@pytest.mark.parametrize(
    ("letter", "cell", "says"),
    [
        ("E", '<c r="E2" t="e"><v>#REF!</v></c>', "Its amount, E2, holds the error #REF!"),
        ("E", '<c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>', "holds the error #DIV/0!"),
        ("B", '<c r="B2" t="e"><v>#N/A</v></c>', "Its cost centre, B2, holds the error #N/A"),
        ("F", '<c r="F2" t="e"><v>#NAME?</v></c>', "Its supplier, F2, holds the error #NAME?"),
        ("E", '<c r="E2"><f>SUM(A1:A2)</f></c>', "Its amount, E2, is a formula without a value"),
        ("E", '<c r="E2"><f>SUM(A1:A2)</f><v></v></c>', "Its amount, E2, is a formula without a value"),
        ("D", '<c r="D2"><f>A1</f></c>', "Its description, D2, is a formula without a value"),
        ("E", number("E2", "0.25", PERCENT), "Its amount, E2, is a percentage"),
        ("E", number("E2", "25 percent", PERCENT), "'25 percent' is not an amount"),
        ("E", '<c r="E2" t="e"/>', "Its amount is blank"),
        ("E", '<c r="E2" t="e"><f>x</f></c>', "Its amount, E2, holds the error #VALUE!"),
        ("E", '<c r="E2" t="b"><v>1</v></c>', "Its amount, E2, is TRUE, not an amount"),
        ("E", number("E2", "44726", DAY), "Its amount, E2, is a date, 2022-06-14, not an amount"),
        ("A", number("A2", "44726"), "Its date, A2, is a number, 44726, not a date"),
        ("A", number("A2", "44726", PERCENT), "Its date, A2, is a percentage, not a date"),
        ("A", '<c r="A2" t="b"><v>0</v></c>', "Its date, A2, is FALSE, not a date"),
        ("A", number("A2", "60", DAY), "Its date, A2, is a day before 1 March 1900"),
        ("A", number("A2", "61", DAY), "in no year that can be reported"),
        ("A", number("A2", "-1", DAY), "is not a day"),
        ("A", number("A2", "44726.5", DAY), "'2022-06-14 12:00:00' is not a day"),
        ("A", text("A2", "31/06/2022"), "'31/06/2022' is not a day"),
        ("B", number("B2", "44621", DAY), "Its cost centre, B2, is a date, 2022-03-01, not a code"),
        ("B", '<c r="B2" t="b"><v>1</v></c>', "Its cost centre, B2, is TRUE, not a code"),
        ("C", number("C2", "123456789012345678"), "Its subjective, C2, is a number of more than 15 digits"),
        ("G", number("G2", "123456789012345678"), "Its reference, G2, is a number of more than 15 digits"),
        ("A", number("A2", "1E-400", DAY), "Its date, A2, is a number, 1E-400, not a date"),
        ("B", number("B2", "1E-400"), "Its cost centre, B2, is a number, 1E-400, so small that a spreadsheet keeps"),
        ("G", number("G2", "-1E-400", PERCENT), "Its reference, G2, is a number, -1E-400, so small"),
        ("G", number("G2", "inf"), "Its reference, G2, holds inf, a number that no spreadsheet can keep"),
        ("B", '<c r="B2" s="1"/>', "Its cost centre is blank"),
    ],
)
def test_a_cell_that_is_not_what_its_column_holds_is_named(letter: str, cell: str, says: str) -> None:
    found = read(payment(2, **{letter: cell}), payment(3))
    (unreadable,) = found.unreadable
    assert unreadable.says.startswith("Row 2: ")
    assert says in unreadable.says
    assert unreadable.amount == (None if letter == "E" else Money.of("1,250.37"))
    assert [each.row for each in found.rows] == [3]


def test_a_total_row_is_listed_and_a_formula_with_its_value_is_read() -> None:
    total = row(4, [text("D4", "Total"), '<c r="E4"><f>SUM(E2:E3)</f><v>2500.74</v></c>'])
    subtotal = row(5, ['<c r="E5"><f>SUM(E2:E3)</f></c>'])
    found = read(payment(2, E='<c r="E2"><f>1250+0.37</f><v>1250.37</v></c>'), payment(3), total, subtotal)
    assert [each.row for each in found.rows] == [2, 3]
    assert [each.row for each in found.unreadable] == [4, 5]
    assert "Its cost centre is blank" in found.unreadable[0].says
    assert found.unreadable[0].amount == Money.of("2,500.74")
    assert "E5, is a formula without a value" in found.unreadable[1].says


def test_a_second_header_row_is_listed() -> None:
    found = read(header(at=2), payment(3))
    assert [each.row for each in found.unreadable] == [2]
    assert "'date' is not a day" in found.unreadable[0].says


def test_errors_in_columns_that_are_not_wanted_change_nothing() -> None:
    names = ("date", "cost_centre", "subjective", "description", "amount", "supplier", "reference", "check")
    error = '<c r="H2" t="e"><v>#REF!</v></c>'
    content = packed(parts({"Ledger": sheet(header(*names), payment(2, H=error))}))
    found = read_extract(content, file_name="a.xlsx")
    assert (len(found.rows), found.unreadable, found.ignored_columns) == (1, (), ("check",))


def test_numbers_in_columns_of_words_and_codes_are_as_they_are_shown() -> None:
    found = read(payment(2, B=number("B2", "4110"), C=number("C2", "42", CODE), G=number("G2", "44726", DAY)))
    (only,) = found.rows
    assert (only.cost_centre, only.subjective, only.reference) == ("4110", "0000042", "2022-06-14")


@pytest.mark.parametrize(("since_1904", "day"), [("", "2022-06-14"), ('<workbookPr date1904="1"/>', "2026-06-15")])
def test_dates_count_from_1900_or_from_1904_as_the_workbook_says(since_1904: str, day: str) -> None:
    found = read(payment(2), **{"xl/workbook.xml": book(["Ledger"], {}, since_1904)})
    assert [each.posted_on.isoformat() for each in found.rows] == [day]


def test_a_date_in_text_is_read_as_in_a_csv_file() -> None:
    found = read(payment(2, A=text("A2", "14/06/2022")), payment(3, A=text("A3", "14 June 2022")))
    assert [each.posted_on.isoformat() for each in found.rows] == ["2022-06-14", "2022-06-14"]


def test_rows_keep_the_number_the_spreadsheet_shows() -> None:
    found = read(payment(7), payment(318))
    assert [each.row for each in found.rows] == [7, 318]


def test_cells_that_do_not_say_where_they_are_stand_side_by_side() -> None:
    bare = payment(2)
    for letter in "ABCDEFG":
        bare = bare.replace(f' r="{letter}2"', "")
    assert read(bare).rows == read(payment(2)).rows
    partly = payment(2).replace(' r="B2"', "").replace(' r="C2"', "")
    assert read(partly.replace(' r="2"', "")).rows == read(payment(2)).rows


def test_a_row_with_a_nul_that_a_workbook_can_write_is_listed_and_named() -> None:
    found = read(payment(2, D=text("D2", "a_x0000_b")), payment(3))
    assert [each.row for each in found.rows] == [3]
    (lost,) = found.unreadable
    assert "Row 2: It holds the character NUL" in lost.says
    assert "a\N{REPLACEMENT CHARACTER}b" in lost.raw


def test_merged_cells_have_their_value_in_the_first() -> None:
    merged = '<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'
    found = read(payment(2), payment(3, B='<c r="B3"/>'), after=merged)
    assert [each.row for each in found.rows] == [2]
    assert "Its cost centre is blank" in found.unreadable[0].says


def test_a_custom_percentage_is_known_and_a_quoted_sign_is_not_one() -> None:
    for code, refused in (("0.0000%", 1), ('0.00" %"', 0), ("[Red]0%;-0%", 1), (r"0\%", 0)):
        styles = STYLES.replace('formatCode="0000000"', f"formatCode='{code}'")
        found = read(payment(2, E=number("E2", "0.25", CODE)), **{"xl/styles.xml": styles})
        assert len(found.unreadable) == refused, code


def test_the_residue_that_is_taken_off_is_less_than_a_millionth_of_a_pound() -> None:
    from section75.importers.workbook.numbers import RESIDUE, as_shown

    assert Decimal("0.000001") == RESIDUE
    assert as_shown("199999999.99999997") == ("200000000", True)
    assert as_shown("12345678901.234567") == ("12345678901.234567", False)
