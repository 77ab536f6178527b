"""The fuzz target of the CSV reader in its small form: bytes changed here and there, and bytes of any kind."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

TARGET = Path(__file__).resolve().parents[1] / "fuzz" / "csv_reader.py"
SECONDS = 600
_spec = importlib.util.spec_from_file_location("csv_reader", TARGET)
assert _spec is not None
assert _spec.loader is not None
csv_reader = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(csv_reader)

ROWS = b'14/06/2022,LD402,4110,"a ""b""",(1 250.37),s,r\n,,,Total,1.00 CR,,\n\xc2\xa3\xa0;\t|\r"\n'
PIECES = [
    b",",
    b";",
    b"\t",
    b'"',
    b"\n",
    b"\r",
    b"\0",
    b"\xff",
    b"\xa3",
    b"\xc2\xa0",
    b"1e400",
    b"NaN",
    b"Total",
    b"-",
    b"sep=;",
]


@given(st.integers(0, 255), st.binary(max_size=200))
def test_any_bytes_behind_any_beginning_are_read_or_refused(start: int, content: bytes) -> None:
    csv_reader.read_anything(bytes([start]) + content)


@given(st.integers(0, 255), st.lists(st.tuples(st.integers(0, len(ROWS)), st.sampled_from(PIECES)), max_size=6))
def test_rows_with_pieces_put_in_anywhere_are_read_or_refused(start: int, put_in: list[tuple[int, bytes]]) -> None:
    content = ROWS
    for at, piece in put_in:
        content = content[:at] + piece + content[at:]
    csv_reader.read_anything(bytes([start]) + content)


def test_a_fault_of_the_reader_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "read_extract", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        csv_reader.read_anything(b"\0x")


@pytest.mark.skipif("SECTION75_SOAK" not in os.environ, reason="ten minutes: run by `make soak`")
def test_ten_minutes_of_guided_bytes_find_nothing(tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    ran = subprocess.run(
        [sys.executable, str(TARGET), f"-max_total_time={SECONDS}", f"-artifact_prefix={tmp_path}/"],
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2_000:]
