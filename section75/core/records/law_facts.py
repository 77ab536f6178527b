"""What the checks of the law need and no other table holds: what an agreement provides for, what a source says it saw,
decisions and their notice, each partner's accounting judgement, and amounts designated for the Better Care Fund."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money


class Matter(Enum):
    """What an agreement can provide for. Regulations 7(3)(b), (f), (g), 8(2)(b), (f), 9(3)(b), (f)."""

    REVIEW = "review"
    VARIATION = "variation"
    TERMINATION = "termination"
    DURATION = "duration"
    CONTRIBUTIONS_VARY = "how contributions vary"
    PAYMENTS_VARY = "how payments vary"
    MANAGEMENT = "management"


@dataclass(frozen=True, slots=True)
class ProvidedFor:
    """That an agreement, or one of its schedules, provides for a matter, and how."""

    matter: Matter
    says: str
    clause: Clause
    agreement: str = ""
    schedule: str = ""


class About(Enum):
    """The checks on which a source can say what it saw."""

    IN_WRITING = "in writing"
    IMPROVEMENT = "improvement"
    CONSULTATION = "consultation"
    CONTRIBUTIONS = "contributions"
    VARYING = "how contributions vary"
    FUNCTIONS = "functions"
    TERM = "term"
    MANAGEMENT = "management"
    MONITORING = "monitoring"
    REPORTS = "reports"
    EQUALITY = "equality"


class Shows(Enum):
    """What such words show: that the thing was not done, or something that a person has to judge."""

    NOT_DONE = "not done"
    TO_JUDGE = "to judge"


@dataclass(frozen=True, slots=True)
class Observed:
    """What a source itself says of how an agreement was made or is carried out: evidence, and no record of it."""

    about: About
    shows: Shows
    says: str
    clause: Clause
    agreement: str = ""
    schedule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision of one body to enter, vary or end: by whom, when, and the notice of a key decision."""

    body: str  # a party's short name
    what: str
    clause: Clause
    agreement: str
    by: str = ""  # the post or group that decides
    on: date | None = None
    key: bool | None = None
    executive: bool | None = None  # does the council have executive arrangements? None: not said
    notice_on: date | None = None
    notice_ref: str = ""


class Treatment(Enum):
    """How a partner treats a pool in its own accounts."""

    JOINT_OPERATION = "joint operation"
    LEAD_CONTROLS = "lead controls"
    AGENT = "agent or aligned"


@dataclass(frozen=True, slots=True)
class AccountingJudgement:
    """One partner's judgement on a fund."""

    fund: str
    party: str
    treatment: Treatment
    clause: Clause
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Designated:
    """The amount designated for an NHS body to pay into a fund for a year. Section 223GA(3)."""

    fund: str
    party: str
    year: FinancialYear
    amount: Money
    clause: Clause


@dataclass(frozen=True, slots=True, kw_only=True)
class LawFacts:
    """All of them, in the file's order."""

    provided: tuple[ProvidedFor, ...] = ()
    observed: tuple[Observed, ...] = ()
    decisions: tuple[Decision, ...] = ()
    accounting: tuple[AccountingJudgement, ...] = ()
    designated: tuple[Designated, ...] = ()
