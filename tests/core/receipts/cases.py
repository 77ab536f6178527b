"""A small fund's contributions, invented, and strategies that make others."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account, ByHand, Draft, Entry
from section75.core.money import Money
from section75.core.receipts import Invoiced, Match, Owed, OwedAndPaid, Payment, Way

APRIL, MAY, JUNE = date(2022, 4, 15), date(2022, 5, 15), date(2022, 6, 15)
DUE = Money.of("1,000")
CLAUSE = "cl. 10.4"


def owed(on: date = APRIL, amount: Money = DUE, *, is_posted: bool = True, party: str = "icb") -> Owed:
    return Owed(party, on, amount, CLAUSE, is_posted)


def paid(seq: int, amount: str, on: date = APRIL, way: Way = Way.CASH, says: str = "BACS") -> Payment:
    return Payment(seq, "icb", on, Money.of(amount), way, says)


def matched(seq: int, amount: str, due_on: date = APRIL, number: int = 1) -> Match:
    return Match(number, seq, "icb", due_on, Money.of(amount))


def invoiced(number: str, amount: str, due_on: date = APRIL, on: date = APRIL) -> Invoiced:
    return Invoiced(number, "icb", due_on, on, Money.of(amount))


def books(*payments: Payment, matches: tuple[Match, ...] = (), **more: object) -> OwedAndPaid:
    return OwedAndPaid((owed(APRIL), owed(MAY), owed(JUNE)), payments, matches, **more)  # type: ignore[arg-type]


AMOUNTS = st.integers(1, 10_000_000).map(Money)
DAYS = st.dates(date(2022, 4, 1), date(2023, 3, 31))


@st.composite
def any_books(draw: st.DrawFn) -> OwedAndPaid:
    """Instalments and payments of one partner, nothing matched yet."""
    days = draw(st.lists(DAYS, min_size=1, max_size=6, unique=True))
    instalments = tuple(owed(day, draw(AMOUNTS)) for day in days)
    amounts = draw(st.lists(AMOUNTS, min_size=1, max_size=5))
    payments = tuple(Payment(seq, "icb", draw(DAYS), amount, Way.CASH, "") for seq, amount in enumerate(amounts, 1))
    return OwedAndPaid(instalments, payments)


_ACCOUNTS = [
    ("contributions due/icb", "contribution/icb"),
    ("contribution/icb", "contributions due/icb"),
    ("cash", "contributions due/icb"),
    ("contributions due/icb", "cash"),
    ("expenditure/beds", "contributions due/icb"),
    ("contributions due/icb", "contributions due/council"),
    ("expenditure/beds", "cash"),
]


@st.composite
def any_journal(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Entries of every kind that may stand on a partner's account, some of them undone."""
    found: list[Entry] = []
    for seq in range(1, draw(st.integers(1, 14)) + 1):
        standing = [each for each in found if each.draft.reverses is None and not _is_undone(each, found)]
        undoes = draw(st.integers(0, 1))
        if standing and undoes:
            draft = _mirror(draw(st.sampled_from(standing)), draw(DAYS))
        else:
            debit, credit = draw(st.sampled_from(_ACCOUNTS))
            draft = entry_of(debit, credit, draw(AMOUNTS), draw(DAYS))
        found.append(Entry(seq, datetime(2023, 4, 1, tzinfo=UTC) + timedelta(seconds=seq), draft))
    return tuple(found)


def entry_of(debit: str, credit: str, amount: Money, on: date) -> Draft:
    month = Month(FinancialYear(2022), 15)
    accounts = (Account.read(debit), Account.read(credit))
    return Draft("beds", on, month, *accounts, amount, "Invented", CLAUSE, ByHand("invented"))


def _is_undone(entry: Entry, found: list[Entry]) -> bool:
    return any(each.draft.reverses == entry.seq for each in found)


def _mirror(entry: Entry, on: date) -> Draft:
    was = entry.draft
    return Draft("beds", on, was.month, was.credit, was.debit, was.amount, "Undone", CLAUSE, ByHand("wrong"), entry.seq)
