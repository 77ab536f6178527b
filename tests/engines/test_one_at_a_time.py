"""Many people at once: no number twice, nothing lost, nobody in a closed month, each done once. On both engines."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from . import deciding, racing
from .conftest import ENGINES, copies, run

RACERS, ROUNDS = racing.RACERS, racing.ROUNDS


@pytest.fixture(scope="module")
def raced(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """By engine, what came of the races; the engines run beside each other."""
    folders = copies(loaded, server, tmp_path_factory, "races-on")
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda folder: json.loads(run(folder, str(Path(racing.__file__)))), folders.values())
        return dict(zip(folders, found, strict=True))


@pytest.fixture(params=ENGINES)
def races(request: pytest.FixtureRequest, raced: dict[str, Any]) -> Any:
    """What came of the races on an engine."""
    return raced[request.param]


def test_everything_acknowledged_is_there_and_numbers_run_without_gap(races: Any) -> None:
    assert races["posting"] == {"given": [2 * ROUNDS] * RACERS, "kept": 2 * ROUNDS * RACERS}
    assert races["numbers"] == list(range(1, len(races["numbers"]) + 1))


def test_a_month_closed_while_others_post_lets_nobody_in_afterwards(races: Any) -> None:
    closing = races["closing"]
    assert closing["when_closed"] == closing["at_the_end"] == closing["acknowledged"]
    assert closing["at_the_end"] > 0, "somebody had posted before the month was closed"
    assert closing["given"] == ["MonthClosed"] * (RACERS // 2), "and nobody had posted all"


def test_an_entry_is_reversed_by_one_of_two(races: Any) -> None:
    assert races["reversing"] == {"True": 20, "AlreadyReversed": 20}


@pytest.mark.parametrize(
    ("race", "other", "told"),
    [
        ("against withdrawing", "withdraw", "DecidedAlready"),
        ("against declining", "decline", "DecidedAlready"),
        ("twice", "approve as well", "DecidedAlready"),
        ("against closing", "close", "ChangedSinceProposed"),
    ],
)
def test_of_two_who_decide_at_once_one_is_first_and_the_other_is_told(
    races: Any, race: str, other: str, told: str
) -> None:
    found = races["deciding"][race]
    refused = "MonthClosed" if other == "close" else "DecidedAlready"
    approved, not_approved = f"approve / {told}", f"{refused} / {other}"
    outcomes = found["outcomes"]
    assert set(outcomes) <= {approved, not_approved}
    assert sum(outcomes.values()) == deciding.ROUNDS
    posted = outcomes.get(approved, 0) + (outcomes.get(not_approved, 0) if other == "approve as well" else 0)
    assert found["posted"] == posted


def test_every_forecast_and_every_version_of_the_terms_has_a_number_of_its_own(races: Any) -> None:
    assert races["forecasting"] == list(range(1, RACERS + 1))
    assert races["loading"] == list(range(2, RACERS + 2))


def test_a_report_is_issued_once_and_holds_while_others_post(races: Any) -> None:
    assert races["issuing"] == {"issued": 1, "AlreadyIssued": RACERS // 2 - 1, "posted 2": RACERS // 2}
