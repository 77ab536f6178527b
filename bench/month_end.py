"""Month end: a year's rows brought in and posted, then every line's cost by month; the same answer from each."""

from __future__ import annotations

import csv
import io
import os
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from bench.peers import Totals
from bench.report import answer, unless_missing
from bench.workload import LINES, agreement, files, made
from section75.core.evidence import sha256_of

if TYPE_CHECKING:
    from section75.apps.accounts.models import User
    from section75.apps.ledger.store import Ledger
    from section75.core.authority import Role
    from section75.core.calendar import Month

Files = Iterable[tuple[bytes, int]]  # each month's, with its control total
AT = datetime(2023, 4, 20, 9, 0, tzinfo=UTC)


def ours(files: Files) -> tuple[Totals, float]:
    """Kept, read, placed, posted, chained and durable, then position, shares and trial balance: through the same
    actions as the pages, on SQLite or whatever SECTION75_DATABASE names, which has to be empty.

    The seconds begin with the files: a database with its tables, the terms and two people is there before.
    """
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"SECTION75_DATA": folder, "DJANGO_SETTINGS_MODULE": "section75.site.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        from section75.apps.agreements.actions import load_at_the_terminal
        from section75.core.authority import Role
        from section75.importers.agreement_file import FileText

        call_command("migrate", verbosity=0)
        load_at_the_terminal([FileText("bench.toml", agreement().encode())], at=AT)
        people = person("officer", Role.HOST_PREPARER), person("chief", Role.HOST_CHIEF)
        began = time.perf_counter()
        return _posted(files, *people), time.perf_counter() - began


def _posted(files: Files, officer: User, chief: User) -> Totals:
    from section75.apps.approvals.actions import approve
    from section75.apps.ledger import actions, store
    from section75.apps.ledger.store import Ledger
    from section75.core.calendar import FinancialYear, Month
    from section75.core.ledger import Account, AccountKind
    from section75.core.money import Money

    ledger = Ledger("bench-0", "pool")
    year = FinancialYear(2022)
    for number, (content, control) in enumerate(files, start=1):
        brought = actions.upload_extract(
            officer, ledger, month=Month(year, number), content=content, file_name=f"{number}.csv",
            control_total=Money(control), at=AT,
        )  # fmt: skip
        proposal = actions.propose_extract(officer, ledger, brought.number, at=AT)
        approve(chief, actions.scope_of(ledger), proposal.pk, at=AT)
    report(ledger, Month(year, 12))
    found = store.balances(ledger)
    return {
        (line, month): found.movement(Account(AccountKind.SPEND, f"l{line:02d}"), frozenset({Month(year, month)})).pence
        for line in range(LINES)
        for month in range(1, 13)
    }


def report(ledger: Ledger, month: Month) -> None:
    """Position, each partner's share of what was spent, and the trial balance, as the pages ask for them."""
    from section75.apps.agreements import store as agreements
    from section75.apps.budget import store as budget
    from section75.apps.ledger import store
    from section75.apps.risk_share.store import settlement_of
    from section75.core.ledger import TrialBalance
    from section75.core.money import sum_of

    terms = agreements.latest(ledger.partnership)
    trial = TrialBalance.of(store.balances(ledger).up_to(month))
    spent = sum_of(row.debit for row in trial.rows if row.account.kind.is_of_a_line)
    assert budget.position_of(terms, ledger, month).rows
    assert settlement_of(terms, ledger, month=month, variance=spent).portions


def person(username: str, role: Role) -> User:
    """Somebody with a role at the bench's partnership, in a database that asks nobody for a second factor."""
    from section75.apps.accounts.actions import Given, add_person, begin_demonstration, give
    from section75.core.authority import Scope

    begin_demonstration(at=AT)
    user = add_person(username, post=role.value, password="a long password for a bench")  # noqa: S106
    give(user, Given(role, "p1", Scope("bench-0"), date(2022, 4, 1)), at=AT, by="the bench")
    return user


def beancount(files: Files) -> Totals:
    """The same rows as transactions of a beancount file, loaded and booked, and summed by account and month."""
    from beancount import loader
    from beancount.core.data import Transaction

    text = io.StringIO()
    text.write('option "operating_currency" "GBP"\n2022-04-01 open Assets:Cash GBP\n')
    for line in range(LINES):
        text.write(f"2022-04-01 open Expenses:L{line:02d} GBP\n")
    for content, _ in files:
        for row in csv.DictReader(io.StringIO(content.decode())):
            line = int(row["cost_centre"][1:])
            text.write(
                f'{row["date"]} * "{row["supplier"]}" "{row["reference"]}"\n'
                f"  Expenses:L{line:02d}  {row['amount']} GBP\n  Assets:Cash\n"
            )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "year.beancount"
        path.write_text(text.getvalue())
        entries, errors, _ = loader.load_file(str(path))
    assert not errors, errors[:3]
    totals: Totals = defaultdict(int)
    for entry in entries:
        if isinstance(entry, Transaction):
            for posting in entry.postings:
                if posting.account.startswith("Expenses:L") and posting.units and posting.units.number is not None:
                    month = (entry.date.month - 4) % 12 + 1
                    totals[int(posting.account[10:]), month] += int(posting.units.number * 100)
    return totals


def plain(files: Files) -> Totals:
    """Read and summed in plain Python: nothing kept, nothing checked."""
    totals: Totals = defaultdict(int)
    for month, (content, _) in enumerate(files, start=1):
        for row in csv.DictReader(io.StringIO(content.decode())):
            totals[int(row["cost_centre"][1:]), month] += int(Decimal(row["amount"]) * 100)
    return totals


def _peer(which: str) -> Callable[[Files], Totals]:
    from bench.peers import django_bulk, plain_text_books

    ways: dict[str, Callable[[Files], Totals]] = {
        "beancount": beancount,
        "plain Python": plain,
        "hledger": plain_text_books.hledger,
        "ledger": plain_text_books.ledger,
        "Django bulk_create": django_bulk.django_bulk,
    }
    return ways[which]


def main(which: str, size: int) -> None:
    """One way of it, over files that are there before the seconds begin."""
    made(size)
    began = time.perf_counter()
    if which == "ours":
        totals, seconds = ours(files(size))
    else:
        totals = _peer(which)(files(size))
        seconds = time.perf_counter() - began
    settled = sorted((key, pence) for key, pence in totals.items() if pence)
    answer(seconds=seconds, same=sha256_of(repr(settled).encode()), note=f"{size / seconds:,.0f} rows a second")


if __name__ == "__main__":
    with unless_missing():
        main(sys.argv[1], int(sys.argv[2]))
