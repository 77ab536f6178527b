"""Books with many lines posted over three years, made once for each size below var/ and asked again and again.

The lines go through the same posting as any file's: under an approved proposal, chained, with every trigger standing
and the balances kept in the same transaction. Only the reading of a file of that length is left out.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from bench.month_end import AT, person
from bench.workload import FOLDER, LINES, PLAIN, agreement

if TYPE_CHECKING:
    from section75.apps.accounts.models import User
    from section75.apps.ledger.store import Ledger

ROOT = Path(__file__).resolve().parents[1]
YEARS = (2022, 2023, 2024)
MONTHS = 35  # the last month of the three years is left for what is added
ROW = """\
date,cost_centre,subjective,description,amount,supplier,reference
2022-04-01,C000,4411,Care,1.00,Invented Care,R1
"""
HISTORY = b"lines made for a bench"
HISTORY_SHA256 = sha256(HISTORY).hexdigest()
OFFICER, CHIEF = "officer", "chief"


def three_years() -> str:
    """The bench's agreement with the same money in each year."""
    text = agreement(steps=PLAIN)
    start = text.index("[[contributions]]")
    tables = text[start : text.index("[[risk_share]]")]
    return text + "".join(tables.replace("2022/23", year) for year in ("2023/24", "2024/25"))


@contextmanager
def books(size: int, *, copied: bool = False) -> Iterator[Ledger]:
    """The fund with that many lines posted, Django ready; on a copy, where something is to be added."""
    kept = _made(size)
    if not copied:
        _start(kept)
        yield _ledger()
        return
    copy = FOLDER / f"copy-{os.getpid()}"
    shutil.copytree(kept, copy)
    try:
        _start(copy)
        yield _ledger()
    finally:
        shutil.rmtree(copy)


def _made(size: int) -> Path:
    folder = FOLDER / f"books-{size}-{_of_the_code()}"
    if not (folder / "ready").exists():
        for old in FOLDER.glob(f"books-{size}-*"):
            shutil.rmtree(old)
        part = FOLDER / f"making-{os.getpid()}"
        part.mkdir(parents=True)
        command = [sys.executable, "-m", "bench.books", str(size), str(part)]
        subprocess.run(command, check=True)  # noqa: S603 - ourselves, so that its memory is not counted here
        part.rename(folder)
    return folder


def _of_the_code() -> str:
    ours = ("section75/apps/*/migrations/*.py", "section75/apps/ledger/writing.py", "bench/books.py")
    files = sorted(file for each in ours for file in ROOT.glob(each))
    return sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:12]


def _start(folder: Path) -> None:
    os.environ |= {"SECTION75_DATA": str(folder.resolve()), "DJANGO_SETTINGS_MODULE": "section75.site.settings"}
    os.environ.pop("SECTION75_DATABASE", None)
    import django

    django.setup()


def _ledger() -> Ledger:
    from section75.apps.ledger.store import Ledger

    return Ledger("bench-0", "pool")


def user(name: str) -> User:
    """One of the two people."""
    from section75.apps.accounts.store import find_user

    found = find_user(name)
    assert found is not None, "they were added"
    return found


def begin() -> tuple[User, User]:
    """An empty database becomes the bench's: its tables, terms of three years, and two people."""
    from django.core.management import call_command

    from section75.apps.agreements.actions import load_at_the_terminal
    from section75.core.authority import Role
    from section75.importers.agreement_file import FileText

    call_command("migrate", verbosity=0)
    load_at_the_terminal([FileText("bench.toml", three_years().encode())], at=AT)
    return person(OFFICER, Role.HOST_PREPARER), person(CHIEF, Role.HOST_CHIEF)


def _make(folder: Path, size: int) -> None:
    _start(folder)
    officer, chief = begin()
    from section75.apps.approvals.actions import approve
    from section75.apps.ledger import actions, writing
    from section75.apps.ledger.models import KeptFile
    from section75.core.calendar import FinancialYear, Month
    from section75.core.money import Money

    KeptFile.objects.create(sha256=HISTORY_SHA256, content=HISTORY, kept_at=AT)
    brought = actions.upload_extract(
        officer, _ledger(), month=Month(FinancialYear(2022), 1), content=ROW.encode(), file_name="first.csv",
        control_total=Money(1_00), at=AT,
    )  # fmt: skip
    proposal = actions.propose_extract(officer, _ledger(), brought.number, at=AT)
    write = writing.write

    def write_all(ledger: Ledger, entries: Any, *, under: Any, sums: Any = None) -> range:  # noqa: ARG001 - of the file alone
        return write(ledger, Lines(size, first=entries[0]), under=under)

    writing.write = write_all
    approve(chief, actions.scope_of(_ledger()), proposal.pk, at=AT)
    (folder / "ready").touch()


class Lines(Sequence[Any]):
    """Lines over 35 months and forty accounts, each worked out from its number; the first is a file's own."""

    def __init__(self, many: int, *, first: Any) -> None:
        self.many, self.first = many, first

    def __len__(self) -> int:
        return self.many

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> list[Any]: ...
    def __getitem__(self, at: int | slice) -> Any:
        if isinstance(at, slice):
            return [self._line(number) for number in range(*at.indices(self.many))]
        return self._line(range(self.many)[at])

    def _line(self, number: int) -> Any:
        if number == 0:
            return self.first
        place = number * MONTHS // self.many
        year, month = YEARS[place // 12], place % 12 + 1
        day = date(year + (month > 9), (month + 2) % 12 + 1, number % 28 + 1)
        mixed = number * 2_654_435_761 % 2**32
        account = f"expenditure/l{mixed % LINES:02d}"
        debit, credit = (account, "cash") if mixed % 20 else ("cash", account)
        words = f"Care, Invented Care, AP-{number:08d}"
        clause = "invented: bench"
        return (
            day, year, month, debit, credit, mixed % 39_999_00 + 1_00, words, clause, HISTORY_SHA256, "history.csv",
            number + 1, "", None,
        )  # fmt: skip


if __name__ == "__main__":
    _make(Path(sys.argv[2]), int(sys.argv[1]))
