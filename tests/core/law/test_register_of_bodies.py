"""Partners and succession, asked of the register that comes with the program."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from section75.core.law import Assessed, LawResult, assess
from section75.importers.agreement_file import FileText, read_partnership
from section75.importers.organisations_file import shipped_register

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


def rows(folder: str, on: date) -> dict[str, Assessed]:
    files = sorted((EXAMPLES / folder).glob("agreement.toml"))
    partnership = read_partnership([FileText(file.name, file.read_bytes()) for file in files])
    found = assess(partnership, on=on, register=shipped_register())
    return {row.rule.number: row for row in found}


@pytest.mark.parametrize(
    ("folder", "on", "result"),
    [
        ("oxfordshire-2017", date(2022, 6, 30), LawResult.PASS),
        ("oxfordshire-2017", date(2022, 7, 1), LawResult.WARN),
        ("oxfordshire-2017", date(2026, 4, 1), LawResult.WARN),
        ("haringey-2016", date(2018, 4, 1), LawResult.PASS),
        ("haringey-2016", date(2023, 4, 1), LawResult.WARN),
    ],
)
def test_a_party_that_has_been_succeeded_is_warned_of(folder: str, on: date, result: LawResult) -> None:
    row = rows(folder, on)["X7"]
    assert row.result is result, [point.says for point in row.points]


def test_the_successor_is_named_as_what_to_record() -> None:
    row = rows("haringey-2016", date(2023, 4, 1))["1"]
    told = [point for point in row.points if point.result is LawResult.WARN]
    assert "no longer there" in told[0].says
    assert "North Central London" in told[0].todo
