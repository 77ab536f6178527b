"""A format: what a rendering is called, and how a return's frozen value becomes its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from section75.returns import ReturnValue


class Renders(Protocol):
    """A return's value, and a foot where there is one, as bytes."""

    def __call__(self, value: ReturnValue, foot: str = "", /) -> bytes:
        """The bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format. The same value and the same foot give the same bytes, whenever and wherever it is rendered.

    The foot is a line below the whole, as which checkpoint was the last before it was issued. JSON and CSV, which are
    for machines, are the value and its lines alone.
    """

    name: str
    suffix: str
    media_type: str
    of_return: Renders
