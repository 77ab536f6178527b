"""A terminal for the tests: commands are run in this process, and their answers looked at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from section75.apps.demonstration.cast import PASSWORD
from tests.books import as_they_were
from tests.terminal import Answer, typed_in

__all__ = ["Answer", "Terminal", "month", "section75"]

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDER = EXAMPLES / "cambridgeshire-2023"
SLUG = "cambridgeshire-learning-disability"
CONTROL_TOTALS = {4: "-26,870.42", 5: "43,330.84", 6: "2,508,915.64"}


Terminal = Callable[..., Answer]


def section75(*words: str, typed: str = "", **environment: str) -> Answer:
    """Run one command, with what is typed into it; SECTION75_AS is set only if it is said here."""
    told = {"SECTION75_AS": None, "SECTION75_TRACE": None, **environment}
    return typed_in(words, typed=typed, environment=told)


def month(number: int) -> str:
    """A month of 2022/23 by its number in the calendar year: 4 is April."""
    return f"2022/23 M{number - 3}"


def extract(number: int) -> str:
    """The example's finance extract of a month."""
    return str(FOLDER / f"invented-extract-2022-{number:02d}.csv")


@pytest.fixture
def terminal(db: None) -> Terminal:
    """A terminal at an installation with the cast and the example's agreement; books empty."""
    as_they_were("terms by commands", _load_terms)
    return _at_the_terminal


@pytest.fixture
def quarter(db: None) -> Terminal:
    """The same, with April to June posted and a forecast at June, all by commands."""
    as_they_were("a quarter by commands", _load_quarter)
    return _at_the_terminal


def _at_the_terminal(*words: str, as_: str = "pool.manager", typed: str = "", **environment: str) -> Answer:
    return section75(*words, "--partnership", SLUG, "--as", as_, typed=typed, **environment)


def propose(*words: str, as_: str = "finance.officer") -> Any:
    """Propose something by a command; the proposal as it was answered."""
    answer = _at_the_terminal(*words, "--json", as_=as_)
    assert answer.code == 0, answer.out
    return answer.data.get("proposal") if "control_total" in answer.data else answer.data


def propose_closing(number: int) -> Any:
    """Propose closing a month of 2022/23, what is open of it being explained; the proposal as it was answered."""
    for task in _at_the_terminal("closing", "tasks", "--month", month(number), "--json").data:
        if task["state"] == "open":
            said = ("--task", task["task"], "--because", "Invented: it may stay")
            assert _at_the_terminal("closing", "explain", "--month", month(number), *said).code == 0
    return propose("ledger", "close", "--month", month(number), as_="pool.manager")


def approve(proposal: Any, *approvers: str) -> Any:
    """Have it approved by each in turn, who give their password where that is asked; what the last was answered."""
    for approver in approvers or ("finance.approver",):
        words = ("approvals", "approve", str(proposal["proposal"]), "--partnership", SLUG, "--as", approver)
        answer = section75(*words, "--password-stdin", "--json", typed=f"{PASSWORD}\n")
        assert answer.code == 0, answer.out
    return answer.data["done"]


def _load_terms() -> None:
    from section75.apps.demonstration.actions import load_people

    loaded = section75("agreements", "load", str(FOLDER))
    assert loaded.code == 0, loaded.err
    load_people()


def _load_quarter() -> None:
    _load_terms()
    for number, control in CONTROL_TOTALS.items():
        approve(propose("ledger", "instalments", "--month", month(number)))
        words = ("ledger", "import", extract(number), "--month", month(number), "--control-total", control)
        approve(propose(*words))
    forecast = str(FOLDER / "invented-forecast-2022-23-m3.csv")
    words = ("budget", "forecast", forecast, "--month", month(6), "--because", "Invented: placements dearer")
    entered = _at_the_terminal(*words)
    assert entered.code == 0, entered.err
