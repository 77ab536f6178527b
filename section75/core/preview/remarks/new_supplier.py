"""A supplier that no earlier file names. Where there is no earlier file, nobody is new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from section75.core.preview.looking import Seen


def look(seen: Seen) -> Iterator[tuple[int | None, str]]:
    """The rows of suppliers not known yet."""
    history = seen.history
    if not history.files:
        return
    for place, supplier in enumerate(seen.columns.suppliers):
        if supplier and supplier not in history.suppliers:
            yield place, f"{seen.columns.written[place]} is in no file of the twelve months before"
