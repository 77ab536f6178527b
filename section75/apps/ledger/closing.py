"""Closing a month, which the host decides, and re-opening it, which binds both."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse as address_of

from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.ledger import month_stops
from section75.apps.ledger import month_store as store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.refusals import MonthClosedAlready, MonthNotClosed, MonthNotOver
from section75.core.agreements import OutsideTerm
from section75.core.authority import Act, Scope
from section75.core.calendar import Month, london_day
from section75.core.ledger import Account, ReasonMissing, says_something
from section75.core.partnership import Partnership, account_named

FIXED = "the same, and fixed"


def _called(terms: Partnership, ledger: Ledger, account: Account) -> str:
    return account_named(terms, ledger.fund, account.code)


def _month(said: Arguments) -> Month:
    return Month.read(str(said["month"]))


def _shows_closing(scope: Scope, said: Arguments, at: datetime) -> Shown:
    ledger, month = Ledger(scope.partnership, scope.fund), _month(said)
    terms = agreements.latest(ledger.partnership)
    terms.fund(ledger.fund)
    closings = store.closings(ledger)
    if month in closings:
        raise MonthClosedAlready(month, closings[month])
    require_over(terms, ledger, month, today=london_day(at))
    done = month_stops.before_closing(ledger, month, on=london_day(at))
    moved = store.month_totals(ledger, month)
    return Shown(
        title=f"Close {month.in_words}",
        says=("Nothing more can be posted to it. The partner then agrees it or objects.", *done),
        changes=(
            Change(f"{month.in_words} ({month})", "open", "closed"),
            *(
                Change(f"{account} in the month", f"{amount}", FIXED, f"{_called(terms, ledger, account)} in the month")
                for account, amount in moved
            ),
        ),
        address=_address(ledger),
        rests_on=store.month_digest(ledger, month),
    )


def _close(carrying: Carrying) -> Done:
    ledger, month = Ledger(carrying.scope.partnership, carrying.scope.fund), _month(carrying.arguments)
    store.close(ledger, month, under=carrying)
    changes = (Change(f"{month}", "open", "closed"),)
    return Done(f"Closed {month.in_words} ({month}).", _address(ledger), changes)


def _shows_reopening(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - at any time
    ledger, month = Ledger(scope.partnership, scope.fund), _month(said)
    closing = store.closing_of(ledger, month)
    if closing is None:
        raise MonthNotClosed(month)
    if not says_something(str(said["because"])):
        raise ReasonMissing("Re-opening a month")
    month_stops.before_reopening(ledger, month)
    issued = "What was issued stays as it was issued; the next report says what moved since."
    return Shown(
        title=f"Re-open {month.in_words}",
        says=(issued,),
        changes=(Change(f"{month.in_words} ({month})", "closed", "open"),),
        address=_address(ledger),
        rests_on=str(closing.pk),
    )


def _reopen(carrying: Carrying) -> Done:
    ledger, month = Ledger(carrying.scope.partnership, carrying.scope.fund), _month(carrying.arguments)
    closing = store.closing_of(ledger, month)
    if closing is None:
        raise MonthNotClosed(month)
    store.reopen(closing, because=str(carrying.arguments["because"]), under=carrying)
    changes = (Change(f"{month}", "closed", "open"),)
    return Done(f"Re-opened {month.in_words} ({month}).", _address(ledger), changes)


def require_over(partnership: Partnership, ledger: Ledger, month: Month, *, today: date) -> None:
    """Refuse to close a month outside the schedule's term, or one that is not over."""
    schedule = partnership.schedule_of(partnership.fund(ledger.fund))
    first, last = month.span.starts_on, month.span.last_day
    assert last is not None, "a month ends"
    if schedule.span is not None and not (schedule.span.holds(first) or schedule.span.holds(last)):
        raise OutsideTerm(schedule.title, first, schedule.span, str(schedule.clause))
    if last >= today:
        raise MonthNotOver(month)


def _address(ledger: Ledger) -> str:
    return address_of("ledger:journal", kwargs={"slug": ledger.partnership, "fund": ledger.fund})


KINDS = (
    Kind("close-month", "Close a month", Act.PROPOSE_CLOSE, Act.APPROVE_CLOSE, _shows_closing, _close),
    Kind(
        "reopen-month",
        "Re-open a month",
        Act.PROPOSE_REOPENING,
        Act.APPROVE_FOR_ORGANISATION,
        _shows_reopening,
        _reopen,
        binds_both=True,
    ),
)
