"""A succession: on a day, one body took the place of another, wholly or in part, by an instrument."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.explain import Clause
from section75.core.organisations.days import Day


class How(Enum):
    """How one body came to stand where another stood."""

    RENAMED = "renamed"  # a new legal person under a new name; a change of name alone is a second name
    MERGER = "merger"
    SPLIT = "split"
    ACQUISITION = "acquisition"  # into a body that was there already, and goes on
    TRANSFER = "transfer"  # of functions, from a body that goes on
    ABOLITION = "abolition, functions to"


@dataclass(frozen=True, slots=True)
class Succession:
    """One link: predecessor and successor by their short names in the register. A split is several links of one day.

    `instrument` is the Act, order or scheme it rests on; empty where no source names one.
    """

    predecessor: str
    successor: str
    on: Day
    how: How
    source: Clause
    instrument: str = ""
    note: str = ""

    @property
    def by_instrument(self) -> str:
        """The instrument, or that none is named."""
        return self.instrument or "no instrument is named by the source"
