"""Contributions from year to year, from their rows."""

from __future__ import annotations

from section75.core.agreements import Term
from section75.core.bridge import (
    Bridge,
    BridgeStep,
    Carries,
    ContributionStanding,
    Minimum,
    RollForward,
    Stands,
    StepKind,
    UntilAgreed,
    Uplift,
    UpliftOn,
    WorksOn,
    YearToYear,
)
from section75.core.calendar import FinancialYear
from section75.core.money import Money, Unit
from section75.core.pools import Version
from section75.importers.agreement_file.build_agreements import term
from section75.importers.agreement_file.gather import Gathered, once
from section75.importers.agreement_file.row import Row


def year_to_year(files: Gathered) -> YearToYear:
    """Everything the files say of how contributions go from year to year."""
    return YearToYear(
        standings=_standings(files),
        bridges=_bridges(files),
        roll_forward=tuple(_roll_forward(files, row) for row in files.rows("roll_forward")),
        minimums=_minimums(files),
        until_agreed=tuple(_until_agreed(files, row) for row in files.rows("until_agreed")),
    )


def _year(row: Row, text: str, *rest: str | int) -> FinancialYear:
    return row.reader.attempt(row.at(*rest), lambda: FinancialYear.read(text), FinancialYear(2000))


def _of_a_partner(row: Row) -> str:
    return f"{row.shape.party} to {row.shape.fund} for {row.shape.year}"


def _refer(files: Gathered, row: Row) -> None:
    files.refer("fund", row, row.shape.fund, "fund")
    files.refer_party(row, row.shape.party, "party")


def _standings(files: Gathered) -> tuple[ContributionStanding, ...]:
    rows = list(files.rows("contribution_standing"))
    once(rows, lambda row: f"{_of_a_partner(row)}, {row.shape.version}, on {row.shape.on}", "the standing of")
    return tuple(_standing(files, row) for row in rows)


def _standing(files: Gathered, row: Row) -> ContributionStanding:
    shape = row.shape
    _refer(files, row)
    if shape.awaits_on and not shape.awaits:
        row.wrong("a day is awaited and not what for. Give the key 'awaits'.", "awaits_on")
    if shape.standing == "approved" and shape.awaits:
        row.wrong("what is approved waits for nothing. Take `awaits` out, or call it proposed.", "awaits")
    return ContributionStanding(
        fund=shape.fund,
        year=_year(row, shape.year, "year"),
        party=shape.party,
        stands=Stands(shape.standing),
        on=shape.on,
        clause=row.reader.clause(shape.source, row.path),
        by=shape.by,
        awaits=shape.awaits,
        awaits_on=shape.awaits_on,
        says=shape.says.rstrip(". "),
        version=Version(shape.version),
    )


def _bridges(files: Gathered) -> tuple[Bridge, ...]:
    rows = list(files.rows("bridge"))
    once(rows, lambda row: f"{_of_a_partner(row)} {row.shape.line or ''} {row.shape.version or ''}", "the bridge of")
    whole = {_of_a_partner(row) for row in rows if not row.shape.line}
    for row in rows:
        if row.shape.line and _of_a_partner(row) in whole:
            row.wrong("this partner has a bridge for the whole fund too. Give the whole, or every line, not both.")
    return tuple(_bridge(files, row) for row in rows)


def _bridge(files: Gathered, row: Row) -> Bridge:
    shape, unit = row.shape, Unit(row.shape.unit)
    _refer(files, row)
    if shape.line:
        files.refer("line", row, f"{shape.fund}/{shape.line}", "line")
    year = _year(row, shape.year, "year")
    return Bridge(
        fund=shape.fund,
        year=year,
        party=shape.party,
        opening=files.money(row, shape.opening, unit, "opening") or Money(0),
        steps=tuple(_step(files, row, number, unit, year) for number in range(len(shape.steps))),
        clause=row.reader.clause(shape.source, row.path),
        line=shape.line or "",
        closing=files.money(row, shape.closing, unit, "closing"),
        version=Version(shape.version) if shape.version else None,
    )


def _step(files: Gathered, row: Row, number: int, unit: Unit, year: FinancialYear) -> BridgeStep:
    shape, inside = row.shape.steps[number], ("steps", number)
    kind = StepKind(shape.kind)
    if (shape.recurrent is None) != (kind is StepKind.REVERSAL):
        row.wrong("say `recurrent`, true or false, of every step but a reversal, and of none.", *inside)
    if kind is StepKind.OTHER and not shape.says:
        row.wrong("a step that is other says in words what it is. Give the key 'says'.", *inside)
    mirrored = _year(row, shape.mirrored_in, *inside, "mirrored_in") if shape.mirrored_in else None
    if mirrored is not None and (shape.recurrent is not False or mirrored <= year):
        row.wrong("only a one-off is mirrored, and in a later year. Correct the one or the other.", *inside)
    return BridgeStep(
        kind=kind,
        amount=files.money(row, shape.amount, unit, *inside, "amount") or Money(0),
        recurrent=bool(shape.recurrent),
        clause=row.reader.clause(shape.source, row.at(*inside)),
        says=shape.says.rstrip(". "),
        mirrored_in=mirrored,
    )


def _roll_forward(files: Gathered, row: Row) -> Term[RollForward]:
    shape = row.shape
    files.refer("fund", row, shape.fund, "fund")
    rule = RollForward(
        fund=shape.fund,
        clause=row.reader.clause(shape.source, row.path),
        carries=Carries(shape.carries) if shape.carries else None,
        uplift=Uplift(shape.uplift) if shape.uplift else None,
        uplifts=tuple((_year(row, year, "uplifts", year), Uplift(text)) for year, text in shape.uplifts.items()),
        uplift_on=UpliftOn(shape.uplift_on) if shape.uplift_on else None,
        base_year=_year(row, shape.base_year, "base_year") if shape.base_year else None,
        has_minimum=shape.minimum,
        no_detriment=shape.no_detriment,
    )
    return term(row, rule)


def _minimums(files: Gathered) -> tuple[Minimum, ...]:
    rows = list(files.rows("minimum_contribution"))
    once(rows, _of_a_partner, "the minimum contribution of")
    return tuple(_minimum(files, row) for row in rows)


def _minimum(files: Gathered, row: Row) -> Minimum:
    shape = row.shape
    _refer(files, row)
    amount = files.money(row, shape.amount, Unit(shape.unit), "amount") or Money(0)
    clause = row.reader.clause(shape.source, row.path)
    return Minimum(shape.fund, _year(row, shape.year, "year"), shape.party, amount, clause)


def _until_agreed(files: Gathered, row: Row) -> Term[UntilAgreed]:
    shape = row.shape
    if bool(shape.agreement) == bool(shape.fund):
        row.wrong("it is of an agreement or of one fund. Give one of the keys 'agreement' and 'fund'.")
    for kind in ("agreement", "fund"):
        if getattr(shape, kind):
            files.refer(kind, row, getattr(shape, kind), kind)
    return term(row, UntilAgreed(WorksOn(shape.works_on), agreement=shape.agreement or "", fund=shape.fund or ""))
