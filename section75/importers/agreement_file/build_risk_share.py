"""The risk share of each fund, from its rows; and the gaps the files own up to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from section75.core.agreements import Term
from section75.core.partnership import Gap
from section75.core.risk_share import Rule, Step
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.steps import make_step, named_in


def risk_shares(files: Gathered, gaps: tuple[Gap, ...]) -> tuple[Term[Rule], ...]:
    """Each fund's rule by date; steps in the order of the file, and those that complete a rule after its own."""
    found: list[Term[Rule]] = []
    for row in files.rows("risk_share"):
        if not row.shape.completes:
            found.append(_rule(files, row, gaps))
    completed: set[int] = set()
    for row in files.rows("risk_share"):
        if row.shape.completes:
            _complete(row, _rule(files, row, gaps), found, completed)
    return tuple(found)


def _complete(row: Row, more: Term[Rule], found: list[Term[Rule]], completed: set[int]) -> None:
    """Put the steps of a record that completes another after that one's: there is one for the same days, and one only
    completes it, or the order of the files would decide."""
    for place, term in enumerate(found):
        if term.value.fund == more.value.fund and term.span == more.span:
            if place in completed:
                row.wrong("another record completes the same risk share. Write their steps in one.", "completes")
                return
            completed.add(place)
            overspend = (*term.value.overspend, *more.value.overspend)
            underspend = (*term.value.underspend, *more.value.underspend)
            found[place] = replace(term, value=replace(term.value, overspend=overspend, underspend=underspend))
            return
    row.wrong("it completes a risk share of this fund for just these days, and no other record gives one.", "completes")


def _rule(files: Gathered, row: Row, gaps: tuple[Gap, ...]) -> Term[Rule]:
    files.refer("fund", row, row.shape.fund, "fund")
    clause = row.reader.clause(row.shape.source, row.path)
    gap = next((gap.says for gap in gaps if gap.what == "risk share" and gap.of in (row.shape.fund, "")), "")
    rule = Rule(
        row.shape.fund,
        overspend=_steps(files, row, "overspend"),
        underspend=_steps(files, row, "underspend"),
        clause=clause,
        gap_overspend=gap,
        gap_underspend=gap,
    )
    return Term(rule, row.reader.span(row.shape.starts, row.shape.to, row.at("to")), clause)


def _steps(files: Gathered, row: Row, direction: str) -> tuple[Step, ...]:
    made = []
    for number, shape in enumerate(getattr(row.shape, direction)):
        path = row.at(direction, number)
        _named(files, row, shape, direction, number)
        clause = row.reader.clause(shape.clause, path)
        step = row.reader.attempt(path, lambda shape=shape, clause=clause: make_step(shape, clause), None)  # type: ignore[misc]
        if step is not None:
            made.append(step)
    return tuple(made)


def _named(files: Gathered, row: Row, shape: Any, direction: str, number: int) -> None:
    partners, lines = named_in(shape)
    for key, named in partners.items():
        for partner in named:
            files.refer_party(row, partner, direction, number, key)
    for key, named in lines.items():
        for line in named:
            files.refer("line", row, f"{row.shape.fund}/{line}", direction, number, key)


_GAP_OF = {
    "agreement dates": "agreement",
    "escalation": "agreement",
    "lead": "schedule",
    "schedule dates": "schedule",
    "audit": "fund",
    **dict.fromkeys(
        (
            "aims",
            "arrangement",
            "charging",
            "consent",
            "consultation",
            "contracts",
            "equality",
            "functions",
            "improvement",
            "information sharing",
            "monitoring",
            "persons",
            "resources",
            "vat",
        ),
        "schedule",
    ),
    **dict.fromkeys(
        (
            "budget",
            "contributions",
            "host",
            "instalments",
            "lines",
            "manager",
            "report",
            "risk share",
            "savings",
            "state",
        ),
        "fund",
    ),
}


def gaps(files: Gathered) -> tuple[Gap, ...]:
    """What the files say their sources are silent about; what each is of must be known."""
    found = []
    for row in files.rows("open"):
        shape = row.shape
        if shape.of and shape.what == "party":
            files.refer_party(row, shape.of, "of")
        elif shape.of and shape.what in _GAP_OF:
            files.refer(_GAP_OF[shape.what], row, shape.of, "of")
        clause = row.reader.clause(shape.source, row.path)
        found.append(Gap(shape.what, shape.of, shape.says.rstrip(". "), clause))
    return tuple(found)
