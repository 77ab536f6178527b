"""A pot: where part of a variance goes that no partner bears or keeps; said as plainly as a partner's part."""

from __future__ import annotations

from enum import Enum


class Pot(Enum):
    """What meets part of an overspend, or takes part of an underspend, instead of a partner."""

    DISPUTE = "in dispute"
    CONTINGENCY = "met from the contingency"
    ANOTHER_FUND = "met from another fund's underspend"
    RECOVERY_PLAN = "to be recovered by the plan"
    KEPT = "kept in the pool"
    CARRIED_FORWARD = "carried forward in the fund"
    NON_RECURRENT = "kept in the fund for non-recurrent use"
    REDEPLOYED = "redeployed in the fund"

    @property
    def id(self) -> str:
        """How an explanation's ids name it: "dispute", "carried-forward"."""
        return self.name.lower().replace("_", "-")

    def __str__(self) -> str:
        return self.value
