"""The formats the journal can be had in: what each is called, and how its bytes come about."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from section75.apps.agreements import store as agreements
from section75.apps.exports.rows import Extent, rows_of
from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import FinancialYear
from section75.core.ledger import Account
from section75.render.auditors_journal import as_csv_lines, write_xlsx
from section75.render.plain_text_accounting import as_beancount, as_hledger

_AT_ONCE = 65_536
_EARLIEST = FinancialYear(1948)


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format: its name in an address, the file it makes, in words, and its bytes, some at a time."""

    name: str
    file: str
    in_words: str
    media_type: str
    written: Callable[[Ledger, Extent], Iterator[bytes]]


def _csv(ledger: Ledger, extent: Extent) -> Iterator[bytes]:
    return as_csv_lines(rows_of(ledger, extent))


def _xlsx(ledger: Ledger, extent: Extent) -> Iterator[bytes]:
    """The workbook is written whole to a file of its own before it is read back: its parts come in another order."""
    with tempfile.TemporaryDirectory(prefix="section75-journal-") as folder:
        path = Path(folder) / "journal.xlsx"
        write_xlsx(rows_of(ledger, extent), path)
        with path.open("rb") as file:
            while content := file.read(_AT_ONCE):
                yield content


def _beancount(ledger: Ledger, extent: Extent) -> Iterator[bytes]:
    first = ledger.rows().order_by("effective_on").values_list("effective_on", flat=True).first()
    day = first or _EARLIEST.starts_on
    accounts = accounts_in(ledger, extent)
    return as_beancount(rows_of(ledger, extent), accounts=accounts, title=_title(ledger), first=day.isoformat())


def _hledger(ledger: Ledger, extent: Extent) -> Iterator[bytes]:
    return as_hledger(rows_of(ledger, extent), accounts=accounts_in(ledger, extent), title=_title(ledger))


def accounts_in(ledger: Ledger, extent: Extent) -> list[Account]:
    """Every account an extent moves, by its code."""
    rows = ledger.rows().filter(seq__lte=extent.upto)
    if extent.year is not None:
        rows = rows.filter(year=extent.year.first)
    codes = {code for side in ("debit", "credit") for code in rows.order_by().values_list(side, flat=True).distinct()}
    return [Account.read(code) for code in sorted(codes)]


def _title(ledger: Ledger) -> str:
    partnership = agreements.latest(ledger.partnership)
    return f"{partnership.name}, {partnership.fund(ledger.fund).name}"


FORMATS: Final = {
    each.name: each
    for each in (
        ExportFormat("csv", "journal.csv", "CSV", "text/csv; charset=utf-8", _csv),
        ExportFormat(
            "xlsx",
            "journal.xlsx",
            "workbook",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            _xlsx,
        ),
        ExportFormat("beancount", "journal.beancount", "beancount", "text/plain; charset=utf-8", _beancount),
        ExportFormat("hledger", "journal.hledger", "hledger", "text/plain; charset=utf-8", _hledger),
    )
}
