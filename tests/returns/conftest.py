"""The Cambridgeshire example, first quarter of 2022/23, from its files to the facts of the quarterly report."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from section75.core.budget import Forecast
from section75.core.calendar import FinancialYear, Month, Quarter
from section75.core.ledger import Balances, Draft, Tally, extract_drafts, instalment_drafts, place_rows
from section75.core.partnership import Partnership
from section75.core.pools import instalments_due
from section75.importers.agreement_file import FileText, read_partnership
from section75.importers.finance_extract import read_extract
from section75.importers.forecast_file import read_forecast

FOLDER = Path(__file__).parents[2] / "examples" / "cambridgeshire-2023"
FUND = "learning-disability"
YEAR = FinancialYear(2022)


@dataclass(frozen=True)
class Example:
    """Everything the first quarterly report needs, as the files give it."""

    partnership: Partnership
    drafts: tuple[Draft, ...]
    forecast: Forecast
    waiting: Tally

    @property
    def facts(self) -> dict[str, object]:
        """What `gather` is given."""
        return {
            "partnership": self.partnership,
            "fund": FUND,
            "quarter": Quarter(YEAR, 1),
            "balances": Balances.of_entries(self.drafts),
            "journal_upto": len(self.drafts),
            "forecast": self.forecast,
            "waiting": self.waiting,
        }


@pytest.fixture(scope="session")
def example() -> Example:
    partnership = read_partnership(
        [FileText(name, (FOLDER / name).read_bytes()) for name in ("agreement.toml", "invented-terms.toml")]
    )
    drafts: list[Draft] = []
    waiting: list[Tally] = []
    for number in (1, 2, 3):
        posted, left = _month(partnership, Month(YEAR, number))
        drafts.extend(posted)
        waiting.append(left)
    rows = read_forecast((FOLDER / "invented-forecast-2022-23-m3.csv").read_bytes())
    forecast = Forecast(FUND, YEAR, Month(YEAR, 3), 1, rows, "")
    tally = Tally.of(amount for left in waiting for amount in ([left.total] if left.count else []))
    assert tally.count == sum(left.count for left in waiting)  # one row waits in each of two months
    return Example(partnership, tuple(drafts), forecast, tally)


def _month(partnership: Partnership, month: Month) -> tuple[list[Draft], Tally]:
    """What a month's instalments and extract post, and what waits for a rule."""
    rule = partnership.instalments[0]
    table = partnership.contributions_of(FUND, YEAR)
    assert table is not None
    drafts = list(instalment_drafts(instalments_due(rule, table.due, month=month), rule=rule, month=month))
    name = f"invented-extract-2022-{month.number + 3:02d}.csv"
    read = read_extract((FOLDER / name).read_bytes(), file_name=name)
    placement = place_rows(read.rows, read.unreadable, partnership.placing_of(FUND))
    posted = extract_drafts(placement, fund=FUND, month=month, sha256=read.sha256, file_name=name)
    drafts.extend(posted.drafts)
    return drafts, Tally.of(row.amount for row in placement.waiting)
