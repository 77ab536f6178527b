"""A fund's log: every entry and every act of a fund, numbered from 1, each as one body of canonical JSON.

A body's leaf goes into the tree whose root is signed; its chain hash also covers the line before. What may have to be
erased by law, people and words, stands in a body as a salted hash only. Without the salt nobody can tell what it was
the hash of, and the body, its leaf and every proof stay as they are.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any, Final, NamedTuple

from section75.core.evidence.canonical import NotCanonical, canonical_bytes

ENTRY: Final = "entry"  # the kind of a line that is a journal entry; every other kind is an act
CHAIN_START: Final = bytes(32)  # what the first line is chained to
SALT_BYTES: Final = 16
HASH_BYTES: Final = 32
_TEXTS: Final = ("debit", "credit", "authority", "fund", "partnership", "file_sha256", "file_name")
_PIECES_KEPT: Final = 10_000  # of each column, so that a column without repeats takes no memory


class EntryFacts(NamedTuple):
    """Everything a journal entry is, in the order of a row: a plain tuple in this order will do as well.

    `number` is the line of the log, `seq` the entry of the journal; `recorded_at` has a time zone and is written in
    UTC; `month` is 1 to 15; `file_row`, `reverses` and `proposal` are None where there is none; `people` and `words`
    are the 32 bytes of `salted(salt, [prepared_by, approved_by])` and `salted(salt, [narrative, reason])`.
    """

    number: int
    partnership: str
    fund: str
    seq: int
    recorded_at: datetime
    effective_on: date
    year: int
    month: int
    debit: str
    credit: str
    pence: int
    authority: str
    file_sha256: str
    file_name: str
    file_row: int | None
    reverses: int | None
    proposal: int | None
    people: bytes
    words: bytes


Row = tuple[
    int,
    str,
    str,
    int,
    datetime,
    date,
    int,
    int,
    str,
    str,
    int,
    str,
    str,
    str,
    int | None,
    int | None,
    int | None,
    bytes,
    bytes,
]  # fmt: skip - an `EntryFacts` as it comes from elsewhere


def leaf_hash(body: bytes) -> bytes:
    """The leaf of a line: SHA-256 over one byte 0 and its body, as RFC 9162 has it."""
    return sha256(b"\x00" + body).digest()


def leaf_hashes(bodies: Iterable[bytes]) -> list[bytes]:
    """The leaves of many lines, in their order."""
    return [sha256(b"\x00" + body).digest() for body in bodies]


def chain_hash(previous: bytes, body: bytes) -> bytes:
    """What a line is chained with: SHA-256 over one byte 0, the 32 bytes of the line before, and the body."""
    return sha256(b"\x00" + previous + body).digest()


def chain_hashes(previous: bytes, bodies: Iterable[bytes]) -> list[bytes]:
    """The chain hashes of many lines that follow the line whose chain hash is `previous`."""
    hashes = []
    for body in bodies:
        previous = sha256(b"\x00" + previous + body).digest()
        hashes.append(previous)
    return hashes


def salted(salt: bytes, texts: Sequence[str]) -> bytes:
    """The hash under which texts stand in a body: 32 bytes, of 16 random ones and the texts as a canonical list."""
    assert len(salt) == SALT_BYTES, "a salt has 16 bytes, or where it ends could be argued about"
    return sha256(salt + canonical_bytes(list(texts))).digest()


def cut(run: bytes, size: int) -> tuple[bytes, ...]:
    """Salts or hashes, one after another, in pieces of their size."""
    return struct.unpack(f"{size}s" * (len(run) // size), run)


def salted_each(salts: bytes, pairs: Iterable[tuple[str, str]]) -> list[bytes]:
    """`salted` for many rows of two texts; `salts` holds 16 bytes for each, one after another."""
    nothing = _quoted("")
    return [
        sha256(salt + f"[{_quoted(one)},{_quoted(other) if other else nothing}]".encode()).digest()
        for salt, (one, other) in zip(cut(salts, SALT_BYTES), pairs, strict=True)
    ]


def act_body(
    number: int, kind: str, *, partnership: str, fund: str, at: datetime, facts: Mapping[str, object] | None = None
) -> bytes:
    """The body of a line that is no entry: what was done (`closing`, `key`), when, and the facts of it."""
    assert kind != ENTRY, "an entry has a body of its own"
    body = {"number": number, "kind": kind, "partnership": partnership, "fund": fund, "at": moment_text(at)}
    return canonical_bytes({**body, "facts": dict(facts)} if facts else body)


def entry_body(entry: EntryFacts) -> bytes:
    """The body of a journal entry: everything of the row, by name; what is None or empty is left out."""
    columns = entry._asdict() | {
        "kind": ENTRY,
        "recorded_at": moment_text(entry.recorded_at),
        "effective_on": entry.effective_on.isoformat(),
        "people": entry.people.hex(),
        "words": entry.words.hex(),
    }
    return canonical_bytes({name: value for name, value in columns.items() if value not in (None, "")})


def entry_bodies(rows: Iterable[Row | EntryFacts]) -> list[bytes]:
    """The bodies of many entries, each a tuple in the order of `EntryFacts`: the same bytes as `entry_body`, sooner.

    All bodies are held at once, about 600 bytes each: hand over some ten thousand rows at a time.
    """
    debits, credits, authorities, funds, partnerships, files, names = map(_pieces_of, _TEXTS)
    days, moments, who = _Pieces(date.isoformat), _Pieces(moment_text), _Pieces(bytes.hex)
    bodies = []
    for (number, partnership, fund, seq, recorded_at, effective_on, year, month, debit, credit, pence, authority,
         file_sha256, file_name, file_row, reverses, proposal, people, words) in rows:  # fmt: skip
        row = "" if file_row is None else f'"file_row":{file_row},'
        under = "" if proposal is None else f'"proposal":{proposal},'
        back = "" if reverses is None else f'"reverses":{reverses},'
        body = (
            f'{{{authorities[authority]}{credits[credit]}{debits[debit]}"effective_on":"{days[effective_on]}",'
            f'{names[file_name]}{row}{files[file_sha256]}{funds[fund]}"kind":"entry","month":{month},'
            f'"number":{number},{partnerships[partnership]}"pence":{pence:d},"people":"{who[people]}",{under}'
            f'"recorded_at":"{moments[recorded_at]}",{back}"seq":{seq},"words":"{words.hex()}","year":{year}}}'
        )
        bodies.append(body.encode())
    return bodies


def moment_text(moment: datetime) -> str:
    """A moment as every body has it: in UTC, with six places of a second, "2022-07-11T09:30:00.000000Z"."""
    assert moment.tzinfo is not None, "a moment without a time zone is no moment"
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


class _Pieces(dict[Any, str]):
    """What was written for a value, kept for the next row that has it."""

    def __init__(self, write: Callable[[Any], str]) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, value: Any) -> str:
        if len(self) >= _PIECES_KEPT:
            self.clear()
        piece = self[value] = self._write(value)
        return piece


def _pieces_of(name: str) -> _Pieces:
    return _Pieces(lambda text: f'"{name}":{_quoted(text)},' if text else "")


def _quoted(text: str) -> str:
    """A text as canonical JSON has it. Refuses half a character, as `canonical_bytes` does."""
    if text.isascii():
        return encode_basestring(text)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotCanonical(text) from None
    return encode_basestring(unicodedata.normalize("NFC", text))
