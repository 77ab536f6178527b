"""Funds: who hosts and manages them, what they may be spent on, and what each partner puts in.

Knows: the state of a fund by date (pooled, aligned ...), its host and manager by date, its service lines, contributions
and budgets as the schedule gives them, and the rules that place a finance extract's rows; what is in scope without a
line, which funds became others, and figures as reports print them.
Does not know: what was spent (the ledger) or who bears a variance (the risk share).

Promise: a fund has one host and one state on every day it is used, or nothing can be posted to it.
"""

from section75.core.pools.budget_table import BudgetRow, BudgetTable
from section75.core.pools.contributed import GrantNotGiven, NoContributions, VersionNotNamed, contributed
from section75.core.pools.contributions import (
    Basis,
    Column,
    ContributionRow,
    ContributionTable,
    PrintedTotal,
    Version,
)
from section75.core.pools.entering import Became, ForecastOverspend
from section75.core.pools.fund import Fund, FundState, Manager
from section75.core.pools.instalments import Instalment, InstalmentRule, instalments_due
from section75.core.pools.line import Line, Nature
from section75.core.pools.placing.codes import Codes, CodesUnread
from section75.core.pools.placing.place import Asked, Placed, Rulebook, TwoRulesPlace, place
from section75.core.pools.placing.rule import ApprovedRule, Conditions, Destination, PlacingRule, Rule, rule_name
from section75.core.pools.placing.tried import CameClose, Tried, try_rules
from section75.core.pools.printed_figures import MemorandumAccount, Statement
from section75.core.pools.scope import InScope, PaidOutside

__all__ = [
    "ApprovedRule",
    "Asked",
    "Basis",
    "Became",
    "BudgetRow",
    "BudgetTable",
    "CameClose",
    "Codes",
    "CodesUnread",
    "Column",
    "Conditions",
    "ContributionRow",
    "ContributionTable",
    "Destination",
    "ForecastOverspend",
    "Fund",
    "FundState",
    "GrantNotGiven",
    "InScope",
    "Instalment",
    "InstalmentRule",
    "Line",
    "Manager",
    "MemorandumAccount",
    "Nature",
    "NoContributions",
    "PaidOutside",
    "Placed",
    "PlacingRule",
    "PrintedTotal",
    "Rule",
    "Rulebook",
    "Statement",
    "Tried",
    "TwoRulesPlace",
    "Version",
    "VersionNotNamed",
    "contributed",
    "instalments_due",
    "place",
    "rule_name",
    "try_rules",
]
