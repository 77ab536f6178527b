"""The key that signs: made when it is first needed, known to the database by its public half, followed by another.

Only the first is made by itself. Where the key in use is not there nothing is signed, until it is put back or somebody
says that it is lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.audit.locking import one_at_a_time
from section75.apps.evidence import keyfile
from section75.apps.evidence.models import PartnerKey, SigningKey
from section75.apps.evidence.refusals import AnotherKeyThere, KeyIsThere, KeyNotThere, KeySuperseded
from section75.core.calendar import in_words, london_day
from section75.core.evidence import COSIGNING, PublicKey, Signature, key_facts, rotation_bytes, signature_of

LOCK = "signing key"


@dataclass(frozen=True, slots=True)
class Signer:
    """The key in use: what the database knows of it, and what signs."""

    row: SigningKey
    private: Ed25519PrivateKey

    def line(self, text: str) -> Signature:
        """The line of its signature over a checkpoint's text."""
        return signature_of(key_of(self.row), self.private.sign(text.encode()))


def key_of(row: SigningKey | PartnerKey) -> PublicKey:
    """A key as notes name it: its id says for which kind of signature it was registered."""
    public = bytes.fromhex(row.public)
    cosigning = PublicKey(row.name, public, COSIGNING)
    return cosigning if cosigning.id.hex() == row.key_id else PublicKey(row.name, public)


def known() -> Sequence[SigningKey]:
    """Every key this installation signed with, first to last."""
    return list(SigningKey.objects.order_by("pk"))


def ours() -> Sequence[SigningKey]:
    """Every key known, and the one of the file where a restored database is older than it; that row is not kept."""
    rows, public = known(), keyfile.public_at_hand()
    if public is None or public.hex() in {row.public for row in rows}:
        return rows
    key = PublicKey(name_here(), public)
    return [*rows, SigningKey(name=key.name, key_id=key.id.hex(), public=public.hex())]


def latest() -> SigningKey | None:
    """The key in use, as the database knows it."""
    return SigningKey.objects.order_by("-pk").first()


def signer(*, at: datetime) -> Signer:
    """The key in use; the very first is made. Refuses where it is not there, others can read it, or it is another."""
    private, row = _private(), latest()
    if row is None:
        private = private or keyfile.make(keyfile.place())
        row = _begun(keyfile.public_of(private).hex(), at)
    if private is None:
        raise KeyNotThere(keyfile.place(), str(key_of(row)))
    _require_in_use(row, keyfile.public_of(private).hex())
    return Signer(row, private)


def rotated(*, by: User, at: datetime) -> SigningKey:
    """Have another key follow the one in use, which signs for it first."""
    old = signer(at=at)
    key = _following()
    signature = old.private.sign(rotation_bytes(key_of(old.row), key))
    return _followed(key, how="rotated", signature=signature.hex(), since=at, made_by=by)


def begun_again(*, by: User, because: str, at: datetime) -> SigningKey:
    """Have another key follow one that is lost. Refuses where it is not lost, or another is in its place."""
    row, private, place = latest(), _private(), keyfile.place()
    if row is None or not place.parent.is_dir():
        raise KeyNotThere(place, str(key_of(row)) if row else "the first")
    if private is not None:
        _require_in_use(row, keyfile.public_of(private).hex())
        raise KeyIsThere(place, row.key_id)
    return _followed(_following(), how="lost", reason=because, since=at, made_by=by)


def facts_of(row: SigningKey) -> dict[str, object]:
    """What a fund's log keeps of a key that follows another."""
    before = SigningKey.objects.filter(pk__lt=row.pk).order_by("-pk").first()
    old = key_of(before) if before else None
    return key_facts(key_of(row), how=row.how, old=old, signature=bytes.fromhex(row.signature), because=row.reason)


def name_here() -> str:
    """What this installation's keys and logs are called: where its pages were when it first signed."""
    first = SigningKey.objects.order_by("pk").first()
    return first.name if first else urlsplit(settings.SITE_ADDRESS).netloc or "section75"


def _private() -> Ed25519PrivateKey | None:
    """The key of the file, once one that was to follow and broke off in its last step is in its place."""
    waiting, row = keyfile.read(keyfile.following()), latest()
    if waiting is not None and row is not None and keyfile.public_of(waiting).hex() == row.public:
        keyfile.take_following()
    return keyfile.read(keyfile.place())


def _begun(public: str, at: datetime) -> SigningKey:
    """The first key, or the one with which another process has just begun."""
    with transaction.atomic():
        one_at_a_time(LOCK)
        return latest() or _kept(PublicKey(name_here(), bytes.fromhex(public)), how="first", since=at)


def _require_in_use(row: SigningKey, public: str) -> None:
    """Refuse a key that is not the one in use."""
    if row.public == public:
        return
    earlier = SigningKey.objects.filter(public=public).first()
    if earlier is None:
        raise AnotherKeyThere(keyfile.place(), PublicKey(row.name, bytes.fromhex(public)).id.hex(), row.key_id)
    follower = SigningKey.objects.filter(pk__gt=earlier.pk).order_by("pk")[0]
    raise KeySuperseded(keyfile.place(), earlier.key_id, in_words(london_day(follower.since)), row.key_id)


def _following() -> PublicKey:
    """The public half of a new key, which waits to take the place of the one in use."""
    return PublicKey(name_here(), keyfile.public_of(keyfile.make_following()))


def _followed(key: PublicKey, **how: Any) -> SigningKey:
    """The key that waits is in use from now on: the database knows it first, then the file has its name."""
    with transaction.atomic():
        one_at_a_time(LOCK)
        row = _kept(key, **how)
    keyfile.take_following()
    return row


def _kept(key: PublicKey, **how: Any) -> SigningKey:
    return SigningKey.objects.create(name=key.name, key_id=key.id.hex(), public=key.public.hex(), **how)
