"""Loading the demonstration. Doing it again changes nothing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from section75.apps.accounts.actions import add_person, give_part
from section75.apps.accounts.models import User
from section75.apps.accounts.store import everybody, find_user
from section75.apps.agreements import store as agreements
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.budget.actions import enter_forecast
from section75.apps.demonstration.cast import CAMBRIDGESHIRE, CAST, PASSWORD
from section75.apps.ledger import actions as ledger
from section75.apps.ledger.store import Ledger
from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money
from section75.importers.agreement_file import FileText
from section75.importers.forecast_csv import read_forecast

YEAR = FinancialYear(2022)
FUND = Ledger(CAMBRIDGESHIRE, "learning-disability")
CONTROL_TOTALS = {4: "-26,870.42", 5: "43,330.84", 6: "2,508,915.64"}
FORECAST_BECAUSE = (
    "Invented: placements dearer than budgeted; part of the council's saving on supported living not delivered"
)


def is_empty() -> bool:
    """Has nobody been added and no agreement been loaded?"""
    return not everybody() and not agreements.names()


def is_loaded() -> bool:
    """Is the whole cast there, with the example? Then it is the demonstration."""
    return {player.username for player in CAST} <= set(everybody()) and agreements.exists(CAMBRIDGESHIRE)


def load_people() -> None:
    """Make the cast known, each with its part."""
    for player in CAST:
        user = find_user(player.username) or add_person(player.username, post=player.post, password=PASSWORD)
        if player.role:
            give_part(user, partnership=player.partnership, party=player.party, role=player.role)


def load_agreements(examples: Path, *, at: datetime) -> None:
    """Load the example partnerships from their files."""
    folder = examples / "cambridgeshire-2023"
    files = [FileText(path.name, path.read_bytes()) for path in sorted(folder.glob("*.toml"))]
    load_at_the_terminal(files, at=at)


def load_first_quarter(examples: Path, *, at: datetime) -> None:
    """April to June 2022: contributions due, extracts posted, a forecast at June. The report is left to be issued."""
    folder = examples / "cambridgeshire-2023"
    finance = _player("finance.officer")
    for number, control in CONTROL_TOTALS.items():
        month = Month(YEAR, number - 3)
        name = f"invented-extract-2022-{number:02d}.csv"
        ledger.post_instalments(finance, FUND, month=month, at=at)
        brought = ledger.upload_extract(
            finance,
            FUND,
            month=month,
            content=(folder / name).read_bytes(),
            file_name=name,
            control_total=Money.of(control),
            at=at,
        )
        ledger.post_extract(finance, FUND, brought.number, at=at)
    rows = read_forecast((folder / "invented-forecast-2022-23-m3.csv").read_bytes())
    enter_forecast(finance, FUND, month=Month(YEAR, 3), rows=rows, because=FORECAST_BECAUSE, at=at)


def load_demonstration(examples: Path, *, at: datetime) -> bool:
    """Load everything, once. False when it is there already."""
    if agreements.exists(CAMBRIDGESHIRE):
        return False
    load_people()
    load_agreements(examples, at=at)
    load_first_quarter(examples, at=at)
    return True


def _player(username: str) -> User:
    user = find_user(username)
    assert user is not None, "the cast is loaded first"
    return user
