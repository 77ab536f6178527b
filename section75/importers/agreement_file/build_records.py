"""What the Regulations want on record, from its rows: each of a schedule, by parties, on days, with its clause."""

from __future__ import annotations

from typing import Any

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.records import (
    Aim,
    Arrangement,
    ArrangementType,
    Basis,
    Charging,
    DelegatedFunction,
    FunctionKind,
    InformationSharing,
    Monitoring,
    Persons,
    Records,
    Resource,
    ResourceKind,
    Secondment,
    Team,
)
from section75.importers.agreement_file.build_entering import consents, consultations, equality, improvements
from section75.importers.agreement_file.build_vehicles import audits, vat, vehicles
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.of_schedule import clause_of, one_of, perhaps_days, rows_of


def records(files: Gathered) -> Records:
    """Every record the files give."""
    return Records(
        functions=functions(files),
        arrangements=arrangements(files),
        aims=aims(files),
        persons=persons(files),
        resources=resources(files),
        teams=teams(files),
        secondments=secondments(files),
        consultations=consultations(files),
        improvements=improvements(files),
        equality=equality(files),
        vat=vat(files),
        information_sharing=information_sharing(files),
        monitoring=tuple(
            Monitoring(r.shape.schedule, r.shape.says, clause_of(r)) for r in rows_of(files, "monitoring")
        ),
        charging=charging(files),
        audits=audits(files),
        consents=consents(files),
        vehicles=vehicles(files),
    )


def functions(files: Gathered) -> tuple[DelegatedFunction, ...]:
    """The delegated functions: of a party, exercised by a party, the right way round."""
    found = [_function(files, row) for row in rows_of(files, "function")]
    return tuple(each for each in found if each is not None)


def _function(files: Gathered, row: Row) -> DelegatedFunction | None:
    """The function; None where it cannot be one, which is noted with its place."""
    clause, span = clause_of(row), perhaps_days(row)
    for key in ("owner", "exercised_by"):
        files.refer_party(row, getattr(row.shape, key), key)
    return row.reader.attempt(row.path, lambda: _made(row, clause, span), None)


def _made(row: Row, clause: Clause, span: Span | None) -> DelegatedFunction | None:
    shape = row.shape
    return DelegatedFunction(
        schedule=shape.schedule,
        what=shape.what.rstrip(". "),
        owner=shape.owner,
        exercised_by=shape.exercised_by,
        kind=FunctionKind(shape.kind),
        arrangement=ArrangementType(shape.arrangement),
        clause=clause,
        enactment=shape.enactment.rstrip(". "),
        span=span,
    )


def arrangements(files: Gathered) -> tuple[Arrangement, ...]:
    """The legal arrangements of the schedules."""
    return tuple(
        Arrangement(row.shape.schedule, ArrangementType(row.shape.type), clause_of(row), perhaps_days(row))
        for row in rows_of(files, "arrangement")
    )


def aims(files: Gathered) -> tuple[Aim, ...]:
    """The aims; each outcome named must be one."""
    found = []
    for row in rows_of(files, "aim"):
        for number, outcome in enumerate(row.shape.outcomes):
            files.refer("outcome", row, outcome, "outcomes", number)
        found.append(Aim(row.shape.schedule, row.shape.says, clause_of(row), tuple(row.shape.outcomes)))
    return tuple(found)


def persons(files: Gathered) -> tuple[Persons, ...]:
    """For whom the schedules are, and with what."""
    return tuple(
        Persons(
            row.shape.schedule,
            clause_of(row),
            cohort=row.shape.cohort,
            services=tuple(row.shape.services),
            area=row.shape.area,
            cross_border=row.shape.cross_border,
        )
        for row in rows_of(files, "persons")
    )


def resources(files: Gathered) -> tuple[Resource, ...]:
    """Staff, goods, services and accommodation: provided by a party, or said to be none."""
    found = []
    for row in rows_of(files, "resource"):
        shape = row.shape
        if shape.none:
            one_of(row, none=True, provided_by=shape.provided_by)
        elif not shape.provided_by:
            row.wrong("say who provides it, as `provided_by`, or write `none = true`: a blank is a gap, not an answer.")
        if shape.provided_by:
            files.refer_party(row, shape.provided_by, "provided_by")
        kind = ResourceKind(shape.kind)
        found.append(
            Resource(shape.schedule, kind, clause_of(row), shape.provided_by or "", shape.what, none=shape.none)
        )
    return tuple(found)


def teams(files: Gathered) -> tuple[Team, ...]:
    """The integrated teams."""
    found = []
    for row in rows_of(files, "team"):
        shape = row.shape
        for number, party in enumerate(shape.employers):
            files.refer_party(row, party, "employers", number)
        found.append(Team(name=shape.name, employers=tuple(shape.employers), **_managed(files, row)))
    return tuple(found)


def secondments(files: Gathered) -> tuple[Secondment, ...]:
    """Posts of one party that work for another."""
    found = []
    for row in rows_of(files, "secondment"):
        shape = row.shape
        files.refer_party(row, shape.employer, "employer")
        if shape.employer == shape.managed_by:
            row.wrong("these posts are managed by their own employer, which is no secondment. Correct one of the two.")
        found.append(Secondment(posts=shape.posts, employer=shape.employer, **_managed(files, row)))
    return tuple(found)


def _managed(files: Gathered, row: Row) -> dict[str, Any]:
    """What a team and a secondment have in common: the schedule, who manages, on which basis, and the days."""
    shape = row.shape
    if shape.managed_by:
        files.refer_party(row, shape.managed_by, "managed_by")
    return {
        "schedule": shape.schedule,
        "managed_by": shape.managed_by or "",
        "basis": Basis(shape.basis),
        "span": perhaps_days(row),
        "clause": clause_of(row),
    }


def information_sharing(files: Gathered) -> tuple[InformationSharing, ...]:
    """How the partners share information."""
    return tuple(
        InformationSharing(
            row.shape.schedule,
            row.shape.says,
            clause_of(row),
            data_sharing_agreement=row.shape.data_sharing_agreement,
            impact_assessment=row.shape.impact_assessment,
            on=row.shape.on,
        )
        for row in rows_of(files, "information_sharing")
    )


def charging(files: Gathered) -> tuple[Charging, ...]:
    """How chargeable services are determined and told, or that there are none."""
    found = []
    for row in rows_of(files, "charging"):
        shape = row.shape
        if shape.none:
            one_of(row, none=True, determined=shape.determined, told=shape.told)
        elif not shape.determined and not shape.told:
            row.wrong("say how chargeable services are determined, or how users are told, or write `none = true`.")
        found.append(Charging(shape.schedule, clause_of(row), shape.determined, shape.told, none=shape.none))
    return tuple(found)
