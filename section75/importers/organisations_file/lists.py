"""The public lists of councils and of integrated care boards, as CSV: which list it is, and what each row says.

A list is told by its header. Columns that are not named here are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from section75.core.calendar import read_day
from section75.core.explain import Clause
from section75.core.organisations import Code, How
from section75.core.parties import Kind
from section75.core.refusals import Refusal
from section75.importers.csv_table import read_table
from section75.importers.organisations_file.refusals import ListNotRecognised, ListRowUnreadable
from section75.importers.table import Table, TableRow

COUNCIL_KINDS = {
    "county": Kind.COUNTY_COUNCIL,
    "unitary": Kind.UNITARY,
    "metropolitan": Kind.METROPOLITAN,
    "london_borough": Kind.LONDON_BOROUGH,
    "city_corporation": Kind.OTHER,
}
_ONS = re.compile(r"E\d{8}", re.ASCII)
_ODS = re.compile(r"[A-Z0-9]{2,10}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ListedBody:
    """What one row of a list says of a body. Days it does not print are None, and say nothing."""

    id: str
    name: str
    kind: Kind
    codes: tuple[Code, ...]
    source: Clause
    former_codes: tuple[Code, ...] = ()
    starts_on: date | None = None
    ends_before: date | None = None
    prints_days: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListedSuccession:
    """What one row of a list says of a succession; bodies by their code."""

    predecessor: Code
    successor: Code
    on: date
    how: How
    source: Clause


Said = ListedBody | ListedSuccession


@dataclass(frozen=True, slots=True)
class _Row:
    """One row with its cells by column, and where it stands."""

    file: str
    row: TableRow
    cells: Mapping[str, str]

    def wrong(self, why: str) -> ListRowUnreadable:
        return ListRowUnreadable(self.file, f"row {self.row.number}", why)

    def code(self, column: str, register: str) -> Code:
        pattern = _ONS if register == "ons" else _ODS
        if not pattern.fullmatch(self.cells[column]):
            raise self.wrong(f"{self.cells[column]!r} in the column {column} is no code of the register {register!r}")
        return Code(register, self.cells[column])

    def day(self, column: str) -> date | None:
        try:
            return read_day(self.cells[column]) if self.cells[column] else None
        except Refusal as refusal:
            raise self.wrong(f"in the column {column}, {refusal.says.rstrip('.')}") from None

    def words(self, column: str) -> str:
        if not self.cells[column]:
            raise self.wrong(f"the column {column} is empty")
        return self.cells[column]


def _council(row: _Row) -> ListedBody:
    kind = COUNCIL_KINDS.get(row.cells["type"])
    if kind is None:
        raise row.wrong(f"{row.cells['type']!r} is no type of council: give one of {', '.join(COUNCIL_KINDS)}")
    code = row.code("gss_code", "ons")
    former = (row.code("former_gss", "ons"),) if row.cells["former_gss"] else ()
    source = Clause(f"{row.file}, row {row.row.number}")
    return ListedBody(f"ons-{code.code.lower()}", row.words("official_name"), kind, (code,), source, former)


def _board(row: _Row) -> ListedBody:
    ods, ons = row.code("ods_code", "ods"), row.code("gss_code", "ons")
    starts, last = row.day("valid_from"), row.day("valid_to")
    if starts and last and last < starts:
        raise row.wrong("its last day comes before its first")
    ends = last + timedelta(days=1) if last and last < date.max else None
    source = Clause(f"{row.file}, row {row.row.number}")
    id, name = f"ods-{ods.code.lower()}", row.words("name")
    return ListedBody(id, name, Kind.ICB, (ods, ons), source, (), starts, ends, True, row.cells["note"])


def _succession(row: _Row) -> ListedSuccession:
    on = row.day("date")
    if on is None:
        raise row.wrong("the column date is empty")
    if row.cells["kind"] not in {how.value for how in How}:
        raise row.wrong(
            f"{row.cells['kind']!r} is no kind of succession: give one of {', '.join(h.value for h in How)}"
        )
    source = Clause(f"{row.file}, row {row.row.number}")
    codes = row.code("predecessor_ods", "ods"), row.code("successor_ods", "ods")
    return ListedSuccession(*codes, on, How(row.cells["kind"]), source)


LISTS: Mapping[str, tuple[tuple[str, ...], Callable[[_Row], Said]]] = {
    "councils": (("gss_code", "former_gss", "official_name", "type"), _council),
    "integrated care boards": (("ods_code", "gss_code", "name", "valid_from", "valid_to", "note"), _board),
    "successions": (("predecessor_ods", "successor_ods", "date", "kind"), _succession),
}


def read_list(name: str, content: bytes) -> tuple[list[Said], list[Refusal]]:
    """What the rows of a list say, and what of them cannot be read. Refuses a file that is none of the lists."""
    columns, read = _which(name, content)
    table = read_table(content, columns=dict.fromkeys(columns, ()))
    said: list[Said] = []
    problems: list[Refusal] = []
    for row in _rows(name, table):
        try:
            said.append(read(row))
        except Refusal as refusal:
            problems.append(refusal)
    return said, [*problems, *_given_twice(name, said)]


def _which(name: str, content: bytes) -> tuple[tuple[str, ...], Callable[[_Row], Said]]:
    first = content.removeprefix(b"\xef\xbb\xbf").split(b"\n", 1)[0].decode("utf-8", errors="replace")
    has = {cell.strip().strip('"').casefold() for cell in first.split(",")}
    for columns, read in LISTS.values():
        if set(columns) <= has:
            return columns, read
    shapes = "; ".join(f"{title} ({', '.join(columns)})" for title, (columns, _) in LISTS.items())
    raise ListNotRecognised(name, shapes)


def _rows(name: str, table: Table) -> Iterator[_Row]:
    for row in table.rows:
        cells = row.cells + ("",) * (table.header.width - len(row.cells))
        yield _Row(name, row, {column: cells[place] for column, place in table.header.places.items()})


def _given_twice(name: str, said: list[Said]) -> Iterator[Refusal]:
    seen: set[str] = set()
    for each in said:
        if isinstance(each, ListedBody):
            if each.id in seen:
                yield ListRowUnreadable(name, each.source.cite.split(", ")[-1], f"{each.name} is given a second time")
            seen.add(each.id)
