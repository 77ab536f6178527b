"""A provision of the law as data: what it says from which day, which instrument said so, and how well that is known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import Span
from section75.core.refusals import Refusal


class Reading(Enum):
    """How well a piece of these data is known. Only what was read may be relied on without looking again."""

    VERIFIED = "verified"  # the text of the instrument was read
    IN_PART = "read in part"  # read in part, or in a secondary source
    UNVERIFIED = "unverified"  # existence or content inferred, or from memory: obtain the text before relying on it


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument: what it is, from which day it has effect, where it can be read, and how well it is known.

    `day_is_read` is False where the instrument leaves its first day to another one, which was not read. `day` is None
    where no first day is known at all.
    """

    cite: str
    title: str
    day: date | None
    source: str
    did: str
    reading: Reading = Reading.VERIFIED
    day_is_read: bool = True


@dataclass(frozen=True, slots=True)
class Wording:
    """What a provision says during a span, in our own words, and the instrument that made it say so."""

    says: str
    span: Span
    by: str
    reading: Reading = Reading.VERIFIED
    note: str = ""


@dataclass(frozen=True, slots=True)
class Provision:
    """One provision: its citation, what it is about, and its wordings by date."""

    cite: str
    about: str
    wordings: tuple[Wording, ...]

    def on(self, day: date) -> Wording | None:
        """What it says on a day; None where it says nothing then. Two wordings never hold on one day."""
        return next((wording for wording in self.wordings if wording.span.holds(day)), None)


class NoSuchProvision(Refusal):
    """A provision that the data do not hold."""

    def __init__(self, cite: str) -> None:
        super().__init__(
            f"The regulations room holds no provision {cite!r}. `section75 law provisions --on DAY` lists those there "
            "are; cite one of them, as it is written there."
        )


def worded(*said: tuple[str, str, str] | tuple[str, str, str, Reading], ends: str = "") -> tuple[Wording, ...]:
    """Wordings that follow one another: (first day, instrument, what it says), each until the next begins.

    An empty sentence is a span in which the provision says nothing. `ends` is the day before which the last one ends.
    """
    firsts = [date.fromisoformat(each[0]) for each in said]
    ending: list[date | None] = [*firsts[1:], date.fromisoformat(ends) if ends else None]
    return tuple(
        Wording(each[2], Span(first, until), each[1], each[3] if len(each) > 3 else Reading.VERIFIED)
        for each, first, until in zip(said, firsts, ending, strict=True)
        if each[2]
    )


def lettered(cite: str, about: str, items: Iterable[tuple[str, str, str]]) -> tuple[Provision, ...]:
    """Lettered items of one paragraph: (letter, first day and instrument, what it says)."""
    return tuple(
        Provision(f"{cite}({letter})", about, worded((since.split()[0], since.partition(" ")[2], says)))
        for letter, since, says in items
    )
