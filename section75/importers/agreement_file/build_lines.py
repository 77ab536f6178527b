"""The lines of the funds, with their own leads and states by date, from their rows."""

from __future__ import annotations

from section75.core.agreements import Lead, Term
from section75.core.pools import FundState, Line, Nature
from section75.importers.agreement_file.build_agreements import lead, term
from section75.importers.agreement_file.gather import Gathered, Row


def lines(files: Gathered) -> tuple[Line, ...]:
    """The service lines of every fund."""
    rows = list(files.rows("line"))
    undated = {(row.shape.fund, row.shape.id) for row in rows if row.shape.lead}
    for row in rows:
        files.refer("fund", row, row.shape.fund, "fund")
        files.define("line", row, f"{row.shape.fund}/{row.shape.id}")
        if row.shape.lead:
            files.refer_party(row, row.shape.lead, "lead")
    states, leads = _states(files), _leads(files, undated)
    found = []
    for row in rows:
        shape, of = row.shape, (row.shape.fund, row.shape.id)
        found.append(
            Line(
                id=shape.id,
                fund=shape.fund,
                name=shape.name,
                nature=Nature(shape.nature),
                clause=row.reader.clause(shape.source, row.path),
                lead=shape.lead or "",
                cost_centres=tuple(shape.cost_centres),
                state=tuple(states.get(of, ())),
                leads=tuple(leads.get(of, ())),
            )
        )
    return tuple(found)


def _states(files: Gathered) -> dict[tuple[str, str], list[Term[FundState]]]:
    found: dict[tuple[str, str], list[Term[FundState]]] = {}
    for row in files.rows("state"):
        if row.shape.line:
            _refer(files, row)
            found.setdefault((row.shape.fund, row.shape.line), []).append(term(row, FundState(row.shape.state)))
    return found


def _leads(files: Gathered, undated: set[tuple[str, str]]) -> dict[tuple[str, str], list[Term[Lead]]]:
    """The leads of lines by date. A line that has a lead without days has no other."""
    found: dict[tuple[str, str], list[Term[Lead]]] = {}
    for row in files.rows("lead"):
        of = (row.shape.fund, row.shape.line)
        if not all(of) or row.shape.schedule:
            continue
        _refer(files, row)
        if of in undated:
            row.wrong(f"the line {of[1]!r} has a lead without days already, as `lead`. Keep one of the two.")
        found.setdefault(of, []).append(term(row, lead(files, row)))
    return found


def _refer(files: Gathered, row: Row) -> None:
    files.refer("fund", row, row.shape.fund, "fund")
    files.refer("line", row, f"{row.shape.fund}/{row.shape.line}", "line")
