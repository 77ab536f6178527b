"""The placed rows of a file as entries: made a batch at a time when they are written, and summed up once.

Whatever is asked of all of them, what is checked, shown and counted against limits, is asked of their sums and of one
entry of each day and of each pair of accounts: a file has few of them, and may have a million rows.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import itemgetter
from typing import overload

from section75.apps.ledger import balancing
from section75.apps.ledger.store import Likeness
from section75.apps.ledger.writing import BATCH
from section75.core.calendar import Month
from section75.core.evidence import Columns, Posted
from section75.core.ledger import (
    Draft,
    ExtractRow,
    FundFacts,
    PlacedRow,
    Placement,
    account_of,
    extract_drafts,
    uncollected,
)
from section75.core.pools import Placed

CASH = "cash"
Kind = tuple[date, str, str, str]  # effective day, debit, credit, authority


@dataclass(frozen=True, slots=True)
class Source:
    """Where the rows come from and where they go: the fund, the month, the file's hash and name."""

    fund: str
    month: Month
    sha256: str
    file_name: str


@dataclass(slots=True)
class Alike:
    """Rows that were placed by one rule, paid or received on one day: how many, what they come to, the largest."""

    largest: PlacedRow
    most: int = 0
    many: int = 0
    pence: int = 0

    def add(self, other: Alike) -> None:
        """Count the others with these."""
        self.many += other.many
        self.pence += other.pence
        if other.most > self.most:
            self.most, self.largest = other.most, other.largest


@dataclass(slots=True)
class Sums:
    """What rows come to: by kind how many, how much and which row is largest, by supplier how much, and in all."""

    kinds: dict[Kind, Alike] = field(default_factory=dict)
    suppliers: dict[str, int] = field(default_factory=dict)
    pence: int = 0

    def largest(self) -> list[PlacedRow]:
        """The largest row of each day, and of each pair of accounts with its authority: enough for every check there
        is, because none depends on the day and on the accounts together.
        """
        found: dict[object, Alike] = {}
        for kind, alike in sorted(self.kinds.items(), key=itemgetter(0)):
            for mark in (kind[0], kind[1:]):
                if alike.most > (found[mark].most if mark in found else 0):
                    found[mark] = alike
        return [alike.largest for alike in found.values()]

    def accounts(self) -> dict[str, tuple[int, int]]:
        """By account, the pence debited and credited."""
        found: dict[str, tuple[int, int]] = {}
        for (_, debit, credit, _), alike in self.kinds.items():
            debited, credited = found.get(debit, (0, 0))
            found[debit] = (debited + alike.pence, credited)
            debited, credited = found.get(credit, (0, 0))
            found[credit] = (debited, credited + alike.pence)
        return found


class FileEntries(Sequence[Posted]):
    """Entries of the rows of a file that are placed and not £0.00; any of them as it is asked for."""

    def __init__(self, placed: Sequence[PlacedRow], source: Source) -> None:
        self.all_placed = placed
        self.placed = [each for each in placed if each.row.pence]
        self.source = source
        self._of: dict[int, tuple[str, str, Placed]] = {}
        self._samples: tuple[Draft, ...] | None = None
        self.clear_under: FundFacts | None = None  # what the entries were held against, with nothing found
        self.sums = Sums()
        self._sum_up()

    def __len__(self) -> int:
        return len(self.placed)

    @overload
    def __getitem__(self, at: int) -> Posted: ...
    @overload
    def __getitem__(self, at: slice) -> list[Posted]: ...
    def __getitem__(self, at: int | slice) -> Posted | list[Posted]:
        some = self.placed[at] if isinstance(at, slice) else [self.placed[at]]
        found: list[Posted] = list(zip(*self._columns_of(some), strict=True)) if some else []
        return found if isinstance(at, slice) else found[0]

    def __iter__(self) -> Iterator[Posted]:
        for start in range(0, len(self), BATCH):
            yield from self[start : start + BATCH]

    def columns(self, some: slice) -> Columns:
        """Some of the entries, column by column."""
        return self._columns_of(self.placed[some])

    def drafts(self) -> Drafts:
        """The same as drafts, one at a time."""
        return Drafts(self)

    def samples(self) -> tuple[Draft, ...]:
        """Of each day, and of each pair of accounts with its authority, the largest, as a draft."""
        if self._samples is None:
            self._samples = self.drafts_of(self.sums.largest())
        return self._samples

    def moved(self) -> balancing.Sums:
        """What the entries come to by account, month and day."""
        month, moved = self.source.month, balancing.Sums()
        for (day, debit, credit, _), alike in self.sums.kinds.items():
            moved.add_alike(day, month.year.first, month.number, debit, credit, pence=alike.pence, many=alike.many)
        return moved

    def likenesses(self) -> Iterator[Likeness]:
        """What tells each entry from others, whatever file it is from."""
        for day, _, _, debit, credit, pence, narrative, *_ in self:
            yield day, pence, debit, credit, narrative

    def drafts_of(self, placed: Sequence[PlacedRow]) -> tuple[Draft, ...]:
        """Some rows as drafts."""
        source, placement = self.source, Placement(tuple(placed), (), ())
        return extract_drafts(
            placement, fund=source.fund, month=source.month, sha256=source.sha256, file_name=source.file_name
        ).drafts

    def _account(self, placed: Placed) -> tuple[str, str, Placed]:
        """The account and the authority of where rows are placed, worked out once for each place."""
        known = self._of.get(id(placed))
        if known is None:
            account = account_of(placed.destination, placed.target).code
            known = self._of[id(placed)] = (account, str(placed.rule.clause), placed)
        return known

    def _sum_up(self) -> None:
        alike: dict[tuple[int, date, bool], Alike] = {}
        suppliers = self.sums.suppliers
        for each in self.placed:
            row, placed = each
            pence, supplier = row.pence, row.supplier
            key, size = (id(placed), row.posted_on, pence > 0), abs(pence)
            found = alike.get(key) or alike.setdefault(key, Alike(each))
            found.many += 1
            found.pence += size
            if size > found.most:
                found.most, found.largest = size, each
            if supplier:
                suppliers[supplier] = suppliers.get(supplier, 0) + size
        for (_, day, is_spend), found in alike.items():
            account, authority, _ = self._account(found.largest.placed)
            kind = (day, account, CASH, authority) if is_spend else (day, CASH, account, authority)
            self.sums.kinds.setdefault(kind, Alike(found.largest)).add(found)
        self.sums.pence = sum(found.pence for found in alike.values())

    def _columns_of(self, placed: Sequence[PlacedRow]) -> Columns:
        """At least one of the rows as entries."""
        of, name = self._of, self.source.file_name
        some: list[tuple[date, str, str, int, str, str, int]] = []  # what differs from entry to entry
        for row, where in placed:
            number, day, _, _, description, pence, reference, supplier = row
            account, authority, _ = of[id(where)]
            if description and supplier and reference:
                narrative = f"{description}, {supplier}, {reference}"
            else:
                narrative = _narrative(row) or f"row {number} of {name}"
            debit, credit = (account, CASH) if pence > 0 else (CASH, account)
            some.append((day, debit, credit, abs(pence), narrative, authority, number))
        days, debits, credits, pence_of_each, narratives, authorities, numbers = zip(*some, strict=True)
        many, source = len(some), self.source
        of_all = (source.month.year.first, source.month.number, source.sha256, name, "", None)
        years, months, files, names, reasons, reverses = ([value] * many for value in of_all)
        return (
            days, years, months, debits, credits, pence_of_each, narratives, authorities,
            files, names, numbers, reasons, reverses,
        )  # fmt: skip


_LATEST: deque[FileEntries] = deque(maxlen=1)


@uncollected()
def entries_of(placed: Sequence[PlacedRow], source: Source) -> FileEntries:
    """The entries of placed rows; asked again for the same rows, as proposing and approving do, the same again."""
    latest = next((each for each in _LATEST if each.all_placed is placed and each.source == source), None)
    if latest is None:
        latest = FileEntries(placed, source)
        _LATEST.append(latest)
    return latest


class Drafts(Sequence[Draft]):
    """Entries of a file as drafts, each made when it is asked for."""

    def __init__(self, of: FileEntries) -> None:
        self.of = of

    def __len__(self) -> int:
        return len(self.of)

    @overload
    def __getitem__(self, at: int) -> Draft: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Draft, ...]: ...
    def __getitem__(self, at: int | slice) -> Draft | tuple[Draft, ...]:
        if isinstance(at, slice):
            return self.of.drafts_of(self.of.placed[at])
        return self.of.drafts_of([self.of.placed[at]])[0]


def _narrative(row: ExtractRow) -> str:
    """What the extract says of the row, as `core.ledger.from_extract` has it."""
    return ", ".join(part for part in (row.description, row.supplier, row.reference) if part)
