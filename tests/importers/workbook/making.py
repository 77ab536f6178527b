"""Workbooks made by hand, part by part, so that each can be wrong in one way. All values are invented."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

COLUMNS = ("date", "cost_centre", "subjective", "description", "amount", "supplier", "reference")
TOP = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
DAY, PERCENT, CODE, EDGE = 1, 2, 3, 4  # styles
STYLES = (
    f'{TOP}<styleSheet xmlns="{MAIN}"><numFmts count="2"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/>'
    '<numFmt numFmtId="171" formatCode="0000000"/></numFmts><fonts><font/></fonts><fills><fill/></fills>'
    '<borders><border/></borders><cellStyleXfs><xf numFmtId="10"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="170" applyNumberFormat="1"/><xf numFmtId="10"/>'
    '<xf numFmtId="171"/><xf numFmtId="0"/></cellXfs></styleSheet>'
)


def text(at: str, words: str) -> str:
    """A cell of text."""
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def number(at: str, digits: str, style: int = 0) -> str:
    """A cell with a number, as the file has it."""
    return f'<c r="{at}" s="{style}"><v>{digits}</v></c>'


def row(at: int, cells: Iterable[str], attributes: str = "") -> str:
    """A row."""
    return f'<row r="{at}"{attributes}>{"".join(cells)}</row>'


def header(*names: str, at: int = 1) -> str:
    """A header; the usual one where no names are given."""
    return row(at, (text(f"{chr(65 + place)}{at}", name) for place, name in enumerate(names or COLUMNS) if name))


def payment(at: int, amount: str = "", attributes: str = "", **cells: str) -> str:
    """A row of an extract; `amount` is its digits, and any other cell can be put in place of its own by its letter."""
    own = {
        "A": number(f"A{at}", "44726", DAY),
        "B": text(f"B{at}", "LD402"),
        "C": text(f"C{at}", "4411"),
        "D": text(f"D{at}", "Invented placement"),
        "E": number(f"E{at}", amount or "1250.37"),
        "F": text(f"F{at}", "Invented Care"),
        "G": text(f"G{at}", "AP-1"),
    } | cells
    return row(at, (own[letter] for letter in sorted(own)), attributes)


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """A sheet's part."""
    return f'{TOP}<worksheet xmlns="{MAIN}">{before}<sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'


GOOD = sheet(header(), payment(2))
Part = bytes | str


def parts(sheets: Mapping[str, str] | None = None, *, states: Mapping[str, str] | None = None) -> dict[str, Part]:
    """The parts of a workbook with those sheets, by name."""
    sheets = sheets or {"Ledger": GOOD}
    made: dict[str, Part] = {
        "[Content_Types].xml": f'{TOP}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'{TOP}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": book(sheets, states or {}),
        "xl/_rels/workbook.xml.rels": relations(len(sheets)),
        "xl/styles.xml": STYLES,
    }
    for place, content in enumerate(sheets.values(), start=1):
        made[f"xl/worksheets/sheet{place}.xml"] = content
    return made


def book(sheets: Iterable[str], states: Mapping[str, str], properties: str = "") -> str:
    """The workbook's own part."""
    each = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" state="{states.get(name, "visible")}" r:id="rId{place}"/>'
        for place, name in enumerate(sheets, start=1)
    )
    return f'{TOP}<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{each}</sheets></workbook>'


def relations(count: int) -> str:
    """Where the sheets' parts are."""
    each = "".join(
        f'<Relationship Id="rId{place}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, count + 1)
    )
    return f'{TOP}<Relationships xmlns="{PACKAGE}/relationships">{each}</Relationships>'


def packed(each: Mapping[str, Part] | Iterable[tuple[str, Part]]) -> bytes:
    """A container of those parts."""
    out = io.BytesIO()
    listed = each.items() if isinstance(each, Mapping) else each
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a name given twice is meant
        for name, content in listed:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def workbook(*rows: str, before: str = "", after: str = "", **more: Part) -> bytes:
    """A workbook of one sheet with the usual header and those rows; `more` adds a part or takes another's place."""
    return packed(parts({"Ledger": sheet(header(), *rows, before=before, after=after)}) | more)
