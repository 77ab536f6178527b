"""A finance extract of any shape: what a partner's ledger says was spent and received, row by row.

A file with the built-in headings needs no mapping; any other is read under the confirmed mapping of its source.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from section75.core.evidence import sha256_of
from section75.core.ledger import ExtractRow, UnreadableRow
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.any_table import is_named_so, read_any_table, read_grid
from section75.importers.csv_header import Header
from section75.importers.csv_table import passed_over, rows_under
from section75.importers.extract_row import Reading, unreadable
from section75.importers.plain_extract import read_plain
from section75.importers.source_mapping.days import contradiction, doubt
from section75.importers.source_mapping.headings import Confirmed, place_of
from section75.importers.source_mapping.mapping import SourceMapping
from section75.importers.source_mapping.totals import Footing, word_of_total
from section75.importers.table import Grid, Table, TableRow
from section75.importers.wanted import LOOKED_THROUGH, BuiltIn

COLUMNS = {
    "date": ("transaction date", "posting date", "posted on", "date posted", "effective date"),
    "cost_centre": ("cost center", "cost centre code", "cost centre id"),
    "subjective": ("subjective code", "account code", "nominal", "nominal code"),
    "description": ("narrative", "details", "transaction description"),
    "amount": ("net amount", "amount net", "amount gbp", "net amount gbp", "amount in pounds"),
    "supplier": ("supplier name", "vendor", "vendor name", "payee"),
    "reference": ("ref", "transaction reference", "document number", "invoice number"),
}


@dataclass(frozen=True, slots=True)
class ReadExtract:
    """A finance extract once read: its name and SHA-256, its rows, those nobody can read, and columns not used.

    `notes` says what should be known of how the file was read, such as hidden rows. `doubts` are for whoever brings
    the file: days that nobody has confirmed and that can be meant in two ways.
    """

    file_name: str
    sha256: str
    rows: tuple[ExtractRow, ...]
    unreadable: tuple[UnreadableRow, ...]
    ignored_columns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[Refusal, ...] = field(default=(), compare=False)


def read_extract(content: bytes, *, file_name: str, mapping: SourceMapping | None = None) -> ReadExtract:
    """Read a finance extract, spend positive, one transaction a row under a header; in pounds, unless a mapping says.

    Rows that cannot be read are all listed with their number and reasons. Refuses a file that is no such table, and
    one that differs from the mapping of its source.
    """
    plain = _plain(content, file_name) if mapping is None and is_named_so(content, file_name) else None
    if plain is not None:
        return plain
    table = _table(content, file_name, mapping)
    return read_table_as_extract(table, file_name=file_name, sha256=sha256_of(content), mapping=mapping)


_LATEST: deque[ReadExtract] = deque(maxlen=1)  # who brings a large file looks at it next


def _plain(content: bytes, file_name: str) -> ReadExtract | None:
    """A plain extract; asked again for the same bytes, the same again."""
    sha256 = sha256_of(content)
    for latest in tuple(_LATEST):
        if (latest.sha256, latest.file_name) == (sha256, file_name):
            return latest
    plain = read_plain(content, columns=COLUMNS)
    if plain is None:
        return None
    doubts = (plain.doubt,) if plain.doubt else ()
    read = ReadExtract(file_name, sha256, plain.rows, plain.unreadable, plain.header.ignored, doubts=doubts)
    _LATEST.append(read)
    return read


def read_table_as_extract(
    table: Table, *, file_name: str, sha256: str, mapping: SourceMapping | None = None
) -> ReadExtract:
    """The rows of a table that is at hand, such as the first rows of a file while its columns are being named."""
    reading, footing = Reading(table.header, mapping), Footing()
    days = _days(table)
    wrong = contradiction(days, mapping.date_order) if mapping else None
    if wrong:
        raise wrong
    rows: list[ExtractRow] = []
    refused: list[UnreadableRow] = []
    for row in table.rows:
        if mapping and mapping.leaves_out_totals and _is_left_out(row, reading, footing, refused):
            continue
        read = reading.read(row)
        if isinstance(read, ExtractRow):
            rows.append(read)
            footing.count(read.amount)
        else:
            refused.append(read)
    doubtful = None if mapping else doubt(days)
    notes = (*table.notes, *footing.note())
    ignored = table.header.ignored
    return ReadExtract(file_name, sha256, tuple(rows), tuple(refused), ignored, notes, (doubtful,) if doubtful else ())


def extract_as_printed(
    content: bytes, mapping: SourceMapping | None = None
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The header of a finance extract, and every row of the file, cell by cell, as the file has them."""
    grid = _grid(content, "", mapping)
    rows = tuple(row.cells for row in grid.rows)
    if mapping:
        return mapping.header, rows
    return rows[BuiltIn(COLUMNS).place(rows[:LOOKED_THROUGH]) or 0], rows


def fits(content: bytes, mapping: SourceMapping) -> bool:
    """Has the file the header that was confirmed, in one place?"""
    try:
        place_of(mapping, [row.cells for row in _grid(content, "", mapping).rows[:LOOKED_THROUGH]])
    except Refusal:
        return False
    return True


def is_built_in(mapping: SourceMapping) -> bool:
    """Would a file with the header that was confirmed be read without the mapping too?"""
    return BuiltIn(COLUMNS).found([mapping.header])


def usual_amount(read: ReadExtract) -> Money:
    """The amount in the middle of all, in size: half of the rows are as large or larger. Nothing without rows."""
    sizes = sorted(abs(row.pence) for row in read.rows if row.pence)
    return Money(sizes[len(sizes) // 2] if sizes else 0)


def table_under(mapping: SourceMapping, grid: Grid) -> Table:
    """The table under the confirmed header. Refuses a header that has changed or is there twice."""
    place = place_of(mapping, [row.cells for row in grid.rows[:LOOKED_THROUGH]])
    used = set(mapping.places.values())
    ignored = tuple(heading for at, heading in enumerate(mapping.header) if heading and at not in used)
    header = Header(mapping.places, len(grid.rows[place].cells), ignored)
    above = passed_over(grid, place) if place >= mapping.header_rows else ()
    return Table(header, rows_under(grid, place), (*grid.notes, *above))


def _table(content: bytes, file_name: str, mapping: SourceMapping | None) -> Table:
    if mapping is None:
        return read_any_table(content, columns=COLUMNS, file_name=file_name)
    return table_under(mapping, _grid(content, file_name, mapping))


def _grid(content: bytes, file_name: str, mapping: SourceMapping | None) -> Grid:
    wanted = Confirmed(mapping) if mapping else BuiltIn(COLUMNS)
    return read_grid(content, wanted=wanted, file_name=file_name)


def _days(table: Table) -> dict[str, int]:
    """Every text in the column of days, and the first row that has it."""
    days: dict[str, int] = {}
    place = table.header.places.get("date")
    if place is not None:
        for row in table.rows:
            if place < len(row.cells):
                days.setdefault(row.cells[place], row.number)
    return days


def _is_left_out(row: TableRow, reading: Reading, footing: Footing, refused: list[UnreadableRow]) -> bool:
    """Is it a total, or a line of words, that the mapping leaves out? A total that does not add up is refused."""
    cells = reading.cells(row)
    amount = reading.amount_of(row)
    if amount is None and reading.is_words(row, cells):
        footing.words.append(row.number)
        return True
    if not word_of_total(row.cells, day=cells["date"], cost_centre=cells["cost_centre"]):
        return False
    if footing.agrees(amount):
        footing.leave_out(row.number)
    else:
        says = "It looks like a total, and is not what the rows above come to. Find which of them is wrong or missing."
        refused.append(unreadable(row, [says], amount))
        footing.since = 0
    return True
