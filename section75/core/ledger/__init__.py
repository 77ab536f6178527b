"""The journal of a fund: what moved, when, for which month, by whose leave, and from which row of which file.

Knows: accounts, entries, what stands against a posting, reversal, balances and the trial balance; what becomes of a
finance extract's rows, and its control total.
Does not know: how a file is read (the importers), where entries are kept (the apps), what was budgeted, or who bears a
variance.

Promise: every entry is one transfer of a positive amount, so the journal balances whatever is posted; it only grows,
and a correction is a reversal with a reason.
"""

from section75.core.ledger.account import Account, AccountKind, NotAnAccount
from section75.core.ledger.balances import Balance, Balances
from section75.core.ledger.control import AmountsUnread, ControlTotalDiffers, Reconciliation, Tally
from section75.core.ledger.entry import (
    LARGEST_PENCE,
    AuthorityMissing,
    ByHand,
    Draft,
    Entry,
    EntryTooLarge,
    FromFile,
    NotAFileHash,
    NotARow,
    NothingToPost,
    ReasonMissing,
    SameAccountTwice,
    says_something,
)
from section75.core.ledger.extract import (
    AsideRow,
    ExtractRow,
    PlacedRow,
    Placement,
    RefusedRow,
    UnreadableRow,
    place_rows,
    rows_of_columns,
    uncollected,
)
from section75.core.ledger.from_extract import ExtractDrafts, account_of, extract_drafts, instalment_drafts
from section75.core.ledger.paper import Evidence, EvidenceMissing, by_hand
from section75.core.ledger.post import (
    AnotherFund,
    EffectiveAfterMonth,
    FundFacts,
    MonthClosed,
    NotPermittedExpenditure,
    UnknownLine,
    check_posting,
    next_open_month,
)
from section75.core.ledger.reverse import AlreadyReversed, end_of, reverse, undone
from section75.core.ledger.trial_balance import TrialBalance, TrialBalanceRow

__all__ = [
    "LARGEST_PENCE",
    "Account",
    "AccountKind",
    "AlreadyReversed",
    "AmountsUnread",
    "AnotherFund",
    "AsideRow",
    "AuthorityMissing",
    "Balance",
    "Balances",
    "ByHand",
    "ControlTotalDiffers",
    "Draft",
    "EffectiveAfterMonth",
    "Entry",
    "EntryTooLarge",
    "Evidence",
    "EvidenceMissing",
    "ExtractDrafts",
    "ExtractRow",
    "FromFile",
    "FundFacts",
    "MonthClosed",
    "NotAFileHash",
    "NotARow",
    "NotAnAccount",
    "NotPermittedExpenditure",
    "NothingToPost",
    "PlacedRow",
    "Placement",
    "ReasonMissing",
    "Reconciliation",
    "RefusedRow",
    "SameAccountTwice",
    "Tally",
    "TrialBalance",
    "TrialBalanceRow",
    "UnknownLine",
    "UnreadableRow",
    "account_of",
    "by_hand",
    "check_posting",
    "end_of",
    "extract_drafts",
    "instalment_drafts",
    "next_open_month",
    "place_rows",
    "reverse",
    "rows_of_columns",
    "says_something",
    "uncollected",
    "undone",
]
