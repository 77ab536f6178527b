"""The quarter again, by commands, in the same order of acts: another set of books, no browser."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from section75.apps.demonstration.actions import CONTROL_TOTALS, FORECAST_BECAUSE
from section75.apps.demonstration.cast import CAMBRIDGESHIRE
from tests.browser.serving import environment

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / CAMBRIDGESHIRE.replace("-learning-disability", "-2023")
FORECAST = EXAMPLE / "invented-forecast-2022-23-m3.csv"
QUARTER = "2022/23 Q1"
RUN = "from section75.cli.main import run; run()"


def extract_of(number: int) -> Path:
    """The finance extract of a calendar month: 4 is April 2022."""
    return EXAMPLE / f"invented-extract-2022-{number:02d}.csv"


def month_of(number: int) -> str:
    """The reporting month of a calendar month: 4 is "2022/23 M1"."""
    return f"2022/23 M{number - 3}"


def section75(data: Path, who: str, *words: str) -> bytes:
    """Run `section75` as somebody, in a data folder; what it answers."""
    command = [sys.executable, "-c", RUN, *words, "--partnership", CAMBRIDGESHIRE, "--as", who]
    done = subprocess.run(command, env=environment(data), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def issue_the_quarter(data: Path) -> str:
    """Contributions due, extracts, forecast, report; its SHA-256."""
    officer = "finance.officer"
    for number in CONTROL_TOTALS:
        section75(data, officer, "ledger", "instalments", "--month", month_of(number))
    for number, total in CONTROL_TOTALS.items():
        section75(
            data, officer, "ledger", "import", str(extract_of(number)), "--month", month_of(number),
            f"--control-total={total}",
        )  # fmt: skip
    section75(data, officer, "budget", "forecast", str(FORECAST), "--month", month_of(6), "--because", FORECAST_BECAUSE)
    issued = json.loads(section75(data, "pool.manager", "returns", "issue", "--period", QUARTER, "--json"))
    return str(issued["sha256"])


def show(data: Path, form: str) -> bytes:
    """The first issued report in one of its formats."""
    return section75(data, "partner.accountant", "returns", "show", "1", "--format", form)


def verify(data: Path) -> bytes:
    """Make the first issued report again from the journal; fails where one byte differs."""
    return section75(data, "auditor", "returns", "verify", "1")
