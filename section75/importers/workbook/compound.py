"""The container of an .xls workbook: a compound file, whose streams are chains of sectors.

Every chain is followed no further than the file has sectors, so one that runs in a circle ends as any broken one does.
Source: [MS-CFB], version 3 and 4; of it, what a workbook's stream needs.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from section75.importers.workbook.refusals import WorkbookBroken, WorkbookTooLarge

_VERSION = struct.Struct("<HHH")  # at 26: major version, byte order, power of the sector's size
_PLACES = struct.Struct("<L4xLLLLL")  # at 48: directory, limit of small streams, their chain, further tables
_TABLES = struct.Struct("<109L")  # at 76
_ENTRY = struct.Struct("<64sHB49xLQ")
_STREAM, _ROOT = 2, 5
_SIZES = {9: 512, 12: 4_096}
_MINI, _MINI_BELOW = 64, 4_096
_LAST_SECTOR = 0xFFFFFFFA  # what is beyond is no sector: free, the end of a chain, and the like
_ENTRIES = 10_000


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream by its first sector and its size in bytes."""

    kind: int
    start: int
    size: int


@dataclass(frozen=True, slots=True)
class Compound:
    """A compound file: its streams and storages by name, and how to read one."""

    content: bytes
    sector: int
    chain: Sequence[int]
    mini_chain: Sequence[int]
    streams: Mapping[str, _Stream]

    def read(self, name: str) -> bytes:
        """The bytes of a stream. Refuses a chain that breaks off, runs in a circle, or leaves the file."""
        stream = self.streams[name]
        if stream.size > len(self.content):
            raise _broken()
        found = self._sectors_of(stream)[: stream.size]
        if len(found) < stream.size:
            raise _broken()
        return found

    def _sectors_of(self, stream: _Stream) -> bytes:
        if stream.size >= _MINI_BELOW:
            return _followed(self.content, stream.start, self.chain, self.sector, self.sector)
        root = next(each for each in self.streams.values() if each.kind == _ROOT)
        small = _followed(self.content, root.start, self.chain, self.sector, self.sector)
        return _followed(small, stream.start, self.mini_chain, _MINI, 0)


def compound_of(content: bytes) -> Compound:
    """Read a compound file's header, chains and directory. Refuses what contradicts itself, and too many streams."""
    if len(content) < 76 + _TABLES.size:
        raise _broken()
    major, _, shift = _VERSION.unpack_from(content, 26)
    first, small_below, mini_first, mini_count, more, more_count = _PLACES.unpack_from(content, 48)
    sector = _SIZES.get(shift, 0)
    if not sector or major not in (3, 4) or small_below != _MINI_BELOW:
        raise _broken()
    chain = _chain(content, sector, more, more_count)
    directory = _followed(content, first, chain, sector, sector)
    streams = _streams(directory)
    mini = _followed(content, mini_first, chain, sector, sector) if mini_count else b""
    return Compound(content, sector, chain, _longs(mini), streams)


def _chain(content: bytes, sector: int, more: int, more_count: int) -> Sequence[int]:
    """The table that says, for each sector, which comes next."""
    tables = list(_TABLES.unpack_from(content, 76))
    for _ in range(min(more_count, len(content) // sector)):
        block = _longs(_sector(content, more, sector))
        tables += block[:-1]
        more = block[-1]
    used = [number for number in tables if number < _LAST_SECTOR]
    if len(used) > len(content) // sector + 1:
        raise _broken()
    return _longs(b"".join(_sector(content, number, sector) for number in used))


def _streams(directory: bytes) -> dict[str, _Stream]:
    found: dict[str, _Stream] = {}
    if len(directory) // _ENTRY.size > _ENTRIES:
        raise WorkbookTooLarge(f"it has more than {_ENTRIES:,} parts")
    for name, length, kind, start, size in _ENTRY.iter_unpack(directory[: len(directory) // 128 * 128]):
        if kind:
            called = name[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            found.setdefault(called, _Stream(kind, start, size & 0xFFFFFFFF))
    if not any(each.kind == _ROOT for each in found.values()):
        raise _broken()
    return found


def _followed(content: bytes, start: int, chain: Sequence[int], size: int, offset: int) -> bytes:
    """The sectors of a chain, one after another."""
    each: list[bytes] = []
    most = len(content) // size + 1
    while start < _LAST_SECTOR:
        if len(each) > most or start >= len(chain):
            raise _broken()
        each.append(content[start * size + offset : (start + 1) * size + offset])
        start = chain[start]
    return b"".join(each)


def _sector(content: bytes, number: int, size: int) -> bytes:
    found = content[(number + 1) * size : (number + 2) * size]
    if len(found) != size:
        raise _broken()
    return found


def _longs(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}L", content[: len(content) // 4 * 4])


def _broken() -> WorkbookBroken:
    return WorkbookBroken("its directory is missing or damaged, as when a file was not copied to its end")
