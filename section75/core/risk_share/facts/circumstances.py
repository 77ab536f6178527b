"""What happened, or was agreed, in a year, that a risk share asks about: each a record with its clause or evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Fault:
    """Part of an overspend that one partner's own failure caused: unauthorised spending, or maladministration."""

    fund: str
    year: FinancialYear
    party: str
    amount: Money
    says: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Contingency:
    """Money the partners have set aside in a fund for a year, to meet an overspend before anybody bears it."""

    fund: str
    year: FinancialYear
    amount: Money
    clause: Clause


@dataclass(frozen=True, slots=True)
class Transfer:
    """An underspend of another fund that both partners agree to set against this fund's overspend."""

    fund: str
    year: FinancialYear
    from_fund: str
    amount: Money
    clause: Clause


@dataclass(frozen=True, slots=True)
class RecoveryPlan:
    """What a plan is to recover within the year, and the day the partners approved it; None where they have not."""

    fund: str
    year: FinancialYear
    amount: Money
    approved_on: date | None
    clause: Clause


@dataclass(frozen=True, slots=True)
class SharingKey:
    """A measure from outside the money by which something is shared: a population, a list of patients."""

    id: str
    year: FinancialYear
    says: str
    values: tuple[tuple[str, int], ...]
    clause: Clause


@dataclass(frozen=True, slots=True)
class Redeployment:
    """A use the partners have agreed for an underspend within the fund, and whether it comes again next year."""

    fund: str
    year: FinancialYear
    amount: Money
    says: str
    recurrent: bool
    clause: Clause


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Everything of that kind that is known of a partnership."""

    faults: tuple[Fault, ...] = ()
    contingencies: tuple[Contingency, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    recovery_plans: tuple[RecoveryPlan, ...] = ()
    keys: tuple[SharingKey, ...] = ()
    redeployments: tuple[Redeployment, ...] = ()
