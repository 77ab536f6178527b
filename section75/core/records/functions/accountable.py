"""Who is accountable for a function on a day: its owner, always; and who exercises it, as the clauses say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.calendar import Span
from section75.core.records.functions.function import DelegatedFunction

Within = Callable[[str], Span | None]  # the days of a schedule, by its short name


@dataclass(frozen=True, slots=True)
class Accountable:
    """One function on one day: the records of it that hold then, those that do not, and those without any day.

    `of` is the earliest record of the function: what it is, whose it is, under which schedule.
    """

    of: DelegatedFunction
    on: date
    holding: tuple[DelegatedFunction, ...]
    on_other_days: tuple[DelegatedFunction, ...]
    without_days: tuple[DelegatedFunction, ...]

    @property
    def accountable(self) -> str:
        """The owner, whoever exercises the function (section 75(5))."""
        return self.of.liable

    @property
    def exercised_by(self) -> tuple[str, ...]:
        """Who exercises it on the day, each once: one body; two, which is wrong; none, if nothing delegates it then."""
        return tuple(dict.fromkeys(each.exercised_by for each in self.holding))

    @property
    def is_twice(self) -> bool:
        """Do the records give it to two bodies on this day?"""
        return len(self.exercised_by) > 1

    @property
    def is_not_known(self) -> bool:
        """Does no record hold on the day, while one gives no days at all, so that nobody can say?"""
        return not self.holding and bool(self.without_days)

    @property
    def last_said(self) -> DelegatedFunction:
        """The record whose clause falls silent: the latest that began by the day, else the one without days, else
        the first there is."""
        before = [each for each in self.on_other_days if each.span is not None and each.span.starts_on <= self.on]
        latest = max(before, key=lambda each: each.span.starts_on if each.span else date.min, default=None)
        return latest or next(iter(self.without_days), self.of)


def accountable_on(functions: Sequence[DelegatedFunction], day: date, *, within: Within) -> tuple[Accountable, ...]:
    """Every function on record, once each in the records' order, as it stands on a day. Records without days of their
    own hold for those of their schedule, `within`."""
    firsts: list[DelegatedFunction] = []
    for each in functions:
        if not any(each.is_same_as(first) for first in firsts):
            firsts.append(each)
    return tuple(_one(first, [each for each in functions if each.is_same_as(first)], day, within) for first in firsts)


def _one(first: DelegatedFunction, records: Sequence[DelegatedFunction], day: date, within: Within) -> Accountable:
    holds = {position: each.holds(day, within=within(each.schedule)) for position, each in enumerate(records)}

    def those(answer: bool | None) -> tuple[DelegatedFunction, ...]:
        return tuple(each for position, each in enumerate(records) if holds[position] is answer)

    return Accountable(first, day, holding=those(True), on_other_days=those(False), without_days=those(None))
