"""Parties, agreements, schedules, funds and their dated values, from their rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from section75.core.agreements import Agreement, AgreementKind, Lead, ReportDuty, Schedule, Term
from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.governance import Group
from section75.core.outcomes import Outcome
from section75.core.parties import Kind, Party
from section75.core.pools import Fund, FundState, Manager
from section75.importers.agreement_file.gather import Gathered, Row, once


def parties(files: Gathered) -> tuple[Party, ...]:
    """The parties, in the file's order, which is the agreement's order everywhere."""
    found = []
    for row in files.rows("party"):
        shape = row.shape
        files.define("party", row, shape.id)
        clause = row.reader.clause(shape.source, row.path)
        identifiers = tuple(sorted(shape.identifiers.items()))
        kind = Kind(shape.kind)
        found.append(Party(shape.id, shape.name, kind, clause, identifiers, shape.short_name, shape.organisation))
    return tuple(found)


def agreements(files: Gathered) -> tuple[Agreement, ...]:
    """The agreements; every party named must be one."""
    found = []
    for row in files.rows("agreement"):
        shape = row.shape
        files.define("agreement", row, shape.id)
        for number, party in enumerate(shape.parties):
            files.refer_party(row, party, "parties", number)
        if len(set(shape.parties)) < len(shape.parties):
            row.wrong("a party is named twice in this list. Name each once.", "parties")
        clause = row.reader.clause(shape.source, row.path)
        kind = AgreementKind(shape.kind)
        earlier = _earlier_parties(files, shape.id)
        found.append(
            Agreement(shape.id, shape.title, kind, tuple(shape.parties), clause, power=shape.power, earlier=earlier)
        )
    durations_of_one(files)
    running = durations(files, "agreement")
    return tuple(_running(agreement, running) for agreement in found)


def _earlier_parties(files: Gathered, agreement: str) -> tuple[tuple[date, tuple[str, ...]], ...]:
    """The parties before each variation that gives the agreement anew, and the day from which it binds."""
    found: list[tuple[date, tuple[str, ...]]] = []
    before: tuple[str, ...] = ()
    for row in files.each_layer("agreement"):
        if row.shape.id == agreement:
            variation = row.reader.variation
            found += [(variation.effective, before)] if variation and before else []
            before = tuple(row.shape.parties)
    return tuple(found)


def _running(agreement: Agreement, running: dict[str, tuple[Span, Clause]]) -> Agreement:
    """The agreement with its days and what gives them; as it is, where no record gives any."""
    span, clause = running.get(agreement.id, (None, None))
    return replace(agreement, span=span, span_clause=clause)


def durations(files: Gathered, of: str) -> dict[str, tuple[Span, Clause]]:
    """The days each agreement, or each schedule, runs, and what gives them; one record each."""
    rows = [row for row in files.rows("duration") if getattr(row.shape, of)]
    once(rows, lambda row: str(getattr(row.shape, of)), f"the duration of {of}")
    found = {}
    for row in rows:
        files.refer(of, row, getattr(row.shape, of), of)
        span = row.reader.span(row.shape.starts, row.shape.to, row.at("to"))
        found[str(getattr(row.shape, of))] = (span, row.reader.clause(row.shape.source, row.path))
    return found


def durations_of_one(files: Gathered) -> None:
    """A record of days must say what runs on them, and no more than one thing."""
    for row in files.rows("duration"):
        if row.shape.agreement and row.shape.schedule:
            row.wrong("a duration is of an agreement or of a schedule, not of both. Write two records.")
        if not row.shape.agreement and not row.shape.schedule:
            row.wrong("a duration is of an agreement or of a schedule. Give the key 'agreement' or the key 'schedule'.")


def schedules(files: Gathered) -> tuple[Schedule, ...]:
    """The schedules, with their lead organisations by date."""
    rows = list(files.rows("schedule"))
    for row in rows:
        files.define("schedule", row, row.shape.id)
        files.refer("agreement", row, row.shape.agreement, "agreement")
    leads: dict[str, list[Term[Lead]]] = {}
    for row in files.rows("lead"):
        _of_one_thing(row)
        if row.shape.schedule:
            files.refer("schedule", row, row.shape.schedule, "schedule")
            leads.setdefault(row.shape.schedule, []).append(term(row, lead(files, row)))
    running = durations(files, "schedule")
    return tuple(_schedule(row, tuple(leads.get(row.shape.id, ())), running) for row in rows)


def _schedule(row: Row, leads: tuple[Term[Lead], ...], running: dict[str, tuple[Span, Clause]]) -> Schedule:
    span, span_clause = running.get(row.shape.id, (None, None))
    clause = row.reader.clause(row.shape.source, row.path)
    return Schedule(row.shape.id, row.shape.agreement, row.shape.title, clause, span, span_clause, leads)


def _of_one_thing(row: Row) -> None:
    """A lead is of a schedule, or of a line of a fund; and of no more than one thing."""
    of_line = [key for key in ("fund", "line") if getattr(row.shape, key)]
    if row.shape.schedule and of_line:
        row.wrong("a lead is of a schedule or of a line, not of both. Write two records.")
    elif not row.shape.schedule and len(of_line) < 2:
        row.wrong("a lead is of a schedule, or of a line of a fund. Give `schedule`, or both `fund` and `line`.")


def lead(files: Gathered, row: Row) -> Lead:
    """Who leads: one party, or several jointly."""
    shape = row.shape
    if shape.party and shape.jointly:
        row.wrong("a lead is one party or several jointly. Give `party` or `jointly`, not both.")
    elif not shape.party and len(set(shape.jointly)) < max(len(shape.jointly), 2):
        row.wrong("a lead is one party, as `party`, or several, each once, as `jointly`. Give one of the two.")
    if shape.party:
        files.refer_party(row, shape.party, "party")
    for number, party in enumerate(shape.jointly):
        files.refer_party(row, party, "jointly", number)
    return Lead((shape.party,) if shape.party else tuple(shape.jointly) or ("",))


def funds(files: Gathered) -> tuple[Fund, ...]:
    """The funds, with state, host and manager by date."""
    rows = list(files.rows("fund"))
    for row in rows:
        files.define("fund", row, row.shape.id)
        files.refer("schedule", row, row.shape.schedule, "schedule")
        files.schedules[row.shape.id] = row.shape.schedule
    dated: dict[tuple[str, str], list[Any]] = {}
    for table in ("host", "state", "manager"):
        for row in files.rows(table):
            files.refer("fund", row, row.shape.fund, "fund")
            if not getattr(row.shape, "line", None):  # the state of a line is the line's
                dated.setdefault((table, row.shape.fund), []).append(term(row, _value(files, table, row)))
    return tuple(
        Fund(
            row.shape.id,
            row.shape.schedule,
            row.shape.name,
            row.reader.clause(row.shape.source, row.path),
            state=tuple(dated.get(("state", row.shape.id), ())),
            host=tuple(dated.get(("host", row.shape.id), ())),
            manager=tuple(dated.get(("manager", row.shape.id), ())),
        )
        for row in rows
    )


def _value(files: Gathered, table: str, row: Row) -> str | FundState | Manager:
    if table == "state":
        return FundState(row.shape.state)
    if table == "host":
        files.refer_party(row, row.shape.party, "party")
        return str(row.shape.party)
    files.refer_party(row, row.shape.employer, "employer")
    return Manager(row.shape.post, row.shape.employer)


def term(row: Row, value: Any) -> Term[Any]:
    """A dated value with its clause, and what ends it where the row says so in words."""
    span = row.reader.span(row.shape.starts, row.shape.to, row.at("to"))
    until = str(getattr(row.shape, "until", "")).rstrip(". ")
    return Term(value, span, row.reader.clause(row.shape.source, row.path), until)


def report_duties(files: Gathered) -> tuple[ReportDuty, ...]:
    """The reports the agreement asks for."""
    found = []
    for row in files.rows("report"):
        files.refer("fund", row, row.shape.fund, "fund")
        clause = row.reader.clause(row.shape.source, row.path)
        found.append(ReportDuty(row.shape.fund, row.shape.every, row.shape.within_days, clause))
    return tuple(found)


def outcomes(files: Gathered) -> tuple[Outcome, ...]:
    """The outcomes, as worded."""
    found = []
    for row in files.rows("outcome"):
        shape = row.shape
        files.define("outcome", row, shape.id)
        clause = row.reader.clause(shape.source, row.path)
        found.append(Outcome(shape.id, shape.says, clause, shape.indicator, shape.baseline, shape.target))
    return tuple(found)


def groups(files: Gathered) -> tuple[Group, ...]:
    """The boards and groups."""
    found = []
    for row in files.rows("group"):
        shape = row.shape
        files.define("group", row, shape.id)
        clause = row.reader.clause(shape.source, row.path)
        found.append(Group(shape.id, shape.name, clause, shape.meets, shape.chair, shape.purpose))
    return tuple(found)
