"""Providers and contracts, from their rows."""

from __future__ import annotations

from datetime import date
from typing import cast

from section75.core.contracts import Activity, Carries, Contract, Option, Per, Price, Provider, Regime
from section75.core.explain import Clause
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.of_schedule import amount_of, clause_of, perhaps_days


def providers(files: Gathered) -> tuple[Provider, ...]:
    """The providers; one that is a party too is named as one."""
    found = []
    for row in files.rows("provider"):
        shape = row.shape
        files.define("provider", row, shape.id)
        if shape.party:
            files.refer_party(row, shape.party, "party")
        found.append(Provider(shape.id, shape.name, clause_of(row), shape.party or "", shape.kind))
    return tuple(found)


def contracts(files: Gathered) -> tuple[Contract, ...]:
    """The contracts, those that ended among them."""
    found = []
    for row in files.rows("contract"):
        files.define("contract", row, row.shape.id)
        _refer(files, row)
        found.append(_contract(files, row, clause_of(row)))
    return tuple(found)


def _refer(files: Gathered, row: Row) -> None:
    """Everything a contract names is there, and it serves a schedule or lines."""
    shape = row.shape
    files.refer("provider", row, shape.provider, "provider")
    if shape.contracting_body:
        files.refer_party(row, shape.contracting_body, "contracting_body")
    for number, party in enumerate(shape.on_behalf_of):
        files.refer_party(row, party, "on_behalf_of", number)
    for number, outcome in enumerate(shape.outcomes):
        files.refer("outcome", row, outcome, "outcomes", number)
    for number, schedule in enumerate(shape.schedules):
        files.refer("schedule", row, schedule, "schedules", number)
    for number, line in enumerate(shape.lines):
        files.refer("fund", row, line.fund, "lines", number, "fund")
        files.refer("line", row, f"{line.fund}/{line.line}", "lines", number, "line")
    if not shape.schedules and not shape.lines:
        row.wrong("a contract stands behind schedules or behind lines of a fund. Give `schedules` or `lines`.")


def _contract(files: Gathered, row: Row, clause: Clause) -> Contract:
    shape = row.shape
    return Contract(
        id=shape.id,
        name=shape.name,
        provider=shape.provider,
        contracting_body=shape.contracting_body or "",
        schedules=tuple(shape.schedules),
        lines=tuple((each.fund, each.line) for each in shape.lines),
        on_behalf_of=tuple(shape.on_behalf_of),
        regime=Regime(shape.regime),
        price=Price(shape.price),
        value=amount_of(row, "value", schedule=next(iter(shape.schedules), "")),
        per=Per(shape.per),
        specification=shape.specification,
        outcomes=tuple(shape.outcomes),
        notices=tuple(shape.notices),
        span=perhaps_days(row),
        option=_option(row),
        activity=tuple(_activity(row, number) for number in range(len(shape.activity))),
        carries=_carries(files, row),
        ended_on=_ended(row),
        ended_because=shape.ended_because,
        clause=clause,
    )


def _option(row: Row) -> Option | None:
    """The option to extend. Its last day comes after the term's."""
    shape = row.shape
    if shape.option_until and not shape.option:
        row.wrong("an option's last day is given, and not the option. Say what it is, as `option`.", "option_until")
    if shape.option_until and shape.to and shape.option_until <= shape.to:
        row.wrong("the option reaches no further than the term. Correct `to` or `option_until`.", "option_until")
    return Option(shape.option, shape.option_until) if shape.option else None


def _carries(files: Gathered, row: Row) -> Carries | None:
    """The part of a fund that the contract carries."""
    if not row.shape.carries_fund:
        if row.shape.carries is not None:
            row.wrong("part of a fund is carried, and not said of which. Give `carries_fund`.", "carries")
        return None
    files.refer("fund", row, row.shape.carries_fund, "carries_fund")
    schedule = files.schedules.get(row.shape.carries_fund, "")
    return Carries(row.shape.carries_fund, amount_of(row, "carries", schedule=schedule))


def _ended(row: Row) -> date | None:
    """The last day of a contract that is over: not before its first."""
    shape = row.shape
    if shape.ended_on and shape.starts and shape.ended_on < shape.starts:
        row.wrong("it ended before it began. Correct `from` or `ended_on`.", "ended_on")
    return cast("date | None", shape.ended_on)


def _activity(row: Row, number: int) -> Activity:
    each, path = row.shape.activity[number], row.at("activity", number)
    span = row.reader.span(each.starts, each.to, (*path, "to"))
    return Activity(each.measure, each.count, span, row.reader.clause(each.source, path))
