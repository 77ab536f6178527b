"""A backup is made while people work, put back whole, and says what is missing. On both engines."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from . import backing_up
from .conftest import ENGINES, copies, run


@pytest.fixture(scope="module")
def backed_up(loaded: dict[str, Path], server: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """By engine, what came of it."""
    folders = copies(loaded, server, tmp_path_factory, "backups-on")
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda folder: json.loads(run(folder, str(Path(backing_up.__file__)))), folders.values())
        return dict(zip(folders, found, strict=True))


@pytest.fixture(params=ENGINES)
def told(request: pytest.FixtureRequest, backed_up: dict[str, Any]) -> Any:
    """What came of it on an engine."""
    return backed_up[request.param]


def test_a_backup_says_how_far_every_fund_had_come(told: Any) -> None:
    code, made = told["made"]
    assert code == 0
    assert [[f["fund"], f["entries"], f["lines"], f["chain"], f["root"]] for f in made["funds"]] == told["first"]
    code, looked = told["looked"]
    assert (code, looked) == (0, {name: value for name, value in made.items() if name != "file"})


@pytest.mark.parametrize(
    ("what", "refusal"), [("again", "FileIsThere"), ("over books", "BooksAreThere"), ("spoilt", "NotABackup")]
)
def test_what_must_not_be_done_is_refused_and_changes_nothing(told: Any, what: str, refusal: str) -> None:
    code, said = told[what]
    assert (code, said["refusal"]) == (1, refusal)
    assert told["untouched"] == told["second"]


def test_restoring_the_last_backup_keeps_every_root_and_misses_nothing(told: Any) -> None:
    code, said = told["same"]
    assert (code, said["missing"]) == (0, [])
    assert told["after same"] == told["second"]


def test_what_a_later_version_added_is_gone_and_stands_in_nobodys_way(told: Any) -> None:
    assert told["later"] == [True, False]


def test_an_older_backup_says_what_is_missing_and_stops_posting_in_program_and_database(told: Any) -> None:
    code, said = told["older"]
    assert code == 0
    assert told["after older"] == told["first"]
    assert [(row["restored_size"], row["known_size"], row["differs"]) for row in said["missing"]] == [(4, 6, False)]
    assert told["blocked"] == ["RestorationNotAccepted", "restoration_is_accepted_first"]
    assert told["listed"] == [0, said["missing"]]
    assert told["compared"] == [0, []], "it is known already"
    (banner,) = told["banner"]
    assert banner.startswith("2 lines of the log are missing since a backup of ")


def test_posting_goes_on_once_both_partners_have_accepted(told: Any) -> None:
    assert told["accepted"] == [False, "RestorationNotAccepted", True, 2]
    assert told["banner at the end"] == []
    assert told["compared at the end"] == [0, []], "what both accepted is settled"
    assert (told["trail"], told["evidence"]) == (0, 0)


def test_a_checkpoint_kept_outside_still_shows_what_was_lost(told: Any) -> None:
    code, said = told["old receipts"]
    assert (code, said["refusal"]) == (1, "EvidenceBroken")


def test_on_a_new_machine_a_checkpoint_brought_later_stops_posting(told: Any) -> None:
    found = told["on a new machine"]
    code, said = found["restored"]
    assert (code, said["kept"], said["missing"]) == (0, None, [])
    assert found["posting before"] == 2
    code, missing = found["compared"]
    assert code == 0
    assert [(row["known_size"], row["differs"]) for row in missing] == [(6, True)]
    assert found["posting after"] == "RestorationNotAccepted"
