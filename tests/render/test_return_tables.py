"""A frozen return as tables."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.money import Money
from section75.render.return_tables import INVENTED, document, fingerprint, lines_table, section_table
from section75.render.table import Column, Document, Kind, Row, Table
from section75.returns import ReturnValue


def table(value: ReturnValue, name: str) -> Table:
    return next(table for table in document(value).tables if table.name == name)


def test_there_is_a_table_for_each_section_the_checks_and_every_line(value: ReturnValue) -> None:
    names = [table.name for table in document(value).tables]
    sections = ["Account", "Contributions", "Position", "Variance", "Savings", "To know"]
    assert names == [*sections, "Checks", "Every line"]


def test_lines_that_form_a_table_are_laid_out_by_row_and_column(value: ReturnValue) -> None:
    shown = table(value, "Contributions")
    assert [column.heading for column in shown.columns] == [
        "Partner",
        "Due to date (£)",
        "Received to date (£)",
        "Outstanding (£)",
    ]
    assert shown.rows[1].cells == (
        "The ICB",
        Money.of("7,085,000.01"),
        Money.of("4,723,333.34"),
        Money.of("2,361,666.67"),
    )


def test_a_column_of_words_stands_beside_columns_of_money(value: ReturnValue) -> None:
    shown = table(value, "Position")
    assert shown.columns[-1] == Column("Which is", Kind.WORDS)
    assert shown.rows[-1].cells[-2:] == (Money.of("412,000"), "Overspend")
    assert shown.rows[-1].is_total


def test_a_section_without_lines_is_an_empty_table(value: ReturnValue) -> None:
    section: Any = {**value["sections"][1], "lines": []}
    assert section_table(section).rows == ()


def test_rows_with_the_same_name_stay_apart(value: ReturnValue) -> None:
    section = copy.deepcopy(next(s for s in value["sections"] if s["name"] == "Savings"))
    for line in section["lines"]:
        line["row"] = "The same title"
    assert len(section_table(section).rows) == 2


def test_every_line_is_in_the_long_table_once(value: ReturnValue) -> None:
    codes = [row.cells[6] for row in lines_table(value).rows]
    assert codes == [line["code"] for section in value["sections"] for line in section["lines"]]


def test_an_invented_return_says_so_on_its_face(value: ReturnValue) -> None:
    assert document(value).warning == INVENTED
    assert all(row.cells[4] == "yes" for row in lines_table(value).rows)
    real: Any = {**value, "invented": False}
    assert document(real).warning == ""


def test_the_facts_say_terms_journal_forecast_contact_and_fingerprint(value: ReturnValue) -> None:
    facts = dict(document(value).facts)
    assert value["terms"] in facts["Terms"]
    assert facts["Journal"] == "Counted up to and with entry 1,017."
    assert facts["Forecast"] == "As entered for 2022/23 M3, version 1."
    assert "Pooled fund manager, learning disability" in facts["Contact"]
    assert sha256_of(canonical_bytes(value)) == fingerprint(value)
    assert fingerprint(value) in facts["Fingerprint"]


def test_a_fund_without_a_manager_says_so(value: ReturnValue) -> None:
    nobody: Any = {**value, "owed_by": {"role": "the pool manager", "who": []}}
    assert dict(document(nobody).facts)["Owed by"] == "the pool manager (not named in the agreement)"


@pytest.mark.parametrize(
    ("columns", "cells"),
    [
        ((Column("A"), Column("a")), ("x", "y")),
        ((Column("A"),), ("x", "y")),
        ((Column("A"),), (Money(1),)),
        ((Column("A"),), (None,)),
        ((Column("A", Kind.MONEY),), ("1",)),
    ],
)
def test_a_table_that_does_not_fit_cannot_be_built(columns: tuple[Column, ...], cells: tuple[Any, ...]) -> None:
    with pytest.raises(ValueError, match="T"):
        Table("T", "Table", columns, (Row(cells),))


def test_a_document_holds_tables_and_facts() -> None:
    assert Document("D", (("a", "b"),), ()).warning == ""
