"""Which entries each issued return counted, for whoever exports the journal."""

from __future__ import annotations

from section75.apps.exports.reported import Report
from section75.apps.ledger.ledgers import Ledger
from section75.apps.returns import store
from section75.core.calendar import FinancialYear, Month, NotAQuarter, Quarter

_LAST_PERIOD = 15


def reports(ledger: Ledger) -> tuple[Report, ...]:
    """Every issued return: it counts its year from April up to and with the end of its period."""
    rows = sorted(store.issued_of(ledger), key=lambda row: row.pk)
    return tuple(_report(row.pk, row.sha256, row.period, row.journal_upto) for row in rows)


def _report(number: int, sha256: str, period: str, upto: int) -> Report:
    try:
        last = Quarter.read(period).months[-1]
    except NotAQuarter:
        last = Month(FinancialYear.read(period), _LAST_PERIOD)
    return Report(f"{number}:{sha256[:16]}", Month(last.year, 1), last, upto)
