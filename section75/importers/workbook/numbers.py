"""A number of a workbook as exact text.

A workbook keeps numbers in binary, good for 15 digits, and shows 15. So:

- a number that takes up to 15 digits is exactly those digits: 1250.37 is one thousand two hundred and fifty, 37 pence;
- one that takes more is the residue of arithmetic, such as 0.30000000000000004, and is read in the 15 digits that the
  spreadsheet shows, provided they lie within a millionth of a pound of it;
- any other has lost digits already, and nobody can say which: it is told as a long number, and refused where it counts.

Nothing is rounded to the penny here: 1.005 stays 1.005, and is finer than a penny.

A number beyond what binary holds, 1E400 or 1E-400, comes out of a reader as no number or as nothing. So its size is
known from how it is written, before it is read.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal

DIGITS = 15
RESIDUE = Decimal("0.000001")
LARGEST_POWER = 300  # binary ends at about 1E308, and at about 1E-324 near nothing
_SHOWN = Context(prec=DIGITS)
ORDINARY = re.compile(r"-?\d{1,30}(?:\.\d{1,30})?", re.ASCII)  # neither too small nor too large
_WRITTEN = re.compile(r"[+-]?(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?", re.ASCII)
_NO_NUMBERS = frozenset({"nan", "inf", "infinity"})


def as_shown(printed: str) -> tuple[str, bool]:
    """The digits of a number as Python prints it in full, and whether they are all that there ever was."""
    number = Decimal(printed)
    if len(number.normalize(Context(prec=40)).as_tuple().digits) <= DIGITS:
        return _plain(number), True
    shown = _SHOWN.create_decimal(number)
    if abs(shown - number) <= RESIDUE:
        return _plain(shown), True
    return _plain(number), False


def is_too_small(written: str) -> bool:
    """Is this a number other than nothing, of which a reader would make nothing?"""
    power = _power(written)
    return power is not None and power < -LARGEST_POWER


def is_no_number(written: str) -> bool:
    """Is this what readers take for "not a number" or for a number without end?"""
    power = _power(written)
    return written.strip().lstrip("+-").casefold() in _NO_NUMBERS or (power is not None and power > LARGEST_POWER)


def _power(written: str) -> int | None:
    """The power of ten of a number's first digit: 2 for 318, -2 for 0.01. None for nothing, and for no number."""
    match = _WRITTEN.fullmatch(written.strip())
    if match is None:
        return None
    whole, after, exponent = match.groups()
    leading = len(whole + after) - len((whole + after).lstrip("0"))
    return None if leading == len(whole + after) else len(whole) - 1 - leading + int(exponent or 0)


def _plain(number: Decimal) -> str:
    """Without an exponent, and without zeros that say nothing."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
