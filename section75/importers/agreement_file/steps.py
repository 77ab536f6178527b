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
from section75.core.money import Money, Ratio
from section75.core.pools import Basis, Version
from section75.core.refusals import Refusal
from section75.core.risk_share import (
    Amounts,
    Band,
    Base,
    Bound,
    LineIds,
    Owners,
    PartnerId,
    Profile,
    Step,
    StepField,
    StepKind,
    shelf,
)
from section75.importers.agreement_file.shape import Amount, BaseShape, Id, Percentage, Shape, Source, Year


class BelowNothing(Refusal):
    """An amount of a step that is below nothing."""

    def __init__(self, amount: str) -> None:
        super().__init__(f"{amount} is below nothing. An amount of a step is written without a minus.")


@dataclass(frozen=True, slots=True)
class FieldReading:
    """How one type of step field stands in a file: the shape it has there, and how its value is made."""

    shape: Any
    make: Callable[[Any, Clause], Any]


class BandShape(Shape):
    """A band of a variance: over one amount, up to another (leave out: without end), shared in its own percentages."""

    over: Amount
    upto: Amount | None = None
    shares: dict[Id, Percentage]


def _money(amount: str | int, _clause: Clause) -> Money:
    """An amount of a step is in pounds, and none is below nothing."""
    read = Money.of(str(amount))
    if read.pence < 0:
        raise BelowNothing(str(amount))
    return read


def _ratio(shares: dict[str, str], clause: Clause) -> Ratio:
    return Ratio.printed(shares, clause=str(clause))


def _base(shape: BaseShape, _clause: Clause) -> Base:
    return Base(
        Basis(shape.contributions),
        FinancialYear.read(shape.year) if shape.year else None,
        Version(shape.version) if shape.version else None,
        schedule=shape.schedule,
        lines=tuple(shape.lines),
        grants=tuple(shape.grants),
    )


def _amounts(amounts: dict[str, str | int], clause: Clause) -> Amounts:
    return Amounts(tuple((partner, _money(amount, clause)) for partner, amount in amounts.items()))


def _profile(lines: dict[str, dict[str, str]], clause: Clause) -> Profile:
    return Profile(tuple((line, _ratio(shares, clause)) for line, shares in lines.items()))


def _bands(bands: list[BandShape], clause: Clause) -> tuple[Band, ...]:
    return tuple(
        Band(
            _money(band.over, clause),
            _money(band.upto, clause) if band.upto is not None else None,
            _ratio(band.shares, clause),
        )
        for band in bands
    )


class BoundShape(Shape):
    """How far one partner's part may go: what it bears at most (cap), and, below nothing, keeps at most (collar)."""

    collar: Amount | None = None
    cap: Amount | None = None


def _bounds(bounds: dict[str, BoundShape], _clause: Clause) -> tuple[Bound, ...]:
    return tuple(
        Bound(
            partner,
            Money.of(str(bound.collar)) if bound.collar is not None else None,
            Money.of(str(bound.cap)) if bound.cap is not None else None,
        )
        for partner, bound in bounds.items()
    )


def _owners(lines: dict[str, str], _clause: Clause) -> Owners:
    return Owners(tuple(lines.items()))


def _as_it_is(value: Any, _clause: Clause) -> Any:
    return value


def _year(text: str, _clause: Clause) -> FinancialYear:
    return FinancialYear.read(text)


def _tuple(values: list[str], _clause: Clause) -> tuple[str, ...]:
    return tuple(values)


AT_LEAST_ONE = Field(min_length=1)
READINGS: dict[Any, FieldReading] = {
    Ratio: FieldReading(Annotated[dict[Id, Percentage], AT_LEAST_ONE], _ratio),
    Base: FieldReading(BaseShape, _base),
    Money: FieldReading(Amount, _money),
    Amounts: FieldReading(Annotated[dict[Id, Amount], AT_LEAST_ONE], _amounts),
    Profile: FieldReading(Annotated[dict[Id, dict[Id, Percentage]], AT_LEAST_ONE], _profile),
    tuple[Band, ...]: FieldReading(Annotated[list[BandShape], AT_LEAST_ONE], _bands),
    tuple[Bound, ...]: FieldReading(Annotated[dict[Id, BoundShape], AT_LEAST_ONE], _bounds),
    Owners: FieldReading(Annotated[dict[Id, Id], AT_LEAST_ONE], _owners),
    LineIds: FieldReading(Annotated[list[Id], AT_LEAST_ONE], _tuple),
    PartnerId: FieldReading(Id, _as_it_is),
    FinancialYear: FieldReading(Year, _year),
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


def named_in(shape: Shape) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Key -> the partners, and key -> the lines, that a step's terms name, so that an unknown one can be refused."""
    partners: dict[str, list[str]] = {}
    lines: dict[str, list[str]] = {}
    for field in shelf()[getattr(shape, "step")].fields:  # noqa: B009
        given, core = getattr(shape, field.name), _core_type(field)
        if given is None:
            continue
        if core is PartnerId:
            partners[field.name] = [given]
        elif core in (Ratio, Amounts, tuple[Bound, ...]):
            partners[field.name] = list(given)
        elif core is Owners:
            lines[field.name], partners[field.name] = list(given), list(given.values())
        elif core is Profile:
            lines[field.name] = list(given)
            partners[field.name] = [partner for shares in given.values() for partner in shares]
        elif core == tuple[Band, ...]:
            partners[field.name] = [partner for band in given for partner in band.shares]
        elif core == LineIds:
            lines[field.name] = list(given)
        elif core is Base:
            lines[field.name] = list(given.lines)
    return partners, lines
