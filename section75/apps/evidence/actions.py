"""Counter-signing a checkpoint, registering the key for it, taking an export away, rotating the key, signing daily."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.accounts.store import authorise_installation
from section75.apps.audit import store as audit
from section75.apps.audit.acting import acting
from section75.apps.audit.locking import one_at_a_time
from section75.apps.evidence import exporting, keys, store, verifier_file, witnessing
from section75.apps.evidence.checkpoints import DAILY, make_checkpoint
from section75.apps.evidence.models import Checkpoint, PartnerKey, SigningKey
from section75.apps.evidence.refusals import (
    KeyRegisteredAlready,
    NoKeyToSignWith,
    NoReasonForLost,
    NotProvedToSign,
    SignatureDoesNotHold,
    WitnessedAlready,
)
from section75.apps.evidence.verifying import signature_by
from section75.apps.identity.lasting import SECONDS_PROVED
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import add_act, head
from section75.apps.ledger.models import FundHead
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.evidence import NotACheckpoint, PublicKey, Signature, read_note, read_signature

LONGEST_REASON = 300  # characters
_DASH = "\N{EM DASH} "


@dataclass(frozen=True, slots=True)
class Taken:
    """An export under way: its file's name, and its bytes as they are asked for."""

    name: str
    content: Iterator[bytes]


def register_key(user: User, ledger: Ledger, text: str, *, at: datetime, proved_at: datetime | None) -> PartnerKey:
    """Register, for one's organisation, the public key it counter-signs with: an act in the fund's log."""
    with acting(user, Act.COUNTERSIGN_CHECKPOINT, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        _require_proved(at, proved_at)
        key, party = PublicKey.of(text), doing.part.party
        registered = store.partner_keys(ledger)
        names = {row.name for row in keys.known()} | {row.name for row in registered if row.party != party}
        taken = {row.public for row in keys.known()} | {row.public for row in registered}
        if key.name in names or key.public.hex() in taken:
            raise KeyRegisteredAlready(f"{key.name}+{key.id.hex()}")
        line = add_act(ledger, "partner key", {"party": party, "key": str(key)}, at=at).size
        doing.tell(f"{party} registered the key {key} to counter-sign checkpoints with, as line {line} of the log.")
        return store.register(ledger, key, party=party, line=line, by=user, at=at)


def counter_sign(
    user: User, ledger: Ledger, number: int, given: str, *, at: datetime, proved_at: datetime | None
) -> Checkpoint:
    """Keep the signature one's organisation made over a checkpoint with its own key: the note with it, or its line."""
    with acting(user, Act.COUNTERSIGN_CHECKPOINT, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        assert proved_at is None or proved_at <= at, "nobody proves themselves ahead of time"
        _require_proved(at, proved_at)
        row, party = store.get(ledger, number), doing.part.party
        key, line = _signed(ledger, row, party, given)
        assert proved_at is not None, "it was required"
        who = {"by": user, "at": at, "proved_at": proved_at}
        if not witnessing.keep(ledger, row, party=party, key=key, line=str(line), **who):
            raise WitnessedAlready(number, party)
        doing.tell(f"{party} counter-signed checkpoint {number} with its key {key.key_id}.")
        return row


def witness(user: User, ledger: Ledger, number: int, *, at: datetime, proved_at: datetime | None) -> Checkpoint:
    """Stand witness to a checkpoint for one's organisation, by one's word: that it holds this very note."""
    with acting(user, Act.COUNTERSIGN_CHECKPOINT, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        _require_proved(at, proved_at)
        row, party = store.get(ledger, number), doing.part.party
        assert proved_at is not None, "it was required"
        who = {"by": user, "at": at, "proved_at": proved_at}
        if not witnessing.keep(ledger, row, party=party, key=None, line="", **who):
            raise WitnessedAlready(number, party)
        doing.tell(f"{party} stands witness to checkpoint {number}: {row.size} lines, root {row.root}.")
        return row


def take_export(user: User, ledger: Ledger, *, at: datetime) -> Taken:
    """Take a fund's log away with all it takes to check it. That it was taken is written down first."""
    with acting(user, Act.SEE_LEDGER, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        size, _ = head(ledger).size, verifier_file.verifier()  # before anything is handed over
        doing.tell(f"Took away the log of {ledger.fund} with its evidence, up to line {size:,}.")
    return Taken(f"evidence-{ledger.partnership}-{ledger.fund}-{size}.zip", exporting.export(ledger))


def rotate_key(user: User, *, at: datetime) -> SigningKey:
    """Have a new key sign from now on, for which the old one signs; every log that was ever signed says so at once."""
    authorise_installation(user, Act.MANAGE_PEOPLE, on=london_day(at))
    new = keys.rotated(by=user, at=at)
    _sign_everywhere(at)
    says = f"Key {new} signs checkpoints from now on; the key before it signed for it."
    audit.write(at=at, who=user.username, act="rotate the key", partnership="", outcome="done", says=says)
    return new


def begin_again(user: User, *, because: str, at: datetime, proved_at: datetime | None) -> SigningKey:
    """Have a new key sign from now on where the one in use is lost: every log that was ever signed says so, and how."""
    authorise_installation(user, Act.MANAGE_PEOPLE, on=london_day(at))
    _require_proved(at, proved_at)
    said = because.strip()
    if not said or len(said) > LONGEST_REASON or not said.isprintable():
        raise NoReasonForLost
    lost = keys.latest()
    new = keys.begun_again(by=user, because=said, at=at)
    _sign_everywhere(at)
    says = f"Key {new} signs checkpoints from now on. Key {lost} is lost, and nobody could sign for it: {said}"
    audit.write(at=at, who=user.username, act="begin a key again", partnership="", outcome="done", says=says)
    return new


def sign_daily(*, at: datetime) -> int:
    """Sign every fund's log that grew and was not signed today (London); how many were."""
    signed = 0
    for ledger in _all_funds():
        last = store.last(ledger)
        is_due = last is None or london_day(last.made_at) < london_day(at)
        if is_due and witnessing.has_grown(ledger, last):
            _sign_day(ledger, at=at)
            signed += 1
    return signed


@transaction.atomic
def _sign_day(ledger: Ledger, *, at: datetime) -> None:
    """A line that says so first: whoever deletes the checkpoint leaves the line."""
    one_at_a_time(ledger.partnership)
    add_act(ledger, witnessing.DAY, {}, at=at)
    make_checkpoint(ledger, because=DAILY, at=at)


@transaction.atomic
def sign_now(ledger: Ledger, *, because: str, at: datetime) -> Checkpoint:
    """Sign a fund's log outside any other act on it."""
    one_at_a_time(ledger.partnership)
    return make_checkpoint(ledger, because=because, at=at)


def _all_funds() -> list[Ledger]:
    """Every fund that has a log, in the order of their names."""
    return [Ledger(*names) for names in sorted(FundHead.objects.values_list("partnership_id", "fund"))]


def _sign_everywhere(at: datetime) -> None:
    """Have every log that was ever signed say which key signs from now on."""
    for ledger in _all_funds():
        if store.last(ledger) is not None:
            sign_now(ledger, because="key", at=at)


def _require_proved(at: datetime, proved_at: datetime | None) -> None:
    lasts = timedelta(seconds=SECONDS_PROVED)
    if proved_at is None or not timedelta(0) <= at - proved_at <= lasts:
        raise NotProvedToSign


def _signed(ledger: Ledger, row: Checkpoint, party: str, given: str) -> tuple[PartnerKey, Signature]:
    """The key of the organisation that signed, the latest first, and the line of its signature."""
    registered = list(reversed(store.partner_keys(ledger, party)))
    if not registered:
        raise NoKeyToSignWith(party)
    text, lines = read_note(bytes(row.note)).text, _lines(given)
    for key in registered:
        found = signature_by(text, lines, key)
        if found is not None:
            return key, found
    raise SignatureDoesNotHold(row.number, f"{registered[0].name}+{registered[0].key_id}")


def _lines(given: str) -> list[Signature]:
    """Every line of signature in what was given; what is none is passed over."""
    found = []
    for line in given.splitlines():
        if line.startswith(_DASH):
            try:
                found.append(read_signature(line.rstrip()))
            except NotACheckpoint:
                continue
    return found
