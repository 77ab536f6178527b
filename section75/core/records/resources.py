"""What the partners provide beside money: staff, goods, services and accommodation; secondments and joint teams."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.core.calendar import Span
from section75.core.explain import Clause


class ResourceKind(Enum):
    """The four things each agreement must answer for. Regulations 7(3)(e), 8(2)(e), 9(3)(e), 10(1)."""

    STAFF = "staff"
    GOODS = "goods"
    SERVICES = "services"
    ACCOMMODATION = "accommodation"


@dataclass(frozen=True, slots=True)
class Resource:
    """One of the four that a party provides; or, with `none`, the entry that nobody does, which is no gap."""

    schedule: str
    kind: ResourceKind
    clause: Clause
    provided_by: str = ""
    what: str = ""
    none: bool = False


class Basis(Enum):
    """On which footing somebody works for another body."""

    SECONDMENT = "secondment"
    TRANSFER = "transfer"
    JOINT_APPOINTMENT = "joint appointment"
    SECTION_113 = "Local Government Act 1972 section 113"
    ALONGSIDE = "each employs its own"
    NOT_SAID = "not said"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """An integrated team: whose staff are in it, who manages it, on which basis. `managed_by` is empty if unsaid."""

    schedule: str
    name: str
    employers: tuple[str, ...]
    clause: Clause
    managed_by: str = ""
    basis: Basis = Basis.NOT_SAID
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Secondment:
    """Posts of one employer that work for another body: posts, never persons."""

    schedule: str
    posts: str
    employer: str
    managed_by: str
    clause: Clause
    basis: Basis = Basis.SECONDMENT
    span: Span | None = None
