"""What the terms of a step are made of, beyond money and shares: amounts by partner, shares by line, bands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

from section75.core.money import Money, Ratio

PartnerId = NewType("PartnerId", str)
LineIds = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Amounts:
    """An amount for each partner named, none below nothing."""

    by_partner: tuple[tuple[str, Money], ...]

    def of(self, partner: str) -> Money | None:
        """The amount of one partner; None where none is named for it."""
        return dict(self.by_partner).get(partner)


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares line by line: a line whose one share is 100% is a partner's alone."""

    by_line: tuple[tuple[str, Ratio], ...]

    @property
    def lines(self) -> LineIds:
        """The lines it speaks of, in the agreement's order."""
        return tuple(line for line, _ in self.by_line)


@dataclass(frozen=True, slots=True)
class Band:
    """The part of a variance from one amount up to another (None: without end), and how it is shared."""

    over: Money
    upto: Money | None
    shares: Ratio


@dataclass(frozen=True, slots=True)
class Owners:
    """Whose each line is: the one partner that its variance goes back to."""

    by_line: tuple[tuple[str, str], ...]

    @property
    def lines(self) -> LineIds:
        """The lines it speaks of, in the agreement's order."""
        return tuple(line for line, _ in self.by_line)

    def of(self, line: str) -> str | None:
        """The owner of one line; None where none is named for it."""
        return dict(self.by_line).get(line)


@dataclass(frozen=True, slots=True)
class Bound:
    """How far a partner's part may go: a cap on what it bears, a collar (below nothing) on what it keeps."""

    partner: str
    collar: Money | None
    cap: Money | None
