"""Providers, and the contracts behind schedules and lines.

Knows: who bought what for whom, from whom, at what price, until when, and what that leaves open.
Does not know: funds or budgets; a check above compares a contract with its line.

Promise: a contract that ended stays on record, and a contract never makes its provider a partner.
"""

from section75.core.contracts.contract import Activity, Carries, Contract, Option, Per, Price, Regime
from section75.core.contracts.findings import at_once, at_stake, beyond, carries_more, more_than_the_line, serves
from section75.core.contracts.provider import Provider

__all__ = [
    "Activity",
    "Carries",
    "Contract",
    "Option",
    "Per",
    "Price",
    "Provider",
    "Regime",
    "at_once",
    "at_stake",
    "beyond",
    "carries_more",
    "more_than_the_line",
    "serves",
]
