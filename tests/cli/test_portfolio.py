"""The portfolio at the terminal."""

from __future__ import annotations

import pytest

from .conftest import SLUG, section75

pytestmark = pytest.mark.usefixtures("terminal")


def test_partnerships_are_counted_and_listed_by_name() -> None:
    answer = section75("portfolio", "list", "--as", "pool.manager", "--json")
    assert answer.code == 0, answer.err
    assert set(answer.data["counts"]) >= {"in force", "expiring within 12 months", "overdue"}
    (found,) = (each for each in answer.data["partnerships"] if each["id"] == SLUG)
    assert found["days"]
    text = section75("portfolio", "list", "--as", "pool.manager").out
    assert text.startswith("in force ")
    assert "not checked yet" in text


def test_only_what_stands_so_or_is_named_so_is_listed() -> None:
    answer = section75("portfolio", "list", "--name", "no such name", "--as", "pool.manager")
    assert answer.out.strip() == "You have no such partnership."
    answer = section75("portfolio", "list", "--show", "overdue", "--as", "pool.manager", "--json")
    assert all("overdue" in each["marks"] for each in answer.data["partnerships"])
    assert section75("portfolio", "list", "--show", "lost", "--as", "pool.manager").code == 2


def test_a_stranger_has_none() -> None:
    assert section75("portfolio", "list", "--as", "stranger").out.strip() == "You have no such partnership."


def test_summaries_are_drawn_again_where_that_is_needed_or_asked_for() -> None:
    assert section75("portfolio", "rebuild").out == "Summed up 0 partnerships.\n"
    assert section75("portfolio", "rebuild", "--all", "--json").data["drawn"] >= 1
