"""What the agreements room refuses because of what it remembers."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.refusals import Refusal


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
