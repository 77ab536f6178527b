"""An export: a fund's log with all it takes to check it alone, file by file as it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from section75.apps.evidence import keys, store, verifier_file
from section75.apps.evidence.checkpoints import origin_of
from section75.apps.evidence.leaf_files import leaf_files
from section75.apps.evidence.models import Checkpoint
from section75.apps.evidence.named import Named, named_files
from section75.apps.evidence.zipping import Part, zipped
from section75.apps.ledger import log
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import LogAct
from section75.core import evidence as shape
from section75.core.evidence import HeldKey, NamedFile, NotACheckpoint, PublicKey, Salted, Use, Words, canonical_bytes

README = "README.txt"
BATCH = 5_000
EVERY_LINE = 2**62
T = TypeVar("T")
_TOLD = """\
What this is: the log of the fund {fund} of {partnership}, {size} lines, as Section75 had it when it was taken away.

To check it you need Python 3.9 or later, {verifier}, this ZIP or the folder you unpacked it to, and nothing else:

    python {verifier} EXPORT --key KEY --checkpoints FOLDER --leaves FOLDER

KEY is the key your organisation wrote down when it was first shown it; the FOLDERs are where it keeps the checkpoints
and the leaf files it took away or was sent. Without them it is checked that the log agrees with itself; only what you
kept yourself shows that it was not all written again. What it cannot show: that an entry is true, that something was
never entered, and that entries after the last checkpoint anybody outside holds are as they were.
"""


def export(ledger: Ledger) -> Iterator[bytes]:
    """The bytes of the ZIP."""
    return zipped(parts(ledger))


def parts(ledger: Ledger) -> Iterator[Part]:
    """The files of an export, each with its bytes piece by piece; all of the log as it stood at the first of them."""
    size, origin = log.head(ledger).size, origin_of(ledger)
    yield shape.HEAD, [shape.head_bytes(shape.Head(origin, ledger.partnership, ledger.fund, size))]
    yield shape.LOG, _log(ledger, size)
    yield shape.WORDS, _words(ledger, size)
    for row in store.all_of(ledger):
        if row.size <= size:
            yield shape.checkpoint_name(row.number), [_note(row)]
    yield shape.KEYS, [shape.keys_bytes(held_keys(ledger, upto=size))]
    for file in leaf_files(ledger, upto=size):
        yield file.name, [file.content()]
    named = list(_without_content(ledger, size))
    yield shape.FILES, [shape.files_bytes(named)]
    for each in named_files(ledger, upto=size):
        if each.content is not None:
            yield f"files/{each.sha256}", [each.content]
    yield README, [_readme(ledger, size)]
    yield from _verifier()


def receipts(ledger: Ledger) -> dict[str, bytes]:
    """What a partner keeps outside, by file name: every checkpoint as it was signed, and the leaf files of months after
    which another has begun. None of it ever changes once it is there.
    """
    found = {shape.checkpoint_name(row.number): bytes(row.note) for row in store.all_of(ledger)}
    for file in list(leaf_files(ledger))[:-1]:
        found[file.name] = file.content()
    return found


def held_keys(ledger: Ledger, *, upto: int = EVERY_LINE) -> Iterator[HeldKey]:
    """The keys a fund's checkpoints up to a line are signed with, and from which line each holds; then partners'."""
    signed = store.all_of(ledger)
    first = signed[0].key if signed else keys.latest()
    if first is not None:
        yield HeldKey(Use.SIGNING, 1, keys.key_of(first))
    acts = LogAct.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, kind="key")
    acts = acts.filter(log_number__lte=upto)
    for act in acts.order_by("log_number"):
        yield HeldKey(Use.SIGNING, act.log_number, PublicKey.of(json.loads(act.body)["facts"]["key"]))
    for row in (each for each in store.partner_keys(ledger) if each.line <= upto):
        yield HeldKey(Use.PARTNER, row.line, keys.key_of(row))


def _note(row: Checkpoint) -> bytes:
    """A checkpoint with all its signatures; one that is none any more as it is, for the verifier to say so."""
    try:
        return store.note_with_all(row).as_bytes()
    except NotACheckpoint:
        return bytes(row.note)


def _log(ledger: Ledger, size: int) -> Iterator[bytes]:
    rows = ((line.number, line.kind, line.body, line.chain) for line in log.lines(ledger, upto=size))
    for some in _batches(rows):
        yield shape.log_bytes(some)


def _words(ledger: Ledger, size: int) -> Iterator[bytes]:
    """People and words of every entry, with the salt that shows that they are the ones."""
    fields = (
        "log_number", "run__salt", "salt", "run__recorded_by__username", "run__approved_by__username", "narrative",
        "reason",
    )  # fmt: skip
    rows = ledger.rows().filter(log_number__lte=size).order_by("seq").values_list(*fields)
    for some in _batches(rows.iterator(BATCH)):
        yield shape.words_bytes(_shown(*row) for row in some)


def _shown(number: int, of_run: bytes, own: bytes, by: str, approver: str | None, narrative: str, reason: str) -> Words:
    """The people under the salt of the posting, which had none of its own before; the words under the entry's."""
    people, words = (canonical_bytes(each).decode() for each in ([by, approver or ""], [narrative, reason]))
    return Words(number, Salted(bytes(of_run or own), people), Salted(bytes(own), words))


def _without_content(ledger: Ledger, size: int) -> Iterator[NamedFile]:
    for each in named_files(ledger, upto=size):
        yield NamedFile(each.sha256, _name_of(each))


def _name_of(each: Named) -> str:
    return each.name or "without a name"


def _readme(ledger: Ledger, size: int) -> bytes:
    said = {"fund": ledger.fund, "partnership": ledger.partnership, "size": f"{size:,}", "verifier": verifier_file.NAME}
    return _TOLD.format(**said).encode()


def _verifier() -> Iterator[Part]:
    """The verifier, as it came with the program."""
    yield verifier_file.NAME, [verifier_file.verifier().read_bytes()]


def _batches(rows: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(rows)
    while some := list(islice(iterator, BATCH)):
        yield some
