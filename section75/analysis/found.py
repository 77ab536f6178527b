"""What an analysis found: totals by line and month, contributions, what waits, what cannot be posted, rows alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Tally
from section75.core.money import Money
from section75.core.pools import Destination

NO_ROWS = Tally(0, Money(0))


@dataclass(frozen=True, slots=True, order=True)
class InMonth:
    """Where rows were placed, a line's account or a partner's, and the month of their days."""

    destination: str  # a `Destination`'s value
    target: str
    year: int
    month: int

    @property
    def reported_in(self) -> Month:
        """The month."""
        return Month(FinancialYear(self.year), self.month)


@dataclass(frozen=True, slots=True)
class Alike:
    """Rows with the same day, codes, amount, supplier, reference and description."""

    on: date
    cost_centre: str
    subjective: str
    supplier: str
    reference: str
    description: str
    amount: Money
    times: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a file holds. `unread` are rows among the refused whose amount nobody can read.

    `alike` are the largest of the rows that stand in the file more than once; `alike_rows` counts every row that
    repeats another.
    """

    placed: Mapping[InMonth, Tally]
    waiting: Mapping[tuple[str, str], Tally]  # by cost centre and subjective
    refused: Tally
    unread: int
    alike: tuple[Alike, ...]
    alike_rows: int

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return sum(tally.count for tally in (*self.placed.values(), *self.waiting.values(), self.refused))

    @property
    def total(self) -> Money:
        """What the rows come to, as far as amounts can be read."""
        tallies = (*self.placed.values(), *self.waiting.values(), self.refused)
        return Money(sum(tally.total.pence for tally in tallies))

    def by_target(self) -> dict[tuple[Destination, str], Tally]:
        """What goes to each line, or is each partner's contribution, over all months; sorted."""
        found: dict[tuple[Destination, str], Tally] = {}
        for place in sorted(self.placed):
            key = (Destination(place.destination), place.target)
            found[key] = added(found.get(key, NO_ROWS), self.placed[place])
        return found

    def contributions(self) -> dict[str, Tally]:
        """What came in from each partner. Money received is negative in an extract."""
        kind = Destination.CONTRIBUTION_RECEIVED
        return {target: tally for (to, target), tally in self.by_target().items() if to is kind}


def added(one: Tally, other: Tally) -> Tally:
    """Two tallies as one."""
    return Tally(one.count + other.count, one.total + other.total)
