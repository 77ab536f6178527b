"""The one file a backup is: a ZIP of the manifest and the dump, there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from section75.apps.backups.manifest import Manifest, read_manifest
from section75.apps.backups.refusals import FileIsThere, NotABackup, NotWrittenDown

MANIFEST = "manifest.json"
LARGEST_MANIFEST = 10_000_000  # bytes
_PIECE = 1 << 20


def write(to: Path, dump: Path, manifest: Manifest) -> None:
    """Put both into a new file, which is on disk when this returns. Refuses to take another file's place."""
    if to.exists():
        raise FileIsThere(str(to))
    try:
        with _whole(to) as partial, zipfile.ZipFile(partial, "x", zipfile.ZIP_DEFLATED, compresslevel=1) as both:
            both.writestr(MANIFEST, manifest.as_bytes())
            both.write(dump, manifest.dump)
    except OSError as error:
        raise NotWrittenDown(str(to), (error.strerror or str(error)).lower()) from None


@contextmanager
def _whole(to: Path) -> Iterator[Path]:
    """A place beside it to write to, which becomes it once that is on disk."""
    partial = to.with_name(f".{to.name}.{os.getpid()}")
    try:
        yield partial
        sync(partial)
        partial.chmod(0o600)
        os.link(partial, to)  # unlike a renaming, never in the place of another
        sync(to.parent)
    except FileExistsError:
        raise FileIsThere(str(to)) from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Wait until a file, or a folder's list of files, is on disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def look(file: Path) -> Manifest:
    """What a backup says of itself."""
    with _opened(file) as both:
        return _manifest(file, both)


@contextmanager
def unpacked(file: Path, folder: Path) -> Iterator[tuple[Manifest, Path]]:
    """The manifest and the dump, in a folder of their own in another, while the block lasts. Refuses a dump whose hash
    is not the manifest's.
    """
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=folder) as place:
        dump = Path(place) / "dump"
        with _opened(file) as both:
            manifest = _manifest(file, both)
            _copy(file, lambda: both.open(manifest.dump), dump)
        if sha256_of_file(dump) != manifest.sha256:
            raise NotABackup(file.name, "its bytes are not those it was made with")
        yield manifest, dump


def _copy(file: Path, source: Callable[[], object], to: Path) -> None:
    try:
        with source() as content, to.open("xb") as target:  # type: ignore[attr-defined]
            shutil.copyfileobj(content, target, _PIECE)
    except (KeyError, zipfile.BadZipFile, EOFError, ValueError):
        raise NotABackup(file.name, "the dump in it cannot be read") from None


@contextmanager
def _opened(file: Path) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as both:
            yield both
    except (OSError, zipfile.BadZipFile):
        raise NotABackup(file.name, "it is not a backup file, or it was cut short") from None


def _manifest(file: Path, both: zipfile.ZipFile) -> Manifest:
    try:
        if both.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
            raise NotABackup(file.name, "its manifest cannot be read")
        return read_manifest(file.name, both.read(MANIFEST))
    except (KeyError, zipfile.BadZipFile):
        raise NotABackup(file.name, "it has no manifest") from None


def sha256_of_file(path: Path) -> str:
    """The hash of a file of any length."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
