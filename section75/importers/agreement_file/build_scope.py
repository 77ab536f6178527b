"""What stands beside the lines, from its rows: scope, services paid for outside, funds that became others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from section75.core.calendar import FinancialYear, in_words
from section75.core.money import Money, Unit
from section75.core.pools import Became, ForecastOverspend, InScope, PaidOutside
from section75.importers.agreement_file.gather import Gathered, Row


def in_scope(files: Gathered) -> tuple[InScope, ...]:
    """What the text puts into the funds."""
    found = []
    for row in files.rows("in_scope"):
        shape = row.shape
        files.refer("fund", row, shape.fund, "fund")
        if shape.lead:
            files.refer_party(row, shape.lead, "lead")
        if (shape.year and shape.amount is None) or (shape.passed_to and shape.amount is None):
            row.wrong("a year, or who the money is passed to, is given without the amount. Give `amount`.")
        clause = row.reader.clause(shape.source, row.path)
        amount = files.money(row, shape.amount, Unit(shape.unit), "amount")
        year = year_of(row) if shape.year else None
        found.append(InScope(shape.fund, shape.name, clause, shape.lead or "", amount, year, shape.passed_to))
    return tuple(found)


def year_of(row: Row) -> FinancialYear:
    """The financial year of a row."""
    return row.reader.attempt(row.at("year"), lambda: FinancialYear.read(row.shape.year), FinancialYear(2000))


def paid_outside(files: Gathered) -> tuple[PaidOutside, ...]:
    """The services paid for outside every schedule."""
    found = []
    for row in files.rows("paid_outside"):
        files.refer_party(row, row.shape.paid_by, "paid_by")
        clause = row.reader.clause(row.shape.source, row.path)
        found.append(PaidOutside(row.shape.name, row.shape.paid_by, clause))
    return tuple(found)


def became(files: Gathered) -> tuple[Became, ...]:
    """The funds that became others, or part of others."""
    found = []
    for row in files.rows("became"):
        shape = row.shape
        if bool(shape.fund) == bool(shape.former):
            row.wrong("give `fund`, where these files hold the fund that became another, or else `former`, its name.")
        if shape.fund:
            files.refer("fund", row, shape.fund, "fund")
        files.refer("fund", row, shape.into, "into")
        if shape.fund == shape.into:
            row.wrong("a fund cannot become itself. Name the other one.", "into")
        clause = row.reader.clause(shape.source, row.path)
        lines = _lines_over(files, row)
        part = shape.part.rstrip(". ")
        found.append(Became(shape.into, shape.on, clause, shape.fund or "", shape.former, part, lines))
    _each_goes_once(tuple(files.rows("became")))
    return tuple(found)


def _each_goes_once(rows: Sequence[Row]) -> None:
    """A fund becomes another as a whole once, and so does each line; and nothing comes to it once it has gone over,
    for the books could not tell what came from what went.
    """
    gone: dict[tuple[str, str], Row] = {}
    for row in rows:
        for key, called in _goes(row):
            if key in gone:
                first = in_words(gone[key].shape.on)
                row.wrong(
                    f"{called} went over already, on {first}. Say once which it became, or name the lines of each."
                )
            gone.setdefault(key, row)
    for row in rows:
        keys = [(row.shape.into, ""), *((row.shape.into, line) for line in row.shape.lines.values())]
        before = next((gone[key].shape.on for key in keys if key in gone and gone[key].shape.on <= row.shape.on), None)
        if before is not None:
            row.wrong(
                f"what it goes over to went over itself on {in_words(before)}, and the books could not tell what came "
                "from what went. Let it go over to a new line, or on an earlier day.",
                "into",
            )


def _goes(row: Row) -> Iterator[tuple[tuple[str, str], str]]:
    """What goes over by a record, by fund and line, and what to call it; a fund as a whole goes without a line."""
    fund = row.shape.fund
    if fund and not row.shape.part:
        yield (fund, ""), f"the fund {fund!r} as a whole"
    for line in row.shape.lines if fund else ():
        yield (fund, line), f"the line {line!r} of {fund!r}"


def _lines_over(files: Gathered, row: Row) -> tuple[tuple[str, str], ...]:
    """Which line of the former fund goes over to which of the other."""
    shape = row.shape
    if shape.lines and not shape.fund:
        row.wrong("the lines of a fund that these files do not hold cannot go over. Name the fund as `fund`.", "lines")
        return ()
    for former, into in shape.lines.items():
        files.refer("line", row, f"{shape.fund}/{former}", "lines", former)
        files.refer("line", row, f"{shape.into}/{into}", "lines", former)
    return tuple(shape.lines.items())


def forecast_overspends(files: Gathered) -> tuple[ForecastOverspend, ...]:
    """The overspends forecast on budgets that are about to enter a pool."""
    found = []
    for row in files.rows("forecast_overspend"):
        shape = row.shape
        files.refer_party(row, shape.party, "party")
        for number, fund in enumerate(shape.funds):
            files.refer("fund", row, fund, "funds", number)
        amount = row.reader.money(shape.amount, Unit(shape.unit), row.at("amount")) or Money(0)
        if amount.pence <= 0:
            row.wrong(f"an overspend is above nothing, and {amount} is not. Correct it, or take the record out.")
        clause = row.reader.clause(shape.source, row.path)
        year = year_of(row)
        found.append(ForecastOverspend(shape.party, shape.budget, tuple(shape.funds), year, amount, clause))
    return tuple(found)
