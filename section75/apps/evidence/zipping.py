"""A ZIP written as it is asked for: nothing of it is held longer than until it is handed on."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

WRITTEN_ON = (1980, 1, 1, 0, 0, 0)  # the same for every file, so that the same export is the same bytes
Part = tuple[str, Iterable[bytes]]  # a file's name, and its bytes piece by piece


class _Written(io.RawIOBase):
    """What was written since somebody last took it."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        """It takes bytes, and cannot go back to any."""
        return True

    def write(self, content: object) -> int:
        """Keep bytes until they are taken."""
        piece = bytes(content)  # type: ignore[call-overload]
        self.pieces.append(piece)
        return len(piece)

    def take(self) -> bytes:
        """Everything since the last time."""
        taken, self.pieces = b"".join(self.pieces), []
        return taken


def zipped(parts: Iterable[Part]) -> Iterator[bytes]:
    """The bytes of a ZIP of these files."""
    written = _Written()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in parts:
            yield from (written.take() for _ in _put(archive, name, pieces))
    yield written.take()


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> Iterator[int]:
    """Write one file of it; how far it is after each piece."""
    about = zipfile.ZipInfo(name, WRITTEN_ON)
    about.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(about, "w", force_zip64=True) as file:
        for piece in pieces:
            yield file.write(piece)
