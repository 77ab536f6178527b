"""Loading the demonstration. Doing it again changes nothing, and an example that is there already is left as it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from section75.apps.accounts.actions import begin_demonstration
from section75.apps.accounts.store import everybody, is_demonstration
from section75.apps.agreements import store as agreements
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.audit.locking import alone
from section75.apps.budget.actions import enter_forecast
from section75.apps.demonstration.cast import CAMBRIDGESHIRE, EARLIER_CAST
from section75.apps.demonstration.example import Example, FundRun, examples_in, read_example
from section75.apps.demonstration.people import add_people, give_parts, player
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
    """Was it begun as a demonstration? An earlier one is known by its cast, with an example or with nothing."""
    there = {name for name, _ in agreements.names()}
    has_example = any(example.partnership in there for example in examples_in(examples))
    return is_demonstration() or (set(everybody()) >= EARLIER_CAST and (has_example or not there))


def load_people(examples: Path | None = None) -> None:
    """Make the cast known, and give each their role in every example that is loaded. Whoever is known is left alone."""
    at = timezone.now()
    begin_demonstration(at=at)
    add_people(at=at)
    for example in examples_in(examples or Path(settings.EXAMPLES)):
        if agreements.exists(example.partnership):
            give_parts(example, at=at)


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
    finance = player("finance.officer")
    for each in run.extracts:
        _approve(ledger.propose_contributions(finance, fund, month=each.month, at=at), fund, at=at)
        brought = ledger.upload_extract(
            finance,
            fund,
            month=each.month,
            content=each.file.read_bytes(),
            file_name=each.file.name,
            control_total=each.control_total,
            at=at,
        )
        _approve(ledger.propose_extract(finance, fund, brought.number, at=at), fund, at=at)
    rows = read_forecast(run.forecast.file.read_bytes())
    enter_forecast(finance, fund, month=run.forecast.month, rows=rows, because=run.forecast.because, at=at)


def _approve(proposal: Proposal, fund: Ledger, *, at: datetime) -> None:
    """What the finance officer proposed, the host's approver approves, and so it is posted."""
    approvals.approve(player("finance.approver"), ledger.scope_of(fund), proposal.pk, at=at)


def load_demonstration(examples: Path, *, at: datetime) -> tuple[LoadedExample, ...]:
    """Load every example that is not there yet, each whole or not at all; what was loaded."""
    found = examples_in(examples)
    with alone("demonstration"):
        begin_demonstration(at=at)
        add_people(at=at)
        there = [example for example in found if agreements.exists(example.partnership)]
        loaded = tuple(_load(example, at=at) for example in found if example not in there)
        for example in there:
            give_parts(example, at=at)
        return loaded


@transaction.atomic
def _load(example: Example, *, at: datetime) -> LoadedExample:
    load_terms(example, at=at)
    give_parts(example, at=at)
    stopped = run_funds(example, at=at)
    return LoadedExample(example.partnership, agreements.latest(example.partnership).name, example.about, stopped)


# The one example that the guide and the tests follow, by itself. Nothing above knows an example by name.

FOLLOWED = "cambridgeshire-2023"
FUND = Ledger(CAMBRIDGESHIRE, "learning-disability")
YEAR = FinancialYear(2022)


def load_agreements(examples: Path, *, at: datetime) -> None:
    """Load the agreement files of the example that the guide follows, and give the cast their roles there."""
    example = read_example(examples / FOLLOWED)
    load_terms(example, at=at)
    give_parts(example, at=at)


def load_first_quarter(examples: Path, *, at: datetime) -> None:
    """Bring its April to June 2022, with the forecast at June. The report is left to be issued."""
    run_funds(read_example(examples / FOLLOWED), at=at)
