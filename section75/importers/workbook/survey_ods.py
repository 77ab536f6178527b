"""An OpenDocument spreadsheet (.ods) looked over before anybody reads it: its container, every part, and its cells.

Refuses what is locked, harmful, broken or too large. Source: OpenDocument 1.3, parts 2 (package) and 3 (schema).
"""

from __future__ import annotations

from section75.importers.workbook import limits
from section75.importers.workbook.container import Allowance, Part, expanded, parts_of
from section75.importers.workbook.heard import LEFT_ALONE, Survey
from section75.importers.workbook.ods_scan import OdsLocks, OdsScan
from section75.importers.workbook.refusals import NotAWorkbook, WorkbookTooLarge
from section75.importers.workbook.xml_part import Listener, hear

_CONTENT, _PARTS = "content.xml", "meta-inf/manifest.xml"
_MACROS = ("basic/", "scripts/")


def survey_ods(content: bytes) -> Survey:
    """Look a spreadsheet over. Refuses what is not one, and what is not safe to read."""
    if len(content) > limits.FILE_BYTES:
        raise WorkbookTooLarge(f"it has {len(content):,} bytes, and at most {limits.FILE_BYTES:,} are read at once")
    parts = {part.key: part for part in parts_of(content)}
    if _CONTENT not in parts:
        raise NotAWorkbook("it has no content.xml")
    scan = OdsScan()
    own: dict[str, dict[str, Listener]] = {
        _PARTS: {"manifest": OdsLocks()},
        _CONTENT: {"document-content": scan},
    }
    allowance = Allowance()
    for key in sorted(parts, key=lambda key: key != _PARTS):  # a lock is said before what it locks cannot be read
        _look_over(content, parts[key], own.get(key, {}), allowance)
    macros = any(key.startswith(_MACROS) for key in parts)
    return Survey(scan.surveyed(), (LEFT_ALONE,) if macros else ())


def _look_over(content: bytes, part: Part, listeners: dict[str, Listener], allowance: Allowance) -> None:
    """Expand one part within the allowance, and read it if it is XML."""
    chunks = expanded(content, part, allowance)
    if part.key.endswith((".xml", ".rdf")):
        hear(part.name, chunks, listeners)
    for _ in chunks:
        continue
