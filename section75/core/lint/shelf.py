"""The remarks there are, found by listing their folder."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable
from functools import cache
from itertools import islice

from section75.core.lint import remarks as folder
from section75.core.lint.remark import Remark, Seen
from section75.core.money import Ratio
from section75.core.risk_share import Facts, Rule

Look = Callable[[Seen], Iterable[Remark]]


MOST_OF_ONE_KIND = 6  # a rule that bends a hundred times is not read a hundred times


@cache
def remarks_shelf() -> dict[str, Look]:
    """Every remark there is: file name -> what looks for it."""
    found = {}
    for listed in sorted(pkgutil.iter_modules(folder.__path__), key=lambda module: module.name):
        found[listed.name] = importlib.import_module(f"{folder.__name__}.{listed.name}").look
    return found


def remarks_on(rule: Rule, facts: Facts, *, spread: Ratio | None = None) -> tuple[Remark, ...]:
    """All that is to be said of a rule's terms, no remark more than a few times; what must be put right comes first."""
    seen = Seen(rule, facts, spread)
    found = [remark for look in remarks_shelf().values() for remark in islice(look(seen), MOST_OF_ONE_KIND)]
    return tuple(sorted(found, key=lambda remark: (not remark.is_wrong, remark.name, remark.says)))
