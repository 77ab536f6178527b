"""Where an obligation stands on a day: met, due, overdue by so many days, or not known; never guessed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from section75.core.calendar import in_words
from section75.core.obligations.obligation import Kind, Obligation


class Standing(Enum):
    """How an obligation stands. The words are what a page shows."""

    OVERDUE = "overdue"
    DUE = "due"
    COMING = "coming"
    MET = "met"
    PAST = "past"
    NO_DAY = "no day is given"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True)
class Reported:
    """A report that was issued for a fund and period, and the day on which each partner had it, by short name."""

    fund: str
    period: str
    issued_on: date
    reached: tuple[tuple[str, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """That somebody put on record that an obligation was met: by its key, on a day, in their words."""

    key: str
    on: date
    says: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """What is on record as done. `kept_from` is the day since when a record is kept; None where none is at all."""

    reports: tuple[Reported, ...] = ()
    done: tuple[Done, ...] = ()
    kept_from: date | None = None
    partners: dict[str, tuple[str, ...]] = field(default_factory=dict)  # fund -> the partners a report goes to


@dataclass(frozen=True, slots=True)
class Listed:
    """An obligation as it stands on a day; `says` is its standing in words, `days` how many it is overdue."""

    obligation: Obligation
    standing: Standing
    says: str
    days: int = 0
    met_on: date | None = None


def listed(obligation: Obligation, happened: Happened, *, on: date) -> Listed:
    """The obligation as it stands on a day, by what had happened up to then."""
    met = _met(obligation, happened, on)
    if met is not None:
        return Listed(obligation, Standing.MET, f"met on {in_words(met[0])}{met[1]}", met_on=met[0])
    if obligation.due_on is None:
        return _without_a_day(obligation, happened, on)
    if obligation.due_on >= on:
        return _ahead(obligation, on)
    if not obligation.kind.is_a_duty:
        return Listed(obligation, Standing.PAST, "its day is past")
    return _late(obligation, happened, on)


def _met(obligation: Obligation, happened: Happened, on: date) -> tuple[date, str] | None:
    """The day on which it was met, and what is said of it."""
    if obligation.held_on is not None and obligation.held_on <= on:
        return obligation.held_on, ", as the source says"
    done = [each for each in happened.done if each.key == obligation.key and each.on <= on]
    if done:
        last = max(done, key=lambda each: each.on)
        return last.on, f": {last.says}" if last.says else ""
    report = _report(obligation, happened, on)
    if report is not None and not _waiting(report, happened, on):
        return max([report.issued_on, *(day for _, day in report.reached)]), ""
    return None


def _report(obligation: Obligation, happened: Happened, on: date) -> Reported | None:
    if obligation.kind is not Kind.REPORT or not obligation.period:
        return None
    found = (each for each in happened.reports if (each.fund, each.period) == obligation.reported_as)
    return next((each for each in found if each.issued_on <= on), None)


def _waiting(report: Reported, happened: Happened, on: date) -> Sequence[str]:
    """The partners that an issued report had not reached."""
    had = {party for party, day in report.reached if day <= on}
    return [party for party in happened.partners.get(report.fund, ()) if party not in had]


def _ahead(obligation: Obligation, on: date) -> Listed:
    assert obligation.due_on is not None, "it has a day"
    left = (obligation.due_on - on).days
    standing = Standing.DUE if obligation.kind.is_a_duty else Standing.COMING
    return Listed(obligation, standing, "today" if left == 0 else f"in {_days(left)}")


def _late(obligation: Obligation, happened: Happened, on: date) -> Listed:
    """A duty whose day is past and of which nothing is on record: overdue, if a record was kept by then."""
    assert obligation.due_on is not None, "it has a day"
    kept = happened.kept_from
    if kept is None:
        return Listed(obligation, Standing.NOT_KNOWN, "not known: no record of what was done is before us")
    if obligation.due_on < kept:
        return Listed(
            obligation, Standing.NOT_KNOWN, f"not known: its day is before {in_words(kept)}, when records begin"
        )
    if not obligation.kind.is_late_unrecorded:
        return Listed(obligation, Standing.NOT_KNOWN, "not known: nothing is on record")
    days = (on - obligation.due_on).days
    report = _report(obligation, happened, on)
    not_yet = (
        f"; issued on {in_words(report.issued_on)}, and has not reached {' and '.join(_waiting(report, happened, on))}"
        if report
        else ""
    )
    return Listed(obligation, Standing.OVERDUE, f"overdue by {_days(days)}{not_yet}", days)


def _without_a_day(obligation: Obligation, happened: Happened, on: date) -> Listed:
    kept, owed = happened.kept_from, obligation.owed_from
    says = "no day is given"
    if owed is not None and owed <= on:
        is_recorded = kept is not None and owed >= kept
        says = f"owed since {in_words(owed)}; {says}" + (
            "" if is_recorded else ", and whether it was done is not known"
        )
    return Listed(obligation, Standing.NO_DAY, says)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number:,} days"
