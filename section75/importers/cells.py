"""What a column may hold, and what is said of a cell that holds something else.

Text may stand in every column: the column's own reader says whether it can be read. What only a workbook knows is
decided here: a number is no date, a percentage is no amount, and a code that became a date is no code.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from section75.importers.table import Kind, TableRow


class Holds(Enum):
    """What a column is for."""

    DAY = "date"
    AMOUNT = "amount"
    CODE = "code"
    WORDS = "words"


_SHOWN = 60
_NOWHERE = {
    Kind.FAULT: "holds the error {text}. Correct it in the spreadsheet, and give the file again.",
    Kind.NO_NUMBER: "holds {text}, a number that no spreadsheet can keep. Correct it there, and give the file again.",
    Kind.NO_VALUE: "is a formula without a value. Open the file in the spreadsheet, let it be worked out, and save it.",
    Kind.EARLY_DATE: "is a day before 1 March 1900, which spreadsheets miscount. Give the day that is meant.",
}
_LOST = "is a number of more than 15 digits, and a spreadsheet loses the rest. "
_NOTHING = "is a number, {text}, so small that a spreadsheet keeps nothing of it. "
_NOT_HERE: dict[Holds, dict[Kind, str]] = {
    Holds.DAY: {
        Kind.NUMBER: "is a number, {text}, not a date. Format the cell as a date, or write the day as 2022-06-14.",
        Kind.LONG_NUMBER: "is a number, {text}, not a date. Write the day as 2022-06-14.",
        Kind.TINY_NUMBER: "is a number, {text}, not a date. Write the day as 2022-06-14.",
        Kind.PERCENTAGE: "is a percentage, not a date. Write the day as 2022-06-14.",
        Kind.TRUTH: "is {text}, not a date. Write the day as 2022-06-14.",
    },
    Holds.AMOUNT: {
        Kind.LONG_NUMBER: _LOST + "Round it to the penny where it was worked out, and say how.",
        Kind.TINY_NUMBER: "is a number, {text}, finer than a penny. Round it where it was worked out, and say how.",
        Kind.PERCENTAGE: "is a percentage, not an amount. Give pounds and pence.",
        Kind.TRUTH: "is {text}, not an amount. Give pounds and pence.",
        Kind.DATE: "is a date, {text}, not an amount. Give pounds and pence, and format the cell as a number.",
    },
    Holds.CODE: {
        Kind.LONG_NUMBER: _LOST + "Write the code as text.",
        Kind.TINY_NUMBER: _NOTHING + "Write the code as text.",
        Kind.PERCENTAGE: "is a percentage, not a code. Write the code as text.",
        Kind.TRUTH: "is {text}, not a code. Write the code as text.",
        Kind.DATE: "is a date, {text}, not a code: the spreadsheet may have made it one. Write the code as text.",
    },
    Holds.WORDS: {
        Kind.LONG_NUMBER: _LOST + "Write it as text.",
        Kind.TINY_NUMBER: _NOTHING + "Write it as text.",
    },
}


def not_here(row: TableRow, places: Mapping[str, int], holds: Mapping[str, Holds]) -> dict[str, str]:
    """By column, why its cell cannot stand there, naming the cell; only the columns where something is wrong."""
    found = {}
    for column, place in places.items():
        kind = row.kind(place)
        if kind is not Kind.TEXT:
            says = _NOWHERE.get(kind) or _NOT_HERE[holds[column]].get(kind)
            if says:
                named = f"Its {column.replace('_', ' ')}, {row.cell_name(place)},"
                found[column] = f"{named} {says.format(text=row.cells[place][:_SHOWN])}"
    return found
