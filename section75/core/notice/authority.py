"""The authority a notice relies on: whose decision, of which day, and whether that day comes before service."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import in_words
from section75.core.explain import Clause


@dataclass(frozen=True, slots=True)
class Authority:
    """A decision, of which party, between which days it was made; one day where both are the same.

    `relied_on` is False where the decision was only asked for. The days are None where no source gives any.
    """

    says: str
    first: date | None
    last: date | None
    clause: Clause | None = None
    by: str = ""
    relied_on: bool = True

    @property
    def on(self) -> date | None:
        """Its day, where just one is known."""
        return self.first if self.first == self.last else None

    @property
    def day(self) -> str:
        """Its day in words; the days it lies between, where no one day is given."""
        if self.first is None or self.last is None:
            return "a day that is not given"
        if self.on is not None:
            return in_words(self.on)
        return f"a day between {in_words(self.first)} and {in_words(self.last)}"

    def predates(self, served_on: date) -> bool | None:
        """Was it there on the day of service? None where that is not known."""
        if self.last is not None and self.last <= served_on:
            return True
        return False if self.first is not None and self.first > served_on else None

    def in_words(self, served_on: date) -> str:
        """What it is, and how it stands to service."""
        stands = {
            True: f"on or before service on {in_words(served_on)}: it predates service",
            False: f"after service on {in_words(served_on)}: it does not predate service",
            None: f"whether that is before service on {in_words(served_on)} is not known",
        }[self.predates(served_on)]
        what = "Relied on" if self.relied_on else "Asked for"
        return f"{what}: {self.says}, of {self.day}; {stands}."

    def as_data(self, served_on: date) -> dict[str, object]:
        """The authority for a machine."""
        return {
            "says": self.says,
            "first": self.first.isoformat() if self.first else None,
            "last": self.last.isoformat() if self.last else None,
            "relied_on": self.relied_on,
            "predates_service": self.predates(served_on),
            "clause": self.clause.as_data() if self.clause else None,
        }
