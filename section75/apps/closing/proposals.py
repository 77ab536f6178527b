"""Locking a year once its final account rests on it, which the host decides, and unlocking it, which binds both."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.closing import store
from section75.apps.ledger.ledgers import Ledger
from section75.core.authority import Act, Scope
from section75.core.calendar import FinancialYear
from section75.core.closing import State, require_all_closed, require_locked
from section75.core.ledger import ReasonMissing, says_something


def _asked(scope: Scope, said: Arguments) -> tuple[Ledger, FinancialYear]:
    agreements.latest(scope.partnership).fund(scope.fund)
    return Ledger(scope.partnership, scope.fund), FinancialYear.read(str(said["year"]))


def _shows_locking(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - at any time
    ledger, year = _asked(scope, said)
    if not says_something(str(said["rests_on"])):
        raise ReasonMissing("Locking a year")
    require_all_closed(year, store.periods(ledger, year))
    says = (f"What rests on it: {said['rests_on']}.", "A locked period is opened only once both partners unlock it.")
    change = Change(f"The fifteen periods of {year}", State.CLOSED.value, State.LOCKED.value)
    return Shown(f"Lock {year}", says, (change,), address=_address(ledger), rests_on=_rests_on(ledger, year))


def _shows_unlocking(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - at any time
    ledger, year = _asked(scope, said)
    if not says_something(str(said["because"])):
        raise ReasonMissing("Unlocking a year")
    require_locked(year, store.periods(ledger, year))
    says = ("Its periods stay closed: each is re-opened by an act of its own. What was issued stays as it was issued.",)
    change = Change(f"The fifteen periods of {year}", State.LOCKED.value, State.CLOSED.value)
    return Shown(f"Unlock {year}", says, (change,), address=_address(ledger), rests_on=_rests_on(ledger, year))


def _rests_on(ledger: Ledger, year: FinancialYear) -> str:
    return " ".join(f"{store.round_of(ledger, period.month)}" for period in store.periods(ledger, year))


def _lock(carrying: Carrying) -> Done:
    return _step(carrying, State.CLOSED, State.LOCKED, "Locked")


def _unlock(carrying: Carrying) -> Done:
    return _step(carrying, State.LOCKED, State.CLOSED, "Unlocked")


def _step(carrying: Carrying, before: State, after: State, verb: str) -> Done:
    ledger, year = _asked(carrying.scope, carrying.arguments)
    months = [period.month for period in store.periods(ledger, year)]
    store.step_year(ledger, months, after, under=carrying)
    return Done(f"{verb} {year}.", _address(ledger), (Change(str(year), before.value, after.value),))


def _address(ledger: Ledger) -> str:
    return reverse("closing:periods", kwargs={"slug": ledger.partnership, "fund": ledger.fund})


KINDS = (
    Kind("lock-year", "Lock a year", Act.PROPOSE_CLOSE, Act.APPROVE_CLOSE, _shows_locking, _lock),
    Kind(
        "unlock-year",
        "Unlock a year",
        Act.PROPOSE_REOPENING,
        Act.APPROVE_FOR_ORGANISATION,
        _shows_unlocking,
        _unlock,
        binds_both=True,
    ),
)
