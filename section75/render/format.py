"""A format: what a rendering is called, and how a return's frozen value becomes its bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from section75.returns import ReturnValue


@dataclass(frozen=True, slots=True)
class Format:
    """One format. The same value gives the same bytes, whenever and wherever it is rendered."""

    name: str
    suffix: str
    media_type: str
    of_return: Callable[[ReturnValue], bytes]
