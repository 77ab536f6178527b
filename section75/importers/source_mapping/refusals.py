"""What is refused of a mapping, and of a file that differs from the mapping of its source."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.refusals import Refusal

_ANEW = "If the source has changed, confirm its columns anew; otherwise extract the file again as before."


class MeaningMissing(Refusal):
    """A mapping that leaves out what every row needs."""

    def __init__(self, meaning: str) -> None:
        words = {"amount": "the amount, or a debit and a credit column, and not both"}
        says = words.get(meaning, f"the {meaning.replace('_', ' ')}")
        super().__init__(f"It is not said which column holds {says}. Choose it, or give one value for every row.")


class MeantTwice(Refusal):
    """One column for two meanings."""

    def __init__(self, heading: str, meanings: Sequence[str]) -> None:
        each = " and ".join(meaning.replace("_", " ") for meaning in meanings)
        super().__init__(f"The column {heading[:40]!r} cannot be {each} at once. Choose one of them.")


class ColumnNotInHeader(Refusal):
    """A column that was named and is not there, or is there more than once."""

    def __init__(self, named: str, header: Sequence[str]) -> None:
        shown = ", ".join(repr(each[:40]) for each in header[:20]) or "no heading"
        super().__init__(f"No one column is {named[:60]!r}. The header has {shown}. Name a heading, or a letter.")


class NoHeaderRow(Refusal):
    """The row that is said to be the header is not in the file, or is blank."""

    def __init__(self, row: int) -> None:
        super().__init__(f"Row {row} is no header: it is blank, or not in the file. Say in which row the headings are.")


class HeaderChanged(Refusal):
    """A file whose header is not the one that was confirmed for its source."""

    def __init__(self, source_header: Sequence[str], best: Sequence[str]) -> None:
        gone = [each for each in source_header if each not in best]
        new = [each for each in best if each not in source_header]
        parts = [f"without {_listed(gone)}"] if gone else []
        parts += [f"with {_listed(new)} besides"] if new else []
        what = " and ".join(parts) or "with its columns in another order or number"
        super().__init__(f"The header is not the one that was confirmed for this source: it comes {what}. {_ANEW}")


class HeaderTwice(Refusal):
    """The confirmed header stands in the file more than once."""

    def __init__(self, rows: Sequence[int]) -> None:
        each = ", ".join(str(row) for row in rows)
        super().__init__(f"The header stands in rows {each}. Give one extract in a file, with its header once.")


class DateOrderContradicted(Refusal):
    """A day that cannot be, in the order that was confirmed or is usual."""

    def __init__(self, row: int, text: str, order: str) -> None:
        super().__init__(
            f"Row {row} has the date {text[:20]!r}, and with the {order} there is no such month. Other days of the "
            f"column may be meant otherwise too, so none is read. {_ANEW}"
        )


class DateOrderUnknown(Refusal):
    """Days of which nobody can say whether the day or the month comes first."""

    def __init__(self, row: int, text: str) -> None:
        super().__init__(
            f"Row {row} has the date {text[:20]!r}, and no day of the file tells whether the day or the month comes "
            "first. Say what the columns are, once for this source; or extract days as 2022-06-14."
        )


class UnitSuspected(Refusal):
    """Amounts a thousand times larger or smaller than those of the source's files before."""

    def __init__(self, now: str, before: str, unit: str) -> None:
        super().__init__(
            f"The usual amount in this file is {now}, and in the files of this source before it was {before}, both "
            f"read in {unit}. The unit may have changed. {_ANEW}"
        )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(name[:40]) for name in names[:10])
    return shown if len(names) <= 10 else f"{shown} and {len(names) - 10} more"
