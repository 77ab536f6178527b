"""What a step may ask: the facts of a fund in a year, the bases of a share, what happened, and the terms of steps."""

from section75.core.risk_share.facts.base import Base
from section75.core.risk_share.facts.circumstances import (
    Circumstances,
    Contingency,
    Fault,
    RecoveryPlan,
    Redeployment,
    SharingKey,
    Transfer,
)
from section75.core.risk_share.facts.facts import Facts
from section75.core.risk_share.facts.terms import Amounts, Band, Bound, LineIds, Owners, PartnerId, Profile

__all__ = [
    "Amounts",
    "Band",
    "Base",
    "Bound",
    "Circumstances",
    "Contingency",
    "Facts",
    "Fault",
    "LineIds",
    "Owners",
    "PartnerId",
    "Profile",
    "RecoveryPlan",
    "Redeployment",
    "SharingKey",
    "Transfer",
]
