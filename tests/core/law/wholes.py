"""The complete agreement of these tests, and what taking one fact of it away or changing it leaves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from section75.core.calendar import FinancialYear, Quarter
from section75.core.law import Assessed, Happened, ReportMade, Spent, assess
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.records import ArrangementType
from section75.importers.agreement_file import FileText, read_partnership

WHOLE = (Path(__file__).parent / "whole.toml").read_text(encoding="utf-8")
DAY = date(2023, 10, 5)
POOLED, COUNCIL = ArrangementType.POOLED, ArrangementType.LA_EXERCISES_NHS
YEAR = FinancialYear(2022)


def read(text: str) -> Partnership:
    return read_partnership([FileText("whole.toml", text.encode())])


def changed(old: str, new: str) -> str:
    assert WHOLE.count(old) >= 1, old
    return WHOLE.replace(old, new, 1)


def without(table: str, *holding: str) -> str:
    """The whole file without the first record of a table, or that which holds a text."""
    blocks = WHOLE.split("\n\n")
    wanted = next(
        number
        for number, block in enumerate(blocks)
        if block.startswith(f"[[{table}]]") and all(text in block for text in holding)
    )
    return "\n\n".join(block for number, block in enumerate(blocks) if number != wanted)


def every(table: str) -> str:
    """The whole file without all records of a table."""
    return "\n\n".join(block for block in WHOLE.split("\n\n") if not block.startswith(f"[[{table}]]"))


def reported(*, functions: bool = True, to: tuple[str, ...] = ("icb",), last: int = 2, year: bool = True) -> Happened:
    """Books from July 2022 with a report for each quarter, up to quarter `last` of 2023/24, and for the year."""
    quarters = [*(Quarter(YEAR, number) for number in (2, 3, 4)), *(Quarter(FinancialYear(2023), n) for n in (1, 2))]
    periods: list[Quarter | FinancialYear] = [each for each in quarters if each.year == YEAR or each.number <= last]
    reports = tuple(
        ReportMade(
            schedule="care", kinds=(POOLED, COUNCIL), period=period, to=to, on=date(2023, 4, 20),
            income=True, expenditure=True, effectiveness=True, functions=functions,
        )
        for period in [*periods, *([YEAR] if year else [])]
    )  # fmt: skip
    days = ((date(2022, 7, 1), Money(100)), (date(2025, 8, 1), Money(250)))
    return Happened(since=date(2022, 4, 1), reports=reports, spent=(Spent(schedule="care", fund="care", days=days),))


def table(text: str = WHOLE, *, on: date = DAY, happened: Happened | None = None) -> dict[str, Assessed]:
    """Check number -> its row, for the one schedule."""
    return {row.rule.number: row for row in assess(read(text), on=on, happened=happened)}
