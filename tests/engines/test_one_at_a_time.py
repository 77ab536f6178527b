"""Many people at once: no number twice, nothing lost, nobody in a closed month, each done once. On both engines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.browser import loading
from tests.browser.loading import EMPTY_BOOKS

from . import racing
from .conftest import ENGINES, run

RACERS, ROUNDS = racing.RACERS, racing.ROUNDS


@pytest.fixture(scope="module", params=ENGINES)
def races(request: pytest.FixtureRequest, server: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What came of the races on an engine."""
    data: Path = tmp_path_factory.mktemp(f"races-on-{request.param}")
    if request.param == "postgresql":
        databases.put_on_postgresql(data, server)
    else:
        databases.put_on_sqlite(data)
    run(data, str(Path(loading.__file__)), EMPTY_BOOKS)
    return json.loads(run(data, str(Path(racing.__file__))))


def test_everything_acknowledged_is_there_and_numbers_run_without_gap(races: Any) -> None:
    assert races["posting"] == {"given": [2 * ROUNDS] * RACERS, "kept": 2 * ROUNDS * RACERS}
    assert races["numbers"] == list(range(1, len(races["numbers"]) + 1))


def test_a_month_closed_while_others_post_lets_nobody_in_afterwards(races: Any) -> None:
    closing = races["closing"]
    assert closing["when_closed"] == closing["at_the_end"] == closing["acknowledged"]
    assert closing["at_the_end"] < 2 * ROUNDS * RACERS, "the month was closed before all had posted"
    assert set(closing["given"]) <= {"MonthClosed", "posted all"}
    assert "MonthClosed" in closing["given"]


def test_an_entry_is_reversed_by_one_of_two(races: Any) -> None:
    assert races["reversing"] == {"True": 20, "AlreadyReversed": 20}


def test_every_forecast_and_every_version_of_the_terms_has_a_number_of_its_own(races: Any) -> None:
    assert races["forecasting"] == list(range(1, RACERS + 1))
    assert races["loading"] == list(range(2, RACERS + 2))


def test_a_report_is_issued_once_and_holds_while_others_post(races: Any) -> None:
    assert races["issuing"] == {"issued": 1, "AlreadyIssued": RACERS // 2 - 1, "posted 2": RACERS // 2}
