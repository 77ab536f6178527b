"""JSON that people can read: the same value as the frozen bytes, its keys sorted, two spaces a step."""

from __future__ import annotations

import json
from typing import Final

from section75.render.format import Format
from section75.returns import ReturnValue


def as_json(value: object) -> bytes:
    """The value as indented JSON in UTF-8, ending with a new line."""
    return f"{json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False, allow_nan=False)}\n".encode()


def _of_return(value: ReturnValue, _foot: str = "") -> bytes:
    return as_json(value)


FORMAT: Final = Format("json", ".json", "application/json", _of_return)
