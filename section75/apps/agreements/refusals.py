"""What the agreements room refuses because of what it remembers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from section75.core.calendar import in_words
from section75.core.refusals import Refusal


class NothingKnownYet(Refusal):
    """A day on which the program knew nothing of the partnership."""

    def __init__(self, day: date, first: date) -> None:
        super().__init__(
            f"On {in_words(day)} nothing was known here of this partnership: its first terms were loaded on "
            f"{in_words(first)}. Ask as known on that day or later."
        )


class VariationNeedsBoth(Refusal):
    """A variation that one person would load alone."""

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__(
            f"{' and '.join(titles)} varies what both partners agreed, and nobody loads that alone. "
            "Propose it: `section75 variations propose`, or the page of variations; each partner then approves."
        )


class TermsChanged(Refusal):
    """The files kept are not the files that were loaded."""

    def __init__(self, partnership: str, terms: str) -> None:
        super().__init__(
            f"The agreement files of {partnership} kept under {terms[:16]}... are not those that were loaded: their "
            "bytes have another hash. Somebody has changed them. Stop, and tell both partners."
        )


class TermsDropWhatIsUsed(Refusal):
    """Terms without a fund, line or party that the books name cannot replace those that have it."""

    def __init__(self, partnership: str, dropped: Sequence[str]) -> None:
        super().__init__(
            f"These files leave out of {partnership} what its books use: {'; '.join(dropped)}. Nothing was loaded. "
            "Keep it in the files under the same short name; what has ended is given its last day, not taken out."
        )
