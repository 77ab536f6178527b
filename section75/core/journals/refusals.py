"""What is refused of journals, templates, accruals and commitments."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.calendar import Month, Span, in_words
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


class ReversalOutsideTerm(Refusal):
    """An accrual whose reversal would take effect when the schedule is in force no longer."""

    def __init__(self, month: Month, back: Month, *, what: str, span: Span, clause: str) -> None:
        super().__init__(
            f"An accrual of {month.in_words} ({month}) would be reversed on {in_words(back.span.starts_on)}, which is "
            f"outside the term of {what}, which runs {span}. If the term was extended, record the variation that says "
            "so. If the fund ends with it, post a journal instead, which brings no reversal: debit the expenditure, "
            "credit accrued, and debit accrued when the invoice is paid; what is left goes to the final account.",
            clause=clause,
        )


class AboveWhatWasReceived(Refusal):
    """An accrual of an order above what is left of it to accrue."""

    def __init__(self, order: str, *, asked: Money, left: Money, month: Month, taken_by: Sequence[int]) -> None:
        entries = " and ".join(f"entry {entry}" for entry in taken_by)
        taken = f" {entries[0].upper()}{entries[1:]} accrued of it already." if taken_by else ""
        super().__init__(
            f"Of order {order}, {left} was received by the end of {month.in_words} and is neither posted nor accrued, "
            f"and {asked} was asked for.{taken} Accrue at most what is left, record what else was received, or leave "
            "the order out and say what the line is for."
        )


class OrderOfAnotherLine(Refusal):
    """An accrual of an order on another line than the order's."""

    def __init__(self, order: str, own: str, asked: str) -> None:
        super().__init__(f"Order {order} is of {own}, and its accrual debits {asked}. Debit the order's own line.")


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
