"""Funds: who hosts and manages them, what they may be spent on, and what each partner puts in.

Knows: the state of a fund by date (pooled, aligned ...), its host and manager by date, its service lines, contributions
and budgets as the schedule gives them, and the rules that place a finance extract's rows.
Does not know: what was spent (the ledger) or who bears a variance (the risk share).

Promise: a fund has one host and one state on every day it is used, or nothing can be posted to it.
"""

from section75.core.pools.budget_table import BudgetRow, BudgetTable
from section75.core.pools.contributions import (
    Basis,
    Column,
    ContributionRow,
    ContributionTable,
    NoContributions,
    PrintedTotal,
    contributed,
)
from section75.core.pools.fund import Fund, FundState, Manager
from section75.core.pools.instalments import Instalment, InstalmentRule, instalments_due
from section75.core.pools.line import Line, Nature
from section75.core.pools.placing import Destination, Placed, PlacingRule, TwoRulesPlace, place

__all__ = [
    "Basis",
    "BudgetRow",
    "BudgetTable",
    "Column",
    "ContributionRow",
    "ContributionTable",
    "Destination",
    "Fund",
    "FundState",
    "Instalment",
    "InstalmentRule",
    "Line",
    "Manager",
    "Nature",
    "NoContributions",
    "Placed",
    "PlacingRule",
    "PrintedTotal",
    "TwoRulesPlace",
    "contributed",
    "instalments_due",
    "place",
]
