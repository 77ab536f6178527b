"""Both sides' figures under the same keys, their differences, and the reasons given for them with their age in days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from section75.core.money import Money, sum_of

_NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure differs: who said so, for whom, on which day, and of which difference."""

    key: str
    difference: Money
    because: str
    by: str
    party: str
    on: date


@dataclass(frozen=True, slots=True)
class SideBySide:
    """One key with what the books hold and what the other side gives; a side that says nothing says £0.00."""

    key: str
    ours: Money
    theirs: Money

    @property
    def difference(self) -> Money:
        """What the books hold less what the other side gives."""
        return self.ours - self.theirs


@dataclass(frozen=True, slots=True)
class Compared:
    """One key with both figures and the reason that holds for their difference, if one was given."""

    figures: SideBySide
    reason: Reason | None

    @property
    def is_explained(self) -> bool:
        """Is there no difference, or a reason for this very difference?"""
        return not self.figures.difference or self.reason is not None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All keys of both sides, sorted; `since` is the day from which the other side's figures are known."""

    rows: tuple[Compared, ...]
    since: date

    @property
    def ours(self) -> Money:
        """What the books hold in all."""
        return sum_of(row.figures.ours for row in self.rows)

    @property
    def theirs(self) -> Money:
        """What the other side gives in all."""
        return sum_of(row.figures.theirs for row in self.rows)

    @property
    def difference(self) -> Money:
        """The one total less the other."""
        return self.ours - self.theirs

    @property
    def differing(self) -> tuple[Compared, ...]:
        """The keys on which both sides differ."""
        return tuple(row for row in self.rows if row.figures.difference)

    @property
    def unexplained(self) -> tuple[Compared, ...]:
        """The differences nobody has given a reason for."""
        return tuple(row for row in self.rows if not row.is_explained)

    def age(self, on: date) -> int:
        """For how many days a difference has been known on a day."""
        return max((on - self.since).days, 0)


def compare(
    ours: Mapping[str, Money], theirs: Mapping[str, Money], *, since: date, reasons: Iterable[Reason] = ()
) -> Comparison:
    """Both sides under every key either has. A reason holds for the difference it was given for, the latest first."""
    given = {(reason.key, reason.difference): reason for reason in reasons}
    rows = []
    for key in sorted({*ours, *theirs}):
        figures = SideBySide(key, ours.get(key, _NOTHING), theirs.get(key, _NOTHING))
        rows.append(Compared(figures, given.get((key, figures.difference)) if figures.difference else None))
    return Comparison(tuple(rows), since)
