"""What an example says of itself in running/running.toml: who the cast acts for, and what is brought to which fund.

All examples there are stand in one folder, each in a folder of its own; none is known here by name.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from section75.apps.demonstration.cast import Side
from section75.apps.demonstration.refusals import ExampleUnread
from section75.core.calendar import Month
from section75.core.money import Money
from section75.core.refusals import Refusal
from section75.importers.agreement_file import FileText

RUNNING = "running"
SAYS = "running.toml"

T = TypeVar("T")


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class MonthShape(_Shape):
    """A month's finance extract."""

    month: str
    file: str
    control_total: str


class ForecastShape(_Shape):
    """A forecast, the month it is made at, and why it changed."""

    month: str
    file: str
    because: str


class FundShape(_Shape):
    """One fund that is run."""

    fund: str
    month: list[MonthShape] = Field(min_length=1)
    forecast: ForecastShape


class RunningShape(_Shape):
    """The whole file."""

    about: str
    partnership: str
    council: str
    nhs: str
    fund: list[FundShape] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class Extract:
    """A finance extract as it is brought: for which month, and what it must come to."""

    month: Month
    file: Path
    control_total: Money


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast as it is entered."""

    month: Month
    file: Path
    because: str


@dataclass(frozen=True, slots=True)
class FundRun:
    """One fund that is run: its extracts in order, and its forecast."""

    fund: str
    extracts: tuple[Extract, ...]
    forecast: Forecast


@dataclass(frozen=True, slots=True)
class Example:
    """One example: its folder, its partnership, whose the cast's posts are there, and the funds that are run."""

    folder: Path
    about: str
    partnership: str
    parties: dict[Side, str] = field(hash=False)
    funds: tuple[FundRun, ...]

    def terms(self) -> list[FileText]:
        """Its agreement files: what is published, with what was invented beside it, by name."""
        files = [*self.folder.glob("*.toml"), *(self.folder / RUNNING).glob("*.toml")]
        named = sorted((path for path in files if path.name != SAYS), key=lambda path: path.name)
        return [FileText(path.name, path.read_bytes()) for path in named]


def examples_in(folder: Path) -> tuple[Example, ...]:
    """Every example that says what is brought for it, by the name of its folder."""
    return tuple(read_example(path.parent.parent) for path in sorted(folder.glob(f"*/{RUNNING}/{SAYS}")))


def read_example(folder: Path) -> Example:
    """One example, from its running/running.toml. Refuses a file that cannot be followed."""
    path = folder / RUNNING / SAYS
    name = f"{folder.name}/{RUNNING}/{SAYS}"
    try:
        shape = RunningShape.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        wrong = error.errors()
        told = "; ".join(f"{'.'.join(str(part) for part in each['loc'])}: {_lowered(each['msg'])}" for each in wrong)
        raise ExampleUnread(name, told) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise ExampleUnread(name, _lowered(str(error))) from None
    funds = tuple(_fund(shape, path.parent, name) for shape in shape.fund)
    parties = {Side.COUNCIL: shape.council, Side.NHS: shape.nhs}
    return Example(folder, shape.about, shape.partnership, parties, funds)


def _fund(shape: FundShape, folder: Path, name: str) -> FundRun:
    extracts = tuple(
        Extract(
            month=_read(Month.read, each.month, name),
            file=_file(each.file, folder, name),
            control_total=_read(Money.of, each.control_total, name),
        )
        for each in shape.month
    )
    month = _read(Month.read, shape.forecast.month, name)
    forecast = Forecast(month, _file(shape.forecast.file, folder, name), shape.forecast.because)
    return FundRun(shape.fund, extracts, forecast)


def _read(read: Callable[[Any], T], text: str, name: str) -> T:
    try:
        return read(text)
    except Refusal as refusal:
        raise ExampleUnread(name, _lowered(refusal.says)) from None


def _file(named: str, folder: Path, name: str) -> Path:
    path = folder / named
    if not path.is_file():
        raise ExampleUnread(name, f"the file {named!r} is not there")
    return path


def _lowered(says: str) -> str:
    """A sentence as a part of another."""
    return says[:1].lower() + says[1:].rstrip(". ")
