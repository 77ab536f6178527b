"""What the journals refuse because of what they remember."""

from __future__ import annotations

from section75.core.calendar import Month
from section75.core.journals import TemplateKind
from section75.core.money import Money
from section75.core.refusals import Refusal


class NoSuchTemplate(Refusal):
    """There is no such template."""

    def __init__(self, fund: str, name: str) -> None:
        super().__init__(f"The fund {fund!r} has no journal template {name!r}. Look at its list of templates.")


class TemplateUsedAlready(Refusal):
    """A template used twice in a month."""

    def __init__(self, template: str, month: Month) -> None:
        super().__init__(
            f"The template {template!r} has been used for {month.in_words} ({month}). Nothing was changed. If it was "
            "posted wrongly, reverse its entries with the reason."
        )


class LinesNotOfTheTemplate(Refusal):
    """Lines that are not those approved."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The lines are not those of the template {name!r} as it was approved last. Use the template again, or "
            "post the journal without it."
        )


class NotWhatTheTemplateIs(Refusal):
    """A journal from a template of accruals, or accruals from a template of a journal."""

    def __init__(self, name: str, kind: TemplateKind) -> None:
        super().__init__(
            f"The template {name!r} is one of {'accruals' if kind is TemplateKind.ACCRUALS else 'a journal'}, and was "
            "asked for as the other: accruals bring their reversal, a journal brings none. Use it from the list of "
            "templates."
        )


class NothingToAccrue(Refusal):
    """Everything received was posted or accrued."""

    def __init__(self, month: Month) -> None:
        super().__init__(
            f"No commitment was received by the end of {month.in_words} and neither invoiced by then nor accrued, so "
            "there is nothing to accrue from the orders. Record what was received, or give the lines of the accrual."
        )


class NoSuchAccrual(Refusal):
    """There is no such accrual."""

    def __init__(self, fund: str, seq: int) -> None:
        super().__init__(f"Entry {seq} of {fund!r} is no accrual. Look at the list of accruals.")


class InvoiceKnownAlready(Refusal):
    """The invoice of an accrual has been recorded."""

    def __init__(self, seq: int, entry: int) -> None:
        super().__init__(f"The invoice of the accrual of entry {seq} is entry {entry} already. Nothing was changed.")


class InvoiceOfAnotherAccrual(Refusal):
    """An entry that is the invoice of another accrual."""

    def __init__(self, entry: int, accrual: int) -> None:
        super().__init__(
            f"Entry {entry} is the invoice of the accrual of entry {accrual} already. Give the entry that is this "
            "accrual's own; an accrual that its invoice met together with another stays without one."
        )


class NoSuchCommitment(Refusal):
    """There is no such commitment."""

    def __init__(self, fund: str, number: int) -> None:
        super().__init__(f"The fund {fund!r} has no commitment {number}. Look at its list of commitments.")


class EntryIsNotItsSpend(Refusal):
    """An entry that cannot be the spend of an order, or the invoice of an accrual."""

    def __init__(self, entry: int, account: str) -> None:
        super().__init__(
            f"Entry {entry} does not debit {account}, or is a reversal, or was reversed. Give the number of the entry "
            "that is the spend on that line."
        )


class EntryMatchedAlready(Refusal):
    """More of an entry than there is."""

    def __init__(self, entry: int, left: Money, asked: Money) -> None:
        super().__init__(
            f"Of entry {entry} {left} is not matched to an order yet, and {asked} was asked for. Match at most what is "
            "left, or choose the entry that is the rest of it."
        )
