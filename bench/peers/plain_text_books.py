"""hledger and ledger: the journal written as text, then asked for what ours is asked for, each time loaded and checked:
every line's cost by month, what was spent in all, which is what partners share, and the trial balance.
"""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.peers import NotThere, Totals
from bench.peers.journal_text import written

SPENT = ("balance", "--depth", "1", "^Expenses")
TRIAL_BALANCE = ("balance", "--flat")


def hledger(files: Iterable[tuple[bytes, int]]) -> Totals:
    """`hledger balance --monthly`: accounts down, months across; and the two others."""
    by_month = (
        "balance", "--monthly", "--flat", "--no-total", "--empty",
        "--begin", "2022-04-01", "--end", "2023-04-01", "--output-format", "csv", "^Expenses",
    )  # fmt: skip
    told = _ran("hledger", files, by_month, SPENT, TRIAL_BALANCE)
    table = list(csv.reader(io.StringIO(told)))[1:]
    return {
        (int(account.rpartition("L")[2]), month): _pence(amount)
        for account, *amounts in table
        for month, amount in enumerate(amounts[:12], start=1)
    }


def ledger(files: Iterable[tuple[bytes, int]]) -> Totals:
    """`ledger register --monthly`, account by account; and the two others."""
    shape = "%(account)|%(format_date(date, '%m'))|%(quantity(amount))\n"
    by_month = ("--args-only", "register", "--monthly", "--format", shape, "^Expenses")
    told = _ran("ledger", files, by_month, SPENT, TRIAL_BALANCE)
    totals: Totals = defaultdict(int)
    for line in told.splitlines():
        account, month, amount = line.split("|")
        totals[int(account.rpartition("L")[2]), (int(month) - 4) % 12 + 1] += _pence(amount)
    return totals


def _ran(program: str, files: Iterable[tuple[bytes, int]], *asked: Sequence[str]) -> str:
    """What it says to the first thing asked, once it has answered all of them."""
    found = shutil.which(program)
    if found is None:
        raise NotThere(f"{program} is not installed, and the package system did not answer")
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "year.journal"
        written(files, journal)
        told = [_answer(found, journal, words) for words in asked]
    return told[0]


def _answer(program: str, journal: Path, words: Sequence[str]) -> str:
    command = [program, "-f", str(journal), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - what we looked up
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr[-500:]}")
    return done.stdout


def _pence(amount: str) -> int:
    pounds, _, pence = amount.replace(",", "").partition(".")
    whole = int(pounds.lstrip("-") or 0) * 100 + int(f"{pence}00"[:2])
    return -whole if pounds.startswith("-") else whole
