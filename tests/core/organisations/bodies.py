"""Small bodies to build registers of."""

from __future__ import annotations

from datetime import date

from section75.core.explain import Clause
from section75.core.organisations import NOT_SHOWN, Code, Day, Days, Fact, How, Organisation, Succession
from section75.core.parties import Kind

SOURCE = Clause("a source")
APRIL, JULY = date(2020, 4, 1), date(2022, 7, 1)


def body(
    id: str, starts: Day = NOT_SHOWN, ends: Day | None = None, *seen: date, code: str = "", name: str = ""
) -> Organisation:
    """A body under a name made of its short name."""
    codes = (Fact(Code("ods", code), SOURCE),) if code else ()
    names = (Fact(name or id.upper(), SOURCE),)
    return Organisation(id, names, (Fact(Kind.ICB, SOURCE),), codes, Days(starts, ends, seen), SOURCE)


def link(before: str, after: str, on: Day = APRIL, how: How = How.MERGER, instrument: str = "an order") -> Succession:
    """One succeeded the other."""
    return Succession(before, after, on, how, SOURCE, instrument)
