"""Checking a partnership: every check of the shelf, all findings at once, and what a FAIL blocks."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from section75.core.partnership import checks
from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Refusal, Result

Check = Callable[[Partnership], Iterable[Finding]]


class BlockedByFindings(Refusal):
    """The schedule has findings that FAIL, so nothing is posted to it, approved or issued under it."""

    def __init__(self, act: str, fails: Iterable[Finding]) -> None:
        each = list(fails)
        told = " ".join(f"({number}) {finding.says}" for number, finding in enumerate(each, start=1))
        super().__init__(
            f"{act} is blocked until {'this is' if len(each) == 1 else 'these are'} put right: {told}",
            clause=str(each[0].where),
        )


@cache
def shelf() -> dict[str, Check]:
    """Every check there is, found by listing the folder: file name -> check."""
    found = {}
    for listed in sorted(pkgutil.iter_modules(checks.__path__), key=lambda module: module.name):
        module = importlib.import_module(f"{checks.__name__}.{listed.name}")
        found[listed.name] = module.check
    return found


def findings_of(partnership: Partnership) -> tuple[Finding, ...]:
    """Everything the checks find, worst first, in a settled order. A partnership never changes, nor what is found."""
    return _findings_of_this(_This(partnership))


class _This:
    """A partnership as the very object it is: whether it equals another of the same terms takes long to find out."""

    __slots__ = ("partnership",)

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership

    def __hash__(self) -> int:
        return id(self.partnership)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and other.partnership is self.partnership


@lru_cache(maxsize=256)
def _findings_of_this(this: _This) -> tuple[Finding, ...]:
    return _findings_of(this.partnership)


@lru_cache(maxsize=256)
def _findings_of(partnership: Partnership) -> tuple[Finding, ...]:
    found = [*partnership.read_with, *(finding for check in shelf().values() for finding in check(partnership))]
    order = list(Result)
    return tuple(sorted(found, key=lambda f: (order.index(f.result), f.where.file, f.where.line or 0, f.check, f.says)))


def require_clear(partnership: Partnership, *, schedule: str, act: str) -> None:
    """Refuse an act under a schedule that has findings that FAIL, or under a partnership that has."""
    fails = [f for f in findings_of(partnership) if f.result is Result.FAIL and f.schedule in (schedule, "")]
    if fails:
        raise BlockedByFindings(act, fails)
