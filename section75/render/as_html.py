"""A return as one page by itself: HTML without script or style sheet from elsewhere, to be kept, printed or sent."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from section75.core.money import Money
from section75.render.format import Format
from section75.render.return_tables import document
from section75.render.table import Cell, Kind, Row, Table
from section75.render.words import money
from section75.returns import ReturnValue

STYLE: Final = (
    "body{font-family:Arial,sans-serif;line-height:1.4;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#0b0c0c}"
    "table{border-collapse:collapse;width:100%;margin:1.5rem 0}"
    "caption{text-align:left;font-weight:bold;padding:.5rem 0}"
    "th,td{text-align:left;vertical-align:top;border-bottom:1px solid #b1b4b6;padding:.4rem .6rem .4rem 0}"
    ".m{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.t{font-weight:bold}"
    ".w{border:2px solid #0b0c0c;padding:.75rem}"
    "footer{border-top:1px solid #b1b4b6;overflow-wrap:anywhere}dt{font-weight:bold}dd{margin:0 0 .5rem}"
)


def as_html(value: ReturnValue, foot: str = "") -> bytes:
    """The return as a page. The same value and foot give the same bytes."""
    shown = document(value, foot)
    facts = "".join(f"<dt>{escape(key)}</dt><dd>{escape(said)}</dd>" for key, said in shown.facts)
    warning = f'<p class="w"><strong>{escape(shown.warning)}</strong></p>' if shown.warning else ""
    tables = "".join(table_html(table) for table in shown.tables)
    below = f"<footer><p>{escape(shown.foot)}</p></footer>" if shown.foot else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(shown.title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head>'
        f"<body><main><h1>{escape(shown.title)}</h1>{warning}<dl>{facts}</dl>{tables}</main>{below}</body></html>\n"
    ).encode()


def table_html(table: Table) -> str:
    """One table, with its caption, headers with scope, and note."""
    kinds = [column.kind for column in table.columns]
    head = "".join(f'<th scope="col"{_class(c.kind is Kind.MONEY)}>{escape(c.heading)}</th>' for c in table.columns)
    rows = "".join("".join(_row(row, kinds)) for row in table.rows)
    note = f"<p>{escape(table.note)}</p>" if table.note else ""
    caption = f"<caption>{escape(table.title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _row(row: Row, kinds: list[Kind]) -> Iterator[str]:
    yield '<tr class="t">' if row.is_total else "<tr>"
    for place, (cell, kind) in enumerate(zip(row.cells, kinds, strict=True)):
        tag, scope = ("th", ' scope="row"') if place == 0 else ("td", "")
        yield f"<{tag}{scope}{_class(kind is Kind.MONEY)}>{_cell(cell)}</{tag}>"
    yield "</tr>"


def _cell(cell: Cell) -> str:
    return escape(money(cell) if isinstance(cell, Money) else cell or "")


def _class(is_money: bool) -> str:
    return ' class="m"' if is_money else ""


FORMAT = Format("page", ".html", "text/html; charset=utf-8", as_html)
