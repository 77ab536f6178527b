"""A partner with a key of its own, registered with a fund: for the tests of evidence."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from section75.apps.accounts.models import User
from section75.apps.evidence import actions, keyfile
from section75.apps.ledger.ledgers import Ledger
from section75.core.evidence import PublicKey

AT = datetime(2022, 7, 20, 9, 5, tzinfo=UTC)
LATER = AT + timedelta(hours=2)
THEIRS = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
THEIR_KEY = PublicKey("icb.example", keyfile.public_of(THEIRS))


def register(cast: dict[str, User], fund: Ledger) -> None:
    """Register it."""
    actions.register_key(cast["partner.chief"], fund, str(THEIR_KEY), at=AT, proved_at=AT)
