"""The books as they were known at a moment: the last entry recorded by then, and the balances up to it.

What takes effect when and what was known when are asked apart: both are answered from the same entries.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet, Sum

from section75.apps.ledger import store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.records import entry_of
from section75.core.calendar import read_day
from section75.core.closing import Moved, moved_between
from section75.core.ledger import Account, Balances, Entry
from section75.core.money import Money
from section75.core.refusals import Refusal

_LONDON = ZoneInfo("Europe/London")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}", re.ASCII)


class NotAMoment(Refusal):
    """The text is neither a day nor a moment."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text[:60]!r} is neither a day nor a moment. Write a day, 30 June 2022 or 2022-06-30, to its end; "
            "or a moment, 2022-06-30T14:05, London time unless it says another."
        )


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: entries effective by a day, None for any day, as known at a moment, None for what is known now."""

    effective: date | None = None
    known: datetime | None = None


@dataclass(frozen=True, slots=True)
class AsAt:
    """The answer: the last entry that was known, and the balances of every account."""

    asked: Asked
    upto: int
    balances: Balances


def read_known(text: str) -> datetime:
    """The moment a text means: of a day, the end of that day in London. Refuses what is neither day nor moment."""
    if _MOMENT.match(text.strip()):
        try:
            moment = datetime.fromisoformat(text.strip())
            return (moment if moment.tzinfo else moment.replace(tzinfo=_LONDON)).astimezone(UTC)
        except (ValueError, OverflowError):
            raise NotAMoment(text) from None
    try:
        day = read_day(text)
    except Refusal:
        raise NotAMoment(text) from None
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)  # London is at Greenwich time in December
    end = datetime(day.year, day.month, day.day, tzinfo=_LONDON) + timedelta(days=1)
    return end.astimezone(UTC) - timedelta(microseconds=1)


def seq_known(ledger: Ledger, moment: datetime | None) -> int:
    """The number of the last entry recorded by a moment; 0 where there was none."""
    if moment is None:
        return store.last_seq(ledger)
    return store.last_recorded(ledger, moment)


def as_at(ledger: Ledger, asked: Asked) -> AsAt:
    """The balances of every account, of entries effective by a day, as known at a moment."""
    upto = seq_known(ledger, asked.known)
    return AsAt(asked, upto, store.balances(ledger, upto=upto, effective_by=asked.effective))


def moved_since(before: AsAt, after: AsAt) -> tuple[Moved, ...]:
    """Every account that stands differently at the later of two times at which the books were known."""
    return moved_between(before.balances, after.balances)


@dataclass(frozen=True, slots=True)
class Behind:
    """Which entries stand behind a figure: of an account, after one entry and up to another, effective by a day."""

    account: Account
    after: int
    upto: int
    effective: date | None


def entries_behind(ledger: Ledger, wanted: Behind, *, beyond: int, most: int) -> Sequence[Entry]:
    """Those entries in the journal's order, a page at a time, beyond a number."""
    rows = _behind(ledger, wanted).filter(seq__gt=beyond).order_by("seq")
    return tuple(entry_of(row) for row in rows[:most])


def total_behind(ledger: Ledger, wanted: Behind) -> tuple[int, Money]:
    """How many they are, and what they come to: debits less credits of the account."""
    rows, code = _behind(ledger, wanted), wanted.account.code
    debit = rows.filter(debit=code).aggregate(total=Sum("pence"))["total"] or 0
    credit = rows.filter(credit=code).aggregate(total=Sum("pence"))["total"] or 0
    return rows.count(), Money(debit - credit)


def _behind(ledger: Ledger, wanted: Behind) -> QuerySet[JournalEntry]:
    code = wanted.account.code
    rows = ledger.rows_by_key().filter(Q(debit=code) | Q(credit=code), seq__gt=wanted.after, seq__lte=wanted.upto)
    return rows if wanted.effective is None else rows.filter(effective_on__lte=wanted.effective)
