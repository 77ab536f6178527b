"""Contributions, budgets, savings, instalments and placing rules, from their rows."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import FinancialYear, Span
from section75.core.money import Money, Unit
from section75.core.pools import (
    BudgetRow,
    BudgetTable,
    ContributionRow,
    ContributionTable,
    Destination,
    InstalmentRule,
    PlacingRule,
)
from section75.core.refusals import Place
from section75.core.savings import Saving, Strategy
from section75.importers.agreement_file.gather import Gathered, Row, once
from section75.importers.agreement_file.problems import WrongValue

_GROSS_PARTS = ("gross", "grant", "service_user_income", "net")


def contributions(files: Gathered) -> tuple[ContributionTable, ...]:
    """The contributions tables, one a fund and year."""
    once(files.rows("contributions"), _fund_and_year, "the contributions of")
    return tuple(_contributions(files, row) for row in files.rows("contributions"))


def _fund_and_year(row: Row) -> str:
    return f"{row.shape.fund} {row.shape.year}"


def _year(row: Row) -> FinancialYear:
    return row.reader.attempt(row.at("year"), lambda: FinancialYear.read(row.shape.year), FinancialYear(2000))


def _contributions(files: Gathered, row: Row) -> ContributionTable:
    shape, unit = row.shape, Unit(row.shape.unit)
    files.refer("fund", row, shape.fund, "fund")
    rows = tuple(_contribution(files, row, number, unit) for number in range(len(shape.rows)))
    totals, shares = [], []
    if shape.printed:
        for label, amount in shape.printed.totals.items():
            if label != "total":
                files.refer_party(row, label, "printed", "totals", label)
            totals.append((label, row.reader.money(amount, unit, row.at("printed", "totals", label)) or Money(0)))
        for party, share in shape.printed.shares.items():
            files.refer_party(row, party, "printed", "shares", party)
            shares.append((party, share))
    return ContributionTable(
        fund=shape.fund,
        year=_year(row),
        unit=unit,
        approved=shape.standing == "approved",
        rows=rows,
        clause=row.reader.clause(shape.source, row.path),
        printed_totals=tuple(totals),
        printed_shares=tuple(shares),
    )


def _contribution(files: Gathered, row: Row, number: int, unit: Unit) -> ContributionRow:
    shape, path = row.shape.rows[number], row.at("rows", number)
    files.refer_party(row, shape.party, "rows", number, "party")
    if shape.line:
        files.refer("line", row, f"{row.shape.fund}/{shape.line}", "rows", number, "line")
    parts = {key: row.reader.money(getattr(shape, key), unit, (*path, key)) for key in _GROSS_PARTS}
    agreed = row.reader.money(shape.amount, unit, (*path, "amount"))
    if (agreed is None) == all(part is None for part in parts.values()):
        why = "give either `amount`, where the source does not say gross or net, or `gross` with what is taken off it."
        row.reader.problems.append(WrongValue(row.reader.place(path), why))
    contribution = ContributionRow(
        party=shape.party, agreed=agreed, line=shape.line or "", recurrent=shape.recurrent, **parts
    )
    _net_follows(row, contribution, row.reader.place(path))
    return contribution


def _net_follows(row: Row, given: ContributionRow, place: Place) -> None:
    """Net printed beside gross must follow from it."""
    if given.gross is None or given.net is None:
        return
    net = given.gross - (given.grant or Money(0)) - (given.service_user_income or Money(0))
    if net != given.net:
        why = (
            f"gross less grant and service-user income is {net}, and net is given as {given.net}. Correct one of them."
        )
        row.reader.problems.append(WrongValue(place, why))


def budgets(files: Gathered) -> tuple[BudgetTable, ...]:
    """The budget tables, one a fund and year."""
    once(files.rows("budget"), _fund_and_year, "the budget of")
    found = []
    for row in files.rows("budget"):
        shape, unit = row.shape, Unit(row.shape.unit)
        files.refer("fund", row, shape.fund, "fund")
        rows = []
        for number, line in enumerate(shape.rows):
            files.refer("line", row, f"{shape.fund}/{line.line}", "rows", number, "line")
            amount = row.reader.money(line.amount, unit, row.at("rows", number, "amount"))
            rows.append(BudgetRow(line.line, amount or Money(0)))
        printed = row.reader.money(shape.printed.total if shape.printed else None, unit, row.at("printed", "total"))
        clause = row.reader.clause(shape.source, row.path)
        found.append(BudgetTable(shape.fund, _year(row), unit, tuple(rows), clause, printed))
    return tuple(found)


def savings(files: Gathered) -> tuple[Saving, ...]:
    """The savings moved into funds."""
    found = []
    for row in files.rows("savings"):
        shape, unit = row.shape, Unit(row.shape.unit)
        files.define("saving", row, shape.id)
        files.refer("fund", row, shape.fund, "fund")
        files.refer_party(row, shape.sponsor, "sponsor")
        if shape.line:
            files.refer("line", row, f"{shape.fund}/{shape.line}", "line")
        found.append(
            Saving(
                id=shape.id,
                fund=shape.fund,
                year=_year(row),
                title=shape.title,
                sponsor=shape.sponsor,
                strategy=Strategy(shape.strategy),
                target=row.reader.money(shape.target, unit, row.at("target")) or Money(0),
                delivered=row.reader.money(shape.delivered, unit, row.at("delivered")) or Money(0),
                clause=row.reader.clause(shape.source, row.path),
                line=shape.line or "",
            )
        )
    return tuple(found)


def instalments(files: Gathered) -> tuple[InstalmentRule, ...]:
    """When contributions fall due."""
    once(files.rows("instalments"), _fund_and_year, "the instalments of")
    found = []
    for row in files.rows("instalments"):
        files.refer("fund", row, row.shape.fund, "fund")
        clause = row.reader.clause(row.shape.source, row.path)
        found.append(InstalmentRule(row.shape.fund, _year(row), row.shape.day_of_month, clause))
    return tuple(found)


def placing(files: Gathered) -> tuple[tuple[str, PlacingRule], ...]:
    """The placing rules of every fund: those written out, and one for each cost centre of a spending line."""
    found = [_from_line(row, centre) for row in files.rows("line") for centre in row.shape.cost_centres]
    for row in files.rows("placing"):
        shape = row.shape
        files.refer("fund", row, shape.fund, "fund")
        destination = Destination(shape.place_as)
        target = shape.party if destination is Destination.CONTRIBUTION_RECEIVED else shape.line
        wanted = "party" if destination is Destination.CONTRIBUTION_RECEIVED else "line"
        if target is None:
            why = f"rows placed as {shape.place_as} need the key {wanted!r}. Give it."
            row.reader.problems.append(WrongValue(row.reader.place(row.path), why))
        elif wanted == "party":
            files.refer_party(row, target, "party")
        else:
            files.refer("line", row, f"{shape.fund}/{target}", "line")
        span = row.reader.span(shape.starts, shape.to, row.at("to"))
        clause = row.reader.clause(shape.source, row.path)
        rule = PlacingRule(shape.cost_centre, destination, target or "", span, clause, shape.subjective)
        found.append((shape.fund, rule))
    return tuple(found)


def _from_line(row: Row, centre: str) -> tuple[str, PlacingRule]:
    """A line's own cost centres take its rows on any day; which days may be spent on is the schedule's to say."""
    income = row.shape.nature == "service-user income"
    destination = Destination.SERVICE_USER_INCOME if income else Destination.SPEND
    clause = row.reader.clause(row.shape.source, row.path)
    return row.shape.fund, PlacingRule(centre, destination, row.shape.id, Span(date(1948, 4, 1)), clause)
