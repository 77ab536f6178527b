"""Text for a terminal, JSON for people, and the shelf of formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75 import render
from section75.core.evidence import canonical_bytes
from section75.core.money import Money
from section75.render.as_text import WIDTH, as_text, printable, table_lines
from section75.render.return_tables import document
from section75.render.shelf import formats
from section75.render.table import Column, Document, Kind, Row, Table
from section75.returns import ReturnValue

COLUMNS = (Column("Line"), Column("Amount (£)", Kind.MONEY))


def test_amounts_stand_to_the_right_and_words_to_the_left() -> None:
    rows = (Row(("Day services", Money.of("9,105,000"))), Row(("Income", Money.of("-40.5"))), Row(("Nothing", None)))
    assert "\n".join(table_lines(Table("T", "Spend", COLUMNS, rows, note="In pounds."))) == (
        "Spend\n"
        "-----\n"
        "Line            Amount (£)\n"
        "------------  ------------\n"
        "Day services  9,105,000.00\n"
        "Income              \u221240.50\n"
        "Nothing                   \n"
        "In pounds."
    )


def test_long_words_are_folded_to_the_width() -> None:
    rows = (Row(("word " * 60, Money(1))),)
    lines = table_lines(Table("T", "Spend", COLUMNS, rows), width=40)
    assert len(lines) > 5
    assert max(len(line) for line in lines) <= 40


def test_the_return_fits_the_terminal_and_says_that_it_is_invented(value: ReturnValue) -> None:
    shown = formats()["text"].of_return(value).decode()
    assert "MADE FROM INVENTED TERMS" in shown
    assert "339,553.60" in shown
    assert max(len(line) for line in shown.splitlines()) <= max(WIDTH, len(document(value).title))


@given(st.text())
def test_nothing_steers_the_terminal(text: str) -> None:
    shown = as_text(
        Document(text, ((text, text),), (Table("T", text, COLUMNS, (Row((text, None)),), note=text),), text)
    )
    assert all(letter.isprintable() or letter == "\n" for letter in shown)
    assert printable("\x1b[31mred") == "\ufffd[31mred"


def test_json_is_the_same_value(value: ReturnValue) -> None:
    content = formats()["json"].of_return(value)
    assert json.loads(content) == value
    assert content.endswith(b"}\n")
    assert canonical_bytes(json.loads(content)) == canonical_bytes(value)


def test_the_shelf_holds_every_file_that_begins_with_as() -> None:
    files = {path.stem for path in Path(str(render.__file__)).parent.glob("as_*.py")}
    assert {each.of_return.__module__.rpartition(".")[2] for each in formats().values()} == files
    assert all(each.name == name and each.suffix.startswith(".") for name, each in formats().items())


@pytest.mark.parametrize("name", sorted(formats()))
def test_a_format_gives_the_same_bytes_twice(value: ReturnValue, name: str) -> None:
    assert formats()[name].of_return(value) == formats()[name].of_return(value)


@pytest.mark.parametrize("name", ["csv", "text", "page"])
def test_an_amount_is_the_same_in_every_format(value: ReturnValue, name: str) -> None:
    shown = formats()[name].of_return(value).decode().replace(",", "")
    for line in value["sections"][0]["lines"]:
        pence = abs(line["amount"] or 0)
        assert f"{pence // 100}.{pence % 100:02d}" in shown
