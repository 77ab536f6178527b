"""Positions, trial balances and entries, as they are written: for a machine, and as tables for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from section75.core.budget import Position, PositionRow, variance_in_words
from section75.core.calendar import in_words
from section75.core.explain import Figure
from section75.core.ledger import ByHand, Entry, FromFile, Tally, TrialBalance
from section75.core.money import Money
from section75.render.as_text import table_lines
from section75.render.table import Column, Kind, Row, Table

MONEY_COLUMNS = ("Budget (£)", "In month (£)", "To date (£)", "Forecast (£)", "Variance (£)")
WIDTH = 180


def position_data(found: Position, *, waiting: Tally) -> dict[str, object]:
    """The position for a machine; a figure that nobody gave is null. Over budget is positive."""
    return {
        "fund": found.fund,
        "month": str(found.month),
        "unit": "pence",
        "rows": [_row_data(row) for row in found.rows],
        "total": _row_data(found.total),
        "waiting": {"rows": waiting.count, "total": waiting.total.pence},
    }


def _row_data(row: PositionRow) -> dict[str, object]:
    return {
        "line": row.line,
        "name": row.name,
        "budget": _pence(row.budget),
        "actual_in_month": row.actual_in_month.amount.pence,
        "actual_to_date": row.actual_to_date.amount.pence,
        "forecast_outturn": _pence(row.forecast_outturn),
        "variance": _pence(row.variance),
    }


def _pence(figure: Figure | None) -> int | None:
    return figure.amount.pence if figure else None


def position_text(found: Position, *, waiting: Tally, fund: str) -> str:
    """The position as a table, its variance in words, and what is in no line yet."""
    rows = tuple(_row(row) for row in (*found.rows, found.total))
    columns = (Column("Line"), *(Column(name, Kind.MONEY) for name in MONEY_COLUMNS))
    lines = table_lines(Table("Position", f"{fund}: position at {found.month.in_words}", columns, rows), width=WIDTH)
    variance = found.total.variance
    said = variance_in_words(variance.amount) if variance else "not known: a line has no forecast or no budget"
    lines += ["", f"Forecast variance for {found.month.year}: {said}."]
    if waiting.count:
        lines.append(f"Received and in no line yet: {waiting}.")
    return "\n".join(line.rstrip() for line in lines)


def _row(row: PositionRow) -> Row:
    figures = (row.budget, row.actual_in_month, row.actual_to_date, row.forecast_outturn, row.variance)
    return Row((row.name, *(figure.amount if figure else None for figure in figures)))


def trial_balance_text(found: TrialBalance, *, day: date, fund: str) -> str:
    """The trial balance as a table, with its two totals."""
    columns = (Column("Account"), Column("Debit (£)", Kind.MONEY), Column("Credit (£)", Kind.MONEY))
    rows = [Row((row.account.code, _or_blank(row.debit), _or_blank(row.credit))) for row in found.rows]
    total = Row(("Total", found.debit, found.credit))
    title = f"{fund}: trial balance of entries effective by {in_words(day)}"
    return "\n".join(line.rstrip() for line in table_lines(Table("Trial balance", title, columns, (*rows, total))))


def _or_blank(amount: Money) -> Money | None:
    return amount or None


def journal_data(entries: Sequence[Entry], *, count: int, after: int | None) -> dict[str, object]:
    """Entries for a machine. `count` is of all asked for; `after` asks for the next page, null on the last."""
    return {"unit": "pence", "count": count, "after": after, "entries": [_entry_data(entry) for entry in entries]}


def _entry_data(entry: Entry) -> dict[str, object]:
    draft = entry.draft
    return {
        "seq": entry.seq,
        "recorded_at": entry.recorded_at.isoformat(),
        "effective_on": draft.effective_on.isoformat(),
        "month": str(draft.month),
        "debit": draft.debit.code,
        "credit": draft.credit.code,
        "amount": draft.amount.pence,
        "narrative": draft.narrative,
        "authority": draft.authority,
        "origin": _origin_data(draft.origin),
        "reverses": draft.reverses,
    }


def _origin_data(origin: FromFile | ByHand) -> dict[str, object]:
    if isinstance(origin, FromFile):
        return {"file": origin.file_name, "sha256": origin.sha256, "row": origin.row}
    return {"reason": origin.reason}


def journal_text(entries: Sequence[Entry], *, count: int, after: int | None, fund: str) -> str:
    """Entries as a table, and how many there are of those asked for."""
    columns = (
        *(Column(name) for name in ("Entry", "Effective on", "Month", "Debit", "Credit")),
        Column("Amount (£)", Kind.MONEY),
        Column("Narrative"),
    )
    rows = tuple(_entry_row(entry) for entry in entries)
    lines = table_lines(Table("Journal", f"{fund}: journal", columns, rows), width=WIDTH)
    lines += ["", f"Entries shown: {len(entries)} of {count}."]
    if after is not None:
        lines.append(f"For those that follow: --after {after}")
    return "\n".join(line.rstrip() for line in lines)


def _entry_row(entry: Entry) -> Row:
    draft = entry.draft
    cells = (str(entry.seq), draft.effective_on.isoformat(), str(draft.month), draft.debit.code, draft.credit.code)
    return Row((*cells, draft.amount, draft.narrative))
