"""The quick way of reading a plain extract: what it reads is what the way of every other file reads."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.evidence import sha256_of
from section75.core.refusals import Refusal
from section75.importers import finance_extract
from section75.importers.finance_extract import COLUMNS, ReadExtract, read_extract
from section75.importers.plain_extract import read_plain

HEADER = ["date", "cost_centre", "subjective", "description", "amount", "supplier", "reference"]
DAYS = st.sampled_from(
    ["2022-06-14", "2022-06-31", "14/06/2022", "3/4/2022", "", " 2022-06-01 ", "9999-01-01", "Total"]
)
AMOUNTS = st.sampled_from(
    ["1.00", "-1250.37", "1,250.37", "(5.00)", "0.00", "1.5", "", "x", "£2.00", "5.00-", "5.00 CR"]
)
CENTRES = st.sampled_from(["LD402", "", " LD1", "Total", "Sub-total"])
WORDS = st.sampled_from(["Care", "", "Total", "A, B", 'say "so"', "two\nlines", " blank "])
ROWS = st.lists(st.one_of(
    st.tuples(DAYS, CENTRES, WORDS, WORDS, AMOUNTS, WORDS, WORDS).map(list),
    st.lists(WORDS, max_size=9),
    st.just([""] * 7),
), max_size=6)  # fmt: skip


def content_of(rows: list[list[str]], *, header: list[str] = HEADER, mark: bytes = b"") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out).writerows([header, *rows])
    return mark + out.getvalue().encode()


def with_care(content: bytes) -> ReadExtract | str:
    """What the other way makes of it, or which refusal."""
    try:
        table = finance_extract._table(content, "a.csv", None)
        return finance_extract.read_table_as_extract(table, file_name="a.csv", sha256=sha256_of(content), mapping=None)
    except Refusal as refusal:
        return refusal.says


@given(ROWS, st.permutations(HEADER), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_both_ways_read_the_same(rows: list[list[str]], header: list[str], mark: bytes) -> None:
    content = content_of(rows, header=header, mark=mark)
    expected = with_care(content)
    try:
        read: ReadExtract | str = read_extract(content, file_name="a.csv")
    except Refusal as refusal:
        read = refusal.says
    assert read == expected
    if isinstance(read, ReadExtract) and isinstance(expected, ReadExtract):
        assert [each.says for each in read.doubts] == [each.says for each in expected.doubts]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"date;cost_centre;subjective;description;amount;supplier;reference\n2022-06-14;a;b;c;1.00;d;e\n",
        content_of([["2022-06-14", "a", "b", "c", "1.00", "d", "e"]]).decode().encode("utf-16"),
        b'date,cost_centre,subjective,description,amount,supplier,reference\n2022-06-14,a,b,"c"x,1.00,d,e\n',
        content_of([]),
        content_of([["2022-06-14", "a", "b", "c" * 32_001, "1.00", "d", "e"]]),
        b"a line above\n" + content_of([["2022-06-14", "a", "b", "c", "1.00", "d", "e"]]),
    ],
)
def test_what_is_not_plain_is_left_to_the_other_way(content: bytes) -> None:
    assert read_plain(content, columns=COLUMNS) is None


def test_a_plain_file_is_read_the_quick_way() -> None:
    content = content_of([["2022-06-14", "LD402", "4411", "Care", "-1250.37", "Invented Care", "AP-1"]])
    read = read_plain(content, columns=COLUMNS)
    assert read is not None
    assert [row.amount.pence for row in read.rows] == [-125_037]
