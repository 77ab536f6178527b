"""What the preview room declines to do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from section75.core.calendar import Month
from section75.core.money import Money
from section75.core.refusals import Refusal

_SOME = 5  # rows named, of many


class NothingChosen(Refusal):
    """No group of waiting rows was chosen, or none of which the file is posted."""

    def __init__(self) -> None:
        super().__init__(
            "No rows were chosen that wait, or no rows of posted files, so there is nothing to do. Choose at least one "
            "group; for suspense, post its file first."
        )


class NotWaiting(Refusal):
    """Rows that do not wait, or whose file is not posted yet."""

    def __init__(self, rows: Iterable[int], file_name: str) -> None:
        named = ", ".join(f"{row:,}" for row in rows)
        super().__init__(
            f"Of {file_name}, no row {named} waits as what is left of a posted file. Post the file first: its other "
            "rows wait then; and choose among those that wait."
        )


class NotToBeAnswered(Refusal):
    """A row that needs no answer."""

    def __init__(self, row: int, file_name: str, why: str) -> None:
        super().__init__(f"Row {row:,} of {file_name} {why}, so nothing was said of it. Choose a row of the list.")


class AmountIsRead(Refusal):
    """Another amount than the file has."""

    def __init__(self, row: int, read: Money, said: Money) -> None:
        super().__init__(
            f"Row {row:,} has {read} in the file, and {said} was said. The control total rests on the file's amount: "
            "leave it, and bring a corrected file if it is wrong."
        )


class NotInSuspense(Refusal):
    """An entry of which nothing is held in suspense."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"Nothing of entry {seq} is left in suspense. Choose one of the entries that make it up.")


class NotALineOrPartner(Refusal):
    """An account to which suspense cannot be cleared."""

    def __init__(self, account: str, there_are: Iterable[str]) -> None:
        super().__init__(
            f"Suspense is not cleared to {account!r}: there are {', '.join(there_are)}. Choose one of them."
        )


class CorrectsNothing(Refusal):
    """A file that cannot be posted as the correction of another."""

    def __init__(self, file_name: str, of: str, why: str) -> None:
        super().__init__(f"{file_name} cannot correct {of}: {why}.")


class SameMonthOnly(Refusal):
    """A correction brought for another month than the file it corrects."""

    def __init__(self, file_name: str, month: Month, of: str, its: Month) -> None:
        super().__init__(
            f"{file_name} was brought for {month.in_words} and {of} for {its.in_words}, so the one does not "
            "correct the other. Bring it again for the same month."
        )


class ClearedAlready(Refusal):
    """An entry that would be reversed and has been cleared from suspense."""

    def __init__(self, entries: Iterable[int]) -> None:
        named = ", ".join(f"{seq:,}" for seq in entries)
        super().__init__(
            f"Entry {named} would be reversed and was cleared from suspense since. Reverse the clearing first."
        )


class ReversedByHand(Refusal):
    """Rows of a corrected file that would be posted anew, and were reversed by hand."""

    def __init__(self, reversed_before: Mapping[int, int], file_name: str) -> None:
        some = [f"row {row:,} (entry {seq:,})" for row, seq in sorted(reversed_before.items())[:_SOME]]
        more = f" and {len(reversed_before) - _SOME:,} more" if len(reversed_before) > _SOME else ""
        super().__init__(
            f"Somebody reversed by hand what stood for {', '.join(some)}{more}, and {file_name} has it still. Say "
            "whether it stays reversed, or is posted again. Nothing is chosen for you."
        )


class NothingDiffers(Refusal):
    """A correction that changes nothing."""

    def __init__(self, file_name: str, of: str) -> None:
        super().__init__(
            f"Every row of {file_name} stands in the journal as a row of {of} does, so there is nothing to correct. "
            "Nothing was changed."
        )
