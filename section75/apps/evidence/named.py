"""Files that a fund's log names by their SHA-256: those entries came from, and those its acts name, as they are now.

A room that writes acts naming files says in `named_files.py`, by kind of act, where their bytes are.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import NamedTuple

from django.apps import apps
from django.db.models import Exists, OuterRef

from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import JournalEntry, KeptFile, LogAct, PostedFile


class Named(NamedTuple):
    """A file as the log names it, and its bytes as they are kept now; None where they are gone."""

    sha256: str
    name: str
    content: bytes | None


FilesOf = Callable[[Ledger, Mapping[str, object]], Iterator[Named]]


def named_files(ledger: Ledger, *, upto: int) -> Iterator[Named]:
    """Every file that lines up to a number name, each once."""
    seen: set[str] = set()
    for each in (*_sources(ledger, upto), *_of_acts(ledger, upto)):
        if each.sha256 not in seen:
            seen.add(each.sha256)
            yield each


def _sources(ledger: Ledger, upto: int) -> Iterator[Named]:
    """The files entries came from."""
    files = PostedFile.objects.filter(head__partnership=ledger.partnership, head__fund=ledger.fund)
    rows = JournalEntry.objects.filter(file=OuterRef("pk"), file_row__isnull=False, log_number__lte=upto)
    for sha256, name in sorted(files.filter(Exists(rows)).values_list("sha256", "name")):
        kept = KeptFile.objects.filter(pk=sha256).first()
        yield Named(sha256, name, bytes(kept.content) if kept else None)


def _of_acts(ledger: Ledger, upto: int) -> Iterator[Named]:
    rooms = _rooms()
    acts = LogAct.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, log_number__lte=upto)
    for act in acts.filter(kind__in=rooms).order_by("log_number"):
        yield from rooms[act.kind](ledger, _facts(act.body))


def _facts(body: str) -> Mapping[str, object]:
    """What an act says of itself; nothing where it cannot be read, which its hash will say."""
    try:
        facts = json.loads(body)["facts"]
    except (ValueError, KeyError, TypeError):
        return {}
    return facts if isinstance(facts, dict) else {}


@cache
def _rooms() -> dict[str, FilesOf]:
    """By kind of act, the room that has its files."""
    found: dict[str, FilesOf] = {}
    for room in apps.get_app_configs():
        module = f"{room.name}.named_files"
        if room.name.startswith("section75.") and find_spec(module):
            found |= import_module(module).FILES
    return found
