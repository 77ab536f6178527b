"""Figures as a report prints them, from their rows: statements, memorandum accounts, expected savings."""

from __future__ import annotations

from section75.core.money import Money, Unit
from section75.core.pools import MemorandumAccount, Statement
from section75.core.savings import ExpectedSaving
from section75.importers.agreement_file.build_scope import year_of
from section75.importers.agreement_file.gather import Gathered, Row, once

MOST_PENCE = 10**14  # a million million pounds


def statements(files: Gathered) -> tuple[Statement, ...]:
    """One figure in one place each."""
    found = []
    for row in files.rows("statement"):
        shape, unit = row.shape, Unit(row.shape.unit)
        files.refer("fund", row, shape.fund, "fund")
        amount = files.money(row, shape.amount, unit, "amount") or Money(0)
        _within_reason(row, amount)
        clause = row.reader.clause(shape.source, row.path)
        found.append(Statement(shape.fund, year_of(row), shape.of, amount, unit, clause, shape.table))
    return tuple(found)


def _within_reason(row: Row, *amounts: Money | None) -> None:
    if sum(abs(amount).pence for amount in amounts if amount is not None) > MOST_PENCE:
        row.wrong("it is more than any partnership's money. Check the unit: £, £000 or £m.")


def memorandum_accounts(files: Gathered) -> tuple[MemorandumAccount, ...]:
    """The memorandum accounts, one a fund and year."""
    rows_of = files.rows("memorandum_account")
    once(rows_of, lambda row: f"{row.shape.fund} {row.shape.year}", "the memorandum account of")
    found = []
    for row in files.rows("memorandum_account"):
        shape, unit = row.shape, Unit(row.shape.unit)
        files.refer("fund", row, shape.fund, "fund")
        rows = tuple(_spend(files, row, number, unit) for number in range(len(shape.rows)))
        if len({party for party, _ in rows}) < len(rows):
            row.wrong("a partner has two rows. Add them, or correct one.", "rows")
        printed = files.money(row, shape.printed.spend if shape.printed else None, unit, "printed", "spend")
        deficit = files.money(row, shape.deficit, unit, "deficit") or Money(0)
        _within_reason(row, *(amount for _, amount in rows), printed, deficit)
        clause = row.reader.clause(shape.source, row.path)
        found.append(MemorandumAccount(shape.fund, year_of(row), unit, rows, deficit, clause, printed))
    return tuple(found)


def _spend(files: Gathered, row: Row, number: int, unit: Unit) -> tuple[str, Money]:
    given = row.shape.rows[number]
    files.refer_party(row, given.party, "rows", number, "party")
    return given.party, files.money(row, given.spend, unit, "rows", number, "spend") or Money(0)


def expected_savings(files: Gathered) -> tuple[ExpectedSaving, ...]:
    """What partners expect to pay less, each perhaps on top of another."""
    rows = list(files.rows("expected_saving"))
    for row in rows:
        files.define("expected saving", row, row.shape.id)
    found: list[ExpectedSaving] = []
    for row in rows:
        shape = row.shape
        files.refer("fund", row, shape.fund, "fund")
        files.refer_party(row, shape.party, "party")
        if shape.on_top_of:
            _on_top(files, row, rows)
        amount = files.money(row, shape.amount, Unit(shape.unit), "amount") or Money(0)
        if amount.pence <= 0:
            row.wrong(f"a saving is above nothing, and {amount} is not. Correct it, or take the record out.", "amount")
        _within_reason(row, amount, *(saving.amount for saving in found))
        clause = row.reader.clause(shape.source, row.path)
        saving = ExpectedSaving(
            shape.id, shape.fund, shape.party, shape.title, amount, clause, on_top_of=shape.on_top_of or ""
        )
        found.append(saving)
    return tuple(found)


def _on_top(files: Gathered, row: Row, rows: list[Row]) -> None:
    """A saving stands on another of the same partner and fund that is given before it, so that none goes round."""
    files.refer("expected saving", row, row.shape.on_top_of, "on_top_of")
    below = next((other.shape for other in rows if other.shape.id == row.shape.on_top_of), None)
    if below is None:
        return
    earlier = [other.shape.id for other in rows[: rows.index(row)]]
    if (below.fund, below.party) != (row.shape.fund, row.shape.party) or below.id not in earlier:
        why = "it can only come on top of a saving of the same partner in the same fund, given before it. Correct one."
        row.wrong(why, "on_top_of")
