"""Twelve monthly extracts of the Cambridgeshire pool, every row and supplier of them invented, from one seed.

What they come to is kept beside them as plain sums, so that the books can be held against something they did not make.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money

SEED = 75
YEAR = FinancialYear(2022)
HEADER = "date,cost_centre,subjective,description,amount,supplier,reference"
PAID_IN = {"9101": ("council", 93_710_000_00), "9201": ("icb", 28_340_000_00)}  # pence a year, as the paper prints them


@dataclass(frozen=True)
class Coding:
    """Where rows of one kind go: how they are coded, for how many pence a year, and how many of a hundred rows."""

    line: str
    cost_centre: str
    subjective: str
    words: str
    pence: int
    share: int


CODINGS = (
    Coding("residential-care", "LD402", "4411", "Residential placement", 46_500_000_00, 34),
    Coding("supported-living", "LD403", "4412", "Supported living hours", 48_200_000_00, 31),
    Coding("community-support", "LD404", "4421", "Community support hours", 15_300_000_00, 11),
    Coding("day-services", "LD410", "4431", "Day centre sessions", 9_100_000_00, 6),
    Coding("inpatient-beds", "LD420", "4441", "Assessment bed", 4_300_000_00, 2),
    Coding("operational-teams", "LD430", "1101", "Pay of the team", 6_400_000_00, 4),
    Coding("commissioning-and-management", "LD440", "1102", "Pay of commissioning", 1_190_000_00, 2),
    Coding("service-user-contributions", "LD490", "9301", "Service-user contribution", -9_050_000_00, 10),
)


@dataclass(frozen=True)
class InventedMonth:
    """One month's extract: the file, its control total, how many of its rows are placed, and pence by line or party."""

    month: Month
    file_name: str
    content: bytes
    control_total: Money
    placed: int
    by_line: dict[str, int]
    paid_in: dict[str, int]


def invented_month(number: int, *, rows: int, seed: int = SEED) -> InventedMonth:
    """The extract of a month, 1 is April: so many rows, of which the last waits for a rule."""
    month, random = Month(YEAR, number), Random(f"{seed} {number} {rows}")
    by_line: Counter[str] = Counter()
    lines, paid_in = list(_paid_in(month)), {party: pence // 12 for party, pence in PAID_IN.values()}
    for coding in CODINGS:
        for pence in _parts(coding.pence // 12, max(1, rows * coding.share // 100), random):
            by_line[coding.line] += pence
            lines.append(_row(month, coding, pence, len(lines), random))
    random.shuffle(lines)
    waits = 1_234_56
    lines.append(f"{_day(month, random)},LD999,4499,Not coded yet,{_pounds(waits)},Invented Care 1,W-{number}")
    total = sum(by_line.values()) - sum(paid_in.values()) + waits
    content = "\n".join([HEADER, *lines, ""]).encode()
    name = f"invented-year-{number:02d}.csv"
    return InventedMonth(month, name, content, Money(total), len(lines) - 1, dict(by_line), paid_in)


def _paid_in(month: Month) -> Iterator[str]:
    day = month.span.starts_on.replace(day=15)
    for subjective, (party, pence) in PAID_IN.items():
        yield f"{day},LD900,{subjective},Contribution received,{_pounds(-(pence // 12))},{party} (invented),P-{month}"


def _row(month: Month, coding: Coding, pence: int, at: int, random: Random) -> str:
    supplier = f"Invented Care {random.randint(1, 400)}"
    reference = f"Y{month.number:02d}-{at:06d}"
    codes = f"{coding.cost_centre},{coding.subjective}"
    return f"{_day(month, random)},{codes},{coding.words},{_pounds(pence)},{supplier},{reference}"


def _parts(pence: int, many: int, random: Random) -> Iterator[int]:
    """An amount in so many unequal parts, to the penny."""
    left = pence
    for remaining in range(many, 1, -1):
        part = round(left / remaining * random.uniform(0.7, 1.3))
        left -= part
        yield part
    yield left


def _day(month: Month, random: Random) -> date:
    return month.span.starts_on.replace(day=random.randint(1, 28))


def _pounds(pence: int) -> str:
    return f'"{str(Money(pence)).replace("£", "")}"'
