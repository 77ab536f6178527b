"""Whose figures a variation moves: contributions by year and month, and what each partner bears of a variance."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from section75.core.calendar import FinancialYear, Month
from section75.core.money import Money
from section75.core.partnership import Partnership, facts_of, rule_on
from section75.core.refusals import Refusal
from section75.core.risk_share import settle
from section75.core.variations.differences import due_in

Variances = Mapping[tuple[str, Month], Money]  # fund and month -> the variance forecast at its end


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure under the terms before and after, or the sentence why there is none under one of them."""

    of: str
    fund: str
    period: str
    before: Money | None
    after: Money | None
    before_says: str = ""
    after_says: str = ""
    clause: str = ""

    @property
    def moved(self) -> Money | None:
        """By how much it moves; None where one of the two is not known."""
        return None if self.before is None or self.after is None else self.after - self.before

    def as_data(self) -> dict[str, object]:
        """The figure for a machine; amounts in pence."""
        return {
            "of": self.of,
            "fund": self.fund,
            "period": self.period,
            "before": self.before.pence if self.before is not None else self.before_says,
            "after": self.after.pence if self.after is not None else self.after_says,
            "moved": self.moved.pence if self.moved is not None else None,
            "clause": self.clause,
        }


def figures_moved(before: Partnership, after: Partnership, *, variances: Variances) -> tuple[Figure, ...]:
    """Every figure that is another under the terms after: contributions of each year and month, and each share of a
    variance. A fund that only one of them has contributes nothing under the other.
    """
    found = [*_of_years(before, after), *_of_months(before, after), *_of_shares(before, after, variances)]
    return tuple(each for each in found if (each.before, each.before_says) != (each.after, each.after_says))


def _funds_and_years(*terms: Partnership) -> Iterator[tuple[str, FinancialYear]]:
    for fund in dict.fromkeys(fund.id for each in terms for fund in each.funds):
        for year in sorted({year for each in terms for year in each.years_of(fund)}):
            yield fund, year


def _of_years(before: Partnership, after: Partnership) -> Iterator[Figure]:
    for fund, year in _funds_and_years(before, after):
        was, now = _due(before, fund, year), _due(after, fund, year)
        table = after.contributions_of(fund, year) or before.contributions_of(fund, year)
        clause = str(table.clause) if table is not None else ""
        for party in dict.fromkeys([*was, *now]):
            of = f"Contribution of {_called(party, after, before)}"
            amounts = was.get(party, Money(0)), now.get(party, Money(0))
            yield Figure(of, fund, str(year), *amounts, clause=clause)


def _due(terms: Partnership, fund: str, year: FinancialYear) -> dict[str, Money]:
    """What each partner puts in for a year: nothing once the fund has become another before the year begins."""
    table = terms.contributions_of(fund, year)
    over = any(each.fund == fund and not each.part and each.on <= year.starts_on for each in terms.became)
    return dict(table.due) if table is not None and not over else {}


def _of_months(before: Partnership, after: Partnership) -> Iterator[Figure]:
    months = ((fund, Month(year, number)) for fund, year in _funds_and_years(before, after) for number in range(1, 13))
    for fund, month in months:
        was, now = _instalments(before, fund, month), _instalments(after, fund, month)
        for party in dict.fromkeys([*was, *now]):
            of = f"Instalment of {_called(party, after, before)}"
            yield Figure(of, fund, month.in_words, was.get(party, Money(0)), now.get(party, Money(0)))


def _instalments(terms: Partnership, fund: str, month: Month) -> dict[str, Money]:
    if not any(each.id == fund for each in terms.funds):
        return {}
    return {each.party: each.amount for each in due_in(terms, fund, month)}


def _of_shares(before: Partnership, after: Partnership, variances: Variances) -> Iterator[Figure]:
    for (fund, month), variance in variances.items():
        was, was_not = _tried(lambda f=fund, m=month, v=variance: _shares(before, f, m, v))  # type: ignore[misc]
        now, now_not = _tried(lambda f=fund, m=month, v=variance: _shares(after, f, m, v))  # type: ignore[misc]
        for party in dict.fromkeys([*was, *now]):
            of = f"What {_called(party, after, before)} bears of {variance}"
            amounts = was.get(party), now.get(party)
            yield Figure(of, fund, f"at {month.in_words}", *amounts, was_not, now_not)


def _tried(shares: Callable[[], dict[str, Money]]) -> tuple[dict[str, Money], str]:
    """The shares, or the sentence of the refusal."""
    try:
        return shares(), ""
    except Refusal as refusal:
        return {}, refusal.says


def _shares(terms: Partnership, fund: str, month: Month, variance: Money) -> dict[str, Money]:
    last_day = month.span.last_day
    assert last_day is not None, "a month ends"
    rule = rule_on(terms, fund=fund, on=last_day)
    settlement = settle(variance, rule=rule, facts=facts_of(terms, fund=fund, year=month.year, on=last_day))
    shares: dict[str, Money] = {}
    for portion in settlement.borne:
        assert portion.partner is not None, "what is borne is borne by somebody"
        shares[portion.partner] = shares.get(portion.partner, Money(0)) + portion.amount
    return shares


def _called(party: str, *terms: Partnership) -> str:
    return next((each.called(party) for each in terms if any(p.id == party for p in each.parties)), party)
