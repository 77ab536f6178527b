"""Contributions owed and paid: invoices, receipts, matches, lateness, payment in kind, grants, statements of account.

Knows: how every instalment stands on a day; what of a payment may be matched to it and what would fit exactly; what is
late and what the letter says; whose money was spent by whom; and a partner's account from a day to a day.
Does not know: how much falls due (pools), what was posted (the ledger), or who recorded a match (the apps).

Promise: a match never goes above its payment nor above its instalment, so no penny is paid twice or lost; every pound
spent has one source; and a statement of account foots to the ledger, or there is none.
"""

from section75.core.receipts.from_journal import Moved, Movement, moves, owed_in_books, payments_in_books
from section75.core.receipts.grants import (
    POOLED,
    Grant,
    GrantStanding,
    LineRule,
    OfEntry,
    Spend,
    Spent,
    grant_standing,
    require_attribution,
    require_rule,
    spent_by_source,
)
from section75.core.receipts.income import LineGross, TakenOff
from section75.core.receipts.late import InterestTerm, Letter, interest_on, late_of, letter
from section75.core.receipts.matching import (
    Part,
    Suggestion,
    invoice_for,
    match_to,
    open_of,
    require_match,
    spread,
    suggestions,
)
from section75.core.receipts.owed import Invoiced, Key, Match, Owed, OwedAndPaid, Payment, Suspension, Way
from section75.core.receipts.refusals import (
    AboveTheInstalment,
    AboveThePayment,
    AboveWhatIsNotInvoiced,
    AttributedAlready,
    BeyondTheGrant,
    NoRateOfInterest,
    NothingOwedThen,
    NothingToMatch,
    OutsideTheGrantsDays,
    OutsideTheRingFence,
    StatementDoesNotFoot,
)
from section75.core.receipts.sources import SourceRow, SourcesAndSpenders, sources_and_spenders
from section75.core.receipts.standing import Standing, State, Unmatched, left_of, standings, unmatched
from section75.core.receipts.statement import StatementOfAccount, statement

__all__ = [
    "POOLED",
    "AboveTheInstalment",
    "AboveThePayment",
    "AboveWhatIsNotInvoiced",
    "AttributedAlready",
    "BeyondTheGrant",
    "Grant",
    "GrantStanding",
    "InterestTerm",
    "Invoiced",
    "Key",
    "Letter",
    "LineGross",
    "LineRule",
    "Match",
    "Moved",
    "Movement",
    "NoRateOfInterest",
    "NothingOwedThen",
    "NothingToMatch",
    "OfEntry",
    "OutsideTheGrantsDays",
    "OutsideTheRingFence",
    "Owed",
    "OwedAndPaid",
    "Part",
    "Payment",
    "SourceRow",
    "SourcesAndSpenders",
    "Spend",
    "Spent",
    "Standing",
    "State",
    "StatementDoesNotFoot",
    "StatementOfAccount",
    "Suggestion",
    "Suspension",
    "TakenOff",
    "Unmatched",
    "Way",
    "grant_standing",
    "interest_on",
    "invoice_for",
    "late_of",
    "left_of",
    "letter",
    "match_to",
    "moves",
    "open_of",
    "owed_in_books",
    "payments_in_books",
    "require_attribution",
    "require_match",
    "require_rule",
    "sources_and_spenders",
    "spent_by_source",
    "spread",
    "standings",
    "statement",
    "suggestions",
    "unmatched",
]
