"""A complete agreement passes each check that is asked of it, and says on what."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.law import LawResult, assess
from section75.core.partnership import Partnership

from .wholes import DAY, WHOLE, read, reported, table

ROOT = Path(__file__).resolve().parents[3]


@cache
def whole() -> Partnership:
    """The complete agreement, read once."""
    return read(WHOLE)


def test_a_complete_agreement_passes_every_check_that_is_asked_of_it() -> None:
    rows = table(happened=reported())
    came = {number: row.result for number, row in rows.items()}
    expected = {"6": LawResult.NOT_APPLICABLE, "X7": LawResult.NOT_ASSESSED}  # no trust; no register was asked
    assert came == {number: expected.get(number, LawResult.PASS) for number in came}
    assert len(came) == 23
    assert list(came) == [*map(str, range(1, 16)), *(f"X{number}" for number in range(1, 9))]


def test_each_row_says_on_what_it_was_made() -> None:
    for row in table(happened=reported()).values():
        assert dict(row.inputs)["day"] == "5 October 2023"
        assert row.rule.version >= 1
        assert len(row.fingerprint) == 64
        assert row.points, row.rule.title
        data = row.as_data()
        assert data["of_the_regulations"] is not row.rule.number.startswith("X")
        assert data["result"] == row.result.value


@pytest.mark.parametrize("number", [str(number) for number in range(1, 16)])
def test_every_provision_a_check_rests_on_is_in_the_data(number: str) -> None:
    row = table()[number]
    for each in row.provisions:
        assert each.wording is not None, f"{each.cite} says nothing on {DAY}"
        assert each.wording.says


WORD = re.compile("(?<!un)" + "law" + "ful", re.IGNORECASE)  # the word itself stands nowhere, here neither


def test_the_word_is_never_said() -> None:
    rooms = [
        *(ROOT / "section75" / "core" / "law").rglob("*.py"),
        *(ROOT / "section75" / "apps" / "law").rglob("*.*"),
        ROOT / "section75" / "cli" / "law_table.py",
        ROOT / "section75" / "cli" / "rooms" / "law.py",
        *(ROOT / "examples").glob("*/law*.txt"),
        *(ROOT / "docs" / "law").glob("*.md"),
        ROOT / "docs" / "rooms" / "law.md",
    ]
    said = [path for path in rooms if path.suffix != ".pyc" and WORD.search(path.read_text(encoding="utf-8"))]
    assert said == []
    assert WORD.search("it is " + "law" + "ful")


def test_terms_of_the_agreement_are_never_called_statutory() -> None:
    for row in table().values():
        for point in row.points:
            assert "statutory" not in point.says
            assert "statutory" not in point.todo


def test_the_same_facts_give_the_same_table() -> None:
    assert assess(read(WHOLE), on=DAY) == assess(read(WHOLE), on=DAY)


@given(st.dates(min_value=date(2000, 4, 1), max_value=date(2040, 1, 1)), st.booleans())
@settings(max_examples=60)
def test_on_any_day_every_check_answers_with_a_sentence(day: date, with_books: bool) -> None:
    for row in assess(whole(), on=day, happened=reported() if with_books else None):
        assert row.points
        assert all(point.says.strip() for point in row.points)
        assert row.result is row.points[0].result
