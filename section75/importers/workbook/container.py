"""The container of a workbook: a ZIP archive whose directory is believed only where it can be checked.

Source: the ZIP application note, version 6.3; what spreadsheets write of it is much less, and only that is taken.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from section75.importers.workbook import limits
from section75.importers.workbook.refusals import UnsafePart, WorkbookBroken, WorkbookLocked, WorkbookTooLarge

_LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = b"PK\x01\x02"
_LOCKED = 0x1
_HARMFUL = re.compile(r"(^|/)\.\.?(/|$)|^/|\\|^[A-Za-z]:|[\x00-\x1f]|//")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its name, where its packed bytes stand, and what the directory says of it."""

    name: str
    start: int
    packed: int
    expanded: int
    crc: int
    deflated: bool

    @property
    def key(self) -> str:
        """The name as spreadsheets look it up: capitals make no difference."""
        return self.name.casefold()


@dataclass(slots=True)
class Allowance:
    """How many expanded bytes are left for all parts together."""

    left: int = field(default_factory=lambda: limits.ALL_BYTES)


def parts_of(content: bytes) -> tuple[Part, ...]:
    """The parts of a container. Refuses too many, names twice or pointing outside, locks, contradictions."""
    if content.count(_ENTRY) > 10 * limits.PARTS:
        raise WorkbookTooLarge(f"it has more than {limits.PARTS:,} parts")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            listed, comment = archive.infolist(), archive.comment
    except (zipfile.BadZipFile, ValueError, OverflowError, struct.error, RuntimeError):
        raise WorkbookBroken("its directory is missing or damaged, as when a file was not copied to its end") from None
    if len(listed) > limits.PARTS:
        raise WorkbookTooLarge(f"it has {len(listed):,} parts, and at most {limits.PARTS:,} are looked at")
    if comment or not listed or min(each.header_offset for each in listed) != 0:
        raise WorkbookBroken("something stands before or after its parts")
    _refuse_names(listed)
    return tuple(_part(content, each) for each in listed if not each.is_dir())


def _refuse_names(listed: list[zipfile.ZipInfo]) -> None:
    seen: set[str] = set()
    for each in listed:
        name = each.orig_filename
        if _HARMFUL.search(name):
            raise UnsafePart(name, "has a name that points outside the container")
        if name.casefold() in seen:
            raise UnsafePart(name, "is there twice, and nobody can say which is meant")
        seen.add(name.casefold())


def _part(content: bytes, listed: zipfile.ZipInfo) -> Part:
    """A part whose own header agrees with the directory."""
    if listed.flag_bits & _LOCKED:
        raise WorkbookLocked
    if listed.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnsafePart(listed.filename, "is packed in an unusual way")
    head = content[listed.header_offset : listed.header_offset + _LOCAL.size]
    if len(head) < _LOCAL.size or not head.startswith(b"PK\x03\x04"):
        raise WorkbookBroken(f"its part {listed.filename[:80]!r} is not where the directory says")
    _, _, flags, method, *_, name_length, extra_length = _LOCAL.unpack(head)
    named = listed.header_offset + _LOCAL.size
    start = named + name_length + extra_length
    name = listed.orig_filename.encode("utf-8" if listed.flag_bits & 0x800 else "cp437", "replace")
    agrees = content[named : named + name_length] == name and method == listed.compress_type and not flags & _LOCKED
    if not agrees or start + listed.compress_size > len(content):
        raise WorkbookBroken(f"its part {listed.filename[:80]!r} is not what the directory says")
    return Part(listed.orig_filename, start, listed.compress_size, listed.file_size, listed.CRC, bool(method))


def expanded(content: bytes, part: Part, allowance: Allowance) -> Iterator[bytes]:
    """The bytes of a part, a chunk at a time. Refuses by what really comes out, whatever the directory says of it."""
    done = crc = 0
    for chunk in _unpacked(content, part):
        done += len(chunk)
        allowance.left -= len(chunk)
        crc = zlib.crc32(chunk, crc)
        _refuse_size(part, done, allowance)
        yield chunk
    if done != part.expanded or crc != part.crc:
        raise WorkbookBroken(f"its part {part.name[:80]!r} is not of the size or content that the directory says")


def _refuse_size(part: Part, done: int, allowance: Allowance) -> None:
    name = part.name[:80]
    if done > limits.PART_BYTES:
        raise WorkbookTooLarge(f"its part {name!r} expands beyond {limits.PART_BYTES:,} bytes")
    if done > limits.RATIO_FROM and done > limits.RATIO * part.packed:
        raise WorkbookTooLarge(f"its part {name!r} expands more than {limits.RATIO} times")
    if allowance.left < 0:
        raise WorkbookTooLarge(f"its parts expand beyond {limits.ALL_BYTES:,} bytes together")


def _unpacked(content: bytes, part: Part) -> Iterator[bytes]:
    view = memoryview(content)[part.start : part.start + part.packed]
    if not part.deflated:
        for at in range(0, len(view), limits.CHUNK):
            yield bytes(view[at : at + limits.CHUNK])
        return
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for at in range(0, len(view), limits.CHUNK):
            waiting: bytes | memoryview = view[at : at + limits.CHUNK]
            while waiting and not inflate.eof:
                yield inflate.decompress(waiting, limits.CHUNK)
                waiting = inflate.unconsumed_tail
        while not inflate.eof and (rest := inflate.decompress(b"", limits.CHUNK)):
            yield rest
    except zlib.error:
        raise WorkbookBroken(f"its part {part.name[:80]!r} is damaged") from None
    if not inflate.eof or inflate.unused_data:
        raise WorkbookBroken(f"its part {part.name[:80]!r} is damaged")
