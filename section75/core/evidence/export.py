"""The files of an export, `section75-evidence/1`: what a partner or an auditor checks a fund's log from, alone.

    export.json              which log it is of, and how many lines it has
    log.jsonl                a line of the log per line: number, kind, body exactly as it was hashed, chain hash
    words.jsonl              people and words behind the salted hashes, where they are shown
    checkpoints/0001.txt     every signed checkpoint, from the first
    keys.txt                 the keys they are signed with, and the line of the log from which each holds
    leaves/2022-07.bin       the leaves of a month's lines, 32 bytes each: to keep, and to name a changed line with
    files.txt, files/<hash>  the files the log names by their SHA-256, and what is in them where it is handed over

Pure functions from values to bytes and back; nothing is read from disk here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from json.encoder import encode_basestring
from typing import Final

from section75.core.evidence.canonical import canonical_bytes
from section75.core.evidence.keys import PublicKey
from section75.core.evidence.log import SALT_BYTES
from section75.core.refusals import Refusal

FORMAT: Final = "section75-evidence/1"
LEAVES_FORMAT: Final = "section75-leaves/1"
HEAD, LOG, WORDS, KEYS, FILES = "export.json", "log.jsonl", "words.jsonl", "keys.txt", "files.txt"
_LEAF = 32  # bytes
_HEX_64 = re.compile(r"[0-9a-f]{64}")
_LEAVES_HEAD = re.compile(rb"section75-leaves/1 (?P<origin>[^\s]+) (?P<first>[1-9][0-9]{0,17})\n")


class NotAnExport(Refusal):
    """A file of an export that is not written as the format has it."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            f"{file} is not a file of an export in the format {FORMAT}: {why}. "
            "Ask the host for the export again; nothing in it has been judged."
        )


class Use(Enum):
    """What a key is for."""

    SIGNING = "signing"  # the installation's own, one at a time
    PARTNER = "partner"  # a partner's, for counter-signatures


@dataclass(frozen=True, slots=True)
class Head:
    """Which log an export is of, and how many lines it has."""

    origin: str
    partnership: str
    fund: str
    lines: int


@dataclass(frozen=True, slots=True)
class LogLine:
    """One line of the log as it is handed over: the chain hash is the one kept when the line was added."""

    number: int
    kind: str
    body: bytes
    chain: bytes


@dataclass(frozen=True, slots=True)
class Salted:
    """Texts behind a salted hash: 16 bytes of salt, and the texts as canonical JSON, exactly as they were hashed."""

    salt: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """What stands behind the hashes of one line; None where it was erased, or is not shown."""

    number: int
    people: Salted | None = None
    words: Salted | None = None


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key and the line of the log from which it holds."""

    use: Use
    first: int
    key: PublicKey


@dataclass(frozen=True, slots=True)
class LeafFile:
    """The leaves of consecutive lines of a log: which log, the number of the first, and 32 bytes for each."""

    origin: str
    first: int
    leaves: bytes


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that lines of the log name: its SHA-256 and what it was called."""

    sha256: str
    name: str


def checkpoint_name(number: int) -> str:
    """Where a checkpoint stands in an export."""
    return f"checkpoints/{number:04d}.txt"


def leaves_name(year: int, month: int) -> str:
    """Where the leaves of the lines recorded in a calendar month (UTC) stand in an export."""
    return f"leaves/{year:04d}-{month:02d}.bin"


def head_bytes(head: Head) -> bytes:
    """The file `export.json`."""
    content = {"origin": head.origin, "partnership": head.partnership, "fund": head.fund, "lines": head.lines}
    return canonical_bytes({"format": FORMAT, **content}) + b"\n"


def log_bytes(lines: Iterable[LogLine | tuple[int, str, bytes, bytes]]) -> bytes:
    """Lines for `log.jsonl`, from values or from plain tuples of number, kind, body and chain hash."""
    quoted = encode_basestring
    return "".join(
        f'{{"body":{quoted(body.decode())},"chain":"{chain.hex()}","kind":{quoted(kind)},"number":{number:d}}}\n'
        for number, kind, body, chain in map(_log_columns, lines)
    ).encode()


def words_bytes(lines: Iterable[Words]) -> bytes:
    """Lines for `words.jsonl`; a line of which nothing is shown is left out."""
    tables = ((line, {**_shown("people", line.people), **_shown("words", line.words)}) for line in lines)
    return b"".join(canonical_bytes({"number": line.number, **shown}) + b"\n" for line, shown in tables if shown)


def keys_bytes(keys: Iterable[HeldKey]) -> bytes:
    """The file `keys.txt`, in the order in which the keys began to hold."""
    return "".join(f"{held.use.value} {held.first} {held.key}\n" for held in keys).encode()


def leaves_bytes(origin: str, first: int, leaves: Sequence[bytes]) -> bytes:
    """A leaf file: one line that says which log it is of and the number of its first line, then the leaves."""
    return f"{LEAVES_FORMAT} {origin} {first}\n".encode() + b"".join(leaves)


def files_bytes(files: Iterable[NamedFile]) -> bytes:
    """The file `files.txt`: a SHA-256 and a name per line."""
    return "".join(f"{file.sha256} {' '.join(file.name.split())}\n" for file in files).encode()


def read_head(content: bytes) -> Head:
    """Read `export.json`."""
    table = _table(content, HEAD)
    if table.get("format") != FORMAT:
        raise NotAnExport(HEAD, f"its format is {table.get('format')!r}")
    origin, partnership, fund = (table.get(name) for name in ("origin", "partnership", "fund"))
    lines = table.get("lines")
    if not (isinstance(origin, str) and isinstance(partnership, str) and isinstance(fund, str)):
        raise NotAnExport(HEAD, "origin, partnership and fund are text")
    if type(lines) is not int or lines < 0:
        raise NotAnExport(HEAD, "lines is a whole number")
    return Head(origin, partnership, fund, lines)


def read_log(content: bytes) -> list[LogLine]:
    """Read lines of `log.jsonl`."""
    return [_log_line(_table(line, LOG)) for line in content.splitlines()]


def read_words(content: bytes) -> list[Words]:
    """Read lines of `words.jsonl`."""
    return [_words_line(_table(line, WORDS)) for line in content.splitlines()]


def read_keys(content: bytes) -> list[HeldKey]:
    """Read `keys.txt`. Refuses a line that is not a use, a line number and a key."""
    return [_held(line) for line in _text(content, KEYS).splitlines()]


def read_leaves(content: bytes, name: str) -> LeafFile:
    """Read a leaf file."""
    head = _LEAVES_HEAD.match(content)
    if head is None:
        raise NotAnExport(name, "its first line does not say which log it is of and which line is its first")
    leaves = content[head.end() :]
    if len(leaves) % _LEAF:
        raise NotAnExport(name, "it does not end after a whole leaf of 32 bytes")
    return LeafFile(_text(head["origin"], name), int(head["first"]), leaves)


def read_files(content: bytes) -> list[NamedFile]:
    """Read `files.txt`."""
    files = [NamedFile(*line.partition(" ")[::2]) for line in _text(content, FILES).splitlines()]
    if not all(_HEX_64.fullmatch(file.sha256) and file.name for file in files):
        raise NotAnExport(FILES, "a line of it is not a SHA-256 and a name")
    return files


def _log_columns(line: LogLine | tuple[int, str, bytes, bytes]) -> tuple[int, str, bytes, bytes]:
    return line if isinstance(line, tuple) else (line.number, line.kind, line.body, line.chain)


def _shown(name: str, salted: Salted | None) -> dict[str, str]:
    return {name: salted.text, f"{name}_salt": salted.salt.hex()} if salted else {}


def _log_line(table: dict[str, object]) -> LogLine:
    number, kind, body, chain = (table.get(name) for name in ("number", "kind", "body", "chain"))
    if type(number) is not int or not isinstance(kind, str) or not isinstance(body, str):
        raise NotAnExport(LOG, "a line of it lacks number, kind or body")
    return LogLine(number, kind, body.encode(), _hexadecimal(chain, _LEAF, LOG))


def _words_line(table: dict[str, object]) -> Words:
    number = table.get("number")
    if type(number) is not int:
        raise NotAnExport(WORDS, "a line of it lacks its number")
    return Words(number, _salted(table, "people"), _salted(table, "words"))


def _salted(table: dict[str, object], name: str) -> Salted | None:
    text = table.get(name)
    if text is None:
        return None
    if not isinstance(text, str):
        raise NotAnExport(WORDS, f"{name} is text")
    return Salted(_hexadecimal(table.get(f"{name}_salt"), SALT_BYTES, WORDS), text)


def _held(line: str) -> HeldKey:
    use, first, key = (*line.split(" ", 2), "", "")[:3]
    if use not in {each.value for each in Use} or not first.isdecimal():
        raise NotAnExport(KEYS, f"{line[:120]!r} does not begin with signing or partner, and a line number")
    return HeldKey(Use(use), int(first), PublicKey.of(key))


def _hexadecimal(text: object, length: int, file: str) -> bytes:
    if not isinstance(text, str) or not re.fullmatch(rf"[0-9a-f]{{{2 * length}}}", text):
        raise NotAnExport(file, f"{str(text)[:80]!r} is not {length} bytes in hexadecimal figures")
    return bytes.fromhex(text)


def _table(content: bytes, file: str) -> dict[str, object]:
    try:
        table = json.loads(content)
    except (ValueError, RecursionError):
        raise NotAnExport(file, "a line of it is not JSON") from None
    if not isinstance(table, dict):
        raise NotAnExport(file, "a line of it is not a table")
    return table


def _text(content: bytes, file: str) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise NotAnExport(file, "it is not UTF-8") from None
