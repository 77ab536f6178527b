"""The balance of anything at any effective day as known at any moment, held against a plain filter over all entries.

The days and moments asked about are drawn without looking at the entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from section75.apps.accounts.models import User
from section75.apps.closing.as_at import (
    Asked,
    Behind,
    NotAMoment,
    as_at,
    entries_behind,
    moved_since,
    read_known,
    total_behind,
)
from section75.apps.ledger import actions, store
from section75.apps.ledger.store import Ledger, Wanted
from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account, Entry
from section75.core.money import Money
from tests import acts

START = datetime(2022, 6, 20, 9, 0, tzinfo=UTC)
SLUG = "cambridgeshire-learning-disability"
PLACE = {"slug": SLUG, "fund": "learning-disability"}
ACCOUNTS = tuple(
    Account.read(code)
    for code in ("cash", "expenditure/residential-care", "expenditure/day-services", "suspense", "accrued", "due/none")
    if not code.startswith("due")
)
DAYS = st.none() | st.dates(date(2022, 3, 25), date(2022, 7, 10))
MOMENTS = st.none() | st.integers(-30, 60 * 24 * 16).map(lambda minutes: START + timedelta(minutes=minutes))
POSTED = (  # debit, credit, pence, effective on, days after the start, minutes
    ("expenditure/residential-care", "cash", 1_000, "2022-04-05", 0, 0),
    ("suspense", "cash", 250, "2022-05-31", 0, 0),
    ("expenditure/residential-care", "suspense", 250, "2022-04-30", 1, 30),
    ("expenditure/residential-care", "accrued", 9_999, "2022-06-30", 3, 0),
    ("cash", "expenditure/residential-care", 400, "2022-04-01", 3, 1),
    ("expenditure/residential-care", "cash", 77, "2022-06-01", 8, 600),
    ("accrued", "expenditure/residential-care", 9_999, "2022-06-15", 12, 0),
)


@pytest.fixture
def journal(cast: dict[str, User], fund: Ledger) -> tuple[Entry, ...]:
    """Entries recorded over two weeks, taking effect before and after one another."""
    for debit, credit, pence, on, days, minutes in POSTED:
        entry = actions.ByHand(
            Month(FinancialYear(2022), 3), date.fromisoformat(on), Account.read(debit), Account.read(credit),
            Money(pence), "Invented", "Sch. 3 para 4", "Invented: to see it move", "Invoice 7",
        )  # fmt: skip
        at = START + timedelta(days=days, minutes=minutes)
        acts.approved(actions.propose_journal(cast["finance.officer"], fund, entry, at=at), acts.FOR_THE_BOOKS, at=at)
    return store.entries(fund, Wanted(most=10_000))


def plain(journal: tuple[Entry, ...], account: Account, asked: Asked) -> int:
    """What a filter over every entry says."""
    known = [each for each in journal if asked.known is None or each.recorded_at <= asked.known]
    return sum(
        each.draft.amount.pence * ((each.draft.debit == account) - (each.draft.credit == account))
        for each in known
        if asked.effective is None or each.draft.effective_on <= asked.effective
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(effective=DAYS, known=MOMENTS, before=MOMENTS)
def test_every_balance_is_what_a_plain_filter_says_and_so_is_what_moved(
    journal: tuple[Entry, ...], fund: Ledger, effective: date | None, known: datetime | None, before: datetime | None
) -> None:
    asked, earlier = Asked(effective, known), Asked(effective, before)
    found, then = as_at(fund, asked), as_at(fund, earlier)
    moved = {each.account: each.by.pence for each in moved_since(then, found)}
    for account in ACCOUNTS:
        now, once = plain(journal, account, asked), plain(journal, account, earlier)
        assert found.balances.net(account).pence == now
        assert moved.get(account, 0) == now - once
        _, total = total_behind(fund, Behind(account, 0, found.upto, effective))
        assert total.pence == now
        if then.upto <= found.upto:
            assert total_behind(fund, Behind(account, then.upto, found.upto, effective))[1].pence == now - once


def test_the_entries_behind_a_figure_are_read_a_page_at_a_time_and_add_up_to_it(
    journal: tuple[Entry, ...], fund: Ledger
) -> None:
    care = Account.read("expenditure/residential-care")
    wanted = Behind(care, 0, len(journal), date(2022, 6, 1))
    count, total = total_behind(fund, wanted)
    read = [entry for page in pages(fund, wanted) for entry in page]
    assert len(read) == count == 4
    assert sum(each.draft.amount.pence * (1 if each.draft.debit == care else -1) for each in read) == total.pence


def pages(fund: Ledger, wanted: Behind) -> Iterator[tuple[Entry, ...]]:
    beyond = 0
    while page := tuple(entries_behind(fund, wanted, beyond=beyond, most=2)):
        yield page
        beyond = page[-1].seq


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2022-06-30", datetime(2022, 6, 30, 22, 59, 59, 999999, tzinfo=UTC)),
        ("31 January 2023", datetime(2023, 1, 31, 23, 59, 59, 999999, tzinfo=UTC)),
        ("2022-06-30T14:05", datetime(2022, 6, 30, 13, 5, tzinfo=UTC)),
        ("2022-06-30T14:05+00:00", datetime(2022, 6, 30, 14, 5, tzinfo=UTC)),
        ("2022-03-27", datetime(2022, 3, 27, 22, 59, 59, 999999, tzinfo=UTC)),
    ],
)
def test_a_day_is_known_to_its_end_in_london_and_a_moment_as_it_says(text: str, means: datetime) -> None:
    assert read_known(text) == means


@pytest.mark.parametrize("text", ["yesterday", "2022-06-31T10:00", "2022-13-01", ""])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(NotAMoment):
        read_known(text)


def test_the_pages_show_balances_what_moved_and_the_entries_behind(
    client: Client, cast: dict[str, User], journal: tuple[Entry, ...]
) -> None:
    client.force_login(cast["auditor"])
    where = reverse("closing:as_at", kwargs=PLACE)
    page = client.get(where, {"effective": "2022-06-30", "since": "2022-06-20"}).content.decode()
    assert "What moved since" in page
    assert "up to entry 7" in page
    assert client.get(where, {"known": "whenever"}).content.count(b"neither a day nor a moment") >= 1
    behind = reverse("closing:as_at_entries", kwargs=PLACE)
    page = client.get(behind, {"account": "suspense", "upto": "2", "after": "0"}).content.decode()
    assert "£2.50" in page
    assert reverse("ledger:entry", kwargs={**PLACE, "seq": 2}) in page
