"""The shelf of steps: found by listing the folder, so that a new mechanism is one new file."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import typing
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any

from section75.core.risk_share import steps
from section75.core.risk_share.step import Step


@dataclass(frozen=True, slots=True)
class StepField:
    """One term of a step: its key in the agreement file, its type in the core, whether it may be left out."""

    name: str
    type: Any
    required: bool


@dataclass(frozen=True, slots=True)
class StepKind:
    """One kind of step: its name in the field's words, the class, its fields, and its page (the file's docstring)."""

    name: str
    make: type[Step]
    fields: tuple[StepField, ...]
    page: str
    file: str


@cache
def shelf() -> dict[str, StepKind]:
    """Every step there is, by name, in alphabetical order of its file."""
    found = {}
    for listed in sorted(pkgutil.iter_modules(steps.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{steps.__name__}.{listed.name}")
        make: type[Step] = module.STEP
        hints = typing.get_type_hints(make)
        own = tuple(
            StepField(field.name, hints[field.name], field.default is MISSING)
            for field in fields(typing.cast("Any", make))
        )
        found[make.NAME] = StepKind(make.NAME, make, own, inspect.getdoc(module) or "", listed.name)
    return found
