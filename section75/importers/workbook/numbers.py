"""A number of a workbook as exact text.

A workbook keeps numbers in binary, good for 15 digits, and shows 15. So:

- a number that takes up to 15 digits is exactly those digits: 1250.37 is one thousand two hundred and fifty, 37 pence;
- one that takes more is the residue of arithmetic, such as 0.30000000000000004, and is read in the 15 digits that the
  spreadsheet shows, provided they lie within a millionth of a pound of it;
- any other has lost digits already, and nobody can say which: it is told as a long number, and refused where it counts.

Nothing is rounded to the penny here: 1.005 stays 1.005, and is finer than a penny.
"""

from __future__ import annotations

from decimal import Context, Decimal

DIGITS = 15
RESIDUE = Decimal("0.000001")
_SHOWN = Context(prec=DIGITS)


def as_shown(printed: str) -> tuple[str, bool]:
    """The digits of a number as Python prints it in full, and whether they are all that there ever was."""
    number = Decimal(printed)
    if len(number.normalize(Context(prec=40)).as_tuple().digits) <= DIGITS:
        return _plain(number), True
    shown = _SHOWN.create_decimal(number)
    if abs(shown - number) <= RESIDUE:
        return _plain(shown), True
    return _plain(number), False


def _plain(number: Decimal) -> str:
    """Without an exponent, and without zeros that say nothing."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
