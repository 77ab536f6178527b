"""What the accounts of a pool rest on: the VAT structure of a schedule, and the assurance of a pool's year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.parties import Kind


class VatStructure(Enum):
    """The two structures of HMRC's manual (VATGPB6640)."""

    POOLED_FUNDING = "pooled funding"
    AGENCY = "agency"


class Recovery(Enum):
    """Under which regime VAT on a line can be recovered, which follows the body that delivers it."""

    COUNCIL = "VAT Act 1994, section 33"
    NHS = "contracted-out services"
    NOT_KNOWN = "not known"

    @classmethod
    def of(cls, kind: Kind) -> Recovery:
        """The regime of a body of that kind."""
        if kind.is_council:
            return cls.COUNCIL
        return cls.NOT_KNOWN if kind is Kind.OTHER else cls.NHS


@dataclass(frozen=True, slots=True)
class DeliveredBy:
    """Which party delivers a line of a fund."""

    fund: str
    line: str
    body: str


@dataclass(frozen=True, slots=True)
class Vat:
    """The VAT structure of a schedule, and who delivers each line where the source says so."""

    schedule: str
    structure: VatStructure
    clause: Clause
    delivered: tuple[DeliveredBy, ...] = ()


class AuditMode(Enum):
    """How a pool's annual return was assured. Regulation 7(6)-(7)."""

    STATUTORY_CERTIFICATE = "statutory certificate"
    AGREED_PROCEDURES = "auditor's agreed procedures"
    WITHIN_ACCOUNTS_AUDIT = "within the accounts audit"
    INTERNAL_AUDIT = "internal audit"
    CFO_CERTIFICATE = "chief finance officer's certificate"
    NONE_EXPLAINED = "none, explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The assurance of one pool's year: how, by whom, with which opinion, on which day."""

    fund: str
    year: FinancialYear
    mode: AuditMode
    clause: Clause
    by: str = ""
    opinion: str = ""
    on: date | None = None
