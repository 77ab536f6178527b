"""CSV: any words come back, no cell opens as a formula, amounts are exact numbers."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import Money
from section75.render.as_csv import BYTE_ORDER_MARK, FORMAT, as_csv, guarded, unguarded
from section75.render.return_tables import lines_table
from section75.render.table import Column, Kind, Row, Table
from section75.returns import ReturnValue

TWO = (Column("Words"), Column("Amount (£)", Kind.MONEY))


def read(content: bytes) -> list[list[str]]:
    """The file as a careful reader reads it."""
    assert content.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "\ufeff=1",
        "\u200b@x",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
        "\ufe661",
        "'=1",
        "'tis",
    ],
)
def test_words_that_begin_like_a_formula_get_an_apostrophe(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Day services", "£412", "3=3", "a-b", "\u2212£5", "(1,250.37)", "£-5", "é"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


@given(st.text())
def test_taking_the_guard_off_gives_back_any_words(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers(-(10**15), 10**15))), max_size=8))
def test_any_table_comes_back_and_no_cell_is_a_formula(rows: list[tuple[str, int | None]]) -> None:
    cells = tuple(Row((text, None if pence is None else Money(pence))) for text, pence in rows)
    header, *found = read(as_csv(Table("T", "Table", TWO, cells)))
    assert header == ["Words", "Amount (£)"]
    assert [unguarded(words) for words, _ in found] == [text for text, _ in rows]
    assert [None if not shown else int(Decimal(shown) * 100) for _, shown in found] == [pence for _, pence in rows]
    for words, _ in found:
        assert not words.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"))


def test_amounts_are_bare_numbers_and_words_stand_in_quotes() -> None:
    rows = (Row(('The "council"', Money.of("1,250.37"))), Row(("Credit", Money.of("-5"))), Row(("None", None)))
    content = as_csv(Table("T", "Table", TWO, rows)).decode("utf-8-sig")
    assert content == '"Words","Amount (£)"\r\n"The ""council""",1250.37\r\n"Credit",-5.00\r\n"None",""\r\n'


def test_a_return_is_one_table_of_every_line(value: ReturnValue) -> None:
    header, *rows = read(FORMAT.of_return(value))
    assert header == [column.heading for column in lines_table(value).columns]
    amounts = {row[6]: row[8] for row in rows}
    assert amounts["8.council"] == "339553.60"
    assert amounts["5"] == "-2522597.66"
    assert len(rows) == sum(len(section["lines"]) for section in value["sections"])
