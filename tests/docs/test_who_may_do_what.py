"""The printed matrix is what the program goes by."""

from __future__ import annotations

import importlib

from section75.core.authority import MATRIX, Act


def test_the_page_is_what_the_matrix_says() -> None:
    made = importlib.import_module("docs.make_matrix")
    text = made.PAGE.read_text(encoding="utf-8")
    assert text == made.page(), "make it again: python docs/make_matrix.py"


def test_every_act_and_every_role_is_on_it() -> None:
    made = importlib.import_module("docs.make_matrix")
    lines = [line for line in made.page().splitlines() if line.startswith("| ")]
    head, rows = lines[0].split(" | "), lines[1:]
    assert len(head) == len(MATRIX) + 1
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == [act.value for act in Act]
    assert sum(row.count("yes") + row.count(" limit ") for row in rows) == sum(len(acts) for acts in MATRIX.values())
