"""The header of a CSV table: which column is which, whatever their order, capitals and spaces."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from section75.core.refusals import Refusal, raise_all
from section75.importers.csv_refusals import ColumnGivenTwice, MissingColumns, TooManyColumns

COLUMNS_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Header:
    """Where each column wanted stands, how many there are in all, and the names of those that are not used."""

    places: Mapping[str, int]
    width: int
    ignored: tuple[str, ...]


def read_header(cells: Sequence[str], *, columns: Mapping[str, tuple[str, ...]]) -> Header:
    """Read the header row. Refuses columns that are missing or given twice, all at once."""
    if len(cells) > COLUMNS_LIMIT:
        raise TooManyColumns(len(cells), COLUMNS_LIMIT)
    known = known_names(columns)
    meant = [known.get(squashed(cell)) for cell in cells]
    times = Counter(column for column in meant if column is not None)
    found: list[Refusal] = [
        ColumnGivenTwice(column, [cell for cell, means in zip(cells, meant, strict=True) if means == column])
        for column in columns
        if times[column] > 1
    ]
    missing = [column for column in columns if not times[column]]
    ignored = tuple(cell for cell, means in zip(cells, meant, strict=True) if means is None and cell)
    if missing:
        named = [cell for cell in cells if cell]
        found.append(MissingColumns([(column, _nearest(column, ignored)) for column in missing], named))
    raise_all(found)
    return Header({column: meant.index(column) for column in columns}, len(cells), ignored)


def known_names(columns: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """Every name a column goes by, without capitals, spaces and signs -> the column."""
    return {squashed(name): column for column, others in columns.items() for name in (column, *others)}


def _nearest(column: str, names: Sequence[str]) -> str:
    """The unused column whose name is nearest; empty when none is near."""
    by_form = {squashed(name): name for name in names}
    near = difflib.get_close_matches(squashed(column), list(by_form), n=1, cutoff=0.6)
    return by_form[near[0]] if near else ""


def squashed(name: str) -> str:
    """A name without capitals, spaces and signs: "Cost Centre" and "cost_centre" are one."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())
