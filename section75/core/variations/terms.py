"""What a variation changes in the terms, fact by fact: as they were on a day and as they are, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from section75.core.partnership import Fact, Partnership, agreement_on


@dataclass(frozen=True, slots=True)
class TermChange:
    """One fact that is another under the terms after: what it was and what it is, either empty where there was none."""

    heading: str
    name: str
    before: str
    after: str
    clause: str

    def as_data(self) -> dict[str, object]:
        """The change for a machine."""
        return {"of": self.heading, "fact": self.name, "was": self.before, "is": self.after, "clause": self.clause}


def terms_changed(before: Partnership, after: Partnership, *, on: date) -> tuple[TermChange, ...]:
    """Every fact of the agreement on a day that the two say differently, in the order of the later."""
    was, now = _facts(before, on), _facts(after, on)
    found: list[TermChange] = []
    for key in dict.fromkeys([*now, *was]):
        for old, new in zip_longest(was.get(key, ()), now.get(key, ())):
            if old is None or new is None or old.says != new.says:
                found.append(_change(key, old, new))
    return tuple(found)


def _facts(partnership: Partnership, on: date) -> dict[tuple[str, str], list[Fact]]:
    facts: dict[tuple[str, str], list[Fact]] = {}
    for heading, fact in _each(partnership, on):
        facts.setdefault((heading, fact.name), []).append(fact)
    return facts


def _each(partnership: Partnership, on: date) -> Iterator[tuple[str, Fact]]:
    for heading, facts in agreement_on(partnership, on).sections:
        for fact in facts:
            yield heading, fact


def _change(key: tuple[str, str], old: Fact | None, new: Fact | None) -> TermChange:
    clause = (new or old or Fact("", "", "")).clause
    return TermChange(*key, old.says if old else "", new.says if new else "", clause)
