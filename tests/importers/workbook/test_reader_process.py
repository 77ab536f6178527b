"""Whatever the reading process does, the program goes on and says so."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from section75.core.refusals import Refusal
from section75.importers.workbook import ask as asking
from section75.importers.workbook import limits
from section75.importers.workbook.ask import ask
from section75.importers.workbook.refusals import WorkbookBroken, WorkbookReaderStopped, WorkbookTooLarge

from .hostile import far
from .making import number, packed, parts

LIMITED = "from section75.importers.workbook import child, limits; limits.READER_BYTES = 200_000_000; "
GOOD = '{"format": "section75-cells/1", "sheets": [[["tdate"]]]}'


def reader(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Puts another program in the place of the reader."""
    monkeypatch.setattr(asking, "READER", ("-c", program))


def test_a_reader_is_asked_and_answers() -> None:
    (rows,) = ask(packed(parts()), sheets=["Ledger"])
    assert rows[0][:2] == ["tdate", "tcost_centre"]
    assert rows[1] == ["d2022-06-14", "tLD402", "t4411", "tInvented placement", "n1250.37", "tInvented Care", "tAP-1"]
    assert ask(packed(parts()), sheets=["Ledger", "Ledger"], rows=1) == [rows[:1], rows[:1]]


@pytest.mark.parametrize(
    ("program", "refusal", "says"),
    [
        ("import os; os.abort()", WorkbookReaderStopped, "more memory or time than it may have, or failed"),
        ("import os; os.kill(os.getpid(), 11)", WorkbookReaderStopped, "or failed"),
        ("raise SystemExit(3)", WorkbookReaderStopped, "or failed"),
        (f"{LIMITED} child.limit_this_process(); x = [bytearray(10**7) for _ in range(60)]", WorkbookReaderStopped, ""),
        (f"{LIMITED} limits.READER_CPU_SECONDS = 1; child.limit_this_process()\nwhile True: pass",
         WorkbookReaderStopped, "or failed"),
        ("pass", WorkbookReaderStopped, "cannot be understood"),
        ("print('rubbish')", WorkbookReaderStopped, "cannot be understood"),
        ("import sys; sys.stdout.buffer.write(bytes(range(256)))", WorkbookReaderStopped, "cannot be understood"),
        ("print('[' * 100_000)", WorkbookReaderStopped, "cannot be understood"),
        (f"print({GOOD!r} * 2)", WorkbookReaderStopped, "cannot be understood"),
        (f"print({GOOD!r}.replace('cells/1', 'cells/2'))", WorkbookReaderStopped, "cannot be understood"),
        (f"print({GOOD!r}.replace('tdate', 'xdate'))", WorkbookReaderStopped, "cannot be understood"),
        (f"print({GOOD!r}.replace('tdate', 'nNaN'))", WorkbookReaderStopped, "cannot be understood"),
        (f"print({GOOD!r}.replace('[[[', '[[[], [').replace(']]]', ']], [[]]]'))", WorkbookReaderStopped, "understood"),
        ("print('{\"format\": \"section75-cells/1\", \"unreadable\": true}')", WorkbookBroken, "missing or damaged"),
    ],
)  # fmt: skip
def test_a_reader_that_dies_or_talks_rubbish_is_a_refusal(
    program: str, refusal: type[Refusal], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader(monkeypatch, program)
    with pytest.raises(refusal, match=says or "not read"):
        ask(packed(parts()), sheets=["Ledger"])


@pytest.mark.parametrize(
    "program",
    [
        "while True: pass",
        "import time; time.sleep(600)",
        "import os, time; os.close(1); time.sleep(600)",
        f"import sys, time; sys.stdout.write({GOOD!r}); sys.stdout.flush(); time.sleep(600)",
    ],
)
def test_a_reader_that_runs_for_ever_is_stopped(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "READER_SECONDS", 0.5)
    reader(monkeypatch, program)
    with pytest.raises(WorkbookReaderStopped, match="took more than 0.5 seconds"):
        ask(packed(parts()) + b"x" * 10_000_000, sheets=["Ledger"])


def test_a_reader_that_never_stops_talking_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ANSWER_BYTES", 1_000_000)
    reader(monkeypatch, "while True: print('x' * 65536)")
    with pytest.raises(WorkbookTooLarge, match="longer than 1,000,000 bytes"):
        ask(packed(parts()), sheets=["Ledger"])


def test_a_reader_that_does_not_listen_is_still_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    reader(monkeypatch, f"print({GOOD!r})")
    assert ask(b"x" * 10_000_000, sheets=["Ledger"]) == [[["tdate"]]]


def test_a_reader_that_cannot_be_started_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(WorkbookReaderStopped, match="could not be started"):
        ask(packed(parts()), sheets=["Ledger"])


def test_the_far_corner_kills_the_reader_and_nobody_else() -> None:
    """What the guard refuses beforehand is survived without the guard too."""
    with pytest.raises(WorkbookReaderStopped, match="more memory or time"):
        ask(far(number("XFD1048576", "1")), sheets=["Ledger"])


def test_a_reader_inherits_no_handle_and_no_secret(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECTION75_SECRET", "invented")
    handle = os.open(tmp_path / "open.txt", os.O_CREAT | os.O_RDWR)
    os.set_inheritable(handle, True)
    looks = f"""
import json, os
try:
    os.fstat({handle})
    seen = "handle"
except OSError:
    seen = os.environ.get("SECTION75_SECRET", "nothing")
print(json.dumps({{"format": "section75-cells/1", "sheets": [[["t" + seen]]]}}))
"""
    reader(monkeypatch, looks)
    try:
        assert ask(b"", sheets=["Ledger"]) == [[["tnothing"]]]
    finally:
        os.close(handle)


def test_a_reader_takes_its_limits_before_it_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    resource = pytest.importorskip("resource")
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems keep fewer of the limits")
    looks = """
import json, resource
from section75.importers.workbook import child
child.limit_this_process()
names = ("AS", "CPU", "NOFILE", "FSIZE", "CORE", "NPROC")
each = [f"n{resource.getrlimit(getattr(resource, 'RLIMIT_' + name))[0]}" for name in names]
print(json.dumps({"format": "section75-cells/1", "sheets": [[each]]}))
"""
    reader(monkeypatch, looks)
    ((told,),) = ask(b"", sheets=["Ledger"])
    assert told == [f"n{limits.READER_BYTES}", f"n{limits.READER_CPU_SECONDS}", "n8", "n0", "n0", "n0"]
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 8, "the program's own limits are as they were"
