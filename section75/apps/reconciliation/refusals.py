"""What the reconciliation refuses because of what it remembers."""

from __future__ import annotations

from section75.core.calendar import Month
from section75.core.refusals import Refusal


class NothingGiven(Refusal):
    """The side has given no figures for the period."""

    def __init__(self, side: str, month: Month) -> None:
        super().__init__(
            f"{side} has given no figures for {month.in_words} ({month}), so there is no difference to explain. "
            "Have its figures given first."
        )


class NoDifference(Refusal):
    """Both sides say the same."""

    def __init__(self, key: str, month: Month) -> None:
        super().__init__(
            f"The books and the figures given do not differ on {key!r} in {month.in_words} ({month}), so there is "
            "nothing to explain. Choose one of the differences shown."
        )


class NoSuchStatement(Refusal):
    """There is no such statement."""

    def __init__(self, fund: str, number: int) -> None:
        super().__init__(f"The fund {fund!r} has no statement of balances {number}. Look at its list of statements.")


class NotAPartyToIt(Refusal):
    """Somebody accepts who is no partner of the fund."""

    def __init__(self, party: str) -> None:
        super().__init__(
            f"{party} is not a partner of this fund, so it cannot accept its balances. One of each partner accepts."
        )


class FileOrFigures(Refusal):
    """Figures come as a file or typed, not both ways and not neither."""

    def __init__(self) -> None:
        super().__init__("Give the figures as a file, or type them, one a row: one of the two, not both.")


class NotAFigure(Refusal):
    """A typed row that is no key with an amount."""

    def __init__(self, row: int, text: str) -> None:
        super().__init__(
            f"Row {row}, {text[:60]!r}, is not a key and an amount. Write them with an equals sign between, such as "
            "expenditure/residential-care = 1,250.37."
        )
