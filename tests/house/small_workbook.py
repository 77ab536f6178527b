"""The smallest workbook there can be, to be spoilt in one way."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from section75.importers.any_table import read_any_table

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET_1 = "xl/worksheets/sheet1.xml"
OF_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BOOK = f'<workbook xmlns:r="{OF_OFFICE}"><sheets>{{}}</sheets></workbook>'
WORKSHEET = '<worksheet><sheetData><row r="2">{}</row></sheetData></worksheet>'


def workbook(changes: bytes | dict[str, str], *, without: str = "") -> Callable[[], object]:
    """Reads a small workbook of lines and amounts with some of its parts changed; or whatever bytes are given."""
    if isinstance(changes, bytes):
        return lambda: read_any_table(changes, columns={"line": (), "amount": ()})
    parts = {
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{OF_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": BOOK.format('<sheet name="A" r:id="a"/>'),
        "xl/_rels/workbook.xml.rels": '<Relationships><Relationship Id="a" Type="x/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        SHEET_1: WORKSHEET.format('<c r="A2"><v>1</v></c>'),
    } | changes
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in parts:
            if name != without:
                archive.writestr(name, parts[name])
    return workbook(out.getvalue())
