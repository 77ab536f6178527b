"""A fund's head: how far its journal and its log have come. Whoever adds to either holds it until they are done."""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet

from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import FundHead
from section75.apps.prepared import prepared
from section75.core.evidence import CHAIN_START, Frontier

_MOVE = "UPDATE ledger_fundhead SET entries = %s, size = %s, chain = %s, frontier = %s WHERE id = %s"


def held(ledger: Ledger) -> FundHead:
    """The head, which nobody else can add to until this transaction ends."""
    assert connection.in_atomic_block, "a head is held by a transaction"
    found = _held(ledger.partnership, ledger.fund)
    return found[0] if found else FundHead.objects.create(partnership_id=ledger.partnership, fund=ledger.fund)


def seen(ledger: Ledger) -> FundHead:
    """The head as it stands; of a fund without any entry or act, an empty one."""
    found = _seen(ledger.partnership, ledger.fund)
    return found[0] if found else FundHead(partnership_id=ledger.partnership, fund=ledger.fund)


@prepared
def _held(partnership: str, fund: str) -> QuerySet[FundHead]:
    return FundHead.objects.select_for_update().filter(partnership_id=partnership, fund=fund)


@prepared
def _seen(partnership: str, fund: str) -> QuerySet[FundHead]:
    return FundHead.objects.filter(partnership_id=partnership, fund=fund)


def chain_of(head: FundHead) -> bytes:
    """The chain hash of the last line of the log."""
    return bytes.fromhex(head.chain) if head.chain else CHAIN_START


def frontier_of(head: FundHead) -> Frontier:
    """The tree over the log's leaves so far."""
    return Frontier.from_text(head.frontier) if head.frontier else Frontier()


def move(head: FundHead, *, entries: int, chain: bytes, frontier: Frontier) -> None:
    """Write down how far it has come."""
    head.entries, head.size = entries, frontier.size
    head.chain, head.frontier = chain.hex(), frontier.to_text()
    with connection.cursor() as cursor:
        cursor.execute(_MOVE, [head.entries, head.size, head.chain, head.frontier, head.pk])
        assert cursor.rowcount == 1, "a head that is held is there"
