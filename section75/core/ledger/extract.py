"""A finance extract's rows, and what became of each: placed by a rule, waiting for one, or refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.ledger.control import Reconciliation, Tally
from section75.core.money import Money
from section75.core.pools import Asked, Destination, Placed, Rule, Rulebook, TwoRulesPlace


@dataclass(frozen=True, slots=True)
class ExtractRow:
    """One row of a finance extract; `row` counts as a spreadsheet does, the header being 1. Spend is positive."""

    row: int
    posted_on: date
    cost_centre: str
    subjective: str
    description: str
    amount: Money
    reference: str = ""
    supplier: str = ""


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


@dataclass(frozen=True, slots=True)
class PlacedRow:
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
        placed: list[Money] = []
        suspense: list[Money] = []
        waiting: list[Money] = []
        refused: list[Money] = []
        for each in self.placed:
            to_suspense = each.row.row in in_suspense if each.row.row in posted else each.placed.is_suspense
            (suspense if to_suspense else placed).append(each.row.amount)
        for row in self.waiting:
            became = waiting if row.row not in posted else suspense if row.row in in_suspense else placed
            became.append(row.amount)
        for lost in self.refused:
            became = refused if lost.row not in posted else suspense if lost.row in in_suspense else placed
            became.append(lost.amount or Money(0))
        return Reconciliation(
            placed=Tally.of(placed),
            waiting=Tally.of(waiting),
            refused=Tally.of(refused),
            control_total=control_total,
            unread=sum(1 for row in self.refused if row.amount is None),
            suspense=Tally.of(suspense),
            aside=Tally.of(row.amount for row in self.aside),
        )

    def by_target(self) -> dict[tuple[Destination, str], Tally]:
        """What was placed on each line, or as each partner's contribution, sorted by destination and name."""
        amounts: dict[tuple[Destination, str], list[Money]] = {}
        for placed in self.placed:
            key = (placed.placed.destination, placed.placed.target)
            amounts.setdefault(key, []).append(placed.row.amount)
        return {key: Tally.of(amounts[key]) for key in sorted(amounts, key=lambda key: (key[0].value, key[1]))}

    def waiting_by_code(self) -> dict[tuple[str, str], Tally]:
        """What waits under each cost centre and subjective: the rules that are wanted, sorted."""
        amounts: dict[tuple[str, str], list[Money]] = {}
        for row in self.waiting:
            amounts.setdefault((row.cost_centre, row.subjective), []).append(row.amount)
        return {key: Tally.of(amounts[key]) for key in sorted(amounts)}


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
    known: dict[tuple[object, ...], Placed | None] = {}  # rows that are alike are placed alike
    reads_text = any(rule.conditions.reads_text for rule in book.rules)
    for row in sorted(rows, key=lambda row: row.row):
        key = (row.cost_centre, row.subjective, row.posted_on)
        found = known[key] if key in known else _placed(row, book)
        if not reads_text and not isinstance(found, RefusedRow):
            known[key] = found
        if isinstance(found, RefusedRow):
            refused.append(found)
        elif found is None:
            waiting.append(row)
        else:
            placed.append(PlacedRow(row, found))
    set_aside = tuple(sorted(aside, key=lambda row: row.row))
    return Placement(tuple(placed), tuple(waiting), tuple(sorted(refused, key=lambda row: row.row)), set_aside)


def _placed(row: ExtractRow, book: Rulebook) -> Placed | RefusedRow | None:
    if not book.of_codes(row.cost_centre, row.subjective):
        return None
    try:
        return book.place(Asked(row.cost_centre, row.subjective, row.posted_on, row.supplier, row.description))
    except TwoRulesPlace as refusal:
        return RefusedRow(row.row, f"Row {row.row}: {refusal.says}", row.amount, refusal.name)
