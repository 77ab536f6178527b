"""Which keys the format knows at a place, so that a misspelt one can be answered with the nearest."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from section75.importers.agreement_file.whole import file_shape


def known_keys(path: tuple[str | int, ...], raw: Mapping[str, Any]) -> list[str]:
    """The keys allowed in the table at a path; empty if the path leads nowhere."""
    shape: Any = file_shape()
    here: Any = raw
    for part in path:
        here = here[part]
        if isinstance(part, str):
            shape = _inside(shape, part)
        if not isinstance(here, list):  # which of several shapes is meant, only an element of the list can say
            shape = _chosen(shape, here)
        if shape is None:
            return []
    return list(_fields(shape))


def _fields(shape: type[BaseModel]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in shape.model_fields.items()}


def _inside(shape: Any, key: str) -> Any:
    return _fields(shape).get(key) if isinstance(shape, type) and issubclass(shape, BaseModel) else None


def _chosen(annotation: Any, value: Any) -> Any:
    """The one shape meant among alternatives: through lists and "or nothing", and by `step` between steps."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = [found for part in typing.get_args(annotation) if (found := _chosen(part, value)) is not None]
    named = value.get("step") if isinstance(value, Mapping) else None
    for shape in inner:
        if named is not None and "step" in shape.model_fields:
            if named in typing.get_args(shape.model_fields["step"].annotation):
                return shape
        else:
            return shape
    return inner[0] if inner and named is None else None
