"""Checkpoints and what belongs to them, as they are kept: added and read, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from section75.apps.accounts.models import User
from section75.apps.evidence.models import Checkpoint, CounterSignature, PartnerKey, Stamp, StampQuery
from section75.apps.evidence.refusals import NoSuchCheckpoint, NothingSigned
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import LogAct
from section75.core.evidence import Note, PublicKey, note_of, read_note, read_signature


def last(ledger: Ledger) -> Checkpoint | None:
    """The last checkpoint of a fund."""
    return _of(ledger).order_by("-number").first()


def all_of(ledger: Ledger) -> Sequence[Checkpoint]:
    """Every checkpoint of a fund, first to last."""
    return list(_of(ledger).order_by("number"))


def some(ledger: Ledger, *, below: int | None, most: int) -> Sequence[Checkpoint]:
    """Checkpoints of a fund, latest first, a page at a time; `below` is the number the page before ended with."""
    rows = _of(ledger) if below is None else _of(ledger).filter(number__lt=below)
    return list(rows.prefetch_related("counter_signatures").order_by("-number")[:most])


def get(ledger: Ledger, number: int | None = None) -> Checkpoint:
    """One checkpoint, the last if no number is given. Refuses one that there is not."""
    latest = last(ledger)
    if latest is None:
        raise NothingSigned(ledger.fund)
    row = latest if number is None else _of(ledger).filter(number=number).first()
    if row is None:
        raise NoSuchCheckpoint(ledger.fund, number or 0, latest.number)
    return row


def covering(ledger: Ledger, sha256: str) -> Checkpoint | None:
    """The first checkpoint over the act that names something by this hash; None where there is none yet."""
    acts = LogAct.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, body__contains=sha256)
    act = acts.order_by("log_number").first()
    return _of(ledger).filter(size__gte=act.log_number).order_by("number").first() if act else None


def last_witnessed(ledger: Ledger) -> Checkpoint | None:
    """The last checkpoint that a partner stands witness to."""
    return _of(ledger).filter(counter_signatures__isnull=False).order_by("-number").first()


def keep(row: Checkpoint, note: bytes) -> Checkpoint:
    """Keep a checkpoint with its note, byte for byte."""
    row.note = note
    row.save(force_insert=True)
    return row


def note_with_all(row: Checkpoint) -> Note:
    """The note as it was signed, and below its own signature those partners made."""
    note = read_note(bytes(row.note))
    added = [read_signature(each.line) for each in signatures(row) if each.line]
    return note_of(note.checkpoint, [*note.signatures, *added])


def signatures(row: Checkpoint) -> Sequence[CounterSignature]:
    """Who stands witness to a checkpoint, in order."""
    return list(row.counter_signatures.select_related("by", "key").order_by("pk"))


def witnessed(ledger: Ledger) -> Sequence[CounterSignature]:
    """Every counter-signature of a fund's checkpoints."""
    place = {"checkpoint__partnership_id": ledger.partnership, "checkpoint__fund": ledger.fund}
    return list(CounterSignature.objects.filter(**place).select_related("checkpoint").order_by("pk"))


def counter_sign(
    row: Checkpoint, *, party: str, key: PartnerKey | None, line: str, by: User, at: datetime, proved_at: datetime
) -> bool:
    """Keep a counter-signature; False where the same is kept already."""
    _, is_new = CounterSignature.objects.get_or_create(
        checkpoint=row, party=party, line=line, defaults={"key": key, "at": at, "by": by, "proved_at": proved_at}
    )
    return is_new


def partner_keys(ledger: Ledger, party: str = "") -> Sequence[PartnerKey]:
    """The keys registered with a fund, of one organisation if it is named; first to last."""
    rows = PartnerKey.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    rows = rows.filter(party=party) if party else rows
    return list(rows.select_related("registered_by").order_by("pk"))


def register(ledger: Ledger, key: PublicKey, *, party: str, line: int, by: User, at: datetime) -> PartnerKey:
    """Keep a partner's public key."""
    return PartnerKey.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        party=party,
        name=key.name,
        key_id=key.id.hex(),
        public=key.public.hex(),
        line=line,
        registered_at=at,
        registered_by=by,
    )


def ask_stamp(row: Checkpoint, query: bytes, *, by: User, at: datetime) -> StampQuery:
    """Keep a request for a time stamp."""
    return StampQuery.objects.create(checkpoint=row, query=query, made_at=at, made_by=by)


def open_query(row: Checkpoint) -> StampQuery | None:
    """The last request for a checkpoint that has no answer yet."""
    return row.stamp_queries.filter(stamp__isnull=True).order_by("-pk").first()


def keep_stamp(query: StampQuery, response: bytes, *, stamped_at: datetime, by: User, at: datetime) -> Stamp:
    """Keep the answer to a request."""
    return Stamp.objects.create(query=query, response=response, stamped_at=stamped_at, kept_at=at, kept_by=by)


def stamps(row: Checkpoint) -> Sequence[Stamp]:
    """The time stamps of a checkpoint."""
    return list(Stamp.objects.filter(query__checkpoint=row).order_by("pk"))


def _of(ledger: Ledger) -> QuerySet[Checkpoint]:
    return Checkpoint.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
