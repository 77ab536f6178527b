"""What is wrong with contracts, as findings: one that outlives its schedule, one larger than its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from section75.core.calendar import FinancialYear, Span, in_words
from section75.core.contracts.contract import Contract, Per
from section75.core.money import Money
from section75.core.refusals import Finding, Result


def beyond(contract: Contract, *, days: Span | None, title: str, schedule: str) -> Finding | None:
    """A contract that binds somebody after its schedule has ended WARNs; so does an option that may.

    `days` are the schedule's; with no end of them known, nothing can be beyond it. A contract of which no day is given
    is not found here: nobody can say.
    """
    ends = days.last_day if days is not None else None
    if ends is None or contract.span is None:
        return None
    where = contract.clause.where
    if contract.last_day is None or contract.last_day > ends:
        return Finding("contract outlives its schedule", Result.WARN, where, _outlives(contract, ends, title), schedule)
    option = contract.option
    if option is not None and option.until is not None and option.until > ends and contract.ended_on is None:
        says = (
            f"{contract.name} ({contract.clause}) may be extended to {in_words(option.until)}, and {title} ends on "
            f"{in_words(ends)}. Before the option is taken up, extend the schedule or say who pays after it."
        )
        return Finding("option reaches beyond the schedule", Result.WARN, where, says, schedule)
    return None


def _outlives(contract: Contract, ends: date, title: str) -> str:
    last = contract.last_day
    until = "has no last day" if last is None else f"runs to {in_words(last)}, {(last - ends).days} days longer"
    return (
        f"{contract.name} ({contract.clause}) {until}, and {title} ends on {in_words(ends)}.{at_stake(contract)} After "
        "that day its contracting body pays alone: extend the schedule, end the contract with it, or agree who pays."
    )


def at_stake(contract: Contract) -> str:
    """The contract's value as a sentence, with a space before it; that none is given, where none is."""
    if contract.value is None:
        return " No value is given for it."
    return f" It is worth {contract.value}{' a year' if contract.per is Per.YEAR else ' in all'}."


def at_once(contracts: Sequence[Contract], year: FinancialYear) -> tuple[Contract, ...]:
    """Of contracts with a value for a year, those that bind together on the day of a year on which they cost most.

    One that follows another is not added to it: values for a year are compared with a year's budget as they run.
    """
    valued = [each for each in contracts if each.value is not None and each.per is Per.YEAR]
    begin = [each.binds.starts_on for each in valued if each.binds is not None]
    days = [year.starts_on, *sorted(day for day in begin if year.span.holds(day))]
    sets = [tuple(each for each in valued if each.binds_in(Span(day, day + timedelta(days=1)))) for day in days]
    return max(sets, key=_worth)


def _worth(contracts: Iterable[Contract]) -> int:
    return sum(each.value.pence for each in contracts if each.value is not None)


def more_than_the_line(
    contracts: Sequence[Contract], *, line: str, year: str, budget: Money, schedule: str
) -> Finding | None:
    """Contracts of one line that cost more in a year than the line has WARN. They are values for a year."""
    worth = Money(_worth(contracts))
    if not contracts or worth <= budget:
        return None
    named = ", ".join(f"{each.name} {each.value} ({each.clause})" for each in contracts)
    says = (
        f"{line}, {year}: its contracts come to {worth} a year ({named}) and its budget is {budget}, "
        f"{worth - budget} less. Say what pays the rest, or correct the contract or the budget."
    )
    return Finding("contracts exceed their line", Result.WARN, contracts[0].clause.where, says, schedule)


def carries_more(contract: Contract, *, fund: str, year: str, total: Money, schedule: str) -> Finding | None:
    """A lead provider's contract that carries more of a fund than is contributed to it in a year WARNs."""
    carried = contract.carries.amount if contract.carries is not None else None
    if carried is None or carried <= total:
        return None
    says = (
        f"{contract.name} ({contract.clause}) carries {carried} of {fund}, and the contributions to it for {year} are "
        f"{total}. A contract carries part of a fund: correct the amount, or say where the rest comes from."
    )
    return Finding("contract carries more than its fund", Result.WARN, contract.clause.where, says, schedule)


def serves(contract: Contract, *, of_fund: Mapping[str, str]) -> frozenset[str]:
    """The schedules a contract serves: those it names, and those of the funds whose lines it names (`of_fund`: fund to
    schedule)."""
    return frozenset(contract.schedules) | {of_fund[fund] for fund, _ in contract.lines if fund in of_fund}
