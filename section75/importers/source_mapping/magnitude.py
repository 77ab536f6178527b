"""Whether amounts are of the size that a source's files have: a thousand times more or less is another unit."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

from section75.core.money import Money, Unit
from section75.importers.source_mapping.refusals import UnitSuspected

TIMES = 300  # by so much usual amounts may differ from one file to the next; £ for £000 is a thousand times


def require_usual(now: Money, before: Sequence[Money], unit: Unit) -> None:
    """Refuse a file whose usual amount is far from those of the files before; without any there is nothing to say."""
    if before and now:
        usual = median_low(before)
        if now.pence >= TIMES * usual.pence or usual.pence >= TIMES * now.pence:
            raise UnitSuspected(str(now), str(usual), unit.value)
