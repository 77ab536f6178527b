"""What the variations room refuses because of what it remembers."""

from __future__ import annotations

from collections.abc import Iterable

from section75.core.calendar import Month
from section75.core.refusals import Refusal


class NothingVaries(Refusal):
    """Files that leave the terms as they are."""

    def __init__(self, names: str) -> None:
        super().__init__(
            f"{names} changes nothing: the terms in force say the same already. Give the files that vary them."
        )


class OtherPartnership(Refusal):
    """A file of another partnership."""

    def __init__(self, is_of: str, brought_to: str) -> None:
        super().__init__(
            f"The files are of the partnership {is_of!r} and were brought to {brought_to!r}. "
            "Bring them to their own, or correct [partnership] in them."
        )


class NoSuchTerms(Refusal):
    """Proposed terms that there are not."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There are no proposed terms {number} here. The page of variations lists those there are.")


class NoSuchVariation(Refusal):
    """A variation that is not in force."""

    def __init__(self, variation: str, known: Iterable[str]) -> None:
        super().__init__(
            f"There is no variation {variation!r} in force here: there are {', '.join(known) or 'none'}. "
            "Name one of them."
        )


class NothingLacks(Refusal):
    """The books hold already what the terms in force make of them."""

    def __init__(self) -> None:
        super().__init__("The books lack nothing: every contribution is posted as the terms in force make it due.")


class TooEarlyAMonth(Refusal):
    """A month that ends before something that would be reported in it takes effect."""

    def __init__(self, month: Month, latest: str) -> None:
        super().__init__(
            f"The difference cannot be reported in {month.in_words}: some of it takes effect on {latest}, after the "
            "month ends. Choose that month or a later one."
        )
