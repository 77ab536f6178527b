"""Refusals told together, and findings in their order."""

from __future__ import annotations

import pytest

from section75.core.refusals import Finding, Place, Refusal, Refusals, Result, raise_all, worst


class NobodyKnows(Refusal):
    """An example."""


def test_a_refusal_is_named_after_its_class() -> None:
    refusal = NobodyKnows("Nobody knows. Ask.", clause="para 1")
    assert refusal.as_data() == {"refusal": "NobodyKnows", "says": "Nobody knows. Ask.", "clause": "para 1"}
    assert str(refusal) == "Nobody knows. Ask."


def test_nothing_found_raises_nothing() -> None:
    raise_all(iter([]))


def test_one_refusal_is_raised_as_itself() -> None:
    with pytest.raises(NobodyKnows):
        raise_all([NobodyKnows("a")])


def test_several_refusals_are_raised_together_and_all_are_told() -> None:
    with pytest.raises(Refusals) as refused:
        raise_all(NobodyKnows(says, clause=f"para {says}") for says in ("1", "2"))
    assert refused.value.says == "1\n2"
    assert refused.value.as_data() == {
        "refusal": "NobodyKnows",
        "says": "1\n2",
        "clause": "para 1",
        "refusals": [
            {"refusal": "NobodyKnows", "says": "1", "clause": "para 1"},
            {"refusal": "NobodyKnows", "says": "2", "clause": "para 2"},
        ],
    }


def test_refusals_of_nothing_cannot_be_built() -> None:
    with pytest.raises(AssertionError):
        Refusals([])


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ([], Result.PASS),
        ([Result.PASS, Result.OPEN], Result.OPEN),
        ([Result.OPEN, Result.WARN], Result.WARN),
        ([Result.WARN, Result.FAIL, Result.PASS], Result.FAIL),
    ],
)
def test_the_worst_finding_decides(results: list[Result], expected: Result) -> None:
    assert worst(Finding("check", result, Place("a.toml", "fund"), "says") for result in results) is expected


def test_a_finding_says_where_it_stands() -> None:
    finding = Finding("dates overlap", Result.FAIL, Place("a.toml", "fund.host", 12), "Twice.")
    assert finding.as_data() == {
        "check": "dates overlap",
        "result": "FAIL",
        "where": {"file": "a.toml", "key": "fund.host", "line": 12},
        "says": "Twice.",
    }


@pytest.mark.parametrize(
    ("place", "written"),
    [(Place("a.toml", "fund", 12), "a.toml:12 fund"), (Place("a.toml", ""), "a.toml"), (Place("", "fund"), "fund")],
)
def test_a_place_is_written_so_that_an_editor_finds_it(place: Place, written: str) -> None:
    assert str(place) == written
