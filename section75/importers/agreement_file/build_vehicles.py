"""VAT structure, assurance of a pool's year, and vehicles that are not section 75, from their rows."""

from __future__ import annotations

from section75.core.records import (
    Audit,
    AuditMode,
    DeliveredBy,
    Vat,
    VatStructure,
    Vehicle,
    VehicleKind,
)
from section75.importers.agreement_file.build_scope import year_of
from section75.importers.agreement_file.gather import Gathered, Row
from section75.importers.agreement_file.of_schedule import amount_of, clause_of, perhaps_days, rows_of


def vat(files: Gathered) -> tuple[Vat, ...]:
    """The VAT structure of the schedules, and who delivers each line."""
    found = []
    for row in rows_of(files, "vat"):
        for number, each in enumerate(row.shape.delivered):
            files.refer("fund", row, each.fund, "delivered", number, "fund")
            files.refer("line", row, f"{each.fund}/{each.line}", "delivered", number, "line")
            files.refer_party(row, each.body, "delivered", number, "body")
        delivered = tuple(DeliveredBy(each.fund, each.line, each.body) for each in row.shape.delivered)
        found.append(Vat(row.shape.schedule, VatStructure(row.shape.structure), clause_of(row), delivered))
    return tuple(found)


def audits(files: Gathered) -> tuple[Audit, ...]:
    """The assurance of pools' years; one without any says why."""
    found = []
    for row in files.rows("audit"):
        shape, mode = row.shape, AuditMode(row.shape.mode)
        files.refer("fund", row, shape.fund, "fund")
        if mode is AuditMode.NONE_EXPLAINED and not shape.opinion:
            row.wrong("there was no audit and nobody says why. Explain it, as `opinion`.", "mode")
        found.append(
            Audit(
                fund=shape.fund,
                year=year_of(row),
                mode=mode,
                by=shape.by,
                opinion=shape.opinion,
                on=shape.on,
                clause=clause_of(row),
            )
        )
    return tuple(found)


def vehicles(files: Gathered) -> tuple[Vehicle, ...]:
    """Vehicles that are not section 75. A payment between partners goes between two parties."""
    found = []
    for row in rows_of(files, "vehicle"):
        shape, kind = row.shape, VehicleKind(row.shape.kind)
        _bodies(files, row, kind)
        found.append(
            Vehicle(
                kind=kind,
                name=shape.name,
                between=tuple(shape.between),
                payer=shape.payer or "",
                payee=shape.payee or "",
                amount=amount_of(row, "amount", schedule=shape.schedule or ""),
                conditions=shape.conditions,
                schedule=shape.schedule or "",
                span=perhaps_days(row),
                clause=clause_of(row),
            )
        )
    return tuple(found)


def _bodies(files: Gathered, row: Row, kind: VehicleKind) -> None:
    shape = row.shape
    if kind.is_a_payment_between_partners:
        for key in ("payer", "payee"):
            if getattr(shape, key):
                files.refer_party(row, getattr(shape, key), key)
    if shape.payer and shape.payer == shape.payee:
        row.wrong("nobody pays itself. Correct the payer or the payee.", "payee")
