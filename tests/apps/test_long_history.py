"""A month is asked about, and a file brought, as cheaply over a long history as a short one: counted, not timed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Carrying
from section75.apps.approvals.models import Decision
from section75.apps.budget import store as budget
from section75.apps.ledger import actions, extracts, months, posting, store, writing
from section75.apps.ledger.balancing import verify_balances
from section75.apps.ledger.records import entry_of, posted_of
from section75.apps.ledger.store import Ledger, Wanted
from section75.apps.receipts import store as receipts
from section75.apps.risk_share.store import settlement_of
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import sha256_of
from section75.core.ledger import Account, AccountKind, Entry, TrialBalance
from section75.core.money import Money
from tests.acts import FOR_THE_BOOKS, approved
from tests.rows_read import Read, counted

from .conftest import AT

APRIL, MAY, JUNE = (Month(FinancialYear(2022), number) for number in (1, 2, 3))
FEW = 400  # of thousands
TIMES = 8  # how often the entries of April and May are posted again
CARE = Account.read("expenditure/residential-care")
FILE = """\
date,cost_centre,subjective,description,amount,supplier,reference
2022-06-14,LD402,4400,care,100.00,Alder Ltd,{reference}
2022-06-15,LD402,4400,care,35.00,Alder Ltd,{reference}
"""


def lengthen(ledger: Ledger, cast: dict[str, User]) -> None:
    """Post what April and May spent many times more, all at once, to the same accounts, months and days."""
    row = actions.propose_reversal(
        cast["finance.officer"], ledger, 1, because="Invented", month=JUNE, effective_on=date(2022, 6, 30), at=AT
    )
    Decision.objects.create(
        proposal=row, by=cast["finance.approver"], verb="approve", prepared_by=row.prepared_by, organisation="council",
        at=AT, ends=True, delegation="invented",
    )  # fmt: skip
    rows = ledger.rows().filter(month__lt=JUNE.number, debit__startswith="expenditure/", credit="cash")
    again = [(*posted_of(entry_of(each).draft, ledger)[:8], "", "", None, "Invented for a test", None) for each in rows]
    under = Carrying(row.pk, actions.scope_of(ledger), {}, row.prepared_by, cast["finance.approver"], AT, "")
    with transaction.atomic():
        writing.write(ledger, again * TIMES, under=under)


def number_of(ledger: Ledger) -> int:
    """The extract of June."""
    return next(row.pk for row in extracts.all_of(ledger) if row.month == JUNE.number)


def questions(ledger: Ledger) -> dict[str, Callable[[], object]]:
    """What is asked of a month, by name."""
    terms = agreements.latest(ledger.partnership)
    sha256 = extracts.all_of(ledger)[0].file_id
    last = store.last_seq(ledger)
    days = [date(2022, 6, day) for day in range(1, 31)]
    june = Wanted(first=JUNE, last=JUNE)
    return {
        "position": lambda: budget.position_of(terms, ledger, JUNE),
        "shares": lambda: settlement_of(terms, ledger, month=JUNE, variance=Money(400_000_00)),
        "trial balance": lambda: TrialBalance.of(store.balances(ledger).up_to(JUNE)),
        "trial balance of a day": lambda: store.balances(ledger, effective_by=date(2022, 6, 30)),
        "balances where a report was cut": lambda: store.balances(ledger, upto=last - 5),
        "what moved since": lambda: store.balances(ledger, after=last - 5),
        "as known at a moment": lambda: store.balances(ledger, recorded_by=AT),
        "a page of the journal": lambda: store.entries(ledger, Wanted()),
        "a later page": lambda: store.entries(ledger, Wanted(after=last - 50)),
        "a page of an account": lambda: store.entries(ledger, Wanted(account=CARE, most=20)),
        "a page of an account and a month": lambda: store.entries(ledger, Wanted(CARE, JUNE, JUNE, most=20)),
        "a page of a month": lambda: store.entries(ledger, june),
        "how many entries": lambda: store.count(ledger, Wanted()),
        "how many of an account": lambda: store.count(ledger, Wanted(account=CARE)),
        "how many of a month, up to one": lambda: store.count(ledger, Wanted(first=JUNE, last=JUNE, upto=last)),
        "instalments of a month": lambda: store.has_instalments(ledger, JUNE),
        "instalments": lambda: store.instalments_posted(ledger),
        "contributions owed": lambda: receipts.moved(ledger),
        "what was spent by day": lambda: store.spent_by_day(ledger),
        "where a file's rows went": lambda: store.posted_to(ledger, sha256),
        "which rows were posted": lambda: store.posted_rows(ledger, sha256),
        "rows of a file in suspense": lambda: store.suspense_rows(ledger, sha256, {}),
        "rows like it": lambda: store.posted_from_others(ledger, days=days, accounts=[CARE.code, "cash"], but=[]),
        "reversals": lambda: store.reversals(ledger),
        "months": lambda: months.latest_month(terms, ledger),
    }


PAGES = {
    "budget:position": "?month=2022/23+M3",
    "risk_share:settle": "",
    "ledger:journal": "",
    "ledger:trial_balance": "?on=2022-06-30",
    "ledger:extracts": "",
    "receipts:list": "",
    "closing:periods": "",
    "reconciliation:desk": "",
    "returns:list": "",
}


def of_each(asked: dict[str, Callable[[], object]]) -> dict[str, Read]:
    if connection.vendor == "postgresql":  # which plans by what it knows of its tables
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE ledger_journalentry, ledger_accountbalance")
    found = {}
    for name, question in asked.items():
        question()
        with counted() as found[name]:
            question()
    return found


def require_no_more(before: dict[str, Read], after: dict[str, Read]) -> None:
    """As many questions, and hardly more read for them, though there is far more to read."""
    more = {
        name: (before[name], after[name])
        for name in before
        if after[name].queries != before[name].queries or after[name].read > before[name].read * 1.25 + FEW
    }
    assert not more


def test_a_month_is_asked_about_without_reading_what_came_before(quarter: dict[str, User], fund: Ledger) -> None:
    short, before = store.last_seq(fund), of_each(questions(fund))
    lengthen(fund, quarter)
    assert store.last_seq(fund) > 5 * short
    require_no_more(before, of_each(questions(fund)))
    assert verify_balances(fund) == ()


def test_the_pages_of_a_fund_read_no_more_of_a_long_history(
    quarter: dict[str, User], fund: Ledger, visitor: Client
) -> None:
    place = {"slug": fund.partnership, "fund": fund.fund}
    addresses = {name: reverse(name, kwargs=place) + query for name, query in PAGES.items()}
    addresses["ledger:month"] = reverse("ledger:month", kwargs={**place, "first": 2022, "number": 3})
    addresses["ledger:extract"] = reverse("ledger:extract", kwargs={**place, "number": number_of(fund)})

    def looked_at(address: str) -> None:
        assert visitor.get(address).status_code == 200, address

    asked: dict[str, Callable[[], object]] = {name: partial(looked_at, each) for name, each in addresses.items()}
    before = of_each(asked)
    lengthen(fund, quarter)
    require_no_more(before, of_each(asked))


def test_a_file_is_brought_and_posted_without_reading_what_came_before(quarter: dict[str, User], fund: Ledger) -> None:
    officer = quarter["finance.officer"]

    def add(reference: str) -> Read:
        content = FILE.format(reference=reference).encode()
        with counted() as read:
            said = actions.upload_extract(
                officer, fund, month=JUNE, content=content, file_name=f"{reference}.csv",
                control_total=Money(135_00), at=AT,
            )  # fmt: skip
            approved(actions.propose_extract(officer, fund, said.number, at=AT), FOR_THE_BOOKS, at=AT)
        assert len(store.posted_rows(fund, sha256_of(content))) == 2
        return read

    add("FIRST")
    before = add("SHORT")
    lengthen(fund, quarter)
    require_no_more({"add": before}, {"add": add("LONG")})


@pytest.mark.parametrize("account", [None, CARE])
def test_the_pages_of_a_month_hold_every_entry_of_it_once(
    quarter: dict[str, User], fund: Ledger, account: Account | None
) -> None:
    whole = store.entries(fund, Wanted(account=account, first=APRIL, last=MAY, most=100_000))
    paged: list[Entry] = []
    after = 0
    while page := store.entries(fund, Wanted(account=account, first=APRIL, last=MAY, after=after, most=37)):
        paged += page
        after = page[-1].seq
    assert tuple(paged) == whole
    assert len(whole) == store.count(fund, Wanted(account=account, first=APRIL, last=MAY)) > 100
    cut = whole[50].seq
    upto = Wanted(account=account, first=APRIL, last=MAY, upto=cut, most=100_000)
    assert [each.seq for each in store.entries(fund, upto)] == [each.seq for each in whole if each.seq <= cut]
    assert store.count(fund, upto) == sum(each.seq <= cut for each in whole)


def test_what_was_spent_by_day_is_what_the_entries_say(quarter: dict[str, User], fund: Ledger) -> None:
    sums: dict[date, int] = {}
    for each in store.entries(fund, Wanted(most=100_000)):
        for account, sign in ((each.draft.debit, 1), (each.draft.credit, -1)):
            if account.kind is AccountKind.SPEND:
                day = each.draft.effective_on
                sums[day] = sums.get(day, 0) + sign * each.draft.amount.pence
    assert store.spent_by_day(fund) == {day: Money(pence) for day, pence in sums.items()}


def test_a_posting_is_refused_no_less_for_being_looked_for_by_index(quarter: dict[str, User], fund: Ledger) -> None:
    """The rows of a file saved again are still found among those posted."""
    found = extracts.brought(fund, number_of(fund))
    assert found is not None
    entries = posting._entries(fund, found)
    alike = list(entries.likenesses())
    days, accounts = {like[0] for like in alike}, {code for like in alike for code in like[2:4]}
    known = store.posted_from_others(fund, days=days, accounts=accounts, but=())
    assert set(alike) <= set(known)
    assert store.posted_from_others(fund, days=days, accounts=accounts, but=(found.read.sha256,)) == {}
