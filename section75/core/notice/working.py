"""Working out when a notice ends, step by step, each step a sentence with its clause. Nothing is chosen in silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.agreements import Deemed, MonthEnd, Notice, Unit, Way
from section75.core.calendar import BankHolidays, in_words
from section75.core.explain import Clause
from section75.core.notice.authority import Authority
from section75.core.notice.counting import count, has_same_day, next_ending
from section75.core.notice.refusals import (
    FIRST_YEAR,
    LAST_YEAR,
    ConventionSilent,
    DayOutOfReach,
    LengthNotGiven,
    WayNotAllowed,
    WayNotSaid,
)


@dataclass(frozen=True, slots=True)
class Service:
    """A notice as it is served: the party as a sentence calls it, the day it is sent, and how.

    `counts_from` is the day on which all parties take it as given, where they do; it then goes before any other.
    """

    by: str
    on: date
    way: Way | None = None
    counts_from: date | None = None
    counts_clause: Clause | None = None
    authority: Authority | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the working."""

    says: str
    clause: Clause | None = None

    def __str__(self) -> str:
        return f"{self.says} ({self.clause})" if self.clause else self.says

    def as_data(self) -> dict[str, object]:
        """The step for a machine."""
        return {"says": self.says, "clause": self.clause.as_data() if self.clause else None}


@dataclass(frozen=True, slots=True)
class Working:
    """A notice worked out under one term: the day it counts as served, the day it ends, and every step."""

    term: Notice
    service: Service
    deemed_on: date
    end_on: date
    steps: tuple[Step, ...]

    def as_data(self) -> dict[str, object]:
        """The working for a machine."""
        authority = self.service.authority
        return {
            "scope": self.term.scope,
            "ground": self.term.ground,
            "length": str(self.term.length),
            "clause": self.term.clause.as_data(),
            "by": self.service.by,
            "sent_on": self.service.on.isoformat(),
            "deemed_on": self.deemed_on.isoformat(),
            "ends_on": self.end_on.isoformat(),
            "authority": authority.as_data(self.deemed_on) if authority else None,
            "working": [step.as_data() for step in self.steps],
        }


def work_out(term: Notice, service: Service, *, holidays: BankHolidays, rule: MonthEnd | None = None) -> Working:
    """When a notice ends. `rule` holds only where the term gives no month-end convention of its own.

    Refuses a term without a length, a month without such a day where no convention is given, a way of service that the
    term needs and is not said or does not allow, and working days of a year that is not known.
    """
    _require_reach(service.on)
    if term.length is None:
        raise LengthNotGiven(term)
    deemed_on, served = _served(term, service, holidays)
    end_on, counted = end_from(term, deemed_on, holidays=holidays, rule=rule)
    sent = Step(f"{service.by} sends the notice on {in_words(service.on)}.")
    return Working(term, service, deemed_on, end_on, (sent, served, *counted, *_authority(service, deemed_on)))


def end_from(
    term: Notice, served_on: date, *, holidays: BankHolidays, rule: MonthEnd | None = None
) -> tuple[date, tuple[Step, ...]]:
    """When a notice ends that counts as served on a day, and the steps to it."""
    _require_reach(served_on)
    if term.length is None:
        raise LengthNotGiven(term)
    holds = term.month_end or rule
    ends = {
        each: next_ending(count(served_on, term.length, rule=each, holidays=holidays), term.ends_only)
        for each in (MonthEnd if holds is None else (holds,))
    }
    is_clear = term.length.unit is not Unit.MONTHS or has_same_day(served_on, term.length.number)
    if holds is None and not is_clear and len(set(ends.values())) > 1:
        raise ConventionSilent(term, served_on, ends)
    # With no convention given, a month that has the day ends on it: LAST_DAY never moves such a day.
    chosen = holds or MonthEnd.LAST_DAY
    ran_out = count(served_on, term.length, rule=chosen, holidays=holidays)
    says = f"{term.length} from {in_words(served_on)}, that day not counted, end on {in_words(ran_out)}."
    steps = [Step(says, term.clause)]
    if not is_clear:
        steps.append(_convention(term, served_on, holds))
    if term.ends_only is not None:
        only = f"A notice may end only at the {term.ends_only.value}: the next is {in_words(ends[chosen])}."
        steps.append(Step(only, term.clause))
    return ends[chosen], tuple(steps)


def _require_reach(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DayOutOfReach(day)


def _convention(term: Notice, served_on: date, holds: MonthEnd | None) -> Step:
    if holds is None:
        return Step("Every month-end convention gives the same day, so that none needs choosing.")
    whose = "the agreement's convention" if term.month_end else "the convention asked for; the clause gives none"
    missing = f"The last month has no day {served_on.day}: {holds.value}, {whose}."
    return Step(missing, term.clause)


def _served(term: Notice, service: Service, holidays: BankHolidays) -> tuple[date, Step]:
    if service.counts_from is not None:
        says = f"It is taken as given on {in_words(service.counts_from)}."
        return service.counts_from, Step(says, service.counts_clause)
    if not term.ways:
        says = f"No rule says when a notice counts as served: {in_words(service.on)}, the day sent, is taken."
        return service.on, Step(says, term.clause)
    if service.way is None:
        raise WayNotSaid(term)
    return _deemed(term, _way(term, service.way), service.on, holidays)


def _way(term: Notice, way: Way) -> Deemed:
    for allowed in term.ways:
        if allowed.way is way:
            return allowed
    raise WayNotAllowed(term, way)


def _deemed(term: Notice, deemed: Deemed, sent_on: date, holidays: BankHolidays) -> tuple[date, Step]:
    if deemed.after is None:
        says = f"Served {deemed.way.value}; no rule says when that counts: {in_words(sent_on)}, the day sent, is taken."
        return sent_on, Step(says, term.clause)
    day = count(sent_on, deemed.after, rule=MonthEnd.LAST_DAY, holidays=holidays)
    when = "the same day" if deemed.after.number == 0 else f"{deemed.after} later"
    return day, Step(f"Served {deemed.way.value}, it counts as served {when}, on {in_words(day)}.", term.clause)


def _authority(service: Service, deemed_on: date) -> tuple[Step, ...]:
    if service.authority is None:
        return (Step("No authority for the notice is named."),)
    return (Step(service.authority.in_words(deemed_on), service.authority.clause),)
