"""The formats a return can be had in: found by listing this folder for files that begin with `as_`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from section75.render.format import Format


@cache
def formats() -> dict[str, Format]:
    """Every format by its name ("csv", "xlsx", "json", "text"), in alphabetical order."""
    here = Path(__file__).parent
    listed = sorted(module.name for module in pkgutil.iter_modules([str(here)]) if module.name.startswith("as_"))
    found: list[Format] = [importlib.import_module(f"section75.render.{name}").FORMAT for name in listed]
    return {each.name: each for each in found}
