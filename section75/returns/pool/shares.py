"""The forecast variance of a fund and who would bear or keep it, step by step, by the rule in force on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from section75.core.calendar import FinancialYear
from section75.core.explain import Because, Figure
from section75.core.money import Money, sum_of
from section75.core.parties import in_order
from section75.core.partnership import Partnership, facts_of, rule_on
from section75.core.pools import Fund
from section75.core.risk_share import Settlement, settle
from section75.returns.pool.books import NamedFigure


@dataclass(frozen=True, slots=True)
class Shares:
    """A variance and every partner's share of it; `disputed` is what the agreement itself holds in dispute.

    `set_aside` is what goes to neither: met from a contingency, carried forward in the fund, and so on. Nothing is
    shared of a variance of nothing, and then no rule is asked for; unless lines that differ are settled one by one.
    """

    variance: Figure
    partners: tuple[NamedFigure, ...] = ()
    disputed: Figure | None = None
    kind: str = ""
    set_aside: tuple[NamedFigure, ...] = ()


def shares(
    partnership: Partnership,
    fund: Fund,
    variance: Figure,
    *,
    on: date,
    partners: tuple[str, ...],
    lines: tuple[tuple[str, Money], ...] | None = None,
) -> Shares:
    """Who bears the variance by the rule in force on a day. Refuses, as the risk share does, where nobody would.

    `lines` is each line's part of the variance, for an agreement that settles line by line.
    """
    if not variance.amount and not any(amount for _, amount in lines or ()):
        return Shares(variance)
    rule = rule_on(partnership, fund=fund.id, on=on)
    facts = facts_of(partnership, fund=fund.id, year=FinancialYear.of(on), on=on, line_variances=lines)
    settlement = settle(variance.amount, rule=rule, facts=facts)
    if not settlement.portions:
        return Shares(variance)
    concerned = in_order(partnership.parties, (*partners, *(str(portion.partner) for portion in settlement.borne)))
    called = {id_: partnership.called(id_) for id_ in concerned}
    named = tuple(NamedFigure(id_, name, settlement.share(id_, name)) for id_, name in called.items())
    return Shares(variance, named, _disputed(settlement), settlement.kind, tuple(_set_aside(settlement)))


def _set_aside(settlement: Settlement) -> Iterator[NamedFigure]:
    """Each pot that takes part of the variance, with its reasons."""
    for pot in dict.fromkeys(portion.pot for portion in settlement.set_aside):
        assert pot is not None, "what is set aside goes to a pot"
        portions = [portion for portion in settlement.set_aside if portion.pot is pot]
        total = sum_of(portion.amount for portion in portions)
        sentence = f"{abs(total)} of the {settlement.kind} of {abs(settlement.variance)} is {pot}."
        reasons = (*settlement.notes, *(portion.because for portion in portions))
        because = Because(f"share.{pot.id}", sentence, "sum", total, rests_on=reasons)
        yield NamedFigure(pot.id, str(pot), Figure(total, because))


def _disputed(settlement: Settlement) -> Figure | None:
    if not settlement.disputed:
        return None
    total = sum_of(portion.amount for portion in settlement.disputed)
    sentence = f"{abs(total)} of the {settlement.kind} of {abs(settlement.variance)} is in dispute: nobody takes it."
    reasons = (*settlement.notes, *(portion.because for portion in settlement.disputed))
    return Figure(total, Because("share.in-dispute", sentence, "sum", total, rests_on=reasons))


def in_full(figure: Figure) -> str:
    """A share's sentence, and after it the sentence of every step it rests on."""
    return " ".join(step.sentence for step in figure.because.walk())
