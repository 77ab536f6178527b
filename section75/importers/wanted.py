"""What is looked for in a file before its columns are known: the header that decides delimiter and sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from section75.core.refusals import Refusal
from section75.importers.csv_header import known_names, read_header, squashed

Columns = Mapping[str, tuple[str, ...]]
Cells = Sequence[str]
LOOKED_THROUGH = 20  # rows at the top of a file in which its header may stand


class Wanted(Protocol):
    """A header that is looked for."""

    def score(self, rows: Sequence[Cells]) -> int:
        """How much of it stands in the first rows of a file; 0 is nothing."""

    def found(self, rows: Sequence[Cells]) -> bool:
        """Does it stand there whole?"""


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """The headings that need no mapping: each column under one of its own names."""

    columns: Columns

    def score(self, rows: Sequence[Cells]) -> int:
        """The most columns that any one row names."""
        known = known_names(self.columns)
        named = ({known[squashed(cell)] for cell in row if squashed(cell) in known} for row in rows)
        return max((len(each) for each in named), default=0)

    def found(self, rows: Sequence[Cells]) -> bool:
        """Does one row, and no other, name every column once?"""
        return self.place(rows) is not None

    def place(self, rows: Sequence[Cells]) -> int | None:
        """Which row names every column once; none where no row does, or several."""
        places = [at for at, row in enumerate(rows[:LOOKED_THROUGH]) if self._has_all(row)]
        return places[0] if len(places) == 1 else None

    def _has_all(self, row: Cells) -> bool:
        try:
            read_header(row, columns=self.columns)
        except Refusal:
            return False
        return True


@dataclass(frozen=True, slots=True)
class AnyHeader:
    """Any header at all: that of a file whose columns nobody has named yet."""

    def score(self, rows: Sequence[Cells]) -> int:
        """How many cells most rows have, if they have more than one: rows of one width are a table."""
        widths = Counter(len(row) for row in rows if len(row) > 1 and any(cell.strip() for cell in row))
        if not widths:
            return 0
        width, times = max(widths.items(), key=lambda each: (each[1], each[0]))
        return times * 1_000 + width

    def found(self, rows: Sequence[Cells]) -> bool:
        """Is there a row with two filled cells?"""
        return any(sum(1 for cell in row if cell.strip()) > 1 for row in rows)
