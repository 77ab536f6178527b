"""Making a return: from the journal, terms and forecast as they stand now, or as they stood when one was issued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from section75.apps.agreements import store as agreements
from section75.apps.budget import store as budget
from section75.apps.closing import late_store
from section75.apps.ledger import extracts
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.store import Ledger
from section75.apps.returns import store
from section75.apps.returns.models import IssuedReturn
from section75.core.budget import Forecast
from section75.core.calendar import Month, Quarter
from section75.core.closing import LateEntry
from section75.core.ledger import Balances, Tally
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.returns import ReturnValue, bytes_to_issue, find_edition, read_value, value_of
from section75.returns.pool import EarlierReport, quarter_before


@dataclass(frozen=True, slots=True)
class Cut:
    """Everything a return is made from, cut at one moment: it is enough to make the same return again."""

    partnership: Partnership
    ledger: Ledger
    edition: str
    period: Quarter
    journal_upto: int
    forecast: Forecast | None
    waiting: Tally
    earlier: EarlierReport | None
    late: tuple[LateEntry, ...] = ()
    from_entries: bool = False  # its balances are summed afresh, as whoever verifies it wants them


def cut_now(ledger: Ledger, *, edition: str, period: str) -> Cut:
    """What a return would be made from at this moment."""
    find_edition(edition)
    quarter = Quarter.read(period)
    partnership = agreements.latest(ledger.partnership)
    partnership.fund(ledger.fund)
    last, upto = quarter.months[-1], ledger_store.last_seq(ledger)
    return Cut(
        partnership=partnership,
        ledger=ledger,
        edition=edition,
        period=quarter,
        journal_upto=upto,
        forecast=budget.forecast_at(ledger, last),
        waiting=extracts.waiting(ledger, upto=last),
        earlier=_earlier(ledger, edition, quarter, upto=upto, before=None),
        late=_late(ledger, edition, quarter, upto=upto, before=None),
    )


def cut_of(row: IssuedReturn) -> Cut:
    """What an issued return was made from."""
    ledger = Ledger(row.partnership_id, row.fund)
    quarter = Quarter.read(row.period)
    month = Month(quarter.year, row.forecast_month)
    return Cut(
        partnership=agreements.under(row.partnership_id, row.terms),
        ledger=ledger,
        edition=row.edition,
        period=quarter,
        journal_upto=row.journal_upto,
        forecast=budget.forecast_version(ledger, month, row.forecast_version),
        waiting=Tally(row.rows_waiting, Money(row.pence_waiting)),
        earlier=_earlier(ledger, row.edition, quarter, upto=row.journal_upto, before=row),
        late=_late(ledger, row.edition, quarter, upto=row.journal_upto, before=row) if row.lists_late else (),
        from_entries=True,
    )


def _earlier(
    ledger: Ledger, edition: str, quarter: Quarter, *, upto: int, before: IssuedReturn | None
) -> EarlierReport | None:
    """The report issued for the quarter before, if it was issued before this one."""
    period = quarter_before(quarter)
    row = store.find(ledger, edition, str(period))
    if row is None or (before is not None and row.pk > before.pk):
        return None
    asked = ledger_store.balances if before is None else ledger_store.balances_summed
    since = asked(ledger, after=row.journal_upto, upto=upto)
    return EarlierReport(period, _carried_forward(read_value(bytes(row.value))), row.journal_upto, since)


def _late(
    ledger: Ledger, edition: str, quarter: Quarter, *, upto: int, before: IssuedReturn | None
) -> tuple[LateEntry, ...]:
    """The prior-period items of the periods up to the quarter that no report issued before lists."""
    issued = [row for row in store.issued_of(ledger) if row.edition == edition and row.lists_late]
    listed = [
        (Quarter.read(row.period).months[-1], row.journal_upto)
        for row in issued
        if before is None or row.pk < before.pk
    ]
    return tuple(
        item
        for item in late_store.late(ledger, upto=upto)
        if item.month <= quarter.months[-1]
        and not any(item.month <= last and item.seq <= counted for last, counted in listed)
    )


def _carried_forward(value: ReturnValue) -> Money:
    """Line 5 of an issued report."""
    lines = (line for section in value["sections"] for line in section["lines"])
    amount = next(line["amount"] for line in lines if line["code"] == "5")
    assert amount is not None, "line 5 has an amount"
    return Money(amount)


def draft_value(ledger: Ledger, *, edition: str, period: str) -> ReturnValue:
    """The return as it would be issued now, checks whether they hold or not."""
    cut = cut_now(ledger, edition=edition, period=period)
    shelved = find_edition(edition)
    return value_of(shelved, _gathered(cut))


def made(cut: Cut) -> bytes:
    """The canonical bytes of a return. Refuses one whose checks do not hold."""
    return bytes_to_issue(find_edition(cut.edition), _gathered(cut))


def remade(row: IssuedReturn) -> bytes:
    """An issued return made again, from the journal up to where it was cut."""
    return made(cut_of(row))


def _balances(cut: Cut) -> Balances:
    asked = ledger_store.balances_summed if cut.from_entries else ledger_store.balances
    return asked(cut.ledger, upto=cut.journal_upto)


def _gathered(cut: Cut) -> Any:
    return find_edition(cut.edition).gather(
        partnership=cut.partnership,
        fund=cut.ledger.fund,
        quarter=cut.period,
        balances=_balances(cut),
        journal_upto=cut.journal_upto,
        forecast=cut.forecast,
        waiting=cut.waiting,
        earlier=cut.earlier,
        late=cut.late,
    )
