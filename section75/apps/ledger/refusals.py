"""What the journal refuses because of what it remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from section75.core.calendar import Month, in_words, london_day
from section75.core.refusals import Refusal

if TYPE_CHECKING:
    from section75.apps.ledger.models import Extract


class TooLargeAFile(Refusal):
    """A file larger than the ledger takes."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(
            f"{name} has {size:,} bytes and the limit is {limit:,}. Extract a shorter period, or fewer columns."
        )


class NothingPlaced(Refusal):
    """No row of the file can be posted."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"No row of {name} that is not posted yet is placed by a rule, so there is nothing to post. "
            "Add placing rules, or cost centres to the lines, in the agreement file, and load it."
        )


def posted_words(extract: Extract) -> str:
    """When and by whom an extract was posted."""
    assert extract.posted_at is not None
    assert extract.posted_by is not None
    return f"already posted on {in_words(london_day(extract.posted_at))} by {extract.posted_by.username}"


class AlreadyPosted(Refusal):
    """The extract has been posted."""

    def __init__(self, name: str, posted: str) -> None:
        super().__init__(f"{name} is {posted}. Nothing was changed; rows that waited are posted from its page.")


class MonthNotClosed(Refusal):
    """The month is open."""

    def __init__(self, month: Month) -> None:
        super().__init__(
            f"{month.in_words} ({month}) is not closed, so there is nothing to re-open, agree or object to. "
            "Choose a month that is closed, or have this one closed first."
        )


class AgreedAlready(Refusal):
    """The partner has agreed the month."""

    def __init__(self, month: Month, party: str) -> None:
        super().__init__(
            f"{party} has agreed {month.in_words} ({month}) already; nothing was changed. To undo what was agreed, "
            "propose re-opening the month: it takes both partners."
        )


class ObjectionWithoutReason(Refusal):
    """Nobody objects without saying why."""

    def __init__(self, month: Month) -> None:
        super().__init__(f"The objection to {month.in_words} was not written down: say what is wrong with it.")


class NoSuchExtract(Refusal):
    """There is no such extract."""

    def __init__(self, fund: str, number: int) -> None:
        super().__init__(f"The fund {fund!r} has no extract {number}. Look at its list of extracts.")


class NoSuchEntry(Refusal):
    """There is no such entry."""

    def __init__(self, fund: str, seq: int) -> None:
        super().__init__(f"The journal of {fund!r} has no entry {seq}. Look it up in the journal.")


class InstalmentsPosted(Refusal):
    """The contributions due for the month have been posted."""

    def __init__(self, month: Month) -> None:
        super().__init__(
            f"What was due for {month.in_words} has been posted. Nothing was changed. "
            "If an instalment was wrong, reverse its entry with the reason."
        )


class ContributionsNotGiven(Refusal):
    """The agreement does not say what falls due, or when."""

    def __init__(self, month: Month, gap: str) -> None:
        stated = f" The file says: {gap}." if gap else ""
        super().__init__(
            f"The agreement does not say what falls due in {month.in_words}.{stated} "
            "Give the year's contributions and [[instalments]] with their clause.",
            clause=gap,
        )


class MonthClosedAlready(Refusal):
    """The month is closed."""

    def __init__(self, month: Month, closing: str) -> None:
        super().__init__(f"{month.in_words} ({month}) was closed {closing}. Nothing was changed.")


class MonthNotOver(Refusal):
    """A month that has not ended cannot be closed."""

    def __init__(self, month: Month) -> None:
        super().__init__(
            f"{month.in_words} ({month}) is not over, and a closed month takes nothing more. Close it once it is."
        )


class RowsPostedBefore(Refusal):
    """Rows of the file look exactly like rows posted from another file."""

    def __init__(self, alike: int, rows: int, files: tuple[str, ...]) -> None:
        super().__init__(
            f"{alike:,} of the {rows:,} placed rows are the same, in day, amount, account, description, supplier and "
            f"reference, as rows posted from {', '.join(files)}. Posting them again would count them twice. "
            "If they are different payments, say why and post them; if it is the same extract saved again, leave it."
        )


class ChangedSinceShown(Refusal):
    """What would be done is not what was shown."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"{what} has changed since it was shown to you. Nothing was done. Look at it again, and decide then."
        )


class KeptFileChanged(Refusal):
    """A file is not the one that was kept under its hash."""

    def __init__(self, sha256: str) -> None:
        super().__init__(
            f"The file kept under {sha256[:16]}... is not the one that came in: its bytes have another hash. "
            "Somebody has changed it. Stop, and tell both partners."
        )


class EvidenceFileEmpty(Refusal):
    """A file without a byte in it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is empty, so it shows nothing. Choose the file again.")


class EvidenceFileTooLarge(Refusal):
    """A file larger than is kept as evidence."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(
            f"{name} has {size:,} bytes and the limit for evidence is {limit:,}. Give the page that shows the amount, "
            "or the reference under which the paper is kept."
        )


class NoSuchEvidence(Refusal):
    """There is no such file at the fund."""

    def __init__(self, fund: str, number: int) -> None:
        super().__init__(f"The fund {fund!r} has no evidence {number}. Bring the file again.")
