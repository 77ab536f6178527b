"""What a risk share asks about a year, from its rows."""

from __future__ import annotations

from typing import Any

from section75.core.calendar import FinancialYear
from section75.core.money import Money, Unit
from section75.core.risk_share import (
    Circumstances,
    Contingency,
    Fault,
    RecoveryPlan,
    Redeployment,
    SharingKey,
    Transfer,
)
from section75.importers.agreement_file.gather import Gathered, Row


def circumstances(files: Gathered) -> Circumstances:
    """Everything the files say of that kind. An amount below nothing is a problem."""
    return Circumstances(
        faults=tuple(_fault(files, row) for row in files.rows("fault")),
        contingencies=tuple(Contingency(**_of_a_year(files, row)) for row in files.rows("contingency")),
        transfers=tuple(_transfer(files, row) for row in files.rows("transfer")),
        recovery_plans=tuple(
            RecoveryPlan(**_of_a_year(files, row), approved_on=row.shape.approved_on)
            for row in files.rows("recovery_plan")
        ),
        keys=tuple(_key(files, row) for row in files.rows("sharing_key")),
        redeployments=tuple(
            Redeployment(**_of_a_year(files, row), says=row.shape.says, recurrent=row.shape.recurrent)
            for row in files.rows("redeployment")
        ),
    )


def _of_a_year(files: Gathered, row: Row) -> dict[str, Any]:
    shape = row.shape
    files.refer("fund", row, shape.fund, "fund")
    amount = files.money(row, shape.amount, Unit(shape.unit), "amount") or Money(0)
    if amount.pence < 0:
        row.wrong(f"{amount} is below nothing. Write the amount without a minus.", "amount")
    clause = row.reader.clause(shape.source, row.path)
    return {"fund": shape.fund, "year": _year(row), "amount": amount, "clause": clause}


def _year(row: Row) -> FinancialYear:
    return row.reader.attempt(row.at("year"), lambda: FinancialYear.read(row.shape.year), FinancialYear(2000))


def _fault(files: Gathered, row: Row) -> Fault:
    files.refer_party(row, row.shape.party, "party")
    return Fault(**_of_a_year(files, row), party=row.shape.party, says=row.shape.says)


def _transfer(files: Gathered, row: Row) -> Transfer:
    files.refer("fund", row, row.shape.from_fund, "from_fund")
    if row.shape.from_fund == row.shape.fund:
        row.wrong("a fund's own underspend is not transferred to it. Name the other fund.", "from_fund")
    return Transfer(**_of_a_year(files, row), from_fund=row.shape.from_fund)


def _key(files: Gathered, row: Row) -> SharingKey:
    shape = row.shape
    files.define("sharing key", row, f"{shape.id} {shape.year}")
    for party in shape.values:
        files.refer_party(row, party, "values", party)
    clause = row.reader.clause(shape.source, row.path)
    return SharingKey(shape.id, _year(row), shape.says, tuple(shape.values.items()), clause)
