"""Where the header of a mapping stands in a file, over how many rows; and a choice made into a mapping."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from section75.core.refusals import Refusal, raise_all
from section75.importers.csv_header import squashed
from section75.importers.source_mapping.mapping import Choice, SourceMapping
from section75.importers.source_mapping.refusals import ColumnNotInHeader, HeaderChanged, HeaderTwice, NoHeaderRow
from section75.importers.table import Grid, column_letters
from section75.importers.wanted import LOOKED_THROUGH

Cells = Sequence[str]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The header of a mapping, as it is looked for in a file."""

    mapping: SourceMapping

    def score(self, rows: Sequence[Cells]) -> int:
        """How many of its headings stand in one place; a header that is whole counts most."""
        if self.found(rows):
            return 1_000_000
        wanted = {heading for heading in self.mapping.header if heading}
        return max((len(wanted & {cell.strip() for cell in row}) for row in rows), default=0)

    def found(self, rows: Sequence[Cells]) -> bool:
        """Does it stand there, once or more?"""
        return bool(_places(self.mapping, rows))


def place_of(mapping: SourceMapping, rows: Sequence[Cells]) -> int:
    """The last row of the confirmed header. Refuses a header that has changed, or that is there twice."""
    places = _places(mapping, rows)
    if len(places) == 1:
        return places[0]
    if places:
        raise HeaderTwice([place + 1 for place in places])
    wanted = set(mapping.header)
    tops = range(min(len(rows), LOOKED_THROUGH))
    best = max(tops, key=lambda at: len(wanted & set(_joined(rows, at, mapping.header_rows))), default=0)
    raise HeaderChanged(mapping.header, _joined(rows, best, mapping.header_rows) if rows else ())


def header_at(rows: Sequence[Cells], row: int, header_rows: int = 1) -> tuple[str, ...]:
    """The headings that end in a row of the file, counted from 1. Refuses a row that is blank or not there."""
    if not header_rows <= row <= len(rows) or not any(rows[row - 1]):
        raise NoHeaderRow(row)
    return _joined(rows, row - 1, header_rows)


def mapped(choice: Choice, grid: Grid) -> SourceMapping:
    """A choice held against the file it was made for. Refuses columns that are not there, all at once."""
    header = header_at([row.cells for row in grid.rows[: choice.header_row]], choice.header_row, choice.header_rows)
    found: list[Refusal] = []
    columns: list[tuple[str, int]] = []
    for meaning, named in sorted(choice.columns.items()):
        place = column_place(named, header)
        if place is None:
            found.append(ColumnNotInHeader(named, header))
        else:
            columns.append((meaning, place))
    raise_all(found)
    return SourceMapping(
        header=header,
        columns=tuple(columns),
        date_order=choice.date_order,
        unit=choice.unit,
        spend_is=choice.spend_is,
        reads_as=grid.reads_as,
        constants=tuple(sorted((meaning, text) for meaning, text in choice.constants.items() if text.strip())),
        header_rows=choice.header_rows,
        leaves_out_totals=choice.leaves_out_totals,
    )


def column_place(named: str, header: Cells) -> int | None:
    """The one column of a heading; or of a letter behind a colon, ":D", which tells columns of one heading apart."""
    if named.startswith(":"):
        return next((at for at in range(len(header)) if column_letters(at) == named[1:].upper()), None)
    places = [at for at, heading in enumerate(header) if heading == named]
    places = places or [at for at, heading in enumerate(header) if heading and squashed(heading) == squashed(named)]
    return places[0] if len(places) == 1 else None


def _places(mapping: SourceMapping, rows: Sequence[Cells]) -> list[int]:
    first = mapping.header_rows - 1
    tops = range(first, min(len(rows), LOOKED_THROUGH))
    return [at for at in tops if _trimmed(_joined(rows, at, mapping.header_rows)) == _trimmed(mapping.header)]


def _joined(rows: Sequence[Cells], last: int, count: int) -> tuple[str, ...]:
    """The headings over some rows; a heading over several columns stands in the first of them and means them all."""
    above = rows[max(last - count + 1, 0) : last]
    bottom = rows[last]
    joined = [cell.strip() for cell in bottom]
    for row in above:
        over, spread = "", []
        for at in range(len(bottom)):
            over = row[at].strip() if at < len(row) and row[at].strip() else over
            spread.append(over)
        joined = [f"{over} {under}".strip() if under else over for over, under in zip(spread, joined, strict=True)]
    return tuple(joined)


def _trimmed(header: Cells) -> tuple[str, ...]:
    """Without blank headings at the end, of which a spreadsheet may show more or fewer."""
    filled = [at for at, heading in enumerate(header) if heading]
    return tuple(header[: filled[-1] + 1]) if filled else ()
