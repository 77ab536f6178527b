"""What can be proposed: each room lists its kinds in `proposals.py`, and this finds them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from section75.apps.accounts.models import User
from section75.apps.prepared import Asking
from section75.core.approvals import Weight
from section75.core.authority import Act, Scope
from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.money import Money

Arguments = Mapping[str, object]
Progress = Callable[[int, int], None]  # done, in all
NOTHING = Money(0)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that will change: what it is, what it is now, what it will be; and how people are told of it, where
    `what` is a code. Words may be given to several, or to another tomorrow: only the code counts.
    """

    what: str
    before: str
    after: str
    called: str = ""

    @property
    def name(self) -> str:
        """What it is, in words."""
        return self.called or self.what


@dataclass(frozen=True, slots=True)
class Shown:
    """Exactly what will change, as preparer and approver see it; read afresh from the books each time.

    `rests_on` stands for whatever else the result depends on (a file's hash, a draft's), so that a change of it shows.
    `about` names the parties, lines and suppliers concerned, for declared interests. `heading` is the title for people,
    where the title itself has codes, and is no part of what is compared.
    """

    title: str
    says: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    amount: Money = NOTHING
    weights: tuple[Weight, ...] = ()
    about: frozenset[str] = frozenset()
    address: str = ""
    rests_on: str = ""
    heading: str = ""
    worked: object = field(default=None, compare=False)  # what its room worked out for it, for carrying it out at once

    def as_data(self) -> dict[str, object]:
        """All of it, for the canonical bytes that are kept."""
        return {
            "title": self.title,
            "says": list(self.says),
            "changes": [_kept(each) for each in self.changes],
            "pence": self.amount.pence,
            "about": sorted(self.about),
            "rests_on": self.rests_on,
        }

    def fingerprint(self, kind: str, scope: Scope, arguments: Arguments) -> str:
        """The SHA-256 that stands for this very change of this very place, whatever the books came to before it."""
        shown = self.as_data() | {"changes": [[each.what, each.after] for each in self.changes]}
        said = {"kind": kind, "scope": str(scope), "arguments": dict(arguments), "shown": shown}
        return sha256_of(canonical_bytes(said))


def _kept(change: Change) -> list[str]:
    return [change.what, change.before, change.after, *([change.called] if change.called else [])]


@dataclass(frozen=True, slots=True)
class Carrying:
    """An approved proposal as it is carried out: by whom prepared, by whom approved, and when."""

    number: int
    scope: Scope
    arguments: Arguments
    prepared_by: User
    approved_by: User
    at: datetime
    because: str
    progress: Progress | None = None
    shown: Shown | None = None  # what it would change, read in the same transaction, in which nobody else changed it


@dataclass(frozen=True, slots=True)
class Done:
    """What carrying out came to: in words, where to see it, what changed for the audit trail, and what a fund's log is
    to keep of it: texts, whole numbers and tables of them, no words of people's own.
    """

    says: str
    address: str = ""
    changes: tuple[Change, ...] = ()
    facts: Mapping[str, object] = field(default_factory=dict)


def by_anybody(_people: frozenset[str], _arguments: Arguments) -> None:
    """Of most kinds nobody is shut out who has the right."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of proposal: who may propose and approve it, how it is shown, and what carries it out.

    `shows` refuses what could not be carried out as things stand at a moment. `binds_both` asks every
    partner to approve.
    """

    code: str
    words: str
    propose: Act
    approve: Act
    shows: Callable[[Scope, Arguments, datetime], Shown]
    carry_out: Callable[[Carrying], Done]
    binds_both: bool = False
    days: int = 30  # until it expires
    family: str = ""  # kinds of one family count together against a limit
    contributors: Callable[[Scope, Arguments], frozenset[str]] = lambda _scope, _said: frozenset()  # whose work too
    require_by: Callable[[frozenset[str], Arguments], None] = by_anybody  # refuses those in whose name it is done
    is_long: Callable[[Scope, Arguments], bool] = field(default=lambda _scope, _arguments: False)
    asks: Callable[[Scope], Sequence[Asking]] = lambda _scope: ()  # what `shows` will ask, of those sent together


def related_kinds(code: str) -> list[str]:
    """The kinds that count together with one: those of its family, or it alone."""
    family = all_kinds()[code].family
    return [other.code for other in all_kinds().values() if family and other.family == family] or [code]


@cache
def all_kinds() -> dict[str, Kind]:
    """Every kind of every room, by its code."""
    found: dict[str, Kind] = {}
    for room in apps.get_app_configs():
        module = f"{room.name}.proposals"
        if room.name.startswith("section75.") and find_spec(module):
            found |= {kind.code: kind for kind in import_module(module).KINDS}
    return found
