"""Contracts as a reader sees them: who bought what for whom, against which schedule and line, and whether it binds."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from section75.core.calendar import FinancialYear, in_words
from section75.core.contracts import Contract, Per, Provider, serves
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractShown:
    """One contract on a day, in words. `standing` says whether it binds on the day."""

    id: str
    name: str
    provider: str
    bought_by: str
    behind: str
    terms: str
    value: str
    line: str
    runs: str
    standing: str
    specification: str
    activity: tuple[str, ...]
    clause: str

    def as_data(self) -> dict[str, Any]:
        """The contract for a machine."""
        return asdict(self)


def contracts_on(partnership: Partnership, day: date) -> tuple[ContractShown, ...]:
    """Every contract, those that ended among them, in the file's order."""
    return tuple(_shown(partnership, contract, day) for contract in partnership.contracts)


def findings_on_contracts(partnership: Partnership, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Of a partnership's findings, those that are about its contracts."""
    places = {contract.clause.where for contract in partnership.contracts}
    return tuple(finding for finding in found if finding.where in places)


def _shown(partnership: Partnership, contract: Contract, day: date) -> ContractShown:
    return ContractShown(
        id=contract.id,
        name=contract.name,
        provider=_provider(partnership, contract),
        bought_by=_bought_by(partnership, contract),
        behind=_behind(partnership, contract),
        terms=f"price {contract.price.value}; rules {contract.regime.value}",
        value=_value(contract),
        line=_against_its_line(partnership, contract, FinancialYear.of(day)),
        runs=_runs(contract),
        standing=_standing(contract, day),
        specification=_specification(partnership, contract),
        activity=tuple(f"{each.measure}: {each.count:,}, {each.span} ({each.clause})" for each in contract.activity),
        clause=str(contract.clause),
    )


def _provider(partnership: Partnership, contract: Contract) -> str:
    found: Provider = next(each for each in partnership.providers if each.id == contract.provider)
    is_partner = f", who is a partner too ({partnership.called(found.party)})" if found.party else ""
    return f"{found.name}{f', {found.kind}' if found.kind else ''}{is_partner}"


def _bought_by(partnership: Partnership, contract: Contract) -> str:
    for_others = [partnership.called(each) for each in contract.on_behalf_of]
    bought = partnership.called(contract.contracting_body) if contract.contracting_body else "contracting body not said"
    return f"{bought}, on behalf of {' and '.join(for_others)}" if for_others else bought


def _behind(partnership: Partnership, contract: Contract) -> str:
    """The schedules a contract serves, its lines, and the part of a fund that it carries."""
    served = serves(contract, of_fund={fund.id: fund.schedule for fund in partnership.funds})
    told = [schedule.title for schedule in partnership.schedules if schedule.id in served]
    names = {(line.fund, line.id): line.name for line in partnership.lines}
    told += [f"line {names[line]}" for line in contract.lines if line in names]
    if contract.carries is not None:
        amount = f"{contract.carries.amount} " if contract.carries.amount is not None else "part, of no given amount, "
        told.append(f"carries {amount}of {partnership.fund(contract.carries.fund).name}")
    return "; ".join(told)


def _value(contract: Contract) -> str:
    if contract.value is None:
        return "no value given"
    return f"{contract.value} {'a year' if contract.per is Per.YEAR else 'for the whole term'}"


def _against_its_line(partnership: Partnership, contract: Contract, year: FinancialYear) -> str:
    """The budget of the one line it serves, for the year of the day; empty where it serves none, or several."""
    if len(contract.lines) != 1:
        return ""
    fund, line = contract.lines[0]
    budget = partnership.budget_of(fund, year)
    amounts = [row.amount for row in budget.rows if row.line == line] if budget is not None else []
    return f"{amounts[0]} budgeted for {year}" if amounts else f"no budget for {year}"


def _runs(contract: Contract) -> str:
    told = [str(contract.span) if contract.span is not None else "no days given"]
    if contract.option is not None:
        until = f" (to {in_words(contract.option.until)})" if contract.option.until else ""
        told.append(f"option: {contract.option.says}{until}")
    return "; ".join(told)


def _standing(contract: Contract, day: date) -> str:
    if contract.ended_on is not None and contract.ended_on < day:
        because = f": {contract.ended_because}" if contract.ended_because else ""
        return f"ended on {in_words(contract.ended_on)}{because}"
    if contract.binds is None:
        return "not known: no days are given"
    if contract.has_ended(day):
        return f"ended on {in_words(contract.last_day)}" if contract.last_day else "ended"
    return "binds" if contract.binds.holds(day) else "not yet begun"


def _specification(partnership: Partnership, contract: Contract) -> str:
    says = {outcome.id: outcome.says for outcome in partnership.outcomes}
    told = [contract.specification, *(f"outcome: {says[each]}" for each in contract.outcomes if each in says)]
    return "; ".join(part for part in told if part) or "not on record"


def contracts_in_words(partnership: Partnership, day: date) -> str:
    """The contracts for a terminal."""
    shown = contracts_on(partnership, day)
    if not shown:
        return "No contract is on record."
    lines = [f"Contracts on {in_words(day)}"]
    for each in shown:
        lines += ["", f"{each.name}: {each.standing}"]
        facts = (
            ("Provider", each.provider),
            ("Bought by", each.bought_by),
            ("Behind", each.behind),
            ("Terms", each.terms),
            ("Value", "; ".join(part for part in (each.value, each.line) if part)),
            ("Runs", each.runs),
            ("Specification", each.specification),
            *(("Activity", activity) for activity in each.activity),
            ("Clause", each.clause),
        )
        lines += [f"  {name + ':':<15}{says}" for name, says in facts]
    return "\n".join(lines)
