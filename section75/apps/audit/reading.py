"""Looking at the trail: which lines are wanted, of a partnership or of the installation, in the order of the chain."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from section75.apps.audit.models import AuditLine

BATCH: Final = 1_000
INSTALLATION: Final = ""  # the partnership of lines that are of none
_LONDON: Final = ZoneInfo("Europe/London")
_SMALL: Final = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: empty asks for all. `who` also finds what was done on somebody's behalf; days are London's, and the
    last one is with it; `words` stand in the sentence, A to Z large or small.
    """

    who: str = ""
    act: str = ""
    outcome: str = ""
    fund: str = ""
    from_day: date | None = None
    to_day: date | None = None
    words: str = ""

    def in_words(self) -> str:
        """What is asked for, as the sentence of an export says it; empty for all."""
        named = {
            "who": self.who, "act": self.act, "outcome": self.outcome, "fund": self.fund,
            "from": self.from_day.isoformat() if self.from_day else "",
            "to": self.to_day.isoformat() if self.to_day else "", "words": self.words,
        }  # fmt: skip
        return ", ".join(f"{name} {value!r}" for name, value in named.items() if value)

    def fits(self, row: AuditLine) -> bool:
        """Do the words stand in the line's sentence? Engines differ beyond A to Z, so it is decided here."""
        return self.words.translate(_SMALL) in row.says.translate(_SMALL)


def lines(trail: str, wanted: Wanted, *, below: int | None = None) -> Iterator[AuditLine]:
    """The lines wanted, latest first, those below a number if one is given. However many, few are held at once."""

    def batch(reached: int | None) -> list[AuditLine]:
        rows = asked if reached is None else asked.filter(seq__lt=reached)
        return list(rows.order_by("-seq")[:BATCH])

    asked = _rows(trail, wanted)
    return (row for row in _in_batches(batch, below) if wanted.fits(row))


def lines_upto(trail: str, wanted: Wanted, *, upto: int) -> Iterator[AuditLine]:
    """The lines wanted, earliest first, with none after a number. However many, few are held at once."""

    def batch(reached: int | None) -> list[AuditLine]:
        return list(asked.filter(seq__gt=reached).order_by("seq")[:BATCH])

    asked = _rows(trail, wanted).filter(seq__lte=upto)
    return (row for row in _in_batches(batch, 0) if wanted.fits(row))


def acts_of(trail: str) -> list[str]:
    """The acts of which there is a line, in alphabetical order."""
    return sorted(set(_of(trail).values_list("act", flat=True).distinct()))


def funds_of(trail: str) -> list[str]:
    """The funds of which there is a line, in alphabetical order."""
    return sorted(set(_of(trail).exclude(fund="").values_list("fund", flat=True).distinct()))


def _in_batches(batch: Callable[[int | None], list[AuditLine]], reached: int | None) -> Iterator[AuditLine]:
    while rows := batch(reached):
        yield from rows
        if len(rows) < BATCH:
            return
        reached = rows[-1].seq


def _of(trail: str) -> QuerySet[AuditLine]:
    """The lines of a partnership. The installation's are those of none, and refusals in the name of partnerships that
    are none: in one that there is, something was done.
    """
    if trail != INSTALLATION:
        return AuditLine.objects.filter(partnership=trail)
    done = AuditLine.objects.filter(partnership=OuterRef("partnership"), outcome="done")
    return AuditLine.objects.filter(Q(partnership="") | (Q(outcome="refused") & ~Exists(done)))


def _rows(trail: str, wanted: Wanted) -> QuerySet[AuditLine]:
    """What the database can tell: everything, but for the words, of which it may find too many."""
    rows = _of(trail)
    exact = {"act": wanted.act, "outcome": wanted.outcome, "fund": wanted.fund}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.who:
        rows = rows.filter(Q(who=wanted.who) | Q(on_behalf_of=wanted.who))
    if wanted.words:
        rows = rows.filter(says__icontains=wanted.words)
    if wanted.from_day:
        rows = rows.filter(at__gte=_midnight(wanted.from_day))
    if wanted.to_day and wanted.to_day < date.max:
        rows = rows.filter(at__lt=_midnight(wanted.to_day + timedelta(days=1)))
    return rows


def _midnight(day: date) -> datetime:
    """When the day begins in London."""
    return datetime.combine(day, time(), _LONDON).astimezone(UTC)
