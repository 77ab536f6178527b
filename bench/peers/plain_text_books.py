"""hledger and ledger: the journal written as text, loaded, checked, and summed by account and month."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bench.peers import NotThere, Totals
from bench.peers.journal_text import written


def hledger(files: Iterable[tuple[bytes, int]]) -> Totals:
    """`hledger balance --monthly`: accounts down, months across."""
    told = _ran(
        "hledger", files, "balance", "--monthly", "--flat", "--no-total", "--empty",
        "--begin", "2022-04-01", "--end", "2023-04-01", "--output-format", "csv", "^Expenses",
    )  # fmt: skip
    table = list(csv.reader(io.StringIO(told)))[1:]
    return {
        (int(account.rpartition("L")[2]), month): _pence(amount)
        for account, *amounts in table
        for month, amount in enumerate(amounts[:12], start=1)
    }


def ledger(files: Iterable[tuple[bytes, int]]) -> Totals:
    """`ledger register --monthly`, account by account."""
    shape = "%(account)|%(format_date(date, '%m'))|%(quantity(amount))\n"
    told = _ran("ledger", files, "--args-only", "register", "--monthly", "--format", shape, "^Expenses")
    totals: Totals = defaultdict(int)
    for line in told.splitlines():
        account, month, amount = line.split("|")
        totals[int(account.rpartition("L")[2]), (int(month) - 4) % 12 + 1] += _pence(amount)
    return totals


def _ran(program: str, files: Iterable[tuple[bytes, int]], *words: str) -> str:
    found = shutil.which(program)
    if found is None:
        raise NotThere(f"{program} is not installed, and the package system did not answer")
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "year.journal"
        written(files, journal)
        command = [found, "-f", str(journal), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - what we looked up
    if done.returncode:
        raise RuntimeError(f"{program}: {done.stderr[-500:]}")
    return done.stdout


def _pence(amount: str) -> int:
    pounds, _, pence = amount.replace(",", "").partition(".")
    whole = int(pounds.lstrip("-") or 0) * 100 + int(f"{pence}00"[:2])
    return -whole if pounds.startswith("-") else whole
