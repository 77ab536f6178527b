"""What must stand on record before an arrangement is entered: consultation, improvement, consent, equality."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import Span
from section75.core.explain import Clause


class Exemption(Enum):
    """Why the partners say that they need not consult. The first two are regulation 4(2A); the third is a judgement."""

    BETTER_CARE_FUND = "section 223GA(3)"
    CARE_TRUST = "Care Trust consultation"
    NOBODY_AFFECTED = "nobody appears affected"

    @property
    def is_in_the_regulations(self) -> bool:
        """Does regulation 4(2A) name it?"""
        return self is not Exemption.NOBODY_AFFECTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """A consultation on a schedule's arrangement, or the exemption claimed. Regulation 4(2), (2A).

    `by` are the parties that consulted; `days` and `outcome` are empty where the source gives none. With an
    `exemption`, `recorded_by` says who recorded it (a party, a post or a group) and `recorded_on` when.
    """

    schedule: str
    clause: Clause
    by: tuple[str, ...] = ()
    affected: str = ""
    days: Span | None = None
    outcome: str = ""
    exemption: Exemption | None = None
    recorded_by: str = ""
    recorded_on: date | None = None

    @property
    def is_joint(self) -> bool:
        """Did more than one party consult?"""
        return len(self.by) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Improvement:
    """How the arrangement is likely to improve the exercise of the functions, said by which parties and when.
    Regulation 4(1), section 75(1) and (7). `only_financial`: the one benefit it states is money or tax."""

    schedule: str
    says: str
    by: tuple[str, ...]
    clause: Clause
    on: date | None = None
    only_financial: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Equality:
    """One body's record of due regard for one decision. Equality Act 2010, section 149.

    `schedule` is empty where the decision is about the whole agreement; `no_implications` needs its `reason`.
    """

    decision: str
    body: str
    clause: Clause
    schedule: str = ""
    says: str = ""
    on: date | None = None
    no_implications: bool = False
    reason: str = ""
    seen_by_decision_maker: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A commissioner's consent to an NHS trust's arrangement. Regulations 7(2), 9(2)."""

    schedule: str
    trust: str
    commissioner: str
    clause: Clause
    on: date | None = None
