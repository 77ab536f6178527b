"""A finance extract's rows, and what became of each: placed by a rule, waiting for one, or refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.ledger.control import Reconciliation, Tally
from section75.core.money import Money
from section75.core.pools import Destination, Placed, PlacingRule, TwoRulesPlace, place


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
class PlacedRow:
    """A row and where it was placed."""

    row: ExtractRow
    placed: Placed


@dataclass(frozen=True, slots=True)
class Placement:
    """Every row of a file, exactly once: placed, waiting or refused, each in the file's order."""

    placed: tuple[PlacedRow, ...]
    waiting: tuple[ExtractRow, ...]
    refused: tuple[RefusedRow, ...]

    def reconcile(self, control_total: Money) -> Reconciliation:
        """The rows beside the file's control total, in pounds and pence."""
        known = tuple(row.amount for row in self.refused if row.amount is not None)
        return Reconciliation(
            placed=Tally.of(placed.row.amount for placed in self.placed),
            waiting=Tally.of(row.amount for row in self.waiting),
            refused=Tally(len(self.refused), Tally.of(known).total),
            control_total=control_total,
            unread=len(self.refused) - len(known),
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
    rows: Iterable[ExtractRow], unreadable: Iterable[UnreadableRow], rules: Sequence[PlacingRule]
) -> Placement:
    """What becomes of each row: placed by the one rule that fits, waiting if none does, refused if two do."""
    by_centre: dict[str, list[PlacingRule]] = {}
    for rule in rules:
        by_centre.setdefault(rule.cost_centre, []).append(rule)
    placed: list[PlacedRow] = []
    waiting: list[ExtractRow] = []
    refused = [RefusedRow(row.row, row.says, row.amount, UnreadableRow.__name__) for row in unreadable]
    for row in sorted(rows, key=lambda row: row.row):
        found = _placed(row, by_centre.get(row.cost_centre, []))
        if isinstance(found, RefusedRow):
            refused.append(found)
        elif found is None:
            waiting.append(row)
        else:
            placed.append(PlacedRow(row, found))
    return Placement(tuple(placed), tuple(waiting), tuple(sorted(refused, key=lambda row: row.row)))


def _placed(row: ExtractRow, rules: Sequence[PlacingRule]) -> Placed | RefusedRow | None:
    try:
        return place(rules, cost_centre=row.cost_centre, subjective=row.subjective, on=row.posted_on)
    except TwoRulesPlace as refusal:
        return RefusedRow(row.row, f"Row {row.row}: {refusal.says}", row.amount, refusal.name)
