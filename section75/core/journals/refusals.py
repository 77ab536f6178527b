"""What is refused of journals, templates, accruals and commitments."""

from __future__ import annotations

from section75.core.calendar import Month
from section75.core.money import Money
from section75.core.refusals import Refusal


class JournalWithoutLines(Refusal):
    """A journal that moves nothing."""

    def __init__(self, narrative: str) -> None:
        super().__init__(
            f"The journal {narrative!r} has no lines. Give at least one: the account that is debited, the account that "
            "is credited, and the amount."
        )


class TooManyLines(Refusal):
    """More lines than a journal by hand has."""

    def __init__(self, lines: int, most: int) -> None:
        super().__init__(
            f"The journal has {lines:,} lines, and one by hand has at most {most}. Bring it as a finance extract, "
            "whose rows are traced to their file, or divide it."
        )


class NarrativeMissing(Refusal):
    """A journal that does not say what it is for."""

    def __init__(self) -> None:
        super().__init__("The journal does not say what it is for. Say it in a few words: they stand at every entry.")


class EvidenceMissing(Refusal):
    """A journal that nothing shows to be right."""

    def __init__(self) -> None:
        super().__init__(
            "The journal has no evidence. Give a file, or the reference under which the paper is kept: an invoice "
            "number, a decision, a minute."
        )


class AmountNotTyped(Refusal):
    """A line of a template whose amount is given each time was left without one."""

    def __init__(self, template: str, line: int) -> None:
        super().__init__(
            f"Line {line} of the template {template!r} has no amount of its own, and none was given. Give the "
            "amount of this month."
        )


class AmountIsFixed(Refusal):
    """An amount given for a line of a template that has its own."""

    def __init__(self, template: str, line: int, amount: Money) -> None:
        super().__init__(
            f"Line {line} of the template {template!r} is {amount} each time, as it was approved, and another amount "
            "was given. Leave it out; for another amount, propose a new version of the template."
        )


class TemplateWithoutName(Refusal):
    """A template nobody could find again."""

    def __init__(self) -> None:
        super().__init__("The template has no name. Give it one by which it is found again, such as Monthly recharge.")


class TemplateEndsFirst(Refusal):
    """A template that ends before it begins."""

    def __init__(self, first: Month, last: Month) -> None:
        super().__init__(
            f"The template begins in {first.in_words} and ends in {last.in_words}, which is before. Exchange the two, "
            "or leave the end out."
        )


class TemplateNotDue(Refusal):
    """A template used in a month that is not one of its own."""

    def __init__(self, template: str, month: Month) -> None:
        super().__init__(
            f"The template {template!r} is not due in {month.in_words} ({month}). Choose a month in which it is, or "
            "post the journal without a template."
        )


class NotAnAccrual(Refusal):
    """A line of an accrual that is none."""

    def __init__(self, line: int, debit: str, credit: str) -> None:
        super().__init__(
            f"Line {line} debits {debit} and credits {credit}. An accrual debits the expenditure of a line and credits "
            "accrued; post anything else as a journal."
        )


class MoreThanCommitted(Refusal):
    """More received, or posted, than was ordered, without a reason."""

    def __init__(self, order: str, what: str, amount: Money, ordered: Money) -> None:
        super().__init__(
            f"Order {order} is for {ordered}, and with this {amount} of it would be {what}: "
            f"{amount - ordered} more. Say why it is more, or correct the amount."
        )


class CommitmentEnded(Refusal):
    """A commitment that is voided takes nothing more."""

    def __init__(self, order: str) -> None:
        super().__init__(f"Order {order} was voided. Nothing was changed; enter a new commitment if it goes on.")


class NothingLeftToVoid(Refusal):
    """A commitment that was posted whole cannot be voided."""

    def __init__(self, order: str) -> None:
        super().__init__(
            f"Order {order} has been posted whole, so nothing of it is left to void. Reverse the entry if it was wrong."
        )


class CommitmentNotPositive(Refusal):
    """An amount of a commitment that is nothing, or below nothing."""

    def __init__(self, order: str, amount: Money) -> None:
        super().__init__(
            f"The amount of order {order} is {amount}. Give more than nothing; to give up what is left, void it."
        )


class OrderWithoutNumber(Refusal):
    """A commitment without an order number or a supplier."""

    def __init__(self, order: str, supplier: str) -> None:
        lacks = "supplier" if order.strip() else "order number"
        named = f" to {supplier}" if supplier.strip() else (f" {order}" if order.strip() else "")
        super().__init__(f"The order{named} has no {lacks}. Give it, so that its invoice can be matched.")
