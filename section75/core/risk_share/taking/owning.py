"""Giving back: what is left of a line goes to the partner whose money the line is, so that no risk is shared."""

from __future__ import annotations

from collections.abc import Iterable

from section75.core.explain import Clause, Given
from section75.core.money import Money
from section75.core.refusals import Refusal, raise_all
from section75.core.risk_share.facts import Facts, Owners
from section75.core.risk_share.settlement import Settlement, kind_of, verb_of

NAMED = "the agreement names the line as its own"
ALONE_PAYS = "it alone puts money into the line"


def give_back(
    settlement: Settlement, lines: Iterable[str], *, owners: Owners | None = None, facts: Facts, clause: Clause
) -> Settlement:
    """Let each line's owner take what is left of it: the owner named, or else the partner whose money the line is.

    Passes over lines with nothing left. Refuses, all at once, lines that are several partners' or nobody's.
    """
    left = settlement.lines_left(clause)
    found: dict[str, tuple[str, str]] = {}
    refused: list[Refusal] = []
    for line in lines:
        if not left.get(line):
            continue
        try:
            found[line] = _owner(line, owners, facts, clause)
        except Refusal as refusal:
            refused.append(refusal)
    raise_all(refused)
    for line, (owner, why) in found.items():
        settlement = _give(settlement, line, left[line], owner=owner, why=why, facts=facts, clause=clause)
    return settlement


def _owner(line: str, owners: Owners | None, facts: Facts, clause: Clause) -> tuple[str, str]:
    named = owners.of(line) if owners else None
    if named:
        return named, NAMED
    return facts.origin(line, clause), ALONE_PAYS


def _give(
    settlement: Settlement, line: str, amount: Money, *, owner: str, why: str, facts: Facts, clause: Clause
) -> Settlement:
    return settlement.take(
        amount,
        by=owner,
        sentence=(
            f"{facts.called(owner)} {verb_of(amount)} the {kind_of(amount)} of {abs(amount)} on "
            f"{facts.line_called(line)}: {why}."
        ),
        clause=clause,
        operation="given back to whose money the line is",
        given=(Given.money("left of the line", amount),),
        line=line,
    )
