"""`section75 ledger analyse`: the same figures as importing shows, with nothing kept."""

from __future__ import annotations

import sys

import pytest

from .conftest import Terminal, extract, month

ANALYSE = ("ledger", "analyse", extract(4))


def test_without_its_extra_the_command_says_so_plainly(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    answer = terminal(*ANALYSE, "--json")
    assert (answer.code, answer.data["refusal"]) == (1, "AnalysisNotInstalled")
    assert "pip install 'section75[analysis]'" in answer.data["says"]


def test_it_counts_what_importing_counts_and_keeps_nothing(terminal: Terminal) -> None:
    pytest.importorskip("duckdb", reason="DuckDB is not installed, so `ledger analyse` is not tested")
    found = terminal(*ANALYSE, "--json").data
    shown = (
        "ledger",
        "import",
        extract(4),
        "--month",
        month(4),
        "--control-total",
        "-26,870.42",
        "--preview",
        "--json",
    )
    said = terminal(*shown, as_="finance.officer").data
    placed = found["placed"]
    assert {"rows": sum(row["rows"] for row in placed), "total": sum(row["total"] for row in placed)} == said["placed"]
    assert found["waiting_under"] == said["waiting_under"]
    assert found["refused"] == said["refused"]
    assert found["total"] == said["control_total"]


def test_it_is_told_in_words(terminal: Terminal) -> None:
    pytest.importorskip("duckdb", reason="DuckDB is not installed, so `ledger analyse` is not tested")
    answer = terminal(*ANALYSE)
    assert answer.code == 0
    assert answer.out.startswith("invented-extract-2022-04.csv for ")
    assert "-£26,870.42 in 338 rows. Nothing was kept.\n" in answer.out
    assert "  waits for a rule, cost centre LD999, subjective 4499: £318.40 in 1 row\n" in answer.out
