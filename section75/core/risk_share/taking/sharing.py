"""Sharing out: an amount divided between partners in a ratio, each part taken with its sentence and its rounding."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from section75.core.explain import Clause, Given
from section75.core.money import Money, Ratio, split
from section75.core.risk_share.facts import Base, Facts
from section75.core.risk_share.refusals import SharesSaidTwice
from section75.core.risk_share.settlement import Settlement, kind_of, verb_of


def ratio_of(shares: Ratio | None, base: Base | None, *, facts: Facts, clause: Clause) -> Ratio:
    """The ratio of a step that has either printed shares or a base. Refuses both, and neither."""
    if shares is not None and base is not None:
        raise SharesSaidTwice(str(clause))
    return shares if shares is not None else facts.ratio(base, clause)


def shares_in_words(shares: Ratio | None, base: Base | None, called: Callable[[str], str]) -> str:
    """How a page says what a step shares by: "the council 70%, the ICB 30%", or in proportion to what."""
    if shares is not None:
        return ", ".join(f"{called(partner)} {shares.in_words(partner)}" for partner in shares.partners)
    if base is None:
        return "in proportion, and the agreement does not say to what"
    year = f", {base.year}" if base.year else ", of the year being settled"
    return f"in proportion to {base.what}{year}"


def share_out(
    settlement: Settlement, amount: Money, *, ratio: Ratio, facts: Facts, clause: Clause, of: str = "", line: str = ""
) -> Settlement:
    """Let each partner take its part of an amount, exactly divided; `of` says what the amount is.

    Left out, `of` is "the £x left of the overspend", or "the overspend of £x on the line".
    """
    whole = of or (
        f"the {kind_of(amount)} of {abs(amount)} on {facts.line_called(line)}"
        if line
        else f"the {abs(amount)} left of the {settlement.kind}"
    )
    division = split(amount, between=ratio)
    rounding = division.rounding(facts.called)
    for part in division.parts:
        share = ratio.in_words(part.partner)
        settlement = settlement.take(
            part.amount,
            by=part.partner,
            sentence=(
                f"{facts.called(part.partner)} {verb_of(amount)} {abs(part.amount)} of {whole}: its share is {share}."
            ),
            clause=clause,
            operation="split",
            given=(Given.money("shared", amount), Given("share", str(ratio.share(part.partner)), "fraction")),
            rounding=rounding,
            line=line,
        )
    return settlement


def share_lines(
    settlement: Settlement, lines: Iterable[tuple[str, Ratio]], *, facts: Facts, clause: Clause, on: str = ""
) -> Settlement:
    """Share what is left of each line in its own ratio, each line rounded once; passes over lines with nothing left.

    `on` says what the lines are, where a sentence has to: "the additional investment".
    """
    left = settlement.lines_left(clause)
    for line, ratio in dict(lines).items():
        amount = left.get(line, Money(0))
        if amount:
            called = f"{on} {facts.line_called(line)}".strip()
            of = f"the {kind_of(amount)} of {abs(amount)} on {called}"
            settlement = share_out(settlement, amount, ratio=ratio, facts=facts, clause=clause, of=of, line=line)
    return settlement
