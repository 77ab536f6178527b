"""The private signing key: a file of the data folder that only its owner reads; it is in no database and no backup.

A key that is to follow waits in a file beside it until the database knows of it, so that a rotation that breaks off
leaves the old key or the new one, and never neither.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from threading import get_ident

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from section75.apps.evidence.refusals import KeyOpenToOthers, KeyUnreadable

ONLY_ITS_OWNER = 0o600
_OTHERS = 0o077
_MODES_MEAN_SOMETHING = os.name == "posix"


def place() -> Path:
    """Where the key is kept."""
    return Path(settings.SIGNING_KEY)


def following() -> Path:
    """Where the key that is to follow it waits."""
    return place().with_name(f"{place().name}.next")


def public_of(key: Ed25519PrivateKey) -> bytes:
    """The 32 bytes of its public key."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def public_at_hand() -> bytes | None:
    """The public half of the key that is kept, for whoever only checks; None where there is none to be read."""
    try:
        key = read(place())
    except (KeyUnreadable, KeyOpenToOthers):
        return None
    return None if key is None else public_of(key)


def read(path: Path) -> Ed25519PrivateKey | None:
    """The key in a file; None where there is no such file. Refuses one that cannot be read, is no such key, or can be
    read by others than its owner.
    """
    try:
        found = load_pem_private_key(_content(path), None)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm):
        raise KeyUnreadable(path) from None
    if not isinstance(found, Ed25519PrivateKey):
        raise KeyUnreadable(path)
    return found


def _content(path: Path) -> bytes:
    """The bytes of the very file whose mode was looked at."""
    with path.open("rb") as file:
        mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
        if _MODES_MEAN_SOMETHING and mode & _OTHERS:
            raise KeyOpenToOthers(path, mode)
        return file.read()


def make(path: Path) -> Ed25519PrivateKey:
    """Make a key there, or take the one that another process has just made."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _written(Ed25519PrivateKey.generate(), path)
    except OSError:
        raise KeyUnreadable(path) from None


def make_following() -> Ed25519PrivateKey:
    """Make the key that is to follow, in place of one that broke off."""
    following().unlink(missing_ok=True)
    return make(following())


def take_following() -> None:
    """Put the key that waits in the place of the one it follows."""
    with suppress(FileNotFoundError):  # another process did
        following().replace(place())


def _written(key: Ed25519PrivateKey, path: Path) -> Ed25519PrivateKey:
    """The key, written whole before it has its name: two that make one at once end with the same."""
    text = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    whole = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
    whole.unlink(missing_ok=True)
    with os.fdopen(os.open(whole, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_ITS_OWNER), "wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(whole, path)
    except FileExistsError:
        there = read(path)
        assert there is not None, "a key that was there a moment ago"
        return there
    finally:
        whole.unlink()
    return key
