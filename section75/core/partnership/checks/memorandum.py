"""Memorandum accounts add up, and what is printed as the pooled fund is what was put in, not what was spent."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.casting import cast_total, in_unit
from section75.core.money import Unit
from section75.core.partnership.partnership import Partnership
from section75.core.pools import MemorandumAccount, Statement
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A printed spend that the rows do not give, and a figure printed as the fund that is the spend, FAIL."""
    for account in partnership.memorandum_accounts:
        fund = partnership.fund(account.fund)
        if account.printed_spend is not None:
            yield cast_total(
                [amount for _, amount in account.rows],
                printed=account.printed_spend,
                unit=account.unit,
                what=f"Memorandum account {account.year} of {fund.name}",
                where=account.clause.where,
                schedule=fund.schedule,
            )
        printed = [each for each in partnership.statements if account.deficit and _is_spend(each, account)]
        if printed:
            yield _spent(partnership, account, printed)


def _is_spend(statement: Statement, account: MemorandumAccount) -> bool:
    """Is it the account's spend, in whichever unit its digits are read?"""
    same = (statement.fund, statement.year) == (account.fund, account.year)
    return same and account.spend in [statement.in_unit(unit) for unit in Unit]


def _spent(partnership: Partnership, account: MemorandumAccount, printed: list[Statement]) -> Finding:
    fund = partnership.fund(account.fund)
    places = "; ".join(f"{in_unit(each.amount, each.unit)} in {each.unit.value}, {each.clause}" for each in printed)
    rows = " + ".join(in_unit(amount, account.unit) for _, amount in account.rows)
    says = (
        f"{fund.name}, {account.year}: what is printed as the {printed[0].of} ({places}) is what was spent: {rows} = "
        f"{in_unit(account.spend, account.unit)} ({account.unit.value}, {account.clause}). The funding was "
        f"{_funding(account)}.{_other_years(partnership, account)} Ask what was agreed to be put in, and print that."
    )
    return Finding("pooled fund is what was spent", Result.FAIL, printed[0].clause.where, says, fund.schedule)


def _funding(account: MemorandumAccount) -> str:
    unit, over = account.unit, account.deficit.pence >= 0
    taken = f"{'-' if over else '+'} {in_unit(abs(account.deficit), unit)}"
    return f"{in_unit(account.spend, unit)} {taken} = {in_unit(account.funding, unit)}"


def _other_years(partnership: Partnership, account: MemorandumAccount) -> str:
    """The funding of the fund's other years; that it was the same, where it was."""
    told = ""
    for other in partnership.memorandum_accounts:
        if other.fund == account.fund and other.year != account.year:
            same = ", the same" if other.funding == account.funding else ""
            told += f" In {other.year} it was {_funding(other)}{same} ({other.clause})."
    return told
