"""What the receipts room refuses because of what it remembers, or of what it is given."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import in_words
from section75.core.refusals import Refusal


class NoSuchPayment(Refusal):
    """The entry is no payment of a contribution, or was undone."""

    def __init__(self, seq: int) -> None:
        super().__init__(
            f"Entry {seq} took down nothing that a partner owes, or was reversed since, so it cannot be matched. "
            "Choose a payment from the list of what is owed and paid."
        )


class NoSuchMatch(Refusal):
    """There is no such match, or it was undone."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no match {number} at this fund that still holds. Look at the payment's own page.")


class NotAContributor(Refusal):
    """Somebody who does not contribute to the fund."""

    def __init__(self, party: str, contributors: tuple[str, ...]) -> None:
        names = ", ".join(contributors) or "nobody"
        super().__init__(f"{party!r} does not contribute to this fund; {names} do. Choose one of them.")


class NotSaid(Refusal):
    """Something that has to be in words was left out."""

    def __init__(self, what: str) -> None:
        super().__init__(f"The {what} was not written down. Say it in a few words: it is kept with the record.")


class InvoiceNumberUsed(Refusal):
    """An invoice of that number was recorded."""

    def __init__(self, number: str) -> None:
        super().__init__(
            f"Invoice {number} is recorded already; nothing was changed. If it was wrong, cancel or credit it, and "
            "record the new one under its own number."
        )


class NoSuchInvoice(Refusal):
    """There is no such invoice, or it was cancelled or credited."""

    def __init__(self, number: str) -> None:
        super().__init__(f"There is no invoice {number} at this fund that still holds. Look at its list of invoices.")


class NothingLate(Refusal):
    """A reminder of nothing."""

    def __init__(self, party: str, on: date) -> None:
        super().__init__(
            f"Nothing that {party} owes is late on {in_words(on)}, so there is nothing to remind it of. "
            "Look at the list of what is late."
        )


class DaysBackwards(Refusal):
    """Days in the wrong order."""

    def __init__(self, first: date, last: date) -> None:
        super().__init__(
            f"The days run backwards: {in_words(last)} comes before {in_words(first)}. Exchange or correct them."
        )


class NoSuchSuspension(Refusal):
    """There is no such suspension, or it is over."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no suspension {number} at this fund that still runs. Look at the list of them.")


class NoSuchGrant(Refusal):
    """There is no such grant."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The register of this fund has no grant {code!r}. Look at the list of grants, or record it.")


class NotAShortName(Refusal):
    """A grant's short name that cannot stand in an address."""

    def __init__(self, code: str) -> None:
        super().__init__(
            f"{code[:60]!r} is no short name of a grant. Give up to 60 letters, figures and hyphens, such as ibcf; "
            "its full name is said beside it."
        )


class GrantKnownAlready(Refusal):
    """A grant of that short name is in the register."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The register has a grant {code!r} already; nothing was changed. Give this one its own name.")


class NotOfThisGrant(Refusal):
    """An attribution, rule or condition that the grant does not have."""

    def __init__(self, what: str, number: int, grant: str) -> None:
        super().__init__(
            f"The grant {grant} has no {what} {number} that still holds. Look at the page of the grant again."
        )


class NeitherSpentNorPutIn(Refusal):
    """An entry that neither spends on a line nor counts as contributed."""

    def __init__(self, seq: int) -> None:
        super().__init__(
            f"Entry {seq} is not in this journal, was reversed, or neither spends on a line nor counts as contributed, "
            "so it is of no grant. Choose an entry that debits expenditure or credits a contribution."
        )
