"""The invented extracts of the Cambridgeshire example are what their recipe writes, and say that they are invented."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from section75.core.money import Money, sum_of
from section75.importers.finance_extract import read_extract

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"
CONTROL_TOTALS = {4: "-26,870.42", 5: "43,330.84", 6: "2,508,915.64", 7: "-2,150,335.32"}


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    spec = importlib.util.spec_from_file_location("invented_extracts", FOLDER / "invented_extracts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("month", CONTROL_TOTALS)
def test_an_invented_extract_is_what_its_recipe_writes(month: int, recipe: ModuleType) -> None:
    content = (FOLDER / f"invented-extract-2022-{month:02d}.csv").read_bytes()
    read = read_extract(content, file_name="x.csv")
    assert content == recipe.extract(month)
    assert read.unreadable == ()
    assert sum_of(row.amount for row in read.rows) == Money.of(CONTROL_TOTALS[month])
    assert all("nvented" in row.supplier for row in read.rows)


def test_row_318_of_june_is_the_payment_the_example_follows() -> None:
    read = read_extract((FOLDER / "invented-extract-2022-06.csv").read_bytes(), file_name="x.csv")
    (row,) = [row for row in read.rows if row.row == 318]
    assert (row.posted_on.isoformat(), row.cost_centre, row.amount) == ("2022-06-14", "LD402", Money.of("1,250.37"))


def test_the_extract_with_errors_lists_every_row_that_is_wrong(recipe: ModuleType) -> None:
    content = (FOLDER / "invented-extract-with-errors.csv").read_bytes()
    read = read_extract(content, file_name="x.csv")
    assert content == recipe.with_errors()
    assert [row.row for row in read.unreadable] == [3, 4, 5, 6, 8]
    assert [row.row for row in read.rows] == [2, 7]
