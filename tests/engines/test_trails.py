"""The audit trail where it is really committed, on both engines: one chain, and older lines are in it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests import databases

from . import trails
from .conftest import ENGINES, run

PROGRAM = str(Path(trails.__file__))


def come_of(what: str, engine: str, data: Path, server: str) -> Any:
    """What came of it on an engine, in a data folder of its own."""
    is_migrated = what == "together"  # the other goes back before the chain itself
    if engine == "postgresql":
        databases.put_on_postgresql(data, server, is_migrated=is_migrated)
    else:
        (databases.put_migrated_on_sqlite if is_migrated else databases.put_on_sqlite)(data)
    return json.loads(run(data, PROGRAM, what))


@pytest.mark.parametrize("engine", ENGINES)
def test_many_writers_make_one_chain_without_gap_or_fork(engine: str, server: str, tmp_path: Path) -> None:
    found = come_of("together", engine, tmp_path, server)
    many = trails.WRITERS * trails.ROUNDS
    assert found["upto"] == many
    assert found["numbers"] == list(range(1, many + 1))
    assert found["done"] + found["refused"] == many
    assert found["outcomes"] == ["done"] * found["done"] + ["refused"] * found["refused"]
    assert found["refused"] == trails.WRITERS * trails.ROUNDS // 3


def test_lines_of_before_the_chain_are_chained_alike_on_both_engines(server: str, tmp_path: Path) -> None:
    found = {engine: come_of("upgrade", engine, tmp_path / engine, server) for engine in made(tmp_path)}
    for told in found.values():
        assert told["missing"] == []
        assert told["before"]["upto"] == 1_500
        assert told["before"]["numbers"] == list(range(1, 1_501))
        assert told["written"]["upto"] == 1_501
    assert found["sqlite"] == found["postgresql"]


def made(tmp_path: Path) -> tuple[str, ...]:
    """The engines, each with its folder."""
    for engine in ENGINES:
        (tmp_path / engine).mkdir()
    return ENGINES
