"""A workbook (.xlsx, .xlsm) looked over before anybody reads it: its container, every part, and each sheet's cells.

Refuses whatever is locked, old, harmful, broken or too large; what is left is a workbook whose values can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from section75.importers.workbook import limits
from section75.importers.workbook.container import Allowance, Part, expanded, parts_of
from section75.importers.workbook.heard import LEFT_ALONE, REFERS, Survey, Surveyed
from section75.importers.workbook.listeners import Relations, Sheets, Styles
from section75.importers.workbook.refusals import (
    NotAWorkbook,
    OldWorkbook,
    WorkbookBroken,
    WorkbookTooLarge,
    WorkbookWithMacros,
)
from section75.importers.workbook.sheet_scan import Budget, SheetScan
from section75.importers.workbook.xml_part import Listener, hear

_ROOT, _BOOK, _RELATIONS, _STYLES, _TYPES = (
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "[content_types].xml",
)
_FIRST = (_TYPES, _ROOT, _BOOK, _RELATIONS, _STYLES)


def survey(content: bytes) -> Survey:
    """Look a workbook over. Refuses what is not one, and what is not safe to read."""
    if len(content) > limits.FILE_BYTES:
        raise WorkbookTooLarge(f"it has {len(content):,} bytes, and at most {limits.FILE_BYTES:,} are read at once")
    parts = {part.key: part for part in parts_of(content)}
    _refuse_other_forms(parts)
    sheets, relations, styles, root = Sheets(), Relations(_RELATIONS, "xl"), Styles(), Relations(_ROOT)
    own: dict[str, dict[str, Listener]] = {
        _ROOT: {"Relationships": root},
        _BOOK: {"workbook": sheets},
        _RELATIONS: {"Relationships": relations},
        _STYLES: {"styleSheet": styles},
    }
    scans: dict[str, SheetScan] = {}
    budget, allowance = Budget(), Allowance()
    for key in (*_FIRST, *(key for key in parts if key not in _FIRST)):
        if key in parts:
            scans[key] = SheetScan(shown=styles.shown, budget=budget)
            _look_over(content, parts[key], own.get(key, {"worksheet": scans[key]}), allowance)
    if not (root.all_lead_to("officeDocument", _BOOK) and relations.all_lead_to("styles", _STYLES)):
        raise WorkbookBroken(f"its parts are not where they belong, at {_BOOK} and {_STYLES}")
    return Survey(tuple(_surveyed(sheets, relations, scans)), tuple(_notes(parts)))


def _notes(parts: dict[str, Part]) -> Iterator[str]:
    if any("/externallinks/" in key for key in parts):
        yield REFERS
    if any("vbaproject" in key for key in parts):
        yield LEFT_ALONE


def _look_over(content: bytes, part: Part, listeners: dict[str, Listener], allowance: Allowance) -> None:
    """Expand one part within the allowance, and read it if it is XML."""
    chunks = expanded(content, part, allowance)
    if part.key.endswith((".xml", ".rels")):
        hear(part.name, chunks, listeners)
    for _ in chunks:
        continue


def _refuse_other_forms(parts: dict[str, Part]) -> None:
    for key, part in parts.items():
        if "/macrosheets/" in key:
            raise WorkbookWithMacros(part.name)
    if "xl/workbook.bin" in parts:
        raise OldWorkbook(".xlsb")
    if "mimetype" in parts:
        raise NotAWorkbook("it is another kind of document")
    if not {_ROOT, _BOOK, _RELATIONS} <= parts.keys():
        raise NotAWorkbook("it has no xl/workbook.xml with its relationships")


def _surveyed(sheets: Sheets, relations: Relations, scans: dict[str, SheetScan]) -> Sequence[Surveyed]:
    """Each sheet of cells with what was heard of it. Refuses two of one name, and one without its part."""
    found: dict[str, Surveyed] = {}
    for name, hidden, relation in sheets.found:
        kind, key = relations.found.get(relation, ("", ""))
        if kind not in ("worksheet", ""):
            continue
        if not name or name.casefold() in found or key not in scans or not key.endswith(".xml"):
            raise WorkbookBroken(f"its sheet {name[:40]!r} is there twice, or its cells are missing")
        found[name.casefold()] = Surveyed(name, hidden, scans[key])
    return tuple(found.values())
