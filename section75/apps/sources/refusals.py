"""What is refused of a source."""

from __future__ import annotations

from section75.core.refusals import Refusal
from section75.importers.csv_refusals import ColumnGivenTwice, MissingColumns
from section75.importers.source_mapping.refusals import (
    DateOrderContradicted,
    DateOrderUnknown,
    HeaderChanged,
    UnitSuspected,
)
from section75.importers.workbook.refusals import WhichSheet

# What is answered by saying what the columns are.
ASKS: tuple[type[Refusal], ...] = (
    MissingColumns, ColumnGivenTwice, DateOrderContradicted, DateOrderUnknown, HeaderChanged, UnitSuspected,
)  # fmt: skip
NOT_BUILT_IN = (*ASKS, WhichSheet)


class NoSuchSource(Refusal):
    """A source that the fund does not have."""

    def __init__(self, fund: str, named: str) -> None:
        super().__init__(f"The fund {fund} has no source {named[:100]!r}. Choose one of its list, or confirm it first.")


class NoSuchWaitingFile(Refusal):
    """A file that no longer waits for its columns to be named."""

    def __init__(self, number: int) -> None:
        super().__init__(f"No file {number} waits for its columns to be named. It may have been brought; see the list.")


class SeveralSourcesFit(Refusal):
    """A file whose header several sources have."""

    def __init__(self, names: list[str]) -> None:
        shown = ", ".join(repr(name) for name in names)
        super().__init__(f"The sources {shown} all have the header of this file. Say from which of them it comes.")


class SourceWithoutReason(Refusal):
    """A mapping that is confirmed anew without a reason."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The columns of {name!r} were confirmed before. Say why they are confirmed anew.")


class MappingChangedSinceShown(Refusal):
    """A mapping other than the one whose rows were shown."""

    def __init__(self) -> None:
        super().__init__("The choices are not those whose rows were shown. Look at the rows again, then confirm.")
