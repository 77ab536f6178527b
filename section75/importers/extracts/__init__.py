"""The shapes in which a finance system's extract comes, one file each; a new shape is a new file in this folder.

Each file has `SAYS`, what the shape is called; `NAMES`, the endings of its files' names; `recognises(content)`, which
looks at bytes and never at names, and is true in one file only; and `rows(content, wanted=...)`, every row of the file
or of the sheet that is meant.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import Protocol

from section75.importers.table import Grid
from section75.importers.wanted import Wanted


class Shape(Protocol):
    """One shape."""

    SAYS: str
    NAMES: tuple[str, ...]

    def recognises(self, content: bytes) -> bool:
        """Do the bytes begin as this shape does?"""

    def rows(self, content: bytes, *, wanted: Wanted) -> Grid:
        """Every row of the file, or of the one sheet in which what is wanted stands."""


@cache
def shapes() -> tuple[Shape, ...]:
    """Every shape in the folder, by name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    return tuple(importlib.import_module(f"{__name__}.{name}") for name in names)


def shape_of(content: bytes) -> Shape:
    """The shape of a file, by its bytes. What no other shape recognises is taken for CSV, which says what is wrong."""
    (shape,) = (each for each in shapes() if each.recognises(content))
    return shape
