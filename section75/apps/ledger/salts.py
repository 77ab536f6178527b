"""Salts: what makes the hash of a name or a sentence say nothing to whoever has not the salt."""

from __future__ import annotations

import os

from section75.core.evidence import SALT_BYTES


def fresh(many: int) -> bytes:
    """So many salts that nobody can foresee, one after another. Tests put foreseeable ones in this one's place."""
    return os.urandom(SALT_BYTES * many)
