"""What is refused of invoices, matches, statements of account and grants."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import in_words
from section75.core.money import Money
from section75.core.refusals import Refusal


class AboveThePayment(Refusal):
    """More is matched of a payment than came in."""

    def __init__(self, seq: int, asked: Money, left: Money) -> None:
        super().__init__(
            f"{asked} of entry {seq} would be matched, and {left} of it is not matched yet. Match no more than that, "
            "or undo another match first."
        )


class AboveTheInstalment(Refusal):
    """More is matched to an instalment than is outstanding."""

    def __init__(self, due_on: date, asked: Money, outstanding: Money) -> None:
        super().__init__(
            f"{asked} would be matched to what fell due on {in_words(due_on)}, of which {outstanding} is outstanding. "
            "Match no more than that; what is paid beyond it stays in view as unmatched."
        )


class NothingOwedThen(Refusal):
    """The partner has no instalment of that day."""

    def __init__(self, party: str, due_on: date) -> None:
        super().__init__(
            f"{party} has no contribution that falls due on {in_words(due_on)}, neither posted nor to come. "
            "Choose a day from the list of what is owed and paid."
        )


class NothingToMatch(Refusal):
    """A match, or an invoice, of nothing."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} has to be of more than nothing, and of at least one instalment. Choose what it is for."
        )


class AboveWhatIsNotInvoiced(Refusal):
    """An invoice of more than its instalments still come to."""

    def __init__(self, number: str, amount: Money, left: Money) -> None:
        super().__init__(
            f"Invoice {number} is of {amount}, and of its instalments {left} is not invoiced yet. Correct the amount, "
            "choose every instalment it is for, or cancel or credit the earlier invoice first."
        )


class NoRateOfInterest(Refusal):
    """Interest on what is late, where the agreement states no rate."""

    def __init__(self, clause: str) -> None:
        super().__init__(
            f"{clause} says when contributions fall due and states no rate of interest on what is late, so none is "
            "worked out. Agree a rate and record it as a variation if there is to be interest.",
            clause=clause,
        )


class StatementDoesNotFoot(Refusal):
    """A statement of account that is not what the ledger says."""

    def __init__(self, party: str, stated: Money, in_ledger: Money) -> None:
        super().__init__(
            f"The statement of account of {party} comes to {stated}, and the account "
            f"contributions due/{party} stands at {in_ledger}: they differ by "
            f"{abs(stated - in_ledger)}. No statement is given. Have the journal verified."
        )


class BeyondTheGrant(Refusal):
    """More is spent from a grant, or counted as put in, than it is."""

    def __init__(self, grant: str, what: str, asked: Money, left: Money) -> None:
        super().__init__(
            f"{asked} would be {what} the grant {grant}, of which {left} is left. Attribute no more than that; "
            "the rest is the pool's own spend."
        )


class OutsideTheRingFence(Refusal):
    """A line that a grant may not be spent on."""

    def __init__(self, grant: str, line: str, lines: tuple[str, ...], clause: str) -> None:
        super().__init__(
            f"The grant {grant} may be spent on {', '.join(lines)} only, and not on {line} ({clause}). "
            "Attribute spend of those lines, or record the determination that widens it.",
            clause=clause,
        )


class OutsideTheGrantsDays(Refusal):
    """Spend on a day the grant is not for."""

    def __init__(self, grant: str, day: date, starts_on: date, last_on: date) -> None:
        super().__init__(
            f"The grant {grant} is for {in_words(starts_on)} to {in_words(last_on)}, and {in_words(day)} is outside. "
            "Attribute spend of those days."
        )


class AttributedAlready(Refusal):
    """Spend that is of a grant already."""

    def __init__(self, what: str, grant: str) -> None:
        super().__init__(
            f"{what} is attributed to the grant {grant} already, and a pound is spent once. End that first, "
            "or attribute what is left."
        )
