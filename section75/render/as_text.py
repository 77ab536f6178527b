"""Plain text for a terminal: the same tables, amounts to the right, long words on several lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from textwrap import wrap
from typing import Final

from section75.core.money import Money
from section75.render.format import Format
from section75.render.return_tables import document
from section75.render.table import Cell, Column, Document, Kind, Table
from section75.render.words import money
from section75.returns import ReturnValue

WIDTH: Final = 110
_GAP: Final = "  "
_LEAST: Final = 8


def as_text(shown: Document, *, width: int = WIDTH) -> str:
    """The document as lines of text, at most so many characters wide where the words allow it."""
    lines = [printable(shown.title), "=" * min(len(shown.title), width)]
    if shown.warning:
        lines += ["", *wrap(printable(shown.warning).upper(), width)]
    lines += ["", *_facts(shown, width)]
    for table in shown.tables:
        lines += ["", *table_lines(table, width=width)]
    if shown.foot:
        lines += ["", *wrap(printable(shown.foot), width, break_on_hyphens=False)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def table_lines(table: Table, *, width: int = WIDTH) -> list[str]:
    """One table: its title, its headings, its rows, its note."""
    body = [[_shown(cell) for cell in row.cells] for row in table.rows]
    headings = [printable(column.heading) for column in table.columns]
    widths = _widths(table.columns, [headings, *body], width)
    lines = [printable(table.title), "-" * min(len(table.title), width)]
    lines += _lines(headings, widths, table.columns)
    lines.append(_GAP.join("-" * each for each in widths))
    for cells in body:
        lines += _lines(cells, widths, table.columns)
    return [*lines, *wrap(printable(table.note), width)]


def printable(text: str) -> str:
    """The text without characters that would steer the terminal; each is shown as "�"."""
    return "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in text)


def _facts(shown: Document, width: int) -> Iterator[str]:
    left = max((len(name) for name, _ in shown.facts), default=0) + 2
    for name, says in shown.facts:
        first, *rest = wrap(printable(says), max(width - left, _LEAST)) or [""]
        yield f"{printable(name):<{left}}{first}"
        yield from (" " * left + line for line in rest)


def _shown(cell: Cell) -> str:
    """A cell as text; an amount leaves its £ to the heading."""
    return money(cell).replace("£", "") if isinstance(cell, Money) else printable(cell or "")


def _widths(columns: tuple[Column, ...], rows: list[list[str]], width: int) -> list[int]:
    """What each column needs; words give way where all together are too wide, the widest first."""
    widths = [max(len(cells[position]) for cells in rows) for position in range(len(columns))]
    words = [position for position, column in enumerate(columns) if column.kind is Kind.WORDS]
    excess = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while excess > 0 and words:
        widest = max(words, key=lambda position: widths[position])
        if widths[widest] <= _LEAST:
            break
        widths[widest] -= 1
        excess -= 1
    return widths


def _lines(cells: list[str], widths: list[int], columns: tuple[Column, ...]) -> list[str]:
    folded = [wrap(cell, each, break_on_hyphens=False) or [""] for cell, each in zip(cells, widths, strict=True)]
    height = max(len(each) for each in folded)
    full = [each + [""] * (height - len(each)) for each in folded]
    return [
        _GAP.join(_placed(*each) for each in zip(line, widths, columns, strict=True))
        for line in zip(*full, strict=True)
    ]


def _placed(text: str, width: int, column: Column) -> str:
    return text.rjust(width) if column.kind is Kind.MONEY else text.ljust(width)


def _of_return(value: ReturnValue, foot: str = "") -> bytes:
    """Without the last table: every line again, which in a terminal is too wide to read."""
    shown = document(value, foot)
    return as_text(replace(shown, tables=shown.tables[:-1])).encode()


FORMAT: Final = Format("text", ".txt", "text/plain; charset=utf-8", _of_return)
