"""The portfolio as its page and its command show it: who may see which, counted, looked for, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from section75.apps.accounts.store import Part
from section75.apps.portfolio import store
from section75.apps.portfolio.standing import Mark, marks_of
from section75.apps.portfolio.store import Seen, Summed
from section75.core.authority import Act
from section75.core.calendar import in_words
from section75.render.words import moment

A_PAGE = 50
NOT_SUMMED_UP = "Not summed up yet: the worker does it within a minute, or `section75 portfolio rebuild`"


@dataclass(frozen=True, slots=True)
class Row:
    """One partnership as it stands on a day, for somebody who may see it."""

    part: Part
    name: str
    on: date
    summed: Summed | None
    seen: Seen | None
    review_overdue: bool

    @property
    def slug(self) -> str:
        """Its short name."""
        return self.part.partnership

    @property
    def marks(self) -> frozenset[Mark]:
        """How it stands; nothing, where it is not summed up."""
        if self.summed is None:
            return frozenset()
        overdue = {Mark.OVERDUE} if self.review_overdue or (self.seen is not None and self.seen.overdue) else set()
        return marks_of(self.summed.days, self.on) | overdue

    @property
    def stands(self) -> tuple[str, ...]:
        """How each agreement, and each schedule with days of its own, stands, in words."""
        if self.summed is None:
            return (NOT_SUMMED_UP,)
        return tuple(f"{each.title}: {each.says(self.on)}" for each in self.summed.days)

    @property
    def review(self) -> str:
        """The next review, in words."""
        if self.summed is None or self.summed.review_on is None:
            return "no day is given"
        day = in_words(self.summed.review_on)
        return f"{day}: past, and not on record as held" if self.review_overdue else day

    @property
    def checked(self) -> str:
        """What the last check saw overdue, and when; that none has looked, where none has."""
        if self.seen is None:
            return "not checked yet"
        when = f"checked {moment(self.seen.checked_at)}"
        if not self.seen.overdue:
            return f"none, {when}"
        longest = f"the longest by {self.seen.longest_days:,} day{'s' if self.seen.longest_days != 1 else ''}"
        return f"{self.seen.overdue:,} overdue, {longest}, {when}"


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked for: how many there are of each kind among those of the name, and one page of the list."""

    of_name: int
    counts: tuple[tuple[Mark, int], ...]
    rows: tuple[Row, ...]
    size: int
    first: int
    previous: str | None
    next: str | None


def rows_for(parts: Iterable[Part], on: date) -> tuple[Row, ...]:
    """Every partnership whose agreement the person may see, by name."""
    mine = {part.partnership: part for part in parts if part.may(Act.SEE_AGREEMENT)}
    names = store.there(mine)
    summed, seen = store.summed(names), store.seen(names)
    past = {slug: each for slug, each in summed.items() if each.review_on is not None and each.review_on < on}
    held = store.reviews_done(past)
    late = {slug for slug, each in past.items() if (slug, each.review_key) not in held}
    rows = (Row(mine[slug], names[slug], on, summed.get(slug), seen.get(slug), slug in late) for slug in names)
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.slug)))


def find(rows: Sequence[Row], *, name: str = "", show: Mark | None = None, after: str = "") -> Found:
    """Those whose name has the words in it, and that stand so; the page that follows the partnership named."""
    of_name = [(row, row.marks) for row in rows if name.casefold() in row.name.casefold()]
    counts = tuple((mark, sum(mark in marks for _, marks in of_name)) for mark in Mark)
    wanted = [row for row, marks in of_name if show is None or show in marks]
    slugs = [row.slug for row in wanted]
    first = slugs.index(after) + 1 if after in slugs else 0
    before = first - A_PAGE - 1
    return Found(
        of_name=len(of_name),
        counts=counts,
        rows=tuple(wanted[first : first + A_PAGE]),
        size=len(wanted),
        first=first,
        previous=None if first == 0 else slugs[before] if before >= 0 else "",
        next=slugs[first + A_PAGE - 1] if first + A_PAGE < len(wanted) else None,
    )
