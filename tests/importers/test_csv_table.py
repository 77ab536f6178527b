"""A CSV file as a whole: what is refused of it, and how it says so."""

from __future__ import annotations

import pytest

from section75.core.refusals import Refusal, Refusals
from section75.importers import csv_table, text_encoding
from section75.importers.csv_refusals import (
    BrokenTable,
    CellTooLong,
    ColumnGivenTwice,
    FileTooLarge,
    MissingColumns,
    NothingInTheFile,
    NulBytes,
    TooManyColumns,
    TooManyRows,
    WrongEncoding,
)
from section75.importers.csv_table import read_table

COLUMNS = {"line": ("service line",), "cost_centre": (), "amount": ("net amount",)}
HEADER = b"line,cost_centre,amount\n"

REFUSED: list[tuple[str, bytes, type[Refusal], str]] = [
    ("two encodings", HEADER + b"caf\xe9 \xc3\xa9,LD1,1\n", WrongEncoding, r"Byte 28, in line 2, is not UTF-8 while"),
    ("no letter of Windows", HEADER + b"caf\x81,LD1,1\n", WrongEncoding, r"byte 28 is not Windows-1252.*CSV UTF-8"),
    ("UTF-32", "line,amount\n".encode("utf-32"), WrongEncoding, "UTF-32"),
    ("after a mark", b"\xef\xbb\xbf" + HEADER + b"\xa3,LD1,1\n", WrongEncoding, "Byte 28, in line 2"),
    ("UTF-16 cut off", "line,amount\n".encode("utf-16")[:-1], WrongEncoding, "begins as UTF-16 does"),
    ("NUL", HEADER + b"a,b,1\na\0,b,1\n", NulBytes, "NUL byte in line 3"),
    ("empty", b"", NothingInTheFile, "It is empty"),
    ("mark only", b"\xef\xbb\xbf", NothingInTheFile, "It is empty"),
    ("blank lines only", b"\n\n , \n", NothingInTheFile, "It is empty"),
    ("header only", HEADER, NothingInTheFile, "a header and no row under it"),
    ("header and blanks", HEADER + b"\n,,\n", NothingInTheFile, "a header and no row under it"),
    ("open quote", HEADER + b'a,b,1\n"a,b,1\n', BrokenTable, "row 3 do not pair"),
    ("text after a quote", HEADER + b'"a"x,b,1\n', BrokenTable, "row 2 do not pair"),
    ("open quote in the header", b'"line,cost_centre,amount\n', BrokenTable, "row 1 do not pair"),
    ("long cell", HEADER + b"a,b," + b"1" * 32_001 + b"\n", CellTooLong, "Row 2 has a cell of more than 32,000"),
    ("very long cell", HEADER + b"a,b," + b"1" * 140_000 + b"\n", CellTooLong, "Row 2 has a cell of more than 32,000"),
    ("many columns", b"line," * 501 + b"\n", TooManyColumns, "502 columns, and at most 500"),
    ("blank header", b"\nline,cost_centre\na,b,1\n", MissingColumns, "It has no name at all"),
    ("no header", b"residential,LD402,5\n", MissingColumns, "lacks 3 columns"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "refusal", "says"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED]
)
def test_a_file_that_is_no_such_table_is_refused(content: bytes, refusal: type[Refusal], says: str) -> None:
    with pytest.raises(refusal, match=says):
        read_table(content, columns=COLUMNS)


def test_missing_columns_are_all_named_with_the_nearest() -> None:
    with pytest.raises(MissingColumns) as refused:
        read_table(b"line,Cost Center,Value\na,b,1\n", columns=COLUMNS)
    assert refused.value.says == (
        "The header in row 1 lacks 2 columns: cost_centre (is it 'Cost Center'?), amount. "
        "It has 'line', 'Cost Center', 'Value'. Rename the columns that are meant, or extract those that are absent."
    )


def test_a_long_header_is_shown_by_its_beginning() -> None:
    header = ",".join(f"column {number}" for number in range(25)).encode()
    with pytest.raises(MissingColumns, match="'column 19' and 5 more"):
        read_table(header + b"\n1\n", columns=COLUMNS)


def test_a_column_given_twice_is_refused_beside_what_is_missing() -> None:
    with pytest.raises(ColumnGivenTwice, match="amount 2 times: 'Amount', 'Net amount'"):
        read_table(b"line,cost_centre,Amount,Net amount\na,b,1,1\n", columns=COLUMNS)
    with pytest.raises(Refusals) as refused:
        read_table(b"line,Amount,Net amount\na,1,1\n", columns=COLUMNS)
    assert [each.name for each in refused.value.each] == ["ColumnGivenTwice", "MissingColumns"]


def test_a_cell_of_32000_characters_is_read() -> None:
    table = read_table(HEADER + b"a,b," + b"1" * 32_000 + b"\n", columns=COLUMNS)
    assert len(table.rows[0].cells[2]) == 32_000


def test_a_file_of_more_than_50_million_bytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert text_encoding.BYTES_LIMIT == 50_000_000
    monkeypatch.setattr(text_encoding, "BYTES_LIMIT", 30)
    read_table(HEADER + b"a,b,1", columns=COLUMNS)
    with pytest.raises(FileTooLarge, match="has 31 bytes, and at most 30"):
        read_table(HEADER + b"a,b,123", columns=COLUMNS)


@pytest.mark.parametrize("more", [b"a,b,1\n", b"\n"])
def test_a_file_of_more_than_a_million_rows_is_refused(monkeypatch: pytest.MonkeyPatch, more: bytes) -> None:
    assert csv_table.ROWS_LIMIT == 1_000_000
    monkeypatch.setattr(csv_table, "ROWS_LIMIT", 3)
    assert len(read_table(HEADER + b"a,b,1\n" * 3, columns=COLUMNS).rows) == 3
    with pytest.raises(TooManyRows, match="more than 3 rows"):
        read_table(HEADER + b"a,b,1\n" * 3 + more, columns=COLUMNS)


def test_a_semicolon_inside_a_name_is_not_a_delimiter() -> None:
    table = read_table(b'line,cost_centre,amount,"note; remark"\na,b,1,c\n', columns=COLUMNS)
    assert table.header.ignored == ("note; remark",)
