"""Journals by hand: several lines with their evidence, templates, accruals that reverse by themselves, commitments.

Knows: what a journal needs to be right, when a template is due, in which month an accrual is reversed, and how a
commitment stands beside the spend. Does not know: who may propose or approve, where entries and files are kept, or
what was budgeted.

Promise: an accrual and its reversal come to nothing together; no two accruals that stand at once take the same of an
order; a commitment is in no figure of the journal until an entry is its spend; and no more than was ordered is posted
against an order without a reason.
"""

from section75.core.journals.accrual import (
    ACCRUED,
    accrual_line,
    require_accruals,
    require_reversible,
    reversal,
    reversal_month,
)
from section75.core.journals.commitment import (
    Commitment,
    Committed,
    Event,
    Standing,
    State,
    Step,
    committed_of,
    overposted,
)
from section75.core.journals.journal import MOST_LINES, Journal, JournalLine
from section75.core.journals.of_an_order import OfAnOrder, left_to_accrue, require_left
from section75.core.journals.refusals import (
    AboveWhatWasReceived,
    AmountIsFixed,
    AmountNotTyped,
    CommitmentEnded,
    CommitmentNotPositive,
    JournalWithoutLines,
    MoreThanCommitted,
    NarrativeMissing,
    NotAnAccrual,
    NothingLeftToVoid,
    OrderOfAnotherLine,
    OrderWithoutNumber,
    ReversalOutsideTerm,
    TemplateEndsFirst,
    TemplateNotDue,
    TemplateWithoutName,
    TooManyLines,
)
from section75.core.journals.template import Every, Template, TemplateKind, TemplateLine

__all__ = [
    "ACCRUED",
    "MOST_LINES",
    "AboveWhatWasReceived",
    "AmountIsFixed",
    "AmountNotTyped",
    "Commitment",
    "CommitmentEnded",
    "CommitmentNotPositive",
    "Committed",
    "Event",
    "Every",
    "Journal",
    "JournalLine",
    "JournalWithoutLines",
    "MoreThanCommitted",
    "NarrativeMissing",
    "NotAnAccrual",
    "NothingLeftToVoid",
    "OfAnOrder",
    "OrderOfAnotherLine",
    "OrderWithoutNumber",
    "ReversalOutsideTerm",
    "Standing",
    "State",
    "Step",
    "Template",
    "TemplateEndsFirst",
    "TemplateKind",
    "TemplateLine",
    "TemplateNotDue",
    "TemplateWithoutName",
    "TooManyLines",
    "accrual_line",
    "committed_of",
    "left_to_accrue",
    "overposted",
    "require_accruals",
    "require_left",
    "require_reversible",
    "reversal",
    "reversal_month",
]
