"""The invented extracts in the running/ folders of the examples are what their recipes write, byte for byte."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDERS = sorted(path.parent for path in EXAMPLES.glob("*/running/recipe.csv"))


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("running_extracts", EXAMPLES / "running_extracts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_four_examples_have_a_recipe() -> None:
    names = [folder.parent.name for folder in FOLDERS]
    assert names == ["barnet-2018", "cambridgeshire-2012", "haringey-2016", "oxfordshire-2017"]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
def test_the_extracts_are_what_the_recipe_writes(folder: Path, writer: ModuleType) -> None:
    there = {path.name: path.read_bytes() for path in folder.glob("invented-extract-*.csv")}
    assert there == writer.extracts(folder)


@pytest.mark.parametrize(("total", "rows"), [(100, 3), (-12_345, 7), (1, 16), (0, 4)])
def test_a_total_is_shared_to_the_penny(total: int, rows: int, writer: ModuleType) -> None:
    parts = writer.shared(total, rows, writer.numbers(201_704))
    assert (len(parts), sum(parts)) == (rows, total)
