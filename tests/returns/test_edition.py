"""Editions: the shelf, the due day and whose term it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from section75.core.agreements import TwoTermsApply
from section75.returns import UnknownEdition, agreed, find_edition, shelf
from section75.returns import editions as folder

ENDS_ON = date(2022, 6, 30)


def due(partnership: Any) -> Any:
    return agreed(every="quarter").due(partnership, partnership.fund(), period_ends_on=ENDS_ON)


def test_the_shelf_holds_every_file_of_its_folder() -> None:
    files = {path.stem for path in Path(str(folder.__file__)).parent.glob("*.py")} - {"__init__"}
    assert {shelved.file for shelved in shelf().values()} == files


def test_every_edition_is_found_by_its_code_and_has_a_page() -> None:
    for code, shelved in shelf().items():
        assert find_edition(code) is shelved
        assert shelved.edition.code == code
        assert shelved.page


def test_an_edition_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownEdition, match=r"Did you mean 'pooled-fund-quarter'\?"):
        find_edition("pooled-fund-quater")


def test_the_day_is_the_agreements(example: Any) -> None:
    found = due(example.partnership)
    assert found.on == date(2022, 7, 30)
    assert str(found.clause) == "cl. 8.4 (invented)"


def test_where_nobody_sets_a_day_there_is_none(example: Any) -> None:
    found = due(replace(example.partnership, report_duties=()))
    assert found.on is None
    assert found.says.startswith("Neither the Regulations nor the agreement set a day by which it is due.")
    assert "does not say what is reported" in found.says


def test_a_yearly_report_says_nothing_of_a_quarterly_one(example: Any) -> None:
    yearly = tuple(replace(duty, every="year") for duty in example.partnership.report_duties)
    assert due(replace(example.partnership, report_duties=yearly)).on is None


def test_two_clauses_that_both_set_a_day_are_refused(example: Any) -> None:
    duty = example.partnership.report_duties[0]
    twice = replace(example.partnership, report_duties=(duty, replace(duty, within_days=20)))
    with pytest.raises(TwoTermsApply):
        due(twice)
