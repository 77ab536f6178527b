"""What has a life, and an event in it: what happened to what, on which day, by whom, and on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import Span, in_words
from section75.core.explain import Clause


class Of(Enum):
    """What can have a life, as the agreement file writes it."""

    AGREEMENT = "agreement"
    SCHEDULE = "schedule"
    VARIATION = "variation"
    NOTICE = "notice"
    YEAR = "contribution year"

    @property
    def with_article(self) -> str:
        """ "an agreement", "a schedule"."""
        return f"an {self.value}" if self is Of.AGREEMENT else f"a {self.value}"


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing with a life: an agreement, or something under it. `parties` are those of its agreement.

    The `id` of a contribution year is its fund and year: "adults 2017/18". `span` is its term as the agreement gives
    it, None where no term is given; `begun_on` is the first day that is known of its agreement, None for an agreement.
    """

    of: Of
    id: str
    agreement: str
    title: str
    parties: tuple[str, ...]
    span: Span | None = None
    begun_on: date | None = None

    @property
    def called(self) -> str:
        """What a sentence calls it."""
        return f"the {self.of.value} {self.title!r}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event. `on` is the day it happened, `recorded_on` the day it was written down, which is never the earlier.

    `printed` is the day as its source prints it, where that is a month or a year; `on` is then the first day it can be.
    A planned event is one that is meant to happen: it is shown, and moves nothing. A withdrawn event was a mistake: it
    counts for nothing from `withdrawn_on` on, and stays on record.
    """

    of: Of
    id: str
    event: str
    on: date
    recorded_on: date
    clause: Clause | None = None  # the clause it is done under, or the paragraph that tells of it
    by: str = ""
    evidence: str = ""
    ref: str = ""
    agreement: str = ""  # of a variation or a notice: the agreement it is of
    planned: bool = False
    printed: str = ""
    state: str = ""  # of "first known": the state it is found in
    part: str = ""  # of a notice in part: which part
    into: str = ""  # of a consolidation: into what
    ends_on: date | None = None  # the last day it sets
    effective_on: date | None = None  # of a variation: from which day it holds
    says: str = ""
    withdrawn_on: date | None = None
    because: str = ""  # why it was withdrawn

    @property
    def day(self) -> str:
        """The day as its source prints it, or in words."""
        return self.printed or in_words(self.on)

    def is_known(self, on: date) -> bool:
        """Was it on record on that day, and not withdrawn by then?"""
        return self.recorded_on <= on and (self.withdrawn_on is None or on < self.withdrawn_on)
