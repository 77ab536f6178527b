"""Placing the rows of a file group by group: the same rules, asked once for each different row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from section75.analysis.engine import reading
from section75.analysis.found import NO_ROWS, Analysis, InMonth, added
from section75.analysis.groups import Group, groups
from section75.analysis.layout import Layout
from section75.analysis.once import Once
from section75.analysis.repeated import repeated
from section75.core.calendar import Month
from section75.core.ledger import Tally
from section75.core.money import Money
from section75.core.pools import Asked, Rule, Rulebook, TwoRulesPlace

K = TypeVar("K", InMonth, tuple[str, str])


def analyse(path: Path, *, layout: Layout, rules: Sequence[Rule]) -> Analysis:
    """What a finance extract holds, in pounds and pence, spend positive; nothing is kept and nothing posted.

    Refuses a file that is no plain CSV table, and says so where the column engine is not installed.
    """
    sorting = _Sorting(layout, Rulebook(rules))
    reads_text = any(rule.conditions.reads_text for rule in rules)
    with reading(path, layout) as connection:
        for group in groups(connection, layout, reads_text=reads_text):
            sorting.take(group)
        alike, rows = repeated(connection, layout)
    return Analysis(_sorted(sorting.placed), _sorted(sorting.waiting), sorting.refused, sorting.unread, alike, rows)


@dataclass(slots=True)
class _Sorting:
    """Where groups went so far."""

    layout: Layout
    book: Rulebook
    placed: dict[InMonth, Tally] = field(default_factory=dict)
    waiting: dict[tuple[str, str], Tally] = field(default_factory=dict)
    refused: Tally = NO_ROWS
    unread: int = 0
    days: Once[tuple[date, Month] | None] = field(init=False)
    centres: Once[bool] = field(init=False)

    def __post_init__(self) -> None:
        self.days, self.centres = Once(self._in_its_month), Once(self.layout.is_centre)

    def take(self, group: Group) -> None:
        """Count a group where its rows belong."""
        amount = Money(group.pence) if group.amount is None else self.layout.amount_of(group.amount.strip())
        if amount is None:
            self.refused = added(self.refused, Tally(group.count, Money(0)))
            self.unread += group.count
            return
        each = 1 if group.amount is None else group.count  # of an amount that is shared
        tally = Tally(group.count, Money(amount.pence * each))
        day = self.days.of(group.day)
        if day is None or not self.centres.of(group.cost_centre):
            self.refused = added(self.refused, tally)
            return
        self._place(group, *day, tally)

    def _in_its_month(self, text: str) -> tuple[date, Month] | None:
        day = self.layout.day_of(text)
        return None if day is None else (day, Month.of(day))

    def _place(self, group: Group, day: date, month: Month, tally: Tally) -> None:
        asked = Asked(group.cost_centre, group.subjective, day, group.supplier, group.description)
        try:
            found = self.book.place(asked)
        except TwoRulesPlace:
            self.refused = added(self.refused, tally)
            return
        if found is None:
            codes = (group.cost_centre, group.subjective)
            self.waiting[codes] = added(self.waiting.get(codes, NO_ROWS), tally)
        else:
            place = InMonth(found.destination.value, found.target, month.year.first, month.number)
            self.placed[place] = added(self.placed.get(place, NO_ROWS), tally)


def _sorted(tallies: Mapping[K, Tally]) -> dict[K, Tally]:
    return {key: tallies[key] for key in sorted(tallies)}
