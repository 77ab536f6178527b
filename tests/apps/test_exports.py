"""The journal for others: every entry with all that is known of it, and the same balances in everybody's program."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from hashlib import sha256
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from section75.apps.accounts.models import User
from section75.apps.exports.formats import FORMATS
from section75.apps.exports.reported import reports_of
from section75.apps.exports.rows import Extent, rows_of
from section75.apps.exports.sealing import seal_of
from section75.apps.exports.testing import journal_tested
from section75.apps.journals import actions as journals
from section75.apps.ledger import store
from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import FinancialYear
from section75.core.journal_tests import JournalRow
from section75.core.journals import accrual_line
from section75.core.ledger import Account, AccountKind, TrialBalance
from section75.core.money import Money
from section75.render.as_csv import unguarded
from section75.render.auditors_journal import HEADINGS, TooManyForAWorkbook, as_csv_lines, write_xlsx
from section75.render.plain_text_accounting import account_name, account_of, as_beancount, as_hledger
from tests import acts
from tests.apps.test_journals import asked

from .conftest import AT

YEAR = FinancialYear(2022)
ODD = (
    '=SUM(A1) "said"; | \\ x',
    "two\nlines",
    "  * (12) ; ! @ #tag ^link",
    "\N{POUND SIGN} caf\N{LATIN SMALL LETTER E WITH ACUTE}",
)


def whole(fund: Ledger) -> Extent:
    return Extent(store.last_seq(fund))


def written(fund: Ledger, form: str) -> bytes:
    return b"".join(FORMATS[form].written(fund, whole(fund)))


def balances_of(fund: Ledger) -> dict[str, int]:
    """Account -> pence, as the trial balance shows them; what comes to nothing is left out."""
    found = store.balances(fund)
    return {
        row.account.code: found.net(row.account).pence for row in TrialBalance.of(found).rows if found.net(row.account)
    }


def records(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_trial_balance_is_rebuilt_from_the_export(quarter: dict[str, User], fund: Ledger) -> None:
    found: Counter[str] = Counter()
    rows = records(written(fund, "csv"))
    for row in rows:
        found[unguarded(row["Debit account"])] += int(row["Pence"])
        found[unguarded(row["Credit account"])] -= int(row["Pence"])
    assert {code: pence for code, pence in found.items() if pence} == balances_of(fund)
    assert [int(row["Entry"]) for row in rows] == list(range(1, store.last_seq(fund) + 1))
    assert all(row["Preparer"] != row["Approver"] and row["Approver"] for row in rows)
    assert {row["Source"] for row in rows} == {"import", "calculated"}
    imported = next(row for row in rows if row["Source"] == "import")
    assert len(imported["Source document SHA-256"]) == 64
    assert imported["Delegation relied on"]
    assert (imported["Preparer's organisation"], imported["Approver's organisation"]) == ("council", "council")


def test_what_became_of_an_entry_is_in_its_row(quarter: dict[str, User], fund: Ledger) -> None:
    officer = quarter["finance.officer"]
    issued = acts.issue_return(quarter["pool.manager"], fund, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    before = store.last_seq(fund)
    month = store.months_posted(fund)[0]
    acts.close_month(quarter["pool.manager"], fund, month, at=AT)
    june = store.months_posted(fund)[-1]
    day = month.span.starts_on
    undone = acts.reverse_entry(
        officer, fund, 1, because="Wrong", month=june, effective_on=day, at=AT + timedelta(days=1)
    )
    rows = {row.entry: row for row in rows_of(fund, whole(fund))}
    assert (rows[1].reversed_by, rows[undone].reverses, rows[undone].source.value) == (undone, 1, "reversal")
    assert (rows[1].after_close, rows[undone].after_close) == (False, True)
    assert rows[before].reports == (f"{issued.pk}:{issued.sha256[:16]}",) == rows[1].reports
    assert rows[undone].reports == ()
    assert [each.upto for each in reports_of(fund)] == [before]
    found = {each.test.code: each.entries for each in journal_tested(fund, whole(fund)).outcomes}
    assert found["after-close"] == (undone,)
    assert found["own-approval"] == ()


def test_an_extent_is_a_year_up_to_an_entry(quarter: dict[str, User], fund: Ledger) -> None:
    assert [row.entry for row in rows_of(fund, Extent(5))] == [1, 2, 3, 4, 5]
    assert list(rows_of(fund, Extent(5, FinancialYear(2021)))) == []
    assert len(list(rows_of(fund, Extent(5, YEAR)))) == 5


def test_the_seal_is_the_hash_of_what_is_saved(quarter: dict[str, User], fund: Ledger) -> None:
    content = written(fund, "csv")
    seal = seal_of(fund, whole(fund), at=AT)
    assert (seal.sha256, seal.size) == (sha256(content).hexdigest(), len(content))
    shorter = seal_of(fund, Extent(store.last_seq(fund) - 1), at=AT)
    assert shorter.sha256 != seal.sha256


def a_row(quarter: object, fund: Ledger) -> JournalRow:
    return next(rows_of(fund, whole(fund)))


def test_no_cell_is_a_formula_and_rows_are_written_as_they_come(quarter: dict[str, User], fund: Ledger) -> None:
    row = a_row(quarter, fund)
    odd = [replace(row, narrative=text) for text in ODD]
    read = records(b"".join(as_csv_lines(odd)))
    assert [unguarded(each["Narrative"]) for each in read] == list(ODD)
    assert not any(each["Narrative"].startswith("=") for each in read)

    def endless() -> Iterator[JournalRow]:
        while True:
            yield row

    assert sum(len(some) for some in islice(as_csv_lines(endless()), 10)) > 1_000


def test_a_workbook_holds_words_and_numbers(
    quarter: dict[str, User], fund: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from python_calamine import CalamineWorkbook

    row = a_row(quarter, fund)
    write_xlsx([replace(row, narrative=text) for text in ODD], tmp_path / "a.xlsx")
    heading, *rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert tuple(heading) == HEADINGS
    assert [str(each[HEADINGS.index("Narrative")]).strip() for each in rows] == [text.strip() for text in ODD]
    assert {each[HEADINGS.index("Pence")] for each in rows} == {row.amount.pence}
    monkeypatch.setattr("section75.render.auditors_journal.MOST_ROWS", 1)
    with pytest.raises(TooManyForAWorkbook):
        write_xlsx([row, row], tmp_path / "b.xlsx")


NAMES = st.one_of(
    st.from_regex(r"[a-z0-9][a-z0-9-]{0,12}", fullmatch=True),
    st.from_regex(r"hex-[0-9a-f]{0,6}", fullmatch=True),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8),
)


@given(st.builds(lambda kind, name: Account(kind, name if kind.is_named else ""), st.sampled_from(AccountKind), NAMES))
def test_no_two_accounts_have_one_name(account: Account) -> None:
    name = account_name(account)
    assert account_of(name) == account
    assert all(part and part[0].isupper() | part[0].isdigit() for part in name.split(":"))


def with_odd_words(fund: Ledger) -> list[JournalRow]:
    """The quarter, its first rows said in words that either program could stumble over."""
    rows = list(rows_of(fund, whole(fund)))
    said = [replace(row, narrative=text, authority=text) for row, text in zip(rows, ODD, strict=False)]
    return said + rows[len(said) :]


def accounts_in(rows: Iterable[JournalRow]) -> list[Account]:
    return sorted({side for row in rows for side in (row.debit, row.credit)}, key=lambda account: account.code)


@pytest.mark.skipif(find_spec("beancount") is None, reason="beancount is not installed: its balances are not compared")
def test_beancount_has_the_same_balances(quarter: dict[str, User], fund: Ledger) -> None:
    from beancount import loader

    accrue(quarter, fund)
    rows = with_odd_words(fund)
    content = b"".join(as_beancount(rows, accounts=accounts_in(rows), title='A "pool"', first="2022-04-01"))
    entries, errors, options = loader.load_string(content.decode())
    assert errors == []
    assert options["title"] == 'A "pool"'
    found: Counter[str] = Counter()
    for entry in entries:
        for posting in getattr(entry, "postings", []):
            found[account_of(posting.account).code] += int(posting.units.number * 100)
    assert {code: pence for code, pence in found.items() if pence} == balances_of(fund)
    assert sum(hasattr(entry, "postings") for entry in entries) == store.last_seq(fund)
    assert loader.load_string(written(fund, "beancount").decode())[1] == []


@pytest.mark.skipif(shutil.which("hledger") is None, reason="hledger is not installed: its balances are not compared")
def test_hledger_has_the_same_balances(quarter: dict[str, User], fund: Ledger, tmp_path: Path) -> None:
    accrue(quarter, fund)
    rows = with_odd_words(fund)
    path = tmp_path / "journal.hledger"
    path.write_bytes(b"".join(as_hledger(rows, accounts=accounts_in(rows), title="A pool\nof two; lines")))
    asked_for = ["balance", "--flat", "--no-total", "--output-format", "csv", "--layout", "bare"]
    told = subprocess.run(
        ["hledger", "-s", "-f", str(path), *asked_for],
        capture_output=True, text=True, check=False, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    read = list(csv.DictReader(io.StringIO(told.stdout)))
    found = {account_of(row["account"]).code: int(Decimal(row["balance"]) * 100) for row in read}
    assert found == balances_of(fund)


def accrue(cast: dict[str, User], fund: Ledger) -> None:
    """An accrual and its reversal, so that every kind of account that is the books' own stands in the journal."""
    wanted = asked(accrual_line("day-services", Money(123_45), "Invented"), month=store.months_posted(fund)[-1])
    proposal = journals.propose_accruals(cast["finance.officer"], fund, wanted, at=AT)
    acts.approved(proposal, "chief.finance", at=AT)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_is_saved_from_the_page(quarter: dict[str, User], fund: Ledger, client: Client, form: str) -> None:
    client.force_login(quarter["auditor"])
    answer = client.get(f"/partnerships/{fund.partnership}/{fund.fund}/exports/journal/{form}/?upto=3")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert len(b"".join(answer.streaming_content)) > 200  # type: ignore[attr-defined]
