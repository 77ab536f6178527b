"""A readable document as a Word document: real headings, tables whose header row repeats, the language said once."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any, Final

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from section75.core.money import Money
from section75.render.readable.document import Paragraph, Readable
from section75.render.table import Cell, Kind, Table
from section75.render.words import money

NO_DAY: Final = datetime(1980, 1, 1)  # noqa: DTZ001 - a zip file's clock has no zone; it says nothing of when it was made
_ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)


def as_word(readable: Readable) -> bytes:
    """The document as a .docx file. The same document gives the same bytes."""
    book: Any = Document()
    _prepare(book, readable)
    book.add_heading(readable.title, level=0)
    if readable.warning:
        book.add_paragraph().add_run(readable.warning).bold = True
    for key, said in readable.facts:
        line = book.add_paragraph()
        line.add_run(f"{key}: ").bold = True
        line.add_run(said)
    for section in readable.sections:
        book.add_heading(section.heading, level=section.level - 1)
        for block in section.blocks:
            _table(book, block) if isinstance(block, Table) else _paragraph(book, block)
    content = io.BytesIO()
    book.save(content)
    return _without_a_clock(content.getvalue())


def _prepare(book: Any, readable: Readable) -> None:
    properties = book.core_properties
    properties.title, properties.author, properties.language = readable.title, "Section75", "en-GB"
    properties.created = properties.modified = NO_DAY
    properties.comments, properties.last_modified_by = "", "Section75"
    book.styles["Normal"].font.name = "Arial"
    book.styles["Normal"].font.size = Pt(11)


def _paragraph(book: Any, paragraph: Paragraph) -> None:
    line = book.add_paragraph(style="Intense Quote" if paragraph.is_silent else None)
    line.add_run(paragraph.says)
    if paragraph.source:
        line.add_run(f" [{paragraph.source}]").italic = True


def _table(book: Any, table: Table) -> None:
    book.add_paragraph(table.title, style="Caption")
    made = book.add_table(rows=1, cols=len(table.columns), style="Light Grid Accent 1")
    for cell, column in zip(made.rows[0].cells, table.columns, strict=True):
        _fill(cell, column.heading, is_bold=True, is_money=column.kind is Kind.MONEY)
    _repeat(made.rows[0])
    for row in table.rows:
        cells = made.add_row().cells
        for cell, said, column in zip(cells, row.cells, table.columns, strict=True):
            _fill(cell, _text(said), is_bold=row.is_total, is_money=column.kind is Kind.MONEY)
    if table.note:
        book.add_paragraph(table.note)


def _fill(cell: Any, text: str, *, is_bold: bool, is_money: bool) -> None:
    line = cell.paragraphs[0]
    line.add_run(text).bold = is_bold
    if is_money:
        line.alignment = 2  # to the right


def _text(said: Cell) -> str:
    return money(said) if isinstance(said, Money) else said or "–"


def _repeat(row: Any) -> None:
    """The row is the table's header, on every page it runs over."""
    header = OxmlElement("w:tblHeader")
    header.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(header)


def _without_a_clock(content: bytes) -> bytes:
    """The same archive with one fixed day in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _ZIP_DAY), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()
