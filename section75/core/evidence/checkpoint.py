"""A checkpoint: how far a log had come and its root, as a C2SP signed note that anybody can keep in a file.

    section75/example.org/cambridgeshire-2022/older-people     the log it is of
    1018                                                       how many lines it had
    4bPZ...=                                                   their root, base64
    chain 9f3c...                                              the chain hash of its last line
    at 2022-07-11T09:30:00.000000Z
    why closing 2022/23 M3
    previous 2                                                 the checkpoint before; 0 for the first

    — example.org mK3p...=                                     who signed, and the signature

The signature is over the text above the blank line, its newline included. Partners add lines of their own below.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from section75.core.evidence.keys import PublicKey
from section75.core.evidence.log import moment_text
from section75.core.refusals import Refusal

LARGEST_NOTE: Final = 100_000  # bytes
_DASH: Final = "\u2014 "
_ID, _SIGNATURE, _MOMENT = 4, 64, 8  # bytes
_WHOLE = r"(?:0|[1-9][0-9]{0,17})"
_TEXT = re.compile(
    rf"(?P<origin>section75(?:/[^\s+/]+){{3}})\n(?P<size>{_WHOLE})\n(?P<root>[A-Za-z0-9+/]{{43}}=)\n"
    rf"chain (?P<chain>[0-9a-f]{{64}})\nat (?P<at>[0-9]{{4}}(?:-[0-9]{{2}}){{2}}T[0-9:]{{8}}\.[0-9]{{6}}Z)\n"
    rf"why (?P<why>[^\n]+)\nprevious (?P<previous>{_WHOLE})\n"
)
_SIGNED = re.compile(r"\u2014 (?P<name>[^\s+]+) (?P<content>[A-Za-z0-9+/]+={0,2})")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


class NotACheckpoint(Refusal):
    """A file that is no checkpoint of a fund's log."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"This is not a checkpoint of a fund's log: {why}. Give the file as it was received, byte for byte."
        )


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a log had come: `size` lines, their root, the chain hash of the last, when and why that was noted.

    `previous` is the number of the checkpoint before, 0 for the first.
    """

    origin: str
    size: int
    root: bytes
    chain: bytes
    at: datetime
    why: str
    previous: int

    @property
    def number(self) -> int:
        """The checkpoints of a log are numbered from 1."""
        return self.previous + 1

    def text(self) -> str:
        """What is signed, as UTF-8: every line of it ends in a newline. Refuses what could not be read again."""
        text = (
            f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\nchain {self.chain.hex()}\n"
            f"at {moment_text(self.at)}\nwhy {self.why}\nprevious {self.previous}\n"
        )
        if _CONTROL.search(text) or not _TEXT.fullmatch(text):
            raise NotACheckpoint("its origin has four parts without spaces, and its reason is one line")
        return text


@dataclass(frozen=True, slots=True)
class Signature:
    """One line below a checkpoint: the name and id of a key, and what that key made."""

    name: str
    key_id: bytes
    content: bytes

    @property
    def cosigned_at(self) -> int | None:
        """Seconds since 1970 of a C2SP co-signature, which has its moment inside; None for a plain signature."""
        return int.from_bytes(self.content[:_MOMENT], "big") if len(self.content) == _MOMENT + _SIGNATURE else None

    @property
    def signature(self) -> bytes:
        """The 64 bytes of Ed25519."""
        return self.content[-_SIGNATURE:]

    def over(self, text: str) -> bytes:
        """What its 64 bytes sign, of a note with this text."""
        moment = self.cosigned_at
        return (text if moment is None else f"cosignature/v1\ntime {moment}\n{text}").encode()

    def is_of(self, key: PublicKey) -> bool:
        """Whether it says that it was made with this key. Whether it was, is for whoever can check a signature."""
        return (self.name, self.key_id) == (key.name, key.id)

    def __str__(self) -> str:
        return f"{_DASH}{self.name} {b64encode(self.key_id + self.content).decode()}"


@dataclass(frozen=True, slots=True)
class Note:
    """A signed checkpoint as it was read: the text that was signed, what it says, and who signed."""

    text: str
    checkpoint: Checkpoint
    signatures: tuple[Signature, ...]

    def as_bytes(self) -> bytes:
        """The file."""
        return "\n".join([self.text, *map(str, self.signatures), ""]).encode()


def signature_of(key: PublicKey, signature: bytes) -> Signature:
    """The line for a plain signature that was made with a key over a checkpoint's text."""
    assert len(signature) == _SIGNATURE, "an Ed25519 signature has 64 bytes"
    return Signature(key.name, key.id, signature)


def note_of(checkpoint: Checkpoint, signatures: Sequence[Signature]) -> Note:
    """A signed checkpoint. Its file is `as_bytes()`; a partner's signature is one line more."""
    assert signatures, "a checkpoint nobody signed is none"
    return Note(checkpoint.text(), checkpoint, tuple(signatures))


def read_note(content: bytes) -> Note:
    """Read the file of a signed checkpoint. Refuses whatever is not written exactly as `as_bytes` would."""
    text, blank, below = _decoded(content).rpartition("\n\n")
    if not blank or not below.endswith("\n"):
        raise NotACheckpoint("no blank line parts it from the signatures, or its last line does not end")
    text += "\n"
    checkpoint = read_text(text)
    return Note(text, checkpoint, tuple(read_signature(line) for line in below[:-1].split("\n")))


def read_text(text: str) -> Checkpoint:
    """Read the text of a checkpoint, without signatures."""
    found = _TEXT.fullmatch(text)
    if found is None:
        raise NotACheckpoint("its lines are not origin, size, root, chain, at, why and previous, in this order")
    try:
        at = datetime.strptime(found["at"], "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
    except ValueError:
        raise NotACheckpoint(f"there is no moment {found['at']}") from None
    root = _bytes_of(found["root"])
    chain = bytes.fromhex(found["chain"])
    return Checkpoint(found["origin"], int(found["size"]), root, chain, at, found["why"], int(found["previous"]))


def read_signature(line: str) -> Signature:
    """Read one signature line, without its newline."""
    found = _SIGNED.fullmatch(line)
    content = _bytes_of(found["content"]) if found else b""
    if found is None or len(content) not in (_ID + _SIGNATURE, _ID + _MOMENT + _SIGNATURE):
        raise NotACheckpoint(f"{line[:120]!r} is not a signature line with an Ed25519 signature")
    return Signature(found["name"], content[:_ID], content[_ID:])


def _decoded(content: bytes) -> str:
    if len(content) > LARGEST_NOTE:
        raise NotACheckpoint(f"it has {len(content):,} bytes, and none has more than {LARGEST_NOTE:,}")
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise NotACheckpoint("it is not UTF-8") from None
    if _CONTROL.search(text):
        raise NotACheckpoint("it has control characters; a line ends in a newline and nothing else")
    return text


def _bytes_of(encoded: str) -> bytes:
    """The bytes of base64, which has one way of writing them."""
    try:
        content = b64decode(encoded, validate=True)
    except (NotBase64, ValueError):
        raise NotACheckpoint(f"{encoded[:120]!r} is not base64") from None
    if b64encode(content).decode() != encoded:
        raise NotACheckpoint(f"{encoded[:120]!r} is not how base64 writes its bytes")
    return content
