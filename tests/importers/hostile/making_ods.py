"""OpenDocument spreadsheets made by hand, element by element. All values are invented."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

HEADER = ("date", "cost_centre", "subjective", "description", "amount", "supplier", "reference")
KIND = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style"))
MANIFEST = (
    f'<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/></manifest:manifest>'
)


def cell(kind: str = "", value: str = "", words: str = "", *, times: int = 1, formula: str = "") -> str:
    """A cell, or several that are alike."""
    said = {"table:number-columns-repeated": str(times)} if times > 1 else {}
    said |= {"table:formula": formula} if formula else {}
    said |= {"office:value-type": kind} if kind else {}
    said |= (
        {{"date": "office:date-value", "boolean": "office:boolean-value"}.get(kind, "office:value"): value}
        if value
        else {}
    )
    attributes = "".join(f" {name}={quoteattr(text)}" for name, text in said.items())
    return f"<table:table-cell{attributes}>{f'<text:p>{escape(words)}</text:p>' if words else ''}</table:table-cell>"


def text(words: str) -> str:
    """A cell of text."""
    return cell("string", words=words)


def row(*cells: str, times: int = 1, hidden: bool = False) -> str:
    """A row, or several that are alike."""
    said = f' table:number-rows-repeated="{times}"' if times > 1 else ""
    said += ' table:visibility="collapse"' if hidden else ""
    return f"<table:table-row{said}>{''.join(cells)}</table:table-row>"


def headings(*names: str) -> str:
    """A row of headings; the usual ones where none are given."""
    return row(*(text(name) if name else cell() for name in names or HEADER))


def payment(amount: str = "1250.37", day: str = "2022-06-14", *, kind: str = "float", **more: str) -> str:
    """A row of an extract; `more` puts another cell in place of one."""
    own = {
        "date": cell("date", day, "x"), "centre": text("LD402"), "code": text("4411"), "words": text("Invented"),
        "amount": cell(kind, amount, amount), "supplier": text("Invented Care"), "reference": text("AP-1"),
    } | more  # fmt: skip
    return row(*own.values())


def table(*rows: str, name: str = "Ledger", style: str = "") -> str:
    """A sheet."""
    styled = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}"{styled}>{"".join(rows)}</table:table>'


def content(*tables: str, before: str = "") -> str:
    """The part with the sheets."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {_NAMES}>'
        '<office:automatic-styles><style:style style:name="away" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body></office:document-content>"
    )


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """A container of those parts, its kind first."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), KIND, zipfile.ZIP_STORED)
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def spreadsheet(*rows: str, **more: str) -> bytes:
    """A spreadsheet of one sheet with the usual header and those rows."""
    return packed({"content.xml": content(table(headings(), *rows)), "META-INF/manifest.xml": MANIFEST} | more)
