"""What the drafts room refuses because of what it remembers, or of what it is given."""

from __future__ import annotations

from section75.core.refusals import Refusal


class NoSuchDraft(Refusal):
    """There is no such draft, or none that this person may see; the answer is the same."""

    def __init__(self, partnership: str, number: int) -> None:
        super().__init__(f"{partnership} has no draft {number} that you may see. Look at its list of drafts.")


class NoSuchRecord(Refusal):
    """The draft has no such record, no such table, or no such file."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"The draft has no {what}. Somebody may have taken it out: open the draft again, and look at its history."
        )


class RecordChangedMeanwhile(Refusal):
    """A record was changed by somebody else since it was shown to whoever wants to take it out."""

    def __init__(self, what: str, by: str, number: int) -> None:
        super().__init__(
            f"{by} changed {what} in revision {number}, after it was shown to you, so it was not taken out. Look at it "
            "as it is now, and take it out again if that is still right."
        )


class OnlyOfItsKind(Refusal):
    """A record of which a file has exactly one cannot be taken out, moved, or given twice."""

    def __init__(self, table: str) -> None:
        super().__init__(f"A file has one [{table}]: it is neither taken out nor given twice. Change what it says.")


class NoFurtherThanThat(Refusal):
    """A record cannot be moved above the first or below the last of its table."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what[:1].upper()}{what[1:]} is the first or the last of its table, so it was not moved that way. Move "
            "it the other way, or leave it where it is."
        )


class NotADraftName(Refusal):
    """A short name that no partnership, variation or file can have."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name!r} will not do as a short name. Use small letters, figures and single hyphens, at most 60: "
            "day-services."
        )
