"""Exports to attack: an invented fund's log of any length, signed with keys made for the test."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from section75.core import evidence
from section75.core.evidence import Checkpoint, EntryFacts, HeldKey, PublicKey, Salted, Use, Words

ORIGIN = "section75/invented.example/invented-2022/older-people"
PARTNERSHIP, FUND = "invented-2022", "older-people"
FILE = b"supplier,amount\nInvented Care Ltd,1.00\n"
SALT = bytes(range(16))
BEGAN = datetime(2022, 4, 30, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Signer:
    """A private key made from a seed, and its public half under a name."""

    seed: int
    name: str = "invented.example"

    @property
    def private(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed.to_bytes(32, "big"))

    @property
    def public(self) -> PublicKey:
        return PublicKey(self.name, self.private.public_key().public_bytes_raw())

    def sign(self, text: str) -> evidence.Signature:
        return evidence.signature_of(self.public, self.private.sign(text.encode()))


HOST, NEXT, STRANGER, PARTNER = Signer(1), Signer(2), Signer(3), Signer(4, "icb.example")


def entry(number: int, *, pence: int = 0, day: int = 0) -> bytes:
    """The body of a line that is an entry, with something of its own in every field."""
    return evidence.entry_body(
        EntryFacts(
            number=number,
            partnership=PARTNERSHIP,
            fund=FUND,
            seq=number,
            recorded_at=BEGAN + timedelta(days=number // 20),
            effective_on=date(2022, 4, 1) + timedelta(days=day or number % 28),
            year=2022,
            month=1,
            debit="expenditure/home-care",
            credit="cash",
            pence=pence or 100 + number,
            authority="Schedule 2 paragraph 4",
            file_sha256=hashlib.sha256(FILE).hexdigest(),
            file_name="april.csv",
            file_row=number + 1,
            reverses=None,
            proposal=7,
            people=evidence.salted(SALT, ["ann", "bob"]),
            words=evidence.salted(SALT, [f"invoice {number}", "é"]),
        )
    )


def act(number: int, kind: str, facts: dict[str, Any]) -> bytes:
    return evidence.act_body(number, kind, partnership=PARTNERSHIP, fund=FUND, at=BEGAN, facts=facts)


@dataclass
class Log:
    """A log as a host could hold it, honest or not: bodies, and whatever follows from them when it is written."""

    bodies: list[tuple[str, bytes]] = field(default_factory=list)
    chains: list[bytes] = field(default_factory=list)
    notes: list[bytes] = field(default_factory=list)
    keys: list[HeldKey] = field(default_factory=lambda: [HeldKey(Use.SIGNING, 1, HOST.public)])
    signer: Signer = HOST
    leaf_files: list[tuple[int, int]] = field(default_factory=list)
    words: bool = True

    def grow(self, many: int) -> None:
        for _ in range(many):
            self.add("entry", entry(len(self.bodies) + 1))

    def add(self, kind: str, body: bytes) -> None:
        self.bodies.append((kind, body))
        self.chains.append(evidence.chain_hash(self.chains[-1] if self.chains else evidence.CHAIN_START, body))

    def rotate(self, new: Signer, how: str = "rotated") -> None:
        old, number = self.signer, len(self.bodies) + 1
        signature = old.private.sign(evidence.rotation_bytes(old.public, new.public)) if how == "rotated" else b""
        self.add(
            "key", act(number, "key", evidence.key_facts(new.public, how=how, old=old.public, signature=signature))
        )
        self.keys.append(HeldKey(Use.SIGNING, number, new.public))
        self.signer = new

    def register(self, partner: PublicKey) -> None:
        """A partner's key, as the line that registers it has it."""
        number = len(self.bodies) + 1
        self.add("partner key", act(number, "partner key", {"party": "icb", "key": str(partner)}))
        self.keys.append(HeldKey(Use.PARTNER, number, partner))

    def leaves(self) -> list[bytes]:
        return [evidence.leaf_hash(body) for _, body in self.bodies]

    def checkpoint(self, *, by: Signer | None = None, partner: Signer | None = None) -> bytes:
        """Sign where the log stands, as the host does."""
        stated = Checkpoint(
            origin=ORIGIN,
            size=len(self.bodies),
            root=evidence.root_over(self.leaves()),
            chain=self.chains[-1] if self.chains else evidence.CHAIN_START,
            at=BEGAN,
            why="closing 2022/23 M1",
            previous=len(self.notes),
        )
        signers = [by or self.signer, *([partner] if partner else [])]
        self.notes.append(evidence.note_of(stated, [signer.sign(stated.text()) for signer in signers]).as_bytes())
        return self.notes[-1]

    def rechain(self) -> None:
        """What a host does that has written something again and wants it unseen."""
        self.chains = evidence.chain_hashes(evidence.CHAIN_START, [body for _, body in self.bodies])

    def put(self, number: int, body: bytes) -> None:
        """Change one line where it lies, as plain SQL would."""
        self.bodies[number - 1] = ("entry", body)

    def write(self, folder: Path) -> Path:
        """Export the log as it stands now."""
        (folder / "checkpoints").mkdir(parents=True)
        head = evidence.Head(ORIGIN, PARTNERSHIP, FUND, len(self.bodies))
        (folder / evidence.HEAD).write_bytes(evidence.head_bytes(head))
        (folder / evidence.LOG).write_bytes(evidence.log_bytes(self.lines()))
        words = [self.words_of(number) for number in range(1, len(self.bodies) + 1) if self.words or number == 1]
        (folder / evidence.WORDS).write_bytes(evidence.words_bytes(words))
        (folder / evidence.KEYS).write_bytes(evidence.keys_bytes(self.keys))
        for number, note in enumerate(self.notes, start=1):
            (folder / evidence.checkpoint_name(number)).write_bytes(note)
        self.write_files(folder)
        return folder

    def write_files(self, folder: Path) -> None:
        (folder / "files").mkdir()
        if any(kind == "entry" for kind, _ in self.bodies):
            sha256 = hashlib.sha256(FILE).hexdigest()
            (folder / evidence.FILES).write_bytes(evidence.files_bytes([evidence.NamedFile(sha256, "april.csv")]))
            (folder / "files" / sha256).write_bytes(FILE)

    def lines(self) -> list[tuple[int, str, bytes, bytes]]:
        """The lines under the numbers their bodies had when the export was made."""
        return [
            (number, kind, body, chain)
            for number, ((kind, body), chain) in enumerate(zip(self.bodies, self.chains, strict=True), start=1)
        ]

    def words_of(self, number: int) -> Words:
        if self.bodies[number - 1][0] != "entry":
            return Words(number)
        people, words = evidence.canonical_bytes(["ann", "bob"]), evidence.canonical_bytes([f"invoice {number}", "é"])
        return Words(number, Salted(SALT, people.decode()), Salted(SALT, words.decode()))

    def leaf_file(self, folder: Path, first: int = 1, last: int | None = None) -> None:
        """The leaf file a partner was given while this was so."""
        folder.mkdir(exist_ok=True)
        content = evidence.leaves_bytes(ORIGIN, first, self.leaves()[first - 1 : last])
        (folder / f"2022-{first:02d}.bin").write_bytes(content)


def cosigned(note: bytes, signer: Signer, seconds: int) -> bytes:
    """The note with a co-signature of C2SP below it, which has its moment inside."""
    key = PublicKey(signer.name, signer.public.public, evidence.keys.COSIGNING)
    text = evidence.read_note(note).text
    made = signer.private.sign(f"cosignature/v1\ntime {seconds}\n{text}".encode())
    line = b64encode(key.id + seconds.to_bytes(8, "big") + made).decode()
    return note + f"\u2014 {signer.name} {line}\n".encode()
