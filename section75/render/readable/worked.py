"""A risk share worked through: what each partner bears of an overspend, and keeps of an underspend, round ones."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.partnership import Partnership, bearing, facts_of, rule_on
from section75.core.pools import Fund
from section75.core.refusals import Refusal
from section75.core.risk_share import Settlement, settle
from section75.render.readable.document import Paragraph
from section75.render.table import Column, Kind, Row, Table
from section75.render.words import money

AMOUNTS = (Money(100_000_00), Money(-100_000_00))


def worked_amounts(partnership: Partnership, fund: Fund, *, on: date) -> tuple[Paragraph | Table, ...]:
    """For each amount who bears or keeps what; or, where the terms do not say, the sentence why not."""
    settled: list[tuple[Money, Settlement]] = []
    silent: list[Paragraph] = []
    for amount in AMOUNTS:
        try:
            settled.append((amount, _settle(partnership, fund, amount, on)))
        except Refusal as refusal:
            direction = "overspend" if amount.pence > 0 else "underspend"
            silent.append(Paragraph(f"An {direction} of {money(abs(amount))}: {refusal.says}", refusal.clause, True))
    return (*((_table(partnership, fund, settled),) if settled else ()), *silent)


def _settle(partnership: Partnership, fund: Fund, amount: Money, on: date) -> Settlement:
    rule = rule_on(partnership, fund=fund.id, on=on)
    return settle(amount, rule=rule, facts=facts_of(partnership, fund=fund.id, year=FinancialYear.of(on), on=on))


def _table(partnership: Partnership, fund: Fund, settled: list[tuple[Money, Settlement]]) -> Table:
    parties = {party.id: party for _, settlement in settled for party in bearing(partnership, fund, settlement)}
    columns = (Column("Variance"), *(Column(f"{partnership.named(party)} (£)", Kind.MONEY) for party in parties))
    rows = tuple(
        Row((_says(amount), *(_borne(settlement, party) for party in parties))) for amount, settlement in settled
    )
    note = "Worked amounts. Over budget is positive: what a partner keeps of an underspend carries a minus sign."
    return Table("Worked", f"What each partner bears or keeps, worked for {money(AMOUNTS[0])}", columns, rows, note)


def _says(amount: Money) -> str:
    return f"An {'overspend' if amount.pence > 0 else 'underspend'} of {money(abs(amount))}"


def _borne(settlement: Settlement, party: str) -> Money:
    portions = [portion.amount for portion in settlement.borne if portion.partner == party]
    return Money(sum(amount.pence for amount in portions))
