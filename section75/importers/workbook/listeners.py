"""What is heard of a workbook's small parts: its sheets, where they stand, and how its numbers are shown.

Source: ECMA-376 part 1, 18.2 (workbook), 18.8 (styles); part 2 (relationships, content types).
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from xml.parsers.expat import XMLParserType

from section75.importers.workbook.heard import PERCENT
from section75.importers.workbook.refusals import UnsafePart, WorkbookWithMacros

_BUILT_IN_PERCENTAGES = ("9", "10")
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.')
_ZEROS = re.compile(r"0{2,}")


class _Silent:
    """A listener that passes over ends and text."""

    def begin(self, parser: XMLParserType) -> None:
        """Nothing is wanted of the parser."""

    def end(self, name: str) -> None:
        """Nothing is wanted of an end."""

    def text(self, data: str) -> None:
        """Nothing is wanted of text."""


@dataclass(slots=True)
class Sheets(_Silent):
    """The sheets of the workbook in their order: name, whether it is hidden, and the relationship to its part."""

    found: list[tuple[str, bool, str]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of a sheet."""
        if name.rpartition(":")[2] == "sheet":
            relation = next((attributes[key] for key in attributes if key.endswith(":id")), "")
            hidden = attributes.get("state", "visible") != "visible"
            self.found.append((attributes.get("name", ""), hidden, relation))


@dataclass(slots=True)
class Relations(_Silent):
    """Relationships of the workbook, or of the container: the kind of thing each leads to, and the part."""

    part: str
    folder: str = ""
    found: dict[str, tuple[str, str]] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of a relationship. Refuses two of one name."""
        if name.rpartition(":")[2] != "Relationship":
            return
        known_as, target = attributes.get("Id", ""), attributes.get("Target", "")
        if known_as in self.found:
            raise UnsafePart(self.part, f"says twice where {known_as[:40]!r} is")
        kind = attributes.get("Type", "").rpartition("/")[2]
        if "macrosheet" in kind.casefold():
            raise WorkbookWithMacros(target)
        path = target.lstrip("/") if target.startswith(("/", "xl/")) else posixpath.join(self.folder, target)
        self.found[known_as] = (kind, posixpath.normpath(path).casefold())

    def all_lead_to(self, kind: str, part: str) -> bool:
        """Do all relationships of that kind lead to that one part?"""
        return all(to == part for is_of, to in self.found.values() if is_of == kind)


@dataclass(slots=True)
class Styles(_Silent):
    """How numbers are shown, by the style's number, where that matters: "%" or a code's zeros, such as "00000"."""

    shown: dict[str, str] = field(default_factory=dict)
    _formats: dict[str, str] = field(default_factory=dict)
    _count: int = -1  # below nothing while outside the cells' own styles

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take note of a format, or of the style of cells."""
        local = name.rpartition(":")[2]
        if local == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif local == "cellXfs":
            self._count = 0
        elif local == "xf" and self._count >= 0:
            self._note(attributes.get("numFmtId", ""))
            self._count += 1

    def end(self, name: str) -> None:
        """Leave the cells' own styles."""
        if name.rpartition(":")[2] == "cellXfs":
            self._count = -1

    def _note(self, known_as: str) -> None:
        mark = mark_of_format(self._formats.get(known_as, ""), known_as)
        if mark:
            self.shown[str(self._count)] = mark


def mark_of_format(code: str, known_as: str) -> str:
    """How a format shows numbers, where that matters: "%", or a code's zeros. A format without a code is built in."""
    bare = _QUOTED.sub("", code)
    if "%" in bare or (not bare and known_as in _BUILT_IN_PERCENTAGES):
        return PERCENT
    return bare if _ZEROS.fullmatch(bare) else ""
