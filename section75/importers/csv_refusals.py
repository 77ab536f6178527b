"""What is refused of a CSV file as a whole.

A row that cannot be read is not refused here: it is listed, with its number and why.
"""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.refusals import Refusal

_SAVE_AS = 'In the spreadsheet, save the file as "CSV UTF-8 (comma delimited)", and give that.'


class FileTooLarge(Refusal):
    """The file is larger than is read at once."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(
            f"The file has {size:,} bytes, and at most {limit:,} are read at once. "
            "Extract a shorter span, such as one month, or divide the file."
        )


class WrongEncoding(Refusal):
    """The file's letters are in no encoding that can be told from its bytes."""

    def __init__(self, why: str) -> None:
        super().__init__(f"It cannot be told in which encoding the file is written. {why} {_SAVE_AS}")


class NulBytes(Refusal):
    """The file holds NUL bytes: it is not text."""

    def __init__(self, line: int) -> None:
        super().__init__(
            f"The file holds a NUL byte in line {line:,}, so it is neither plain text nor UTF-16 that can be told. "
            f"{_SAVE_AS}"
        )


class BrokenTable(Refusal):
    """Quotation marks that do not pair, so that nobody can say where the cells end."""

    def __init__(self, row: int) -> None:
        super().__init__(
            f"The quotation marks in row {row:,} do not pair, so it cannot be said where its cells end, nor what "
            "follows. Within a quoted cell write each mark twice, or extract the file again."
        )


class CellTooLong(Refusal):
    """A cell longer than a spreadsheet can hold."""

    def __init__(self, row: int, limit: int) -> None:
        super().__init__(
            f"Row {row:,} has a cell of more than {limit:,} characters, which no finance extract needs. "
            "A quotation mark may be missing: correct the row, or extract the file again."
        )


class TooManyRows(Refusal):
    """The file has more rows than are read at once."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"The file has more than {limit:,} rows under its header. "
            "Extract a shorter span, such as one month, or divide the file."
        )


class TooManyColumns(Refusal):
    """The header has more columns than are looked through."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(
            f"The header has {count:,} columns, and at most {limit:,} are looked through. "
            "Extract only the columns that are needed."
        )


class NothingInTheFile(Refusal):
    """There is no row to read."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"There is nothing in the file to read. {why} Check the span of the extract, and give it again."
        )


class MissingColumns(Refusal):
    """The header lacks columns. `missing` gives each with the name that comes nearest to it, or none."""

    def __init__(self, missing: Sequence[tuple[str, str]], has: Sequence[str]) -> None:
        each = ", ".join(f"{column}{f' (is it {near!r}?)' if near else ''}" for column, near in missing)
        super().__init__(
            f"The header in row 1 lacks {'a column' if len(missing) == 1 else f'{len(missing)} columns'}: {each}. "
            f"It has {_listed(has)}. Rename the columns that are meant, or extract those that are absent."
        )


class ColumnGivenTwice(Refusal):
    """Two columns go by the same name, and nobody can say which is meant."""

    def __init__(self, column: str, names: Sequence[str]) -> None:
        super().__init__(
            f"The header in row 1 gives the column {column} {len(names)} times: {_listed(names)}. "
            "Leave out, or rename, those that are not meant."
        )


def _listed(names: Sequence[str]) -> str:
    """The first names of a list, as they are written, and how many more there are."""
    shown = ", ".join(repr(name[:40]) for name in names[:20]) or "no name at all"
    return shown if len(names) <= 20 else f"{shown} and {len(names) - 20} more"
