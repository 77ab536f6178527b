"""The key that signs: made when it is first needed, known to the database by its public half, followed by another."""

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
from section75.apps.evidence.refusals import KeySuperseded
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


def latest() -> SigningKey | None:
    """The key in use, as the database knows it."""
    return SigningKey.objects.order_by("-pk").first()


def signer(*, at: datetime) -> Signer:
    """The key in use. Where there is none it is made; where the one there was is lost, a new one begins.

    Refuses a file that is no key, and a key that another has followed.
    """
    row, private = latest(), _private()
    public = keyfile.public_of(private).hex()
    if row is None or row.public != public:
        row = _begun(public, at)
    return Signer(row, private)


def rotated(*, by: User, at: datetime) -> SigningKey:
    """Have another key follow the one in use, which signs for it first."""
    old = signer(at=at)
    private = keyfile.make_following()
    key = PublicKey(name_here(), keyfile.public_of(private))
    signature = old.private.sign(rotation_bytes(key_of(old.row), key))
    with transaction.atomic():
        one_at_a_time(LOCK)
        row = _kept(key, how="rotated", signature=signature.hex(), since=at, made_by=by)
    keyfile.take_following()
    return row


def facts_of(row: SigningKey) -> dict[str, object]:
    """What a fund's log keeps of a key that follows another."""
    before = SigningKey.objects.filter(pk__lt=row.pk).order_by("-pk").first()
    old = key_of(before) if before else None
    return key_facts(key_of(row), how=row.how, old=old, signature=bytes.fromhex(row.signature))


def name_here() -> str:
    """What this installation's keys and logs are called: where its pages were when it first signed."""
    first = SigningKey.objects.order_by("pk").first()
    return first.name if first else urlsplit(settings.SITE_ADDRESS).netloc or "section75"


def _private() -> Ed25519PrivateKey:
    """The key of the file, once a rotation that broke off in its last step is done."""
    waiting, row = keyfile.read(keyfile.following()), latest()
    if waiting is not None and row is not None and keyfile.public_of(waiting).hex() == row.public:
        keyfile.take_following()
    return keyfile.read(keyfile.place()) or keyfile.make(keyfile.place())


def _begun(public: str, at: datetime) -> SigningKey:
    """The first key, or one that begins where nobody can sign for the one before it."""
    with transaction.atomic():
        one_at_a_time(LOCK)
        row = latest()
        if row is not None and row.public == public:
            return row
        earlier = SigningKey.objects.filter(public=public).first()
        if earlier is not None:
            assert row is not None, "there is one at least"
            follower = SigningKey.objects.filter(pk__gt=earlier.pk).order_by("pk")[0]
            since = in_words(london_day(follower.since))
            raise KeySuperseded(keyfile.place(), earlier.key_id, since, row.key_id)
        key = PublicKey(name_here(), bytes.fromhex(public))
        return _kept(key, how="lost" if row else "first", since=at)


def _kept(key: PublicKey, **how: Any) -> SigningKey:
    return SigningKey.objects.create(name=key.name, key_id=key.id.hex(), public=key.public.hex(), **how)
