"""Holding the live books against their evidence: every line, balance, signature and file, and what partners kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import pairwise

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from section75.apps.evidence import keys, store
from section75.apps.evidence.beside import beside
from section75.apps.evidence.checkpoints import origin_of
from section75.apps.evidence.cores import workers
from section75.apps.evidence.held import Held
from section75.apps.evidence.models import Checkpoint, PartnerKey, SigningKey
from section75.apps.evidence.named import named_files
from section75.apps.evidence.stretches import WORTH_OTHERS, walk_stretches
from section75.apps.evidence.walking import Walk, walk
from section75.apps.ledger import heads, log
from section75.apps.ledger.balancing import verify_balances
from section75.apps.ledger.ledgers import Ledger
from section75.core.evidence import NotACheckpoint, Note, Signature, read_note, rotation_bytes, sha256_of

HOWEVER_MANY = 2**62  # lines: as far as there are any, whatever the head says


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying came to: how many lines, entries, checkpoints and files, the root, and what is wrong, in words."""

    ledger: Ledger
    size: int
    entries: int
    root: str
    checkpoints: int
    held: int  # receipts and leaf files from outside it was held against
    broken: tuple[str, ...]


def verify(ledger: Ledger, *, against: Held | None = None, cores: int | None = None) -> Verified:
    """Hold a fund's books against all the evidence there is; what is wrong comes first to last. A long log is walked on
    every core, or on as many as are named.
    """
    held = against or Held()
    rows = store.all_of(ledger)
    stops = [*(row.size for row in rows), *(note.checkpoint.size for note in held.notes)]
    try:
        done, wrong_balances = _on_cores(ledger, stops, 1 if heads.seen(ledger).size < WORTH_OTHERS else cores)
    except (BrokenProcessPool, OSError):  # one was killed or not begun, for want of memory most likely
        done, wrong_balances = _on_cores(ledger, stops, 1)
    if done is None:
        done = walk(log.lines(ledger, upto=HOWEVER_MANY), stops=stops)
    broken = [
        *done.broken,
        *_head(ledger, done),
        *_numbering(rows),
        *(says for row in rows for says in _checkpoint(ledger, row, done)),
        *_keys(),
        *_held(ledger, held, done),
        *beside(ledger, done),
        *(f"the balance of {each}" for each in wrong_balances),
        *_files(ledger, done.size),
    ]
    return Verified(
        ledger, done.size, done.entries, done.root.hex(), len(rows), len(held.notes) + len(held.leaves), tuple(broken)
    )


def _on_cores(ledger: Ledger, stops: Sequence[int], cores: int | None) -> tuple[Walk | None, tuple[str, ...]]:
    """The log walked if it is wholly good, and the balances that are not the sum of their entries."""
    with workers(cores) as by:
        balances = by.begin(verify_balances, ledger)
        return walk_stretches(ledger, stops=stops, by=by), balances()


def _head(ledger: Ledger, done: Walk) -> Iterator[str]:
    """The head says where the log ends: a log cut at its end is shorter than that."""
    try:
        head = log.head(ledger)
    except (ValueError, AssertionError):
        yield "the head says neither a root nor a chain hash"
        return
    if head.size > done.size:
        yield f"lines {done.size + 1:,} to {head.size:,} are missing at the end"
    elif head.size < done.size:
        yield f"lines {head.size + 1:,} to {done.size:,} were put in after the end"
    elif not done.broken and (head.root, head.chain) != (done.root, done.chain):
        yield "the head's root is not that of its lines"
    if not done.broken and heads.seen(ledger).entries != done.entries:
        yield f"the head counts {heads.seen(ledger).entries:,} entries, and there are {done.entries:,}"


def _numbering(rows: Sequence[Checkpoint]) -> Iterator[str]:
    """Checkpoints are numbered from 1 without a gap."""
    there = {row.number for row in rows}
    for number in range(1, max(there, default=0)):
        if number not in there:
            yield f"checkpoint {number} is missing"


def _held(ledger: Ledger, held: Held, done: Walk) -> Iterator[str]:
    """What was kept outside; a checkpoint that no key of ours signed says nothing of a log that has as many lines."""
    ours = keys.ours()
    signed = tuple(note for note in held.notes if any(is_signed(note, key) for key in ours))
    yield from (_by_another(note, done) for note in held.notes if note not in signed)
    leaves = list(log.leaves(ledger, upto=HOWEVER_MANY)) if held.leaves else []
    yield from Held(signed, held.leaves).broken_by(done, leaves)
    here = {bytes(row.note).partition(b"\n\n")[0] for row in store.all_of(ledger)}
    for note in signed:
        if note.text.encode().removesuffix(b"\n") not in here:
            yield f"the checkpoint {note.checkpoint.number} that was kept outside is not among those kept here"


def _by_another(note: Note, done: Walk) -> str:
    """A restored log may be older than the key of a checkpoint: then what the key signed is not there either."""
    stated = note.checkpoint
    if keys.known() and stated.size <= done.size:
        return f"the checkpoint {stated.number} that was kept outside is signed with no key of ours"
    return (
        f"the checkpoint {stated.number} that was kept outside is over {stated.size:,} lines, and signed with a key "
        f"that this log of {done.size:,} does not know yet: if the key is ours, what it signed is missing here"
    )


def _checkpoint(ledger: Ledger, row: Checkpoint, done: Walk) -> Iterator[str]:
    """A checkpoint still says what was signed, by a key of ours, of the log as it is."""
    called = f"checkpoint {row.number}"
    try:
        note = read_note(bytes(row.note))
    except NotACheckpoint:
        yield f"{called} is no note any more"
        return
    stated = note.checkpoint
    beside_it = (row.number, row.size, row.root, row.chain, row.made_at, row.because, done.entries_at.get(row.size))
    said = (stated.number, stated.size, stated.root.hex(), stated.chain.hex(), stated.at, stated.why, row.entries)
    if said != beside_it or stated.origin != origin_of(ledger):
        yield f"{called} does not say what is kept beside it"
    if not is_signed(note, row.key):
        yield f"the signature under {called} is not of key {row.key.key_id}"
    if done.roots.get(stated.size) != stated.root:
        yield f"the log was rewritten before line {stated.size:,}: its root is not the one {called} signed"
    for each in store.signatures(row):
        if each.line and not (each.key and is_signed(store.note_with_all(row), each.key)):
            yield f"the counter-signature of {each.party} under {called} is not of its key"


def _keys() -> Iterator[str]:
    """Every key but the first was signed for by the one before it, or is said to have begun without."""
    every = keys.known()
    for old, new in pairwise(every):
        said = rotation_bytes(keys.key_of(old), keys.key_of(new))
        if new.how == "rotated" and not _holds(old, bytes.fromhex(new.signature), said):
            yield f"key {new.key_id} was not signed for by key {old.key_id}"


def _files(ledger: Ledger, size: int) -> Iterator[str]:
    for each in named_files(ledger, upto=size):
        if each.content is None:
            yield f"the file {each.name} ({each.sha256[:16]}…), which the log names, is not kept"
        elif sha256_of(each.content) != each.sha256:
            yield f"the file {each.name} is not the one the log names: its SHA-256 is no longer {each.sha256[:16]}…"


def is_signed(note: Note, key: SigningKey | PartnerKey) -> bool:
    """Does a signature of this key stand under the note, and hold?"""
    return signature_by(note.text, note.signatures, key) is not None


def signature_by(text: str, signatures: Sequence[Signature], key: SigningKey | PartnerKey) -> Signature | None:
    """The signature that this key made over the text, if it is among these."""
    public = keys.key_of(key)
    found = (each for each in signatures if each.is_of(public) and _holds(key, each.signature, each.over(text)))
    return next(found, None)


def _holds(key: SigningKey | PartnerKey, signature: bytes, message: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(key.public)).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
