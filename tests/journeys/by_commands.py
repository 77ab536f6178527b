"""The quarter again, by commands, in the same order of acts: another set of books, no browser."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from section75.apps.demonstration.cast import CAMBRIDGESHIRE
from section75.apps.demonstration.example import read_example
from tests.browser.serving import environment
from tests.databases import environment_of

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / CAMBRIDGESHIRE.replace("-learning-disability", "-2023")
FORECAST = EXAMPLE / "invented-forecast-2022-23-m3.csv"
FORECAST_BECAUSE = read_example(EXAMPLE).funds[0].forecast.because
CONTROL_TOTALS = {4: "-26,870.42", 5: "43,330.84", 6: "2,508,915.64"}
QUARTER = "2022/23 Q1"
RUN = "from section75.cli.main import run; run()"


def extract_of(number: int) -> Path:
    """The finance extract of a calendar month: 4 is April 2022."""
    return EXAMPLE / f"invented-extract-2022-{number:02d}.csv"


def month_of(number: int) -> str:
    """The reporting month of a calendar month: 4 is "2022/23 M1"."""
    return f"2022/23 M{number - 3}"


Run = Callable[[list[str]], bytes]  # the words of a command -> what it answers


def in_processes(data: Path) -> Run:
    """Each command as a process of its own, in a data folder."""

    def run(words: list[str]) -> bytes:
        command = [sys.executable, "-c", RUN, *words]
        told = environment(data) | environment_of(data)
        done = subprocess.run(command, env=told, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout

    return run


def section75(where: Path | Run, who: str, *words: str) -> bytes:
    """Run `section75` as somebody, in a data folder or by whoever runs it there; what it answers."""
    run = in_processes(where) if isinstance(where, Path) else where
    return run([*words, "--partnership", CAMBRIDGESHIRE, "--as", who])


def propose(where: Path | Run, who: str, *words: str) -> str:
    """Propose something as somebody; the number of the proposal."""
    said = json.loads(section75(where, who, *words, "--json"))
    return str((said["proposal"] if words[1] == "import" else said)["proposal"])


def approve(where: Path | Run, who: str, number: str) -> None:
    """Approve what somebody else proposed, as it is shown."""
    shown = json.loads(section75(where, who, "approvals", "show", number, "--json"))
    section75(where, who, "approvals", "approve", number, "--shown", shown["fingerprint"])


def issue_the_quarter(where: Path | Run) -> str:
    """Contributions due, extracts, forecast, report, each of them approved by another; the report's SHA-256."""
    officer, approver = "finance.officer", "finance.approver"
    for number in CONTROL_TOTALS:
        due = propose(where, officer, "ledger", "instalments", "--month", month_of(number))
        approve(where, approver, due)
    for number, total in CONTROL_TOTALS.items():
        words = (str(extract_of(number)), "--month", month_of(number), f"--control-total={total}")
        approve(where, approver, propose(where, officer, "ledger", "import", *words))
    section75(
        where, officer, "budget", "forecast", str(FORECAST), "--month", month_of(6), "--because", FORECAST_BECAUSE
    )
    approve(where, "chief.finance", propose(where, "pool.manager", "returns", "issue", "--period", QUARTER))
    (issued,) = json.loads(section75(where, "pool.manager", "returns", "list", "--json"))["issued"]
    return str(issued["sha256"])


def show(where: Path | Run, form: str) -> bytes:
    """The first issued report in one of its formats."""
    return section75(where, "partner.accountant", "returns", "show", "1", "--format", form)


def verify(where: Path | Run) -> bytes:
    """Make the first issued report again from the journal; fails where one byte differs."""
    return section75(where, "auditor", "returns", "verify", "1")
