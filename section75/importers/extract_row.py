"""One row of a finance extract: a payment, or what is wrong with it; read as is usual, or as a mapping says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from section75.core.calendar import FinancialYear, NotAFinancialYear
from section75.core.ledger import ExtractRow, UnreadableRow
from section75.core.money import Money, Unit
from section75.core.refusals import Refusal
from section75.importers.cells import Holds, not_here
from section75.importers.csv_header import Header
from section75.importers.source_mapping.amounts import amount_of
from section75.importers.source_mapping.days import day_of, usual_day
from section75.importers.source_mapping.mapping import MEANINGS, SourceMapping, SpendIs
from section75.importers.source_mapping.totals import word_of_total
from section75.importers.table import TableRow

HOLDS = {
    "date": Holds.DAY,
    "cost_centre": Holds.CODE,
    "subjective": Holds.CODE,
    "description": Holds.WORDS,
    "amount": Holds.AMOUNT,
    "debit": Holds.AMOUNT,
    "credit": Holds.AMOUNT,
    "supplier": Holds.WORDS,
    "reference": Holds.WORDS,
}
_LONG = 60
_NUL = "It holds the character NUL, which is no part of any text and cannot be kept. Type its words again."
_NO_AMOUNT = "Its amount is blank. Give the amount; nothing is 0."


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows under one header are read; without a mapping, as is usual."""

    header: Header
    mapping: SourceMapping | None = None

    def cells(self, row: TableRow) -> dict[str, str]:
        """Each meaning's text: its cell, or what stands for every row, or nothing."""
        always = dict(self.mapping.constants) if self.mapping else {}
        placed = {meaning: row.cells[at] if at < len(row.cells) else "" for meaning, at in self.header.places.items()}
        return dict.fromkeys(MEANINGS, "") | always | placed

    def read(self, row: TableRow) -> ExtractRow | UnreadableRow:
        """The row, or everything that is wrong with it."""
        wanted = self.header.width
        if len(row.cells) != wanted:
            says = (
                f"It has {row.width} and the header has {wanted}. A delimiter inside a cell needs quotation marks "
                "around the cell."
            )
            return unreadable(row, [says], None)
        cells = self.cells(row)
        odd = not_here(row, self.header.places, HOLDS)
        day, amount = odd.get("date") or self.day(cells["date"]), self._amount(cells, odd)
        wrong = [found for found in (day, amount) if isinstance(found, str)]
        wrong += [says for column, says in odd.items() if HOLDS[column] not in (Holds.DAY, Holds.AMOUNT)]
        if any("\0" in cell for cell in row.cells):
            wrong.append(_NUL)
        if not cells["cost_centre"] and "cost_centre" not in odd:
            wrong.append("Its cost centre is blank. Give the cost centre; if it is a total, leave the row out.")
        total = word_of_total(row.cells, day=cells["date"], cost_centre=cells["cost_centre"])
        if total:
            wrong.append(f"It looks like a total, {total[:40]!r}, and is not counted beside the rows it adds up.")
        if isinstance(day, str) or isinstance(amount, str) or wrong:
            return unreadable(row, wrong, amount if isinstance(amount, Money) else None)
        return ExtractRow(
            row=row.number,
            posted_on=day,
            cost_centre=cells["cost_centre"],
            subjective=cells["subjective"],
            description=cells["description"],
            amount=amount,
            reference=cells["reference"],
            supplier=cells["supplier"],
        )

    def amount_of(self, row: TableRow) -> Money | None:
        """The amount of a row that may be no payment; None where there is none."""
        read = self._amount(self.cells(row), {})
        return read if isinstance(read, Money) else None

    def is_words(self, row: TableRow, cells: Mapping[str, str]) -> bool:
        """Is it a line of words, such as the end of a report? A lone day is none: its amount may be missing."""
        if cells["amount"] or cells["debit"] or cells["credit"]:
            return False
        alone = sum(1 for cell in row.cells if cell) == 1
        return not cells["date"] or (alone and isinstance(self.day(cells["date"]), str))

    def day(self, text: str) -> date | str:
        """The day, or what is wrong with it."""
        if not text:
            return "Its date is blank. Give the day it was posted."
        if len(text) > _LONG:
            return f"Its date has {len(text):,} characters: {text[:_LONG]!r}... is not a day."
        try:
            day = day_of(text, self.mapping.date_order) if self.mapping else usual_day(text)
            FinancialYear.of(day)
        except NotAFinancialYear:
            return f"{text!r} is in no year that can be reported. Check the year."
        except Refusal as refusal:
            return refusal.says
        return day

    def _amount(self, cells: Mapping[str, str], odd: Mapping[str, str]) -> Money | str:
        """The amount with spend positive, or what is wrong with it."""
        if "debit" in self.header.places and "credit" in self.header.places:
            read = self._of_two_sides(cells, odd)
        else:
            read = odd.get("amount") or self._money(cells["amount"])
        if isinstance(read, str) or self.mapping is None or self.mapping.spend_is is SpendIs.POSITIVE:
            return read
        return -read

    def _of_two_sides(self, cells: Mapping[str, str], odd: Mapping[str, str]) -> Money | str:
        """Debit less credit; a side that is blank is nothing, and not both may be."""
        wrong = odd.get("debit") or odd.get("credit")
        if wrong or not (cells["debit"] or cells["credit"]):
            return wrong or _NO_AMOUNT
        sides = [self._money(cells[side]) if cells[side] else Money(0) for side in ("debit", "credit")]
        debit, credit = sides
        if isinstance(debit, str) or isinstance(credit, str):
            return " ".join(side for side in sides if isinstance(side, str))
        if debit and credit:
            return "It has both a debit and a credit. Give each in a row of its own."
        return debit - credit

    def _money(self, text: str) -> Money | str:
        if not text:
            return _NO_AMOUNT
        if len(text) > _LONG:
            return f"Its amount has {len(text):,} characters: {text[:_LONG]!r}... is not an amount."
        try:
            return amount_of(text, self.mapping.unit if self.mapping else Unit.POUNDS)
        except Refusal as refusal:
            return refusal.says


def unreadable(row: TableRow, wrong: list[str], amount: Money | None) -> UnreadableRow:
    """A row that cannot be read, with everything that is wrong with it."""
    return UnreadableRow(row.number, f"Row {row.number}: {' '.join(wrong)}", amount, row.raw)
