"""`section75 evidence drill` as a program: on books of its own, of which it takes a copy."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import databases
from tests.browser import loading
from tests.cli.conftest import SLUG
from tests.migrated import DATABASE, ROOT, migrated_file

RUN = "from section75.cli.main import run; run()"


@pytest.fixture
def books(tmp_path: Path) -> dict[str, str]:
    """The cast and the agreement, nothing posted, in a SQLite file; what a program is told to work with them."""
    shutil.copyfile(migrated_file(), databases.put_on_sqlite(tmp_path) / DATABASE)
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    told = {**kept, **databases.environment_of(tmp_path), "PYTHONPATH": str(ROOT)}
    told["DJANGO_SETTINGS_MODULE"] = "section75.site.settings"
    done = subprocess.run([sys.executable, loading.__file__, loading.EMPTY_BOOKS], env=told, cwd=ROOT, check=False)
    assert done.returncode == 0
    return told


@pytest.mark.soak
def test_all_are_noticed_on_a_copy_and_the_books_stay_byte_for_byte(books: dict[str, str], tmp_path: Path) -> None:
    before = fingerprint(tmp_path)
    words = ["evidence", "drill", "--partnership", SLUG, "--json"]
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words], env=books, cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert answer["noticed"] == len(answer["attacks"]) == 12 + 2
    assert all(each["named"] for each in answer["attacks"])
    assert fingerprint(tmp_path) == before


def fingerprint(data: Path) -> str:
    """One hash over the database's file."""
    return hashlib.sha256((data / DATABASE).read_bytes()).hexdigest()
