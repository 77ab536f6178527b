"""Two who end a question at once, and many who ask: one winner, a clear answer to the other, on both engines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import databases
from tests.browser import loading
from tests.browser.loading import EMPTY_BOOKS

from . import racing_questions
from .conftest import ENGINES, run

RACERS, ROUNDS = racing_questions.RACERS, racing_questions.ROUNDS


@pytest.fixture(scope="module", params=ENGINES)
def races(request: pytest.FixtureRequest, server: str, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What came of the races on an engine."""
    data: Path = tmp_path_factory.mktemp(f"questions-on-{request.param}")
    if request.param == "postgresql":
        databases.put_on_postgresql(data, server, is_migrated=True)
    else:
        databases.put_migrated_on_sqlite(data)
    run(data, str(Path(loading.__file__)), EMPTY_BOOKS)
    return json.loads(run(data, str(Path(racing_questions.__file__))))


def test_a_question_is_ended_once_and_the_other_is_told(races: Any) -> None:
    assert races["ending"] == {"QuestionEnded": ROUNDS, "ended": ROUNDS}


def test_a_figure_is_questioned_once_and_every_question_has_a_number_of_its_own(races: Any) -> None:
    assert races["asking"]["same"] == ["1"] + ["QuestionedAlready"] * (RACERS - 1)
    assert races["asking"]["numbers"] == [str(number) for number in range(2, 2 + RACERS)]


def test_each_step_of_the_ladder_is_begun_once(races: Any) -> None:
    assert races["escalating"] == {"2": 1, "StepStillRuns": 5}


def test_notes_kept_at_once_have_numbers_of_their_own(races: Any) -> None:
    assert races["notes"] == list(range(1, RACERS + 1))
