"""The plainest finance extract, which is also the largest: CSV in UTF-8 with commas and the built-in headings.

Such a file is read as it stands, without a table being kept beside it: some thousand rows together, column by column,
where nothing about them needs care, and otherwise row by row. Whatever is not plain, a row or the whole file, goes the
way of every other file, so that this way can be quick and never differs.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice

from section75.core.ledger import ExtractRow, UnreadableRow, rows_of_columns, uncollected
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.csv_header import Header, read_header
from section75.importers.csv_table import CELL_LIMIT, ROWS_LIMIT
from section75.importers.extract_row import Reading
from section75.importers.source_mapping.days import doubt
from section75.importers.source_mapping.totals import word_of_total
from section75.importers.table import TableRow

BYTES_LIMIT = 200_000_000  # four times what a file may have that is kept as a table while it is read
_AMOUNT = re.compile(r"-?\d{1,12}\.\d\d", re.ASCII)
_AMOUNTS = re.compile(rf"{_AMOUNT.pattern}(?:\n{_AMOUNT.pattern})*", re.ASCII)
_TOGETHER = 1_000  # rows read together
_KNOWN = 50_000  # different texts that are looked out for again
_BEGINS = ("date", "cost_centre", "subjective", "description", "amount", "supplier", "reference")


class _NotPlain(Exception):
    """The file has to be read the other way."""


@dataclass(frozen=True, slots=True)
class PlainExtract:
    """What was read: the header, the rows, those nobody can read, and what speaks against the order of its days."""

    header: Header
    rows: tuple[ExtractRow, ...]
    unreadable: tuple[UnreadableRow, ...]
    doubt: Refusal | None


@uncollected()
def read_plain(content: bytes, *, columns: Mapping[str, tuple[str, ...]]) -> PlainExtract | None:
    """A plain extract read; nothing for a file that is not plain, which is then read, or refused, the other way."""
    if len(content) > BYTES_LIMIT or b"\0" in content:
        return None
    try:
        lines = csv.reader(io.TextIOWrapper(io.BytesIO(content), "utf-8-sig", newline=""), strict=True)
        header = read_header([cell.strip() for cell in next(lines, [])], columns=columns)
        found = _Rows(Reading(header))
        rows = tuple(chain.from_iterable(found.read(lines)))
    except (csv.Error, UnicodeDecodeError, Refusal, _NotPlain):
        return None
    return PlainExtract(header, rows, tuple(found.unreadable), doubt(found.first)) if found.any else None


class _Rows:
    """The rows under a header; each different day and cost centre is looked at once."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.unreadable: list[UnreadableRow] = []
        self.first: dict[str, int] = {}  # each text in the column of days, and the first row that has it
        self.any = False
        self._days: dict[str, date | None] = {}
        self._centres: dict[str, bool] = {}
        self._known: dict[str, str] = {}

    def read(self, lines: Iterator[list[str]]) -> Iterator[Iterator[ExtractRow]]:
        """Every row that can be read, some together; the others are put with the unreadable."""
        number = 2
        while some := list(islice(lines, _TOGETHER)):
            if number + len(some) > ROWS_LIMIT + 2:
                raise _NotPlain
            yield self._together(number, some) or self._one_by_one(number, some)
            number += len(some)

    def _together(self, first: int, some: list[list[str]]) -> Iterator[ExtractRow] | None:
        """The rows column by column, if every one of them is plain."""
        if set(map(len, some)) != {self.reading.header.width}:
            return None
        columns, places = list(zip(*some, strict=True)), self.reading.header.places
        if any(len("".join(column)) > CELL_LIMIT < max(map(len, column)) for column in columns):
            raise _NotPlain
        texts, centres, subjectives, descriptions, amounts, suppliers, references = (
            list(map(str.strip, columns[places[name]])) for name in _BEGINS
        )
        together = "\n".join(amounts)
        are_amounts = _AMOUNTS.fullmatch(together) and together.count("\n") == len(some) - 1  # none has two lines
        if not (are_amounts and all(map(self._is_centre, set(centres)))):
            return None
        for text in dict.fromkeys(texts):
            if self._day_of(text, first + texts.index(text)) is None:
                return None
        self.any = True
        return rows_of_columns(
            range(first, first + len(some)),
            filter(None, map(self._days.get, texts)),
            self._once(centres),
            self._once(subjectives),
            self._once(descriptions),
            map(int, together.replace(".", "").split("\n")),
            references,
            self._once(suppliers),
        )

    def _once(self, texts: list[str]) -> Iterator[str]:
        """The texts, those that are equal being one and the same: a million rows name few suppliers."""
        if len(self._known) > _KNOWN:
            self._known.clear()
        return map(self._known.setdefault, texts, texts)

    def _one_by_one(self, first: int, some: list[list[str]]) -> Iterator[ExtractRow]:
        """The rows one after the other; those that are not plain are read with care."""
        width, places = self.reading.header.width, self.reading.header.places
        at_day, at_centre, at_subjective, at_description, at_amount, at_supplier, at_reference = (
            places[name] for name in _BEGINS
        )
        for number, cells in enumerate(some, start=first):
            if cells and max(map(len, cells)) > CELL_LIMIT:
                raise _NotPlain
            if len(cells) == width:
                text, centre, amount = cells[at_day].strip(), cells[at_centre].strip(), cells[at_amount].strip()
                day = self._day_of(text, number)
                if day is not None and self._is_centre(centre) and _AMOUNT.fullmatch(amount):
                    self.any = True
                    yield ExtractRow(
                        number, day, centre, cells[at_subjective].strip(), cells[at_description].strip(),
                        Money(int(amount.replace(".", ""))), cells[at_reference].strip(), cells[at_supplier].strip(),
                    )  # fmt: skip
                    continue
            if any(cell.strip() for cell in cells):
                yield from self._with_care(number, cells, at_day)

    def _with_care(self, number: int, cells: list[str], at_day: int) -> Iterator[ExtractRow]:
        """A row that is not plain, read as every row of any other file is."""
        self.any = True
        row = TableRow(number, tuple(cell.strip() for cell in cells))
        if at_day < len(row.cells):
            self.first.setdefault(row.cells[at_day], number)
        read = self.reading.read(row)
        if isinstance(read, ExtractRow):
            yield read
        else:
            self.unreadable.append(read)

    def _day_of(self, text: str, number: int) -> date | None:
        """The day; nothing where the text is none. Blank rows have no day that could be in doubt."""
        if text in self._days:
            return self._days[text]
        found = self.reading.day(text)
        day = self._days[text] = None if isinstance(found, str) else found
        if day is not None:
            self.first.setdefault(text, number)
        return day

    def _is_centre(self, text: str) -> bool:
        """Is it a cost centre that leaves no doubt about the row?"""
        if text not in self._centres:
            self._centres[text] = bool(text) and not word_of_total([text], day=text, cost_centre=text)
        return self._centres[text]
