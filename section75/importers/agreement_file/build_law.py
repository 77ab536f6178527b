"""What the checks of the law need beside the records, from its rows."""

from __future__ import annotations

from section75.core.calendar import FinancialYear
from section75.core.money import Money, Unit
from section75.core.records import (
    About,
    AccountingJudgement,
    Decision,
    Designated,
    LawFacts,
    Matter,
    Observed,
    ProvidedFor,
    Shows,
    Treatment,
)
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.of_schedule import clause_of


def law_facts(files: Gathered) -> LawFacts:
    """All tables of it."""
    return LawFacts(
        provided=tuple(_provided(files, row) for row in files.rows("provided_for")),
        observed=tuple(_observed(files, row) for row in files.rows("observed")),
        decisions=tuple(_decision(files, row) for row in files.rows("decision")),
        accounting=tuple(_accounting(files, row) for row in files.rows("accounting_judgement")),
        designated=tuple(_designated(files, row) for row in files.rows("designated_amount")),
    )


def _of(files: Gathered, row: Row) -> tuple[str, str]:
    """The agreement or the schedule a row is of, one of them empty."""
    shape = row.shape
    if bool(shape.agreement) == bool(shape.schedule):
        row.wrong("it is of an agreement or of a schedule. Give one of the keys 'agreement' and 'schedule'.")
    for kind in ("agreement", "schedule"):
        if getattr(shape, kind):
            files.refer(kind, row, getattr(shape, kind), kind)
    return shape.agreement or "", shape.schedule or ""


def _provided(files: Gathered, row: Row) -> ProvidedFor:
    agreement, schedule = _of(files, row)
    return ProvidedFor(Matter(row.shape.matter), row.shape.says, clause_of(row), agreement, schedule)


def _observed(files: Gathered, row: Row) -> Observed:
    agreement, schedule = _of(files, row)
    shape = row.shape
    return Observed(About(shape.about), Shows(shape.shows), shape.says, clause_of(row), agreement, schedule)


def _decision(files: Gathered, row: Row) -> Decision:
    shape = row.shape
    files.refer("agreement", row, shape.agreement, "agreement")
    files.refer_party(row, shape.body, "body")
    return Decision(
        body=shape.body,
        what=shape.what,
        clause=clause_of(row),
        agreement=shape.agreement,
        by=shape.by,
        on=shape.on,
        key=shape.key,
        executive=shape.executive,
        notice_on=shape.notice_on,
        notice_ref=shape.notice_ref,
    )


def _accounting(files: Gathered, row: Row) -> AccountingJudgement:
    shape = row.shape
    files.refer("fund", row, shape.fund, "fund")
    files.refer_party(row, shape.party, "party")
    return AccountingJudgement(shape.fund, shape.party, Treatment(shape.treatment), clause_of(row), shape.on)


def _designated(files: Gathered, row: Row) -> Designated:
    shape = row.shape
    files.refer("fund", row, shape.fund, "fund")
    files.refer_party(row, shape.party, "party")
    amount = files.money(row, shape.amount, Unit(shape.unit), "amount") or Money(0)
    year = row.reader.attempt(row.at("year"), lambda: FinancialYear.read(shape.year), FinancialYear(2000))
    return Designated(shape.fund, shape.party, year, amount, clause_of(row))
