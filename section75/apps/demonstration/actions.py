"""Loading the demonstration. Doing it again changes nothing, and an example that is there already is left as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from section75.apps.accounts.actions import add_person, give_part
from section75.apps.accounts.models import User
from section75.apps.accounts.store import everybody, find_user, parts_of
from section75.apps.agreements import store as agreements
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.audit.locking import alone
from section75.apps.budget.actions import enter_forecast
from section75.apps.demonstration.cast import CAMBRIDGESHIRE, CAST, PASSWORD
from section75.apps.demonstration.example import Example, FundRun, examples_in, read_example
from section75.apps.ledger import actions as ledger
from section75.apps.ledger.store import Ledger
from section75.core.calendar import FinancialYear
from section75.core.partnership import BlockedByFindings, require_clear
from section75.importers.forecast_file import read_forecast


@dataclass(frozen=True, slots=True)
class LoadedExample:
    """What loading one example came to: its partnership, what was run, and what stopped the rest from being run."""

    partnership: str
    name: str
    about: str
    stopped: tuple[str, ...]


def is_empty() -> bool:
    """Has nobody been added and no agreement been loaded?"""
    return not everybody() and not agreements.names()


def is_loaded(examples: Path) -> bool:
    """Is the whole cast there, with an example or with nothing? Then it is a demonstration, perhaps an earlier one."""
    there = {name for name, _ in agreements.names()}
    has_example = any(example.partnership in there for example in examples_in(examples))
    return {player.username for player in CAST} <= set(everybody()) and (has_example or not there)


def load_people(examples: Path | None = None) -> None:
    """Make the cast known, and give each a part in every example. Whoever is known, and every part, is left alone."""
    _add_people()
    for example in examples_in(examples or Path(settings.EXAMPLES)):
        _give_parts(example)


def _add_people() -> None:
    known = set(everybody())
    for player in CAST:
        if player.username not in known:
            add_person(player.username, post=player.post, password=PASSWORD)


def _give_parts(example: Example) -> None:
    for player in CAST:
        user = find_user(player.username)
        if user is None or player.role is None:
            continue
        if example.partnership not in {part.partnership for part in parts_of(user)}:
            give_part(user, partnership=example.partnership, party=example.parties[player.side], role=player.role)


def load_terms(example: Example, *, at: datetime) -> None:
    """Load an example's agreement files, published and invented together."""
    load_at_the_terminal(example.terms(), at=at)


def run_funds(example: Example, *, at: datetime) -> tuple[str, ...]:
    """Bring an example's months and forecasts: contributions due, extracts posted. Reports are left to be issued.

    A fund whose schedule has findings that FAIL is not run, and what stops it is told.
    """
    partnership = agreements.latest(example.partnership)
    stopped = []
    for run in example.funds:
        fund = partnership.fund(run.fund)
        try:
            require_clear(partnership, schedule=fund.schedule, act=f"Running {fund.name}")
        except BlockedByFindings as blocked:
            stopped.append(blocked.says)
        else:
            _run(Ledger(example.partnership, run.fund), run, at=at)
    return tuple(stopped)


def _run(fund: Ledger, run: FundRun, *, at: datetime) -> None:
    finance = _player("finance.officer")
    for each in run.extracts:
        ledger.post_instalments(finance, fund, month=each.month, at=at)
        brought = ledger.upload_extract(
            finance,
            fund,
            month=each.month,
            content=each.file.read_bytes(),
            file_name=each.file.name,
            control_total=each.control_total,
            at=at,
        )
        ledger.post_extract(finance, fund, brought.number, at=at)
    rows = read_forecast(run.forecast.file.read_bytes())
    enter_forecast(finance, fund, month=run.forecast.month, rows=rows, because=run.forecast.because, at=at)


def load_demonstration(examples: Path, *, at: datetime) -> tuple[LoadedExample, ...]:
    """Load every example that is not there yet, each whole or not at all; what was loaded."""
    found = examples_in(examples)
    with alone("demonstration"):
        _add_people()
        return tuple(_load(example, at=at) for example in found if not agreements.exists(example.partnership))


@transaction.atomic
def _load(example: Example, *, at: datetime) -> LoadedExample:
    _give_parts(example)
    load_terms(example, at=at)
    stopped = run_funds(example, at=at)
    return LoadedExample(example.partnership, agreements.latest(example.partnership).name, example.about, stopped)


def _player(username: str) -> User:
    user = find_user(username)
    assert user is not None, "the cast is loaded first"
    return user


# The one example that the guide and the tests follow, by itself. Nothing above knows an example by name.

FOLLOWED = "cambridgeshire-2023"
FUND = Ledger(CAMBRIDGESHIRE, "learning-disability")
YEAR = FinancialYear(2022)


def load_agreements(examples: Path, *, at: datetime) -> None:
    """Load the agreement files of the example that the guide follows."""
    load_terms(read_example(examples / FOLLOWED), at=at)


def load_first_quarter(examples: Path, *, at: datetime) -> None:
    """Bring its April to June 2022, with the forecast at June. The report is left to be issued."""
    run_funds(read_example(examples / FOLLOWED), at=at)
