"""A finance extract's rows, and what became of each: placed by a rule, waiting for one, or refused."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from operator import itemgetter
from typing import NamedTuple, Self

from section75.core.ledger.control import Reconciliation, Tally
from section75.core.money import Money
from section75.core.pools import Asked, Destination, Placed, Rule, Rulebook, TwoRulesPlace


@contextmanager
def uncollected() -> Iterator[None]:
    """No search for cycles while many rows are made, which are in none; afterwards as before. For a function too.

    Python looks through everything alive, again and again, while many objects are made.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Cells(NamedTuple):
    row: int
    posted_on: date
    cost_centre: str
    subjective: str
    description: str
    pence: int
    reference: str
    supplier: str


class ExtractRow(_Cells):
    """One row of a finance extract; `row` counts as a spreadsheet does, the header being 1. Spend is positive.

    It is a tuple within, because a file may have a million.
    """

    __slots__ = ()

    def __new__(
        cls,
        row: int,
        posted_on: date,
        cost_centre: str,
        subjective: str,
        description: str,
        amount: Money,
        reference: str = "",
        supplier: str = "",
    ) -> Self:
        """A row of what its cells hold."""
        cells = (row, posted_on, cost_centre, subjective, description, amount.pence, reference, supplier)
        return tuple.__new__(cls, cells)

    def __getnewargs__(self) -> tuple[object, ...]:
        """What makes a copy: what `__new__` asks for, and not the cells."""
        *cells, _, reference, supplier = self
        return (*cells, self.amount, reference, supplier)

    @property
    def amount(self) -> Money:
        """What was paid, or where it is negative received or returned."""
        return Money(self.pence)


def rows_of_columns(
    numbers: Iterable[int],
    days: Iterable[date],
    cost_centres: Iterable[str],
    subjectives: Iterable[str],
    descriptions: Iterable[str],
    pence: Iterable[int],
    references: Iterable[str],
    suppliers: Iterable[str],
) -> Iterator[ExtractRow]:
    """Rows whose cells come column by column; the pence are amounts already, within what an amount may be."""
    columns = (numbers, days, cost_centres, subjectives, descriptions, pence, references, suppliers)
    return map(partial(tuple.__new__, ExtractRow), zip(*columns, strict=True))


@dataclass(frozen=True, slots=True)
class UnreadableRow:
    """A row that is not what a finance extract has: why, its amount where that could be read, and the row itself."""

    row: int
    says: str
    amount: Money | None
    raw: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that cannot be posted, whatever rules are added: unreadable, or claimed by two rules."""

    row: int
    says: str
    amount: Money | None
    refusal: str


@dataclass(frozen=True, slots=True)
class AsideRow:
    """A row that two people said is not of this fund, and why; it counts in the file's total and is never posted."""

    row: int
    because: str
    amount: Money


class PlacedRow(NamedTuple):
    """A row and where it was placed."""

    row: ExtractRow
    placed: Placed


@dataclass(frozen=True, slots=True)
class Placement:
    """Every row of a file, exactly once: placed, waiting, refused or set aside, each in the file's order."""

    placed: tuple[PlacedRow, ...]
    waiting: tuple[ExtractRow, ...]
    refused: tuple[RefusedRow, ...]
    aside: tuple[AsideRow, ...] = ()

    def reconcile(
        self, control_total: Money, *, posted: Collection[int] = (), in_suspense: Collection[int] = ()
    ) -> Reconciliation:
        """The rows beside the file's control total, in pounds and pence.

        `posted` are the rows in the journal, `in_suspense` those of them on the suspense account: what was posted is
        placed, whatever the rules have come to since.
        """
        placed, suspense, waiting, refused = _Amounts(), _Amounts(), _Amounts(), _Amounts()
        for row, where in self.placed:
            to_suspense = row.row in in_suspense if row.row in posted else where.is_suspense
            (suspense if to_suspense else placed).append(row.pence)
        for row in self.waiting:
            became = waiting if row.row not in posted else suspense if row.row in in_suspense else placed
            became.append(row.pence)
        for lost in self.refused:
            became = refused if lost.row not in posted else suspense if lost.row in in_suspense else placed
            became.append(lost.amount.pence if lost.amount else 0)
        return Reconciliation(
            placed=placed.tally,
            waiting=waiting.tally,
            refused=refused.tally,
            control_total=control_total,
            unread=sum(1 for row in self.refused if row.amount is None),
            suspense=suspense.tally,
            aside=Tally.of(row.amount for row in self.aside),
        )

    def by_target(self) -> dict[tuple[Destination, str], Tally]:
        """What was placed on each line, or as each partner's contribution, sorted by destination and name."""
        amounts: dict[tuple[Destination, str], _Amounts] = {}
        for row, where in self.placed:
            amounts.setdefault((where.destination, where.target), _Amounts()).append(row.pence)
        return {key: amounts[key].tally for key in sorted(amounts, key=lambda key: (key[0].value, key[1]))}

    def waiting_by_code(self) -> dict[tuple[str, str], Tally]:
        """What waits under each cost centre and subjective: the rules that are wanted, sorted."""
        amounts: dict[tuple[str, str], _Amounts] = {}
        for row in self.waiting:
            amounts.setdefault((row.cost_centre, row.subjective), _Amounts()).append(row.pence)
        return {key: amounts[key].tally for key in sorted(amounts)}


class _Amounts(list[int]):
    """Pence of rows of which the same became."""

    @property
    def tally(self) -> Tally:
        """How many they are, and what they add up to."""
        return Tally(len(self), Money(sum(self)))


@uncollected()
def place_rows(
    rows: Iterable[ExtractRow],
    unreadable: Iterable[UnreadableRow],
    rules: Sequence[Rule],
    aside: Iterable[AsideRow] = (),
) -> Placement:
    """What becomes of each row: placed by the one rule that fits, waiting if none does, refused if two do.

    Rows set aside are among neither `rows` nor `unreadable`.
    """
    book = Rulebook(rules)
    placed: list[PlacedRow] = []
    waiting: list[ExtractRow] = []
    refused = [RefusedRow(row.row, row.says, row.amount, UnreadableRow.__name__) for row in unreadable]
    known: dict[tuple[object, ...], Placed] = {}  # rows that are alike are placed alike
    reads_text = any(rule.conditions.reads_text for rule in book.rules)
    in_order = sorted(rows, key=itemgetter(0))
    for row, key in zip(in_order, map(itemgetter(1, 2, 3), in_order), strict=True):  # its day, cost centre, subjective
        found = known.get(key) or _placed(row, book)
        if isinstance(found, Placed):
            placed.append(PlacedRow(row, found))
            if not reads_text:
                known[key] = found
        elif found is None:
            waiting.append(row)
        else:
            refused.append(found)
    set_aside = tuple(sorted(aside, key=lambda row: row.row))
    return Placement(tuple(placed), tuple(waiting), tuple(sorted(refused, key=lambda row: row.row)), set_aside)


def _placed(row: ExtractRow, book: Rulebook) -> Placed | RefusedRow | None:
    if not book.of_codes(row.cost_centre, row.subjective):
        return None
    try:
        return book.place(Asked(row.cost_centre, row.subjective, row.posted_on, row.supplier, row.description))
    except TwoRulesPlace as refusal:
        return RefusedRow(row.row, f"Row {row.row}: {refusal.says}", row.amount, refusal.name)
