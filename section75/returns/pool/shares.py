"""The forecast variance of a fund and who would bear or keep it, step by step, by the rule in force on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import FinancialYear
from section75.core.explain import Because, Figure
from section75.core.money import sum_of
from section75.core.parties import in_order
from section75.core.partnership import Partnership, facts_of, rule_on
from section75.core.pools import Fund
from section75.core.risk_share import Settlement, settle
from section75.returns.pool.books import NamedFigure


@dataclass(frozen=True, slots=True)
class Shares:
    """A variance and every partner's share of it; `disputed` is what the agreement itself holds in dispute.

    Nothing is shared of a variance of nothing, and then no rule is asked for.
    """

    variance: Figure
    partners: tuple[NamedFigure, ...] = ()
    disputed: Figure | None = None
    kind: str = ""


def shares(partnership: Partnership, fund: Fund, variance: Figure, *, on: date, partners: tuple[str, ...]) -> Shares:
    """Who bears the variance by the rule in force on a day. Refuses, as the risk share does, where nobody would."""
    if not variance.amount:
        return Shares(variance)
    rule = rule_on(partnership, fund=fund.id, on=on)
    settlement = settle(
        variance.amount, rule=rule, facts=facts_of(partnership, fund=fund.id, year=FinancialYear.of(on))
    )
    concerned = in_order(partnership.parties, (*partners, *(str(portion.partner) for portion in settlement.borne)))
    called = {id_: partnership.called(id_) for id_ in concerned}
    named = tuple(NamedFigure(id_, name, settlement.share(id_, name)) for id_, name in called.items())
    return Shares(variance, named, _disputed(settlement), settlement.kind)


def _disputed(settlement: Settlement) -> Figure | None:
    if not settlement.disputed:
        return None
    total = sum_of(portion.amount for portion in settlement.disputed)
    sentence = f"{abs(total)} of the {settlement.kind} of {abs(settlement.variance)} is in dispute: nobody takes it."
    reasons = tuple(portion.because for portion in settlement.disputed)
    return Figure(total, Because("share.in-dispute", sentence, "sum", total, rests_on=reasons))


def in_full(figure: Figure) -> str:
    """A share's sentence, and after it the sentence of every step it rests on."""
    return " ".join(step.sentence for step in figure.because.walk())
