"""A part in XML, read as a stream: what spreadsheets write, and nothing that XML could do besides.

Refused before anything is expanded: a document type (and with it every entity), another encoding than UTF-8, and a
tag or comment without end.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from section75.importers.workbook import limits
from section75.importers.workbook.refusals import UnsafePart, WorkbookBroken

_NOT_UTF_8 = (b"\xff\xfe", b"\xfe\xff", b"\x00", b"<\x00")
_UTF_8 = (None, "utf-8", "utf8", "us-ascii")


class Listener(Protocol):
    """What wants to hear of a part's elements and text, from its outermost element on."""

    def begin(self, parser: expat.XMLParserType) -> None:
        """The part begins; the parser knows how far it has come."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Some text of an element; it may come in pieces."""


def hear(name: str, chunks: Iterable[bytes], listeners: dict[str, Listener]) -> None:
    """Read one part; the listener of its outermost element hears the rest. Refuses what is not plain, whole XML."""
    parser = _guarded(name, listeners)
    fed = 0
    try:
        for chunk in chunks:
            if not fed and chunk.startswith(_NOT_UTF_8):
                raise UnsafePart(name, "is not written in UTF-8")
            fed += len(chunk)
            parser.Parse(chunk, False)
            if fed - max(parser.CurrentByteIndex, 0) > limits.XML_PIECE_BYTES + len(chunk):
                raise UnsafePart(name, f"has a tag or comment of more than {limits.XML_PIECE_BYTES:,} bytes")
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        raise WorkbookBroken(f"its part {name[:80]!r} is not whole") from None


def _guarded(name: str, listeners: dict[str, Listener]) -> expat.XMLParserType:
    parser = expat.ParserCreate()

    def document_type(*_: object) -> None:
        raise UnsafePart(name, "declares a document type, with which a small file could become a large one")

    def declaration(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding.casefold() if encoding else None) not in _UTF_8:
            raise UnsafePart(name, "is not written in UTF-8")

    def outermost(element: str, attributes: dict[str, str]) -> None:
        found = listeners.get(element.rpartition(":")[2])
        parser.StartElementHandler = found.start if found else None
        if found:
            parser.EndElementHandler, parser.CharacterDataHandler = found.end, found.text
            found.begin(parser)
            found.start(element, attributes)

    parser.StartDoctypeDeclHandler = document_type
    parser.EntityDeclHandler = document_type
    parser.XmlDeclHandler = declaration
    parser.StartElementHandler = outermost
    return parser
