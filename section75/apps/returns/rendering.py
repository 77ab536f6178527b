"""The renderings made of a return when it is issued: every format there is, of its frozen value and foot."""

from __future__ import annotations

from section75.render.shelf import formats
from section75.returns import read_value


def render_all(value: bytes, foot: str) -> dict[str, bytes]:
    """Every format's bytes of a return's canonical bytes, by the format's name; the foot is kept with the return."""
    parsed = read_value(value)
    return {name: each.of_return(parsed, foot) for name, each in formats().items()}
