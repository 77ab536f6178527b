"""Bringing lists of organisations, as whoever runs the installation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from section75.apps.audit import store as audit
from section75.apps.audit.locking import one_at_a_time
from section75.apps.organisations import store
from section75.core.calendar import in_words
from section75.core.evidence import sha256_of
from section75.core.refusals import Refusal
from section75.importers.organisations_file import Changes, read_lists, read_over

ACT = "import organisations"


@dataclass(frozen=True, slots=True)
class Imported:
    """What bringing lists came to: the number of the listing, None where nothing changed, and what was changed."""

    number: int | None
    bodies_new: int
    bodies_changed: int
    successions: int
    shown: int
    says: str


def import_at_the_terminal(files: Sequence[tuple[str, bytes]], *, as_at: date, at: datetime) -> Imported:
    """Read lists over the register: all of them or, where anything in any of them is wrong, none.

    The same lists again change nothing. What is refused is written down too.
    """
    try:
        with transaction.atomic():
            one_at_a_time("organisations")
            return _import(files, as_at=as_at, at=at)
    except Refusal as refusal:
        _write(at, refusal.says, outcome="refused")
        raise


def _import(files: Sequence[tuple[str, bytes]], *, as_at: date, at: datetime) -> Imported:
    before = store.register()
    changes = read_over(before, read_lists(files), as_at=as_at)
    known = {body.id for body in before.organisations}
    new = sum(body.id not in known for body in changes.bodies)
    changed = len(changes.bodies) - new
    says = _sentence(changes, [name for name, _ in files], new, changed, as_at)
    if not changes.bodies and not changes.successions and store.shown_already(changes.shows, as_at):
        says = f"Nothing was changed: {', '.join(name for name, _ in files)} say what is known already."
        return Imported(None, 0, 0, 0, len(changes.shows), says)
    hashes = [(name, sha256_of(content)) for name, content in files]
    listing = store.keep(changes, hashes, as_at=as_at, at=at, says=says)
    _write(at, says)
    return Imported(listing.number, new, changed, len(changes.successions), len(changes.shows), says)


def _sentence(changes: Changes, names: Sequence[str], new: int, changed: int, as_at: date) -> str:
    return (
        f"Read {', '.join(names)}, drawn up on {in_words(as_at)}: {new} organisations new, {changed} known otherwise "
        f"than before, {len(changes.successions)} successions new or known otherwise; {len(changes.shows)} shown as "
        "still there."
    )


def _write(at: datetime, says: str, *, outcome: str = "done") -> None:
    audit.write(at=at, who="the terminal", act=ACT, partnership="", outcome=outcome, says=says)
