"""The figures of a position, each with its reasons: given by a clause, summed from entries, or worked out from both."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.budget.forecast import Forecast
from section75.core.budget.variance import variance_in_words
from section75.core.calendar import Month
from section75.core.explain import Because, Figure, Given, Source
from section75.core.ledger import Account, AccountKind, Balances
from section75.core.money import Money, sum_of
from section75.core.pools import BudgetTable, Line


def figure_id(line: str, what: str) -> str:
    """The stable name of a figure in every explanation: "position.residential-care.actual-to-date"."""
    return f"position.{line}.{what}"


def budgeted(line: Line, table: BudgetTable) -> Figure | None:
    """The line's budget for the year, in the words of the clause that gives it; None where the table does not."""
    amounts = [row.amount for row in table.rows if row.line == line.id]
    if not amounts:
        return None
    total = sum_of(amounts)
    because = Because(
        id=figure_id(line.id, "budget"),
        sentence=f"The budget of {line.name} for {table.year} is {total}.",
        operation="given" if len(amounts) == 1 else "add",
        result=total,
        given=tuple(Given.money("budget", amount) for amount in amounts),
        clause=table.clause,
    )
    return Figure(total, because)


def spent(line: Line, balances: Balances, *, first: Month, last: Month, what: str) -> Figure:
    """What the line cost net of its income from one month to another, summed from the ledger's entries."""
    id_ = figure_id(line.id, what)
    accounts = _accounts(line, balances, _months(first, last))
    if len(accounts) == 1:
        return _of_account(accounts[0], line, balances, first, last, id_)
    leaves = [
        _of_account(account, line, balances, first, last, f"{id_}.{account.kind.name.lower().replace('_', '-')}")
        for account in accounts
    ]
    sentence = f"{line.name} cost {{total}} net of its income, {_period(first, last)}."
    return added(leaves, id_=id_, sentence=sentence)


def _of_account(account: Account, line: Line, balances: Balances, first: Month, last: Month, id_: str) -> Figure:
    amount = balances.movement(account, _months(first, last))
    period = _period(first, last)
    key = (("fund", line.fund), ("account", account.code), ("from", str(first)), ("to", str(last)))
    lowers = " (an income lowers the net cost)" if account.kind is AccountKind.SERVICE_USER_INCOME else ""
    because = Because(
        id=id_,
        sentence=f"{line.name}, {account.kind.value}, {period}: {amount}{lowers}.",
        operation="sum of entries",
        result=amount,
        source=Source("ledger", key, f"the entries of {account.code}, {period}"),
    )
    return Figure(amount, because)


def _accounts(line: Line, balances: Balances, months: frozenset[Month]) -> list[Account]:
    """The line's own account, and the other kind where something was posted to it."""
    own, other = AccountKind.SPEND, AccountKind.SERVICE_USER_INCOME
    if line.nature.is_income:
        own, other = other, own
    beside = Account(other, line.id)
    moved = balances.has_moved(beside, months)
    return [Account(own, line.id), beside] if moved else [Account(own, line.id)]


def forecast_outturn(line: Line, forecast: Forecast) -> Figure | None:
    """The outturn somebody entered for the line; None where the forecast does not say."""
    outturn = forecast.outturn(line.id)
    if outturn is None:
        return None
    why = f": {forecast.because.rstrip('.')}" if forecast.because else ""
    key = (
        ("fund", forecast.fund),
        ("month", str(forecast.month)),
        ("version", str(forecast.version)),
        ("line", line.id),
    )
    says = f"the forecast for {forecast.month.in_words}, version {forecast.version}"
    because = Because(
        id=figure_id(line.id, "forecast-outturn"),
        sentence=f"{line.name} is forecast to cost {outturn} in {forecast.year}, as entered for "
        f"{forecast.month.in_words} (version {forecast.version}){why}.",
        operation="given",
        result=outturn,
        given=(Given.money("forecast outturn", outturn),),
        source=Source("budget", key, says),
    )
    return Figure(outturn, because)


def variance(line: Line, *, budget: Figure | None, outturn: Figure | None) -> Figure | None:
    """Forecast outturn less budget: over budget is positive. None when either is missing."""
    if budget is None or outturn is None:
        return None
    over = outturn.amount - budget.amount
    because = Because(
        id=figure_id(line.id, "variance"),
        sentence=f"{line.name}: a forecast outturn of {outturn.amount} against a budget of {budget.amount} is "
        f"{_as_a_noun(over)}.",
        operation="subtract",
        result=over,
        rests_on=(outturn.because, budget.because),
    )
    return Figure(over, because)


def added(figures: Sequence[Figure], *, id_: str, sentence: str) -> Figure:
    """The sum of some figures, resting on them; "{total}" and "{variance}" in the sentence are filled in."""
    total = sum_of(figure.amount for figure in figures)
    because = Because(
        id=id_,
        sentence=sentence.replace("{total}", str(total)).replace("{variance}", _as_a_noun(total)),
        operation="add",
        result=total,
        rests_on=tuple(figure.because for figure in figures),
    )
    return Figure(total, because)


def _as_a_noun(over: Money) -> str:
    return f"an {variance_in_words(over)}" if over else "on budget"


def _months(first: Month, last: Month) -> frozenset[Month]:
    return frozenset(Month(last.year, number) for number in range(first.number, last.number + 1))


def _period(first: Month, last: Month) -> str:
    return first.in_words if first == last else f"{first.in_words} to {last.in_words}"
