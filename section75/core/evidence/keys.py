"""Public keys as a C2SP signed note names them: name, four bytes that tell keys of one name apart, and 32 bytes.

No private key ever comes here: whoever holds one signs, and hands over the signature.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from section75.core.refusals import Refusal

PLAIN: Final = 1  # the byte that says: Ed25519 over the text of the note
COSIGNING: Final = 4  # the byte that says: Ed25519 over a moment and the text of the note
_KEY_BYTES: Final = 32
_NAME = re.compile(r"[^\s+\x00-\x1f\x7f]{1,200}")


class NotAKey(Refusal):
    """A text that is no public key of a signed note."""

    def __init__(self, text: str, why: str) -> None:
        super().__init__(
            f"{text[:120]!r} is not a public key for checkpoints: {why}. It is written as a name, eight figures from 0 "
            "to 9 and a to f, and the key in base64, with a plus between them. Copy it whole, on one line."
        )


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A public key: its name, its 32 bytes, and which kind of signature it makes."""

    name: str
    public: bytes
    purpose: int = PLAIN

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise NotAKey(self.name, "a name has no space and no plus")
        if len(self.public) != _KEY_BYTES:
            raise NotAKey(self.name, f"it has {len(self.public)} bytes in place of 32")

    @property
    def id(self) -> bytes:
        """The four bytes that tell it from other keys of the name."""
        return key_id(self.name, self.public, purpose=self.purpose)

    def __str__(self) -> str:
        """The key as it is handed to whoever is to check: name, id and bytes."""
        return f"{self.name}+{self.id.hex()}+{b64encode(bytes([self.purpose]) + self.public).decode()}"

    @classmethod
    def of(cls, text: str) -> PublicKey:
        """Read what `str` wrote. Refuses a text that is no such key, or whose id is of another key."""
        parts = text.strip().split("+", 2)  # base64 has plus signs of its own
        if len(parts) != len(("name", "id", "key")):
            raise NotAKey(text, "it does not have three parts")
        name, told, encoded = parts
        try:
            content = b64decode(encoded, validate=True)
        except (NotBase64, ValueError):
            raise NotAKey(text, "its last part is not base64") from None
        if content[:1] not in (bytes([PLAIN]), bytes([COSIGNING])):
            raise NotAKey(text, "it is not an Ed25519 key")
        key = cls(name, content[1:], content[0])
        if key.id.hex() != told:
            raise NotAKey(text, f"its id is {key.id.hex()}, not {told}")
        return key


def key_id(name: str, public: bytes, *, purpose: int = PLAIN) -> bytes:
    """The first four bytes of SHA-256 over the name, a newline, the byte for the purpose, and the key."""
    return sha256(name.encode() + b"\n" + bytes([purpose]) + public).digest()[:4]


def rotation_bytes(old: PublicKey, new: PublicKey) -> bytes:
    """What the key in use signs so that another may follow it."""
    return f"section75-key-rotation/1\n{old}\n{new}\n".encode()


def key_facts(
    key: PublicKey, *, how: str, old: PublicKey | None = None, signature: bytes = b"", because: str = ""
) -> dict[str, object]:
    """The facts of the line of kind `key` with which a key begins to hold in a fund's log.

    `how` is first, rotated (`signature` is the old key's over `rotation_bytes`) or lost (nobody could sign for it, and
    `because` says how that came about).
    """
    said = {"follows": str(old) if old else "", "signature": signature.hex(), "because": because}
    return {"key": str(key), "how": how, **{name: text for name, text in said.items() if text}}
