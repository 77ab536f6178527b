"""The difference an agreed year makes to what was worked on meanwhile: for each partner, and for each instalment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import Month
from section75.core.money import Money
from section75.core.pools import ContributionTable, InstalmentRule, instalments_due


@dataclass(frozen=True, slots=True)
class InstalmentDifference:
    """One instalment: what it was meanwhile, what it is as agreed; `fell_due` if that was so on the day asked."""

    month: Month
    due_on: date
    old: Money
    new: Money
    fell_due: bool

    @property
    def apart(self) -> Money:
        """How much more it is as agreed."""
        return self.new - self.old


@dataclass(frozen=True, slots=True)
class Difference:
    """One partner: its year's contribution meanwhile and as agreed; instalments where the agreement says when."""

    party: str
    old: Money
    new: Money
    instalments: tuple[InstalmentDifference, ...]

    @property
    def apart(self) -> Money:
        """How much more it is as agreed, over the year."""
        return self.new - self.old

    @property
    def to_settle(self) -> Money:
        """How much of that belongs to instalments that had fallen due."""
        return Money(sum(each.apart.pence for each in self.instalments if each.fell_due))


def differences(
    new: ContributionTable, old: ContributionTable, rule: InstalmentRule | None, *, on: date
) -> tuple[Difference, ...]:
    """Each partner's difference between the year's own contributions and those worked on meanwhile.

    A partner in only one of the two has nothing in the other. `on` decides which instalments had fallen due; without a
    rule for the year nothing is said of instalments.
    """
    parties = list(dict.fromkeys([*new.due, *old.due]))
    return tuple(
        _difference(party, old.due.get(party, Money(0)), new.due.get(party, Money(0)), rule, on) for party in parties
    )


def _difference(party: str, old: Money, new: Money, rule: InstalmentRule | None, on: date) -> Difference:
    months = [Month(rule.year, number) for number in range(1, 13)] if rule is not None else []
    each = []
    for month in months:
        assert rule is not None, "months are asked about where there is a rule"
        (before,) = instalments_due(rule, {party: old}, month=month)
        (after,) = instalments_due(rule, {party: new}, month=month)
        each.append(InstalmentDifference(month, after.due_on, before.amount, after.amount, after.due_on <= on))
    return Difference(party, old, new, tuple(each))
