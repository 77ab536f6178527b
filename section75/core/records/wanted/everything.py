"""Everything that is wanted on record of one schedule, in one order, each with its provision and what is missing."""

from __future__ import annotations

from section75.core.records.wanted.asking import Asking, Wanted
from section75.core.records.wanted.before_entering import before_entering
from section75.core.records.wanted.resources import resources
from section75.core.records.wanted.wording import wording


def wanted_of(asking: Asking) -> tuple[Wanted, ...]:
    """What is wanted of a schedule: before it is entered, in its words, and beside its money."""
    return (*before_entering(asking), *wording(asking), *resources(asking))
