"""Companion check X7. Every party, or one recorded successor of it, is there on the day."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.calendar import in_words
from section75.core.law.case import Case
from section75.core.law.existence import there
from section75.core.law.regulations import LAW_BEGINS, existed
from section75.core.law.result import Point, fails, not_assessed, passes, warns
from section75.core.law.rule import LawRule
from section75.core.parties import Party

RULE = LawRule(
    number="X7", title="Party succession complete", provisions=("s14Z28",), statute=False, beyond_the_term=True
)


def points(case: Case) -> Iterator[Point]:
    """Each party: there, succeeded by one, split between several, or gone without a successor on record."""
    for party in case.parties:
        yield from _at_the_beginning(case, party)
        found = there(party, case.on, case.register, case.partnership.apportionments)
        says = f"{found.says[:1].upper()}{found.says[1:].rstrip('.')}."
        if found.is_split:
            todo = "Agree in which shares the successors take its place, and record it with the instrument."
            yield fails(says, party.clause, todo=todo)
        elif found.successor:
            yield warns(
                says, party.clause, todo=f"Record {found.successor} as party in its place, with the scheme or order."
            )
        elif found.is_there is False:
            yield fails(says, party.clause, todo="Record its successor, with the instrument.")
        elif found.is_there is None:
            yield not_assessed(says, party.clause, todo="Name the body in the register of organisations.")
        else:
            yield passes(says, party.clause)


def _at_the_beginning(case: Case, party: Party) -> Iterator[Point]:
    """A party that was not there when the schedule began came into it later, by a step that should be on record."""
    began = case.term.starts_on if case.term is not None and case.term.starts_on >= LAW_BEGINS else None
    found = there(party, began, case.register, case.partnership.apportionments) if began is not None else None
    days = existed(party.kind)
    if began is None or found is None or (found.is_there is None and (days is None or days.holds(began))):
        return
    if found.is_there is not True:
        before = f"; then it was {found.successor}" if found.successor else ""
        says = f"The schedule runs from {in_words(began)}, before {party.name} was there{before}."
        yield warns(
            says, case.term_clause, party.clause, todo="Record how and when it became party, with the instrument."
        )
