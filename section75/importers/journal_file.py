"""The lines of a journal by hand: a table (CSV or workbook) of debit, credit and amount, or a TOML file that says more.

A TOML file has the lines as [[lines]] with debit, credit, amount and says, and above them, as text, whatever else the
journal or the template says: month, narrative, authority and so on. Amounts are in pounds and pence, written as text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from section75.core.journals import JournalLine, TemplateLine
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals, raise_all
from section75.importers.any_table import read_any_table
from section75.importers.cells import Holds, not_here
from section75.importers.table import Table, TableRow

COLUMNS = {"debit": ("debited", "debit account"), "credit": ("credited", "credit account"), "amount": ("pounds",)}
HOLDS = {"debit": Holds.CODE, "credit": Holds.CODE, "amount": Holds.AMOUNT}
_OF_A_LINE = ("debit", "credit", "amount", "says")
_LONG = 60


class JournalFileUnreadable(Refusal):
    """A file of journal lines that is none."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"{where}: {why}")


@dataclass(frozen=True, slots=True)
class JournalFile:
    """What a file says: its lines, with amounts left open in a template, and whatever stands above them."""

    lines: tuple[TemplateLine, ...]
    said: Mapping[str, str]

    def require_amounts(self) -> tuple[JournalLine, ...]:
        """The lines of a journal. Refuses every line without an amount."""
        raise_all(
            JournalFileUnreadable(f"Line {number}", "it has no amount. Give pounds and pence.")
            for number, line in enumerate(self.lines, start=1)
            if line.amount is None
        )
        return tuple(JournalLine(each.debit, each.credit, each.amount or Money(0), each.says) for each in self.lines)


def read_journal_file(content: bytes, *, file_name: str) -> JournalFile:
    """Read the lines in the file's order. Refuses a file that is none, and every line that cannot be read, at once."""
    if file_name.lower().endswith(".toml"):
        return _of_toml(content)
    table = read_any_table(content, columns=COLUMNS)
    return JournalFile(_all_or_none([_of_row(row, table) for row in table.rows]), {})


def _of_row(row: TableRow, table: Table) -> TemplateLine | Refusal:
    where = f"Row {row.number}"
    if len(row.cells) != table.header.width:
        says = f"it has {row.width} cells and the header has {table.header.width}. Give debit, credit and amount."
        return JournalFileUnreadable(where, says)
    odd = not_here(row, table.header.places, HOLDS)
    if odd:
        return JournalFileUnreadable(where, " ".join(odd.values()))
    said = {column: row.cells[table.header.places[column]] for column in COLUMNS}
    return _line(where, said)


def _of_toml(content: bytes) -> JournalFile:
    try:
        read = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise JournalFileUnreadable("The file", f"it is no TOML: {error}. Correct it, and give it again.") from None
    lines = read.pop("lines", [])
    found: list[TemplateLine | Refusal] = list(_odd(read))
    if not isinstance(lines, list):
        raise JournalFileUnreadable("lines", "write each line under [[lines]].")
    found += [_of_table(f"Line {number}", line) for number, line in enumerate(lines, start=1)]
    return JournalFile(_all_or_none(found), {key: str(value) for key, value in read.items()})


def _odd(read: Mapping[str, Any]) -> Iterator[Refusal]:
    for key, value in read.items():
        if isinstance(value, dict | list):
            yield JournalFileUnreadable(key, "write it as one text.")


def _of_table(where: str, line: Any) -> TemplateLine | Refusal:
    if not isinstance(line, dict):
        return JournalFileUnreadable(where, "write it as a table of debit, credit and amount.")
    strange = sorted(set(line) - set(_OF_A_LINE))
    if strange:
        return JournalFileUnreadable(where, f"nothing is known of {', '.join(strange)}. Use {', '.join(_OF_A_LINE)}.")
    if not all(isinstance(value, str) for value in line.values()):
        return JournalFileUnreadable(where, 'write accounts and amounts as text: amount = "1,250.00".')
    return _line(where, line, may_be_open=True)


def _line(where: str, said: Mapping[str, str], *, may_be_open: bool = False) -> TemplateLine | Refusal:
    amount = said.get("amount", "")
    if not amount and not may_be_open:
        return JournalFileUnreadable(where, "it has no amount. Give pounds and pence.")
    if len(amount) > _LONG:
        return JournalFileUnreadable(where, f"{amount[:_LONG]!r}... is not an amount. Give pounds and pence.")
    try:
        debit, credit = (Account.read(said.get(side, "")) for side in ("debit", "credit"))
        return TemplateLine(debit, credit, Money.of(amount) if amount else None, said.get("says", ""))
    except Refusal as refusal:
        return JournalFileUnreadable(where, refusal.says)


def _all_or_none(read: list[TemplateLine | Refusal]) -> tuple[TemplateLine, ...]:
    found: list[Refusal] = []
    for each in read:
        if isinstance(each, Refusal):
            found += each.each if isinstance(each, Refusals) else [each]
    raise_all(found)
    return tuple(each for each in read if isinstance(each, TemplateLine))
