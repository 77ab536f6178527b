"""The CSV reader under coverage-guided fuzzing: any bytes are read or refused, and nothing else ever happens.

Run as `python tests/fuzz/csv_reader.py -max_total_time=600`; atheris is an extra, and without it this is only the
target, which the quick tests call with bytes of their own. The first byte chooses what is put before the rest.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from types import FunctionType

from section75.core.money import Unit
from section75.core.refusals import Refusal
from section75.importers.finance_extract import read_extract
from section75.importers.source_mapping import DateOrder, SourceMapping, SpendIs

HEADER = b"date,cost_centre,subjective,description,amount,supplier,reference\n"
MAPPED = SourceMapping(
    header=("Day", "Centre", "Debit", "Credit"),
    columns=(("cost_centre", 1), ("credit", 3), ("date", 0), ("debit", 2)),
    date_order=DateOrder.MONTH_FIRST,
    unit=Unit.THOUSANDS,
    spend_is=SpendIs.NEGATIVE,
    reads_as="CSV",
    leaves_out_totals=True,
)
_MAPPED_HEADER = b"Day,Centre,Debit,Credit\n"
_ROW = b"14/06/2022,LD402,4110,x,"
STARTS: tuple[tuple[bytes, SourceMapping | None], ...] = (
    (b"", None),
    (HEADER, None),
    (HEADER + _ROW, None),
    (HEADER.replace(b",", b";"), None),
    (b"\xef\xbb\xbf" + HEADER, None),
    (_MAPPED_HEADER, MAPPED),
    (_MAPPED_HEADER + b"06/14/2022,LD402,", MAPPED),
    ("\ufeff".encode("utf-16-le") + HEADER.decode().encode("utf-16-le"), None),
)


def read_anything(content: bytes) -> None:
    """Read the bytes behind one of the beginnings. Whatever is not a refusal goes through, and is a fault."""
    start, mapping = STARTS[content[0] % len(STARTS)] if content else STARTS[0]
    try:
        found = read_extract(start + content[1:], file_name="any.csv", mapping=mapping)
    except Refusal:
        return
    numbers = [row.row for row in found.rows] + [row.row for row in found.unreadable]
    if len(numbers) != len(set(numbers)) or any(type(row.amount.pence) is not int for row in found.rows):
        raise AssertionError(found)


def functions() -> Iterator[FunctionType]:
    """Every function and method of the importers, and of what they read days and money with."""
    rooms = ("section75.importers", "section75.core.money", "section75.core.calendar")
    for name, module in sorted(sys.modules.items()):
        if name.startswith(rooms):
            own = [thing for thing in vars(module).values() if getattr(thing, "__module__", "") == name]
            inside = [thing for each in own if isinstance(each, type) for thing in vars(each).values()]
            for thing in (*own, *inside):
                bare = getattr(thing, "__func__", thing)
                if isinstance(bare, FunctionType):
                    yield bare


def main() -> None:
    """Fuzz until told to stop. Every function is instrumented where it stands, or the fuzzer would run blind."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]

    for each in functions():
        atheris.instrument_func(each)
    atheris.Setup(sys.argv, atheris.instrument_func(read_anything))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
