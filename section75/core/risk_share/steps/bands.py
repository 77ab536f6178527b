"""Bands: each part of what is left is shared in its own percentages.

The first part in one set of shares, the next in another, and so on: a pound belongs to the band it stands in, so that
nobody's part jumps where a band ends. An underspend uses the same bands on its size.

Two bands that both share the same pound are refused, and so is a band that ends before it begins. A gap between bands
is left, and is nobody's: a later step takes it, or the settlement is refused. Each band is rounded by itself.

Asked for: not seen in an agreement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals
from section75.core.risk_share.facts import Band, Facts
from section75.core.risk_share.refusals import BandBackward, BandsOverlap
from section75.core.risk_share.settlement import Settlement
from section75.core.risk_share.step import Step
from section75.core.risk_share.taking import share_out, shares_in_words


@dataclass(frozen=True, slots=True)
class Bands(Step):
    """Each partner takes, of each band, the share it has there."""

    NAME: ClassVar[str] = "bands"

    bands: tuple[Band, ...]

    def __post_init__(self) -> None:
        wrong: list[Refusal] = [
            BandBackward(band.over, band.upto, str(self.clause))
            for band in self.bands
            if band.upto is not None and band.upto <= band.over
        ]
        sound = [band for band in self._in_order if band.upto is None or band.upto > band.over]
        for lower, upper in pairwise(sound):
            if lower.upto is None or lower.upto > upper.over:
                ends = [band.upto for band in (lower, upper) if band.upto is not None]
                wrong.append(BandsOverlap(upper.over, min(ends, default=None), str(self.clause)))
        if wrong:
            raise wrong[0] if len(wrong) == 1 else Refusals(wrong)

    @property
    def _in_order(self) -> list[Band]:
        return sorted(self.bands, key=lambda band: band.over)

    @property
    def takes_all(self) -> bool:
        """Do the bands follow one another from nothing without end?"""
        reached: Money | None = Money(0)
        for band in self._in_order:
            if band.over != reached:
                return False
            reached = band.upto
        return reached is None

    def in_words(self, called: Callable[[str], str]) -> str:
        """Every band with its shares."""
        return "; ".join(
            f"what is {_where(band)}: {shares_in_words(band.shares, None, called)}" for band in self._in_order
        )

    def apply(self, settlement: Settlement, facts: Facts) -> Settlement:
        """Share each band's part of what is left."""
        name, left, kind = settlement.step, settlement.left, settlement.kind
        for number, band in enumerate(self._in_order, start=1):
            reached = abs(left) if band.upto is None else min(abs(left), band.upto)
            part = reached - band.over
            if part.pence <= 0:
                continue
            settlement = share_out(
                settlement.at(f"{name}.band-{number}"),
                part if left.pence > 0 else -part,
                ratio=band.shares,
                facts=facts,
                clause=self.clause,
                of=f"the {part} of the {kind} that is {_where(band)}",
            )
        return settlement.at(name)


def _where(band: Band) -> str:
    if band.upto is None:
        return f"above {band.over}"
    return f"between {band.over} and {band.upto}" if band.over else f"up to {band.upto}"


STEP = Bands
