"""What the naive books are made of: rows, files and entries; and what of the agreement they know, worked out by hand.

Months are numbers, 1 is April 2022; amounts are pence; accounts are their codes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

LINES = {"LD402": "residential-care", "LD403": "supported-living", "LD410": "day-services"}
INCOME, NOBODYS = "LD490", "LD999"
SUSPENSE, CASH, ACCRUED = "suspense", "cash", "accrued"
A_YEAR = {"council": 93_710, "icb": 28_340}  # £000 contributed in 2022/23, before anything was varied
SAVING, COUNCILS_SHARE = 100_000_00, 0.7678  # pence undelivered of the saving that is the council's alone
Names = frozenset[str]
DONE: Names = frozenset()


@dataclass(frozen=True)
class Row:
    """A row of a file: day, cost centre, signed pence, and the words that make it one of its kind."""

    day: date
    centre: str
    pence: int
    words: str

    @property
    def sides(self) -> tuple[str, str]:
        """What is debited and what is credited, once it is placed."""
        line = LINES.get(self.centre)
        account = f"expenditure/{line}" if line else "service-user income/service-user-contributions"
        return (account, CASH) if self.pence > 0 else (CASH, account)


@dataclass
class File:
    """A file: its rows, its month, whether its control total is right, and what became of it."""

    month: int
    rows: tuple[Row, ...]
    adds_up: bool = True
    posted: bool = False
    corrected: bool = False
    in_journal: dict[int, int] = field(default_factory=dict)  # row -> the entry that stands for it


@dataclass(frozen=True)
class Entry:
    """One entry; `of` is the entry in suspense that it clears, `is_due` whether it is of contributions due."""

    month: int
    day: date
    debit: str
    credit: str
    pence: int
    reverses: int | None = None
    file: int | None = None
    row: int | None = None
    of: int | None = None
    is_due: bool = False


def due(party: str, month: int, moved: int) -> Entry:
    """What a partner owes for a month where so many £000 a year moved from the council to the other: a twelfth, and of
    the odd pennies one to each of the first months.
    """
    year = (A_YEAR[party] + (-moved if party == "council" else moved)) * 1_000_00
    pence = year // 12 + (month <= year % 12)
    return Entry(month, due_on(month), f"contributions due/{party}", f"contribution/{party}", pence, is_due=True)


def due_on(month: int) -> date:
    """The day of a month on which contributions fall due."""
    return first_day(month).replace(day=15)


def settled(variance: int) -> dict[str, float] | None:
    """Who bears how much, to within a penny: of an overspend the council its own undelivered saving first; the rest,
    and what is underspent, is shared. None where the agreement does not say: the saving is more than the overspend.
    """
    own = SAVING if variance > 0 else 0
    if variance > 0 and variance < own:
        return None
    council = (variance - own) * COUNCILS_SHARE
    return {"council": own + council, "icb": variance - own - council}


def placed(file: File) -> list[tuple[int, Row]]:
    """The rows a rule places, by their number in the file."""
    return [(row, each) for row, each in enumerate(file.rows, start=2) if each.centre != NOBODYS]


def first_day(month: int) -> date:
    """The first day of a month; 1 is April 2022."""
    year, number = divmod(month + 2, 12)
    return date(2022 + year, number + 1, 1)
