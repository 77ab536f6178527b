"""Every way a command can end: its exit code, what stands on stdout, and what on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.core import TyperGroup
from typer.main import get_command

from section75 import __version__
from section75.cli.main import app
from section75.cli.rooms import agreements

from .conftest import FOLDER, section75

SILENT = str(FOLDER / "agreement.toml")
MISUSES = {
    "an unknown room": (("polls",), "No such command 'polls'"),
    "an unknown verb": (("ledger", "imprt"), "Did you mean 'import'?"),
    "a verb left out": (("ledger",), "Usage: section75 ledger"),
    "nothing at all": ((), "Usage: section75"),
    "an unknown option": (("agreements", "check", SILENT, "--colour"), "No such option: --colour"),
    "an option left out": (("agreements", "show", SILENT), "Missing option '--on'"),
    "a file that is not there": (("agreements", "check", "nowhere.toml"), "'nowhere.toml' does not exist"),
    "no amount": (("risk-share", "settle", SILENT, "--variance", "lots"), "'lots' is not an amount"),
    "finer than a penny": (("risk-share", "settle", SILENT, "--variance", "0.001"), "finer than a penny"),
    "no month": (("ledger", "close", "--partnership", "x", "--month", "2022/23 M16"), "not a reporting month"),
    "no quarter": (("returns", "issue", "--partnership", "x", "--period", "2022/23 Q5"), "not a quarter"),
    "no day": (("agreements", "show", SILENT, "--on", "31/06/2022"), "is not a day"),
    "no year": (("risk-share", "settle", SILENT, "--variance", "1", "--year", "2022/24"), "not a financial year"),
    "no account": (("ledger", "journal", "--partnership", "x", "--account", "sundry/x"), "is not an account"),
    "a file twice": (("agreements", "check", SILENT, str(FOLDER)), "agreement.toml is given more than once"),
}


@pytest.mark.parametrize("case", MISUSES)
def test_a_misuse_is_said_on_stderr_and_exits_with_2(case: str) -> None:
    words, says = MISUSES[case]
    answer = section75(*words)
    assert (answer.code, answer.out) == (2, "")
    assert says in answer.err


def test_a_misuse_in_json_names_what_could_not_be_read() -> None:
    answer = section75("risk-share", "settle", SILENT, "--variance", "lots", "--json")
    assert answer.code == 2
    assert answer.data["refusal"] == "NotAnAmount"
    assert set(answer.data) == {"refusal", "says", "clause"}


def test_a_refusal_is_said_on_stderr_and_exits_with_1() -> None:
    answer = section75("risk-share", "settle", SILENT, "--variance", "412,000")
    assert (answer.code, answer.out) == (1, "")
    assert "The agreement does not say how a variance" in answer.err


def test_a_refusal_in_json_stands_alone_on_stdout() -> None:
    answer = section75("risk-share", "settle", SILENT, "--variance", "412,000", "--json")
    assert (answer.code, answer.err) == (1, "")
    assert answer.data["refusal"] == "Silent"
    assert "no clause on who bears an overspend" in answer.data["clause"]


def test_all_that_is_wrong_with_a_file_is_said_at_once(tmp_path: Path) -> None:
    text = Path(SILENT).read_text().replace("[[duration]]", "[[durations]]").replace('kind = "county council"', "")
    (tmp_path / "broken.toml").write_text(text)
    answer = section75("agreements", "check", str(tmp_path), "--json")
    assert answer.code == 1
    assert len(answer.data["refusals"]) > 1
    said = section75("agreements", "check", str(tmp_path))
    assert len(said.err.splitlines()) == len(answer.data["refusals"])


def fail(*_: object) -> None:
    raise RuntimeError("the wheels came off")


def test_our_own_fault_is_owned_up_to_and_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreements, "partnership_in", fail)
    answer = section75("agreements", "check", SILENT, SECTION75_DATA=str(tmp_path))
    assert (answer.code, answer.out) == (3, "")
    assert "This is our fault, not yours" in answer.err
    assert "Traceback" not in answer.err
    (written,) = tmp_path.glob("section75-fault-*.txt")
    assert str(written) in answer.err
    assert "the wheels came off" in written.read_text()
    assert written.stat().st_mode & 0o077 == 0


def test_our_own_fault_is_traced_on_stderr_only_when_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreements, "partnership_in", fail)
    answer = section75("agreements", "check", SILENT, "--json", SECTION75_DATA=str(tmp_path), SECTION75_TRACE="yes")
    assert answer.code == 3
    assert "Traceback" in answer.err
    assert answer.data["refusal"] == "OurFault"


def test_our_own_fault_is_told_even_where_nothing_can_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(**_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(agreements, "partnership_in", fail)
    monkeypatch.setattr("tempfile.mkstemp", no_room)
    answer = section75("agreements", "check", SILENT)
    assert answer.code == 3
    assert "could not be written down either (no space left)" in answer.err


def test_an_interruption_exits_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(agreements, "partnership_in", interrupt)
    assert section75("agreements", "check", SILENT).code == 130


def test_the_version_is_said() -> None:
    assert section75("--version").out == f"section75 {__version__}\n"


def commands(group: TyperGroup, so_far: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command by its words."""
    for name, command in sorted(group.commands.items()):
        if isinstance(command, TyperGroup):
            yield from commands(command, (*so_far, name))
        else:
            yield (*so_far, name), command


@cache
def every_command() -> dict[tuple[str, ...], Any]:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    return dict(commands(group))


@pytest.mark.parametrize("words", list(every_command()), ids=" ".join)
def test_every_command_has_help_and_so_has_every_option(words: tuple[str, ...]) -> None:
    answer = section75(*words, "--help")
    assert answer.code == 0
    assert answer.out.startswith(f"Usage: section75 {' '.join(words)}")
    assert "\x1b" not in answer.out
    command = every_command()[words]
    assert command.help
    assert [param.name for param in command.params if not param.help] == []


def test_the_exit_codes_are_in_the_help() -> None:
    said = " ".join(section75("--help").out.split())
    assert "0 done; 1 refused, and why; 2 the command was not written as it must be; 3 our own fault" in said


def test_nothing_from_a_file_steers_the_terminal(tmp_path: Path) -> None:
    text = Path(SILENT).read_text().replace('short_name = "the ICB"', 'short_name = "the \\u001b[31mICB"')
    (tmp_path / "agreement.toml").write_text(text)
    answer = section75("agreements", "show", str(tmp_path), "--on", "2022-06-14")
    assert "\x1b" not in answer.out
    assert "the \N{REPLACEMENT CHARACTER}[31mICB" in answer.out
