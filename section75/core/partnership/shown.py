"""What is shown of a partnership: headed lists of facts with clauses, the shape that page, text and JSON share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from section75.core.agreements import Term, in_force
from section75.core.calendar import in_words
from section75.core.explain import Clause
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: its name, what holds, the clause that says so; or, where the agreement is silent, the refusal."""

    name: str
    says: str
    clause: str
    is_silent: bool = False

    def as_data(self) -> dict[str, object]:
        """The fact for a machine."""
        return {"fact": self.name, "says": self.says, "clause": self.clause, "silent": self.is_silent}


@dataclass(frozen=True, slots=True)
class Shown:
    """An agreement on a day: headed lists of facts."""

    day: date
    sections: tuple[tuple[str, tuple[Fact, ...]], ...]

    def as_data(self) -> dict[str, object]:
        """The agreement on a day for a machine."""
        return {
            "on": self.day.isoformat(),
            "sections": [
                {"heading": heading, "facts": [f.as_data() for f in facts]} for heading, facts in self.sections
            ],
        }

    def as_text(self) -> str:
        """The agreement on a day for a terminal."""
        lines = [f"In force on {in_words(self.day)}"]
        for heading, facts in self.sections:
            lines += ["", heading]
            lines += [f"  {fact.name}: {fact.says}{f'  [{fact.clause}]' if fact.clause else ''}" for fact in facts]
        return "\n".join(lines)


def fact(name: str, says: str, clause: Clause) -> Fact:
    """A fact with what cites it."""
    return Fact(name, says, str(clause))


def parts(*each: str) -> str:
    """What is given, put together; that nothing is, where nothing is."""
    return "; ".join(part for part in each if part) or "not given"


def term_fact(terms: Sequence[Term[Any]], what: str, day: date, gap: str) -> Fact:
    """The value of a term on a day with its clause and what ends it; or the silence, said."""
    try:
        term = in_force(terms, on=day, what=f"the {what}", gap=gap)
    except Refusal as refusal:
        return silence(what.capitalize(), refusal, gap)
    until = f", until {term.until}" if term.until else ""
    return Fact(what.capitalize(), f"{term.value}{until}", str(term.clause))


def on_other_days(terms: Sequence[Term[Any]], what: str, day: date) -> list[Fact]:
    """The values of a term before and after a day, so that a change is seen from either side of it."""
    ordered = sorted(terms, key=lambda term: term.span.starts_on)
    return [
        Fact(f"{what.capitalize()} on other days", f"{term.value}, {term.span}", str(term.clause))
        for term in ordered
        if not term.span.holds(day)
    ]


def silence(name: str, refusal: Refusal, gap: str) -> Fact:
    """The silence, said; its clause is the one before it, if there is one."""
    return Fact(name, refusal.says, "" if refusal.clause == gap else refusal.clause, is_silent=True)
