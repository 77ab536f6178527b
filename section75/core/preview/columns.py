"""The placed rows of a file as columns: texts and whole pence, so that 100,000 rows are soon looked through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from section75.core.approvals import plain_key
from section75.core.ledger import PlacedRow, account_of


@dataclass(frozen=True, slots=True)
class Columns:
    """Of each row, in one place of every column: its number, day, account, signed pence (spend positive), supplier as
    it counts and as it is written, and reference.
    """

    rows: tuple[int, ...] = ()
    days: tuple[date, ...] = ()
    accounts: tuple[str, ...] = ()
    pence: tuple[int, ...] = ()
    suppliers: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    references: tuple[str, ...] = ()


def columns_of(placed: Iterable[PlacedRow]) -> Columns:
    """The columns of placed rows."""
    keys: dict[str, str] = {}
    codes: dict[tuple[object, str], str] = {}
    found = []
    for each in placed:
        row, to = each.row, each.placed
        account = codes.get((to.destination, to.target))
        if account is None:
            account = codes[(to.destination, to.target)] = account_of(to.destination, to.target).code
        supplier = keys.get(row.supplier)
        if supplier is None:
            supplier = keys[row.supplier] = plain_key(row.supplier)
        found.append((row.row, row.posted_on, account, row.pence, supplier, row.supplier, row.reference))
    return Columns(*zip(*found, strict=True)) if found else Columns()
