"""Contributions, budgets, savings, instalments and placing rules, from their rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from section75.core.calendar import FinancialYear, Span
from section75.core.money import Money, Unit
from section75.core.pools import (
    BudgetRow,
    BudgetTable,
    Column,
    ContributionRow,
    ContributionTable,
    Destination,
    InstalmentRule,
    PlacingRule,
    PrintedTotal,
    Version,
)
from section75.core.savings import Saving, Strategy
from section75.importers.agreement_file.gather import Gathered, Row, once
from section75.importers.agreement_file.problems import SaidTwice

MOST_PENCE_IN_A_TABLE = 10**14  # a million million pounds; a table's sums, and what two are apart, are amounts then
_TAKEN_OFF = ("grant", "service_user_income")
_GROSS_PARTS = ("gross", *_TAKEN_OFF, "net")
_COLUMNS = {
    "totals": Column.DUE,
    "gross": Column.GROSS,
    "grant": Column.GRANT,
    "service_user_income": Column.SERVICE_USER_INCOME,
}


def contributions(files: Gathered) -> tuple[ContributionTable, ...]:
    """The contributions tables, one a fund and year."""
    once(files.rows("contributions"), lambda row: f"{_fund_and_year(row)} {row.shape.version}", "the contributions of")
    return tuple(_contributions(files, row) for row in files.rows("contributions"))


def _fund_and_year(row: Row) -> str:
    return f"{row.shape.fund} {row.shape.year}"


def _year(row: Row) -> FinancialYear:
    return row.reader.attempt(row.at("year"), lambda: FinancialYear.read(row.shape.year), FinancialYear(2000))


def _contributions(files: Gathered, row: Row) -> ContributionTable:
    shape, unit = row.shape, Unit(row.shape.unit)
    files.refer("fund", row, shape.fund, "fund")
    rows = tuple(_contribution(files, row, number, unit) for number in range(len(shape.rows)))
    totals = tuple(_printed_totals(files, row, unit))
    given = [
        part for each in rows for part in (each.agreed, each.gross, each.grant, each.service_user_income, each.net)
    ]
    _within_reason(row, [*given, *(total.amount for total in totals)])
    shares = shape.printed.shares if shape.printed else {}
    for party in shares:
        files.refer_party(row, party, "printed", "shares", party)
    return ContributionTable(
        fund=shape.fund,
        year=_year(row),
        unit=unit,
        approved=shape.standing == "approved",
        rows=rows,
        clause=row.reader.clause(shape.source, row.path),
        printed_totals=totals,
        printed_shares=tuple(shares.items()),
        version=Version(shape.version),
    )


def _printed_totals(files: Gathered, row: Row, unit: Unit) -> Iterator[PrintedTotal]:
    for key, column in _COLUMNS.items():
        for of, amount in (getattr(row.shape.printed, key) if row.shape.printed else {}).items():
            if of != "total":
                files.refer_party(row, of, "printed", key, of)
            printed = files.money(row, amount, unit, "printed", key, of) or Money(0)
            _without_a_minus(row, key, printed, "printed", key, of)
            yield PrintedTotal(column, "" if of == "total" else of, printed)


def _contribution(files: Gathered, row: Row, number: int, unit: Unit) -> ContributionRow:
    shape, inside = row.shape.rows[number], ("rows", number)
    files.refer_party(row, shape.party, *inside, "party")
    if shape.line:
        files.refer("line", row, f"{row.shape.fund}/{shape.line}", *inside, "line")
    problems = len(row.reader.problems)
    parts = {key: files.money(row, getattr(shape, key), unit, *inside, key) for key in _GROSS_PARTS}
    agreed = files.money(row, shape.amount, unit, *inside, "amount")
    for key in _TAKEN_OFF:
        _without_a_minus(row, key, parts[key], *inside, key)
    contribution = ContributionRow(
        party=shape.party,
        agreed=agreed,
        line=shape.line or "",
        recurrent=shape.recurrent,
        grant_name=shape.grant_name,
        **parts,
    )
    if len(row.reader.problems) == problems:
        _one_way(row, contribution, *inside)
    return contribution


def _without_a_minus(row: Row, key: str, given: Money | None, *inside: str | int) -> None:
    if key in _TAKEN_OFF and given is not None and given.pence < 0:
        row.wrong(f"{key} is what is taken off gross, and {given} would add to it. Write it without a minus.", *inside)


def _one_way(row: Row, given: ContributionRow, *inside: str | int) -> None:
    """A row is given in one way: as agreed, or gross with what is taken off it; and a net beside gross follows."""
    parts = (given.gross, given.grant, given.service_user_income, given.net)
    if (given.agreed is None) == all(part is None for part in parts):
        why = "give either `amount`, where the source does not say gross or net, or `gross` with what is taken off it."
        row.wrong(why, *inside)
    elif given.gross is None and (given.grant is not None or given.service_user_income is not None):
        row.wrong("grant and service_user_income are taken off gross, which is not given. Give it, if only 0.", *inside)
    elif given.gross is not None and given.net not in (None, given.worked_out):
        row.wrong(
            f"gross less grant and service-user income is {given.worked_out}, and net is given as {given.net}. "
            "Correct one of them; or, if the source prints it so, leave `net` out and give it in `printed.totals`, "
            "where the difference is found and shown.",
            *inside,
        )


def _within_reason(row: Row, amounts: Sequence[Money | None]) -> None:
    """The amounts of one table together are an amount, whichever of them are added and whatever is taken off."""
    if sum(abs(amount).pence for amount in amounts if amount is not None) > MOST_PENCE_IN_A_TABLE:
        row.wrong("its amounts together are more than any partnership's money. Check the unit: £, £000 or £m.")


def budgets(files: Gathered) -> tuple[BudgetTable, ...]:
    """The budget tables, one a fund and year."""
    once(files.rows("budget"), _fund_and_year, "the budget of")
    found = []
    for row in files.rows("budget"):
        shape, unit = row.shape, Unit(row.shape.unit)
        files.refer("fund", row, shape.fund, "fund")
        _each_line_once(row)
        rows = tuple(_budget_row(files, row, number, unit) for number in range(len(shape.rows)))
        printed = files.money(row, shape.printed.total if shape.printed else None, unit, "printed", "total")
        _within_reason(row, [*(each.amount for each in rows), printed])
        clause = row.reader.clause(shape.source, row.path)
        found.append(BudgetTable(shape.fund, _year(row), unit, rows, clause, printed))
    return tuple(found)


def _budget_row(files: Gathered, row: Row, number: int, unit: Unit) -> BudgetRow:
    line, amount = row.shape.rows[number].line, row.shape.rows[number].amount
    files.refer("line", row, f"{row.shape.fund}/{line}", "rows", number, "line")
    return BudgetRow(line, files.money(row, amount, unit, "rows", number, "amount") or Money(0))


def _each_line_once(row: Row) -> None:
    """A line has one budget in a year."""
    first: dict[str, int] = {}
    for number, given in enumerate(row.shape.rows):
        if given.line in first:
            before = row.reader.place(row.at("rows", first[given.line]))
            place = row.reader.place(row.at("rows", number))
            row.reader.refuse(SaidTwice(place, f"the budget of the line {given.line!r}", before))
        first.setdefault(given.line, number)


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
                target=_saved(files, row, unit, "target"),
                delivered=_saved(files, row, unit, "delivered"),
                clause=row.reader.clause(shape.source, row.path),
                line=shape.line or "",
            )
        )
    return tuple(found)


def _saved(files: Gathered, row: Row, unit: Unit, key: str) -> Money:
    """A target, or what was delivered of it: never less than nothing."""
    amount = files.money(row, getattr(row.shape, key), unit, key) or Money(0)
    if amount.pence < 0:
        row.wrong(f"a saving's {key} is not below nothing, and {amount} is. Write it without a minus.", key)
    return amount


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
    natures = {(row.shape.fund, row.shape.id): row.shape.nature for row in files.rows("line")}
    for row in files.rows("placing"):
        shape = row.shape
        files.refer("fund", row, shape.fund, "fund")
        destination = Destination(shape.place_as)
        span = row.reader.span(shape.starts, shape.to, row.at("to"))
        clause = row.reader.clause(shape.source, row.path)
        target = _target(files, row, destination, natures)
        found.append((shape.fund, PlacingRule(shape.cost_centre, destination, target, span, clause, shape.subjective)))
    return tuple(found)


def _target(files: Gathered, row: Row, destination: Destination, natures: Mapping[tuple[str, str], str]) -> str:
    """The line or partner that rows are placed to: the one that the destination asks for, and no other."""
    shape = row.shape
    of_partner = destination is Destination.CONTRIBUTION_RECEIVED
    wanted, other = ("party", "line") if of_partner else ("line", "party")
    target: str | None = getattr(shape, wanted)
    if target is None:
        row.wrong(f"rows placed as {shape.place_as} need the key {wanted!r}. Give it.")
        return ""
    if getattr(shape, other) is not None:
        row.wrong(f"rows placed as {shape.place_as} have a {wanted} and no {other}. Take `{other}` out.", other)
    if of_partner:
        files.refer_party(row, target, "party")
        return target
    files.refer("line", row, f"{shape.fund}/{target}", "line")
    if destination is Destination.SPEND and natures.get((shape.fund, target)) == "service-user income":
        why = f"the line {target!r} takes an income, and nothing is spent on it. Name another line, or place as income."
        row.wrong(why, "place_as")
    return target


def _from_line(row: Row, centre: str) -> tuple[str, PlacingRule]:
    """A line's own cost centres take its rows on any day; which days may be spent on is the schedule's to say."""
    income = row.shape.nature == "service-user income"
    destination = Destination.SERVICE_USER_INCOME if income else Destination.SPEND
    clause = row.reader.clause(row.shape.source, row.path)
    return row.shape.fund, PlacingRule(centre, destination, row.shape.id, Span(date(1948, 4, 1)), clause)
