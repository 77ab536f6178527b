"""The steps of a risk share, as the file writes them: one shape for each step on the shelf, made from its fields.

Nothing here knows a step by name. A new step with fields of known types can be written in a file at once.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Ratio
from section75.core.pools import Basis
from section75.core.risk_share import Base, Step, StepField, StepKind, shelf
from section75.importers.agreement_file.shape import BaseShape, Id, Percentage, Shape, Source


@dataclass(frozen=True, slots=True)
class FieldReading:
    """How one type of step field stands in a file: the shape it has there, and how its value is made."""

    shape: Any
    make: Callable[[Any, Clause], Any]


def _ratio(shares: dict[str, str], clause: Clause) -> Ratio:
    return Ratio.printed(shares, clause=str(clause))


def _base(shape: BaseShape, _clause: Clause) -> Base:
    return Base(Basis(shape.contributions), FinancialYear.read(shape.year) if shape.year else None)


def _as_it_is(value: Any, _clause: Clause) -> Any:
    return value


READINGS: dict[Any, FieldReading] = {
    Ratio: FieldReading(dict[Id, Percentage], _ratio),
    Base: FieldReading(BaseShape, _base),
}


def _core_type(field: StepField) -> Any:
    """The type of a field without its "or nothing"."""
    if typing.get_origin(field.type) in (typing.Union, types.UnionType):
        return next(part for part in typing.get_args(field.type) if part is not type(None))
    return field.type


def _reading(field: StepField) -> FieldReading:
    core = _core_type(field)
    return READINGS.get(core, FieldReading(core, _as_it_is))


@cache
def step_shape() -> Any:
    """The shape of any step: a choice by the key `step`, of one shape a kind."""
    shapes = [_shape_of(kind) for kind in shelf().values()]
    return Annotated[typing.Union[tuple(shapes)], Field(discriminator="step")]  # noqa: UP007


def _shape_of(kind: StepKind) -> type[Shape]:
    keys: dict[str, Any] = {"step": (Literal[kind.name], ...), "clause": (Source, ...)}
    for field in kind.fields:
        if field.name == "clause":
            continue
        shape = _reading(field).shape
        keys[field.name] = (shape, ...) if field.required else (shape | None, None)
    name = "".join(word.capitalize() for word in kind.name.split()) + "Step"
    return create_model(name, __base__=Shape, __doc__=kind.page.splitlines()[0], **keys)


def make_step(shape: Shape, clause: Clause) -> Step:
    """The core's step from its shape in the file. Raises the core's own refusals (shares that make no whole)."""
    kind = shelf()[getattr(shape, "step")]  # noqa: B009
    values: dict[str, Any] = {"clause": clause}
    for field in kind.fields:
        given = getattr(shape, field.name)
        if field.name != "clause" and given is not None:
            values[field.name] = _reading(field).make(given, clause)
    return kind.make(**values)


def partners_named(shape: Shape) -> dict[str, list[str]]:
    """Key -> the partners a step's printed shares name, so that an unknown one can be refused."""
    return {
        field.name: list(getattr(shape, field.name) or {})
        for field in shelf()[getattr(shape, "step")].fields  # noqa: B009
        if _core_type(field) is Ratio
    }
