"""Savings plans put into a pool: who moved them in, whether the other partner accepted the strategy, what came of them.

Knows: target, delivered, sponsor, strategy accepted or not; and what a partner expects to pay less. Does not know: who
bears what is not delivered; that is a term of the risk share.

Promise: what is undelivered is the target less what was delivered, and never less than nothing.
"""

from section75.core.savings.expected import ExpectedSaving
from section75.core.savings.saving import Saving, Strategy

__all__ = ["ExpectedSaving", "Saving", "Strategy"]
