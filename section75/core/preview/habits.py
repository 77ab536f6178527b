"""History: what lines and suppliers were like in earlier files, added up, and earlier rows that a file's may repeat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from section75.core.preview.columns import Columns


@dataclass(frozen=True, slots=True)
class Habit:
    """What an account was like: rows above nothing, rows below, the largest either way, and a typical one, in pence."""

    above: int = 0
    below: int = 0
    largest: int = 0
    typical: int = 0  # the middle one of a file, weighed by its rows
    rows: int = 0

    def plus(self, other: Habit) -> Habit:
        """Both together."""
        rows = self.rows + other.rows
        typical = (self.typical * self.rows + other.typical * other.rows) // rows if rows else 0
        largest = max(self.largest, other.largest)
        return Habit(self.above + other.above, self.below + other.below, largest, typical, rows)


@dataclass(frozen=True, slots=True)
class Earlier:
    """A row of another file that may have come before: its day and where it stands."""

    on: date
    where: str


@dataclass(frozen=True, slots=True)
class History:
    """Habits by account, suppliers known, and by supplier and pence, or supplier and reference, earlier rows alike."""

    accounts: Mapping[str, Habit] = field(default_factory=dict)
    suppliers: frozenset[str] = frozenset()
    alike: Mapping[tuple[str, int], tuple[Earlier, ...]] = field(default_factory=dict)
    references: Mapping[tuple[str, str], tuple[Earlier, ...]] = field(default_factory=dict)
    files: int = 0


def habits_of(columns: Columns) -> tuple[dict[str, Habit], frozenset[str]]:
    """The habits of one file, and its suppliers."""
    amounts: dict[str, list[int]] = {}
    for account, pence in zip(columns.accounts, columns.pence, strict=True):
        amounts.setdefault(account, []).append(pence)
    habits = {account: _habit(each) for account, each in amounts.items()}
    return habits, frozenset(columns.suppliers) - {""}


def _habit(amounts: list[int]) -> Habit:
    sizes = sorted(abs(pence) for pence in amounts)
    above, below = sum(1 for pence in amounts if pence > 0), sum(1 for pence in amounts if pence < 0)
    return Habit(above, below, sizes[-1], sizes[len(sizes) // 2], len(sizes))


def history_of(
    files: Iterable[tuple[Mapping[str, Habit], frozenset[str]]], earlier: Iterable[tuple[str, Columns]], of: Columns
) -> History:
    """The history of a file: habits of earlier files, and those rows of theirs that rows of it may repeat.

    `earlier` gives each file's name and columns one after another; only what may be repeated is kept of them.
    """
    accounts: dict[str, Habit] = {}
    suppliers: frozenset[str] = frozenset()
    count = 0
    for habits, known in files:
        count, suppliers = count + 1, suppliers | known
        for account, habit in habits.items():
            accounts[account] = accounts.get(account, Habit()).plus(habit)
    amounts = set(zip(of.suppliers, of.pence, strict=True))
    numbers = set(zip(of.suppliers, of.references, strict=True))
    alike: dict[tuple[str, int], tuple[Earlier, ...]] = {}
    references: dict[tuple[str, str], tuple[Earlier, ...]] = {}
    for name, columns in earlier:
        _note(columns, name, amounts, alike, numbers, references)
    return History(accounts, suppliers, alike, references, count)


def _note(
    columns: Columns,
    name: str,
    amounts: set[tuple[str, int]],
    alike: dict[tuple[str, int], tuple[Earlier, ...]],
    numbers: set[tuple[str, str]],
    references: dict[tuple[str, str], tuple[Earlier, ...]],
) -> None:
    """Keep those rows of an earlier file that the file may repeat."""
    for place, key in enumerate(zip(columns.suppliers, columns.pence, strict=True)):
        number = (key[0], columns.references[place])
        if key not in amounts and number not in numbers:
            continue
        found = Earlier(columns.days[place], f"row {columns.rows[place]} of {name}")
        if key in amounts:
            alike[key] = (*alike.get(key, ()), found)
        if number in numbers and number[1]:
            references[number] = (*references.get(number, ()), found)
