"""The shelf of editions: found by listing the folder, so that a new return is one new file."""

from __future__ import annotations

import difflib
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from section75.core.refusals import Refusal
from section75.returns import editions
from section75.returns.check import Check
from section75.returns.edition import Edition
from section75.returns.line import Section


class UnknownEdition(Refusal):
    """There is no such return."""

    def __init__(self, asked: str, codes: Iterable[str]) -> None:
        known = sorted(codes)
        nearest = difflib.get_close_matches(asked, known, n=1)
        hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
        super().__init__(f"There is no return {asked!r}.{hint} Name one of these: {', '.join(known)}.")


@dataclass(frozen=True, slots=True)
class OnShelf:
    """One edition and what its file offers: `gather` its facts, then its `lines` and its `checks` from them."""

    edition: Edition
    gather: Callable[..., Any]
    lines: Callable[[Any], Iterable[Section]]
    checks: Callable[[Any], Iterable[Check]]
    page: str
    file: str


@cache
def shelf() -> dict[str, OnShelf]:
    """Every edition there is, by its code, in alphabetical order of its file."""
    found = {}
    for listed in sorted(pkgutil.iter_modules(editions.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{editions.__name__}.{listed.name}")
        edition: Edition = module.EDITION
        page = inspect.getdoc(module) or ""
        found[edition.code] = OnShelf(edition, module.gather, module.lines, module.checks, page, listed.name)
    return found


def find_edition(code: str) -> OnShelf:
    """The edition with that code. Refuses one that does not exist."""
    if code not in shelf():
        raise UnknownEdition(code, shelf())
    return shelf()[code]
