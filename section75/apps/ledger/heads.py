"""A fund's head: how far its journal and its log have come. Whoever adds to either holds it until they are done."""

from __future__ import annotations

from django.db import connection

from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import FundHead
from section75.core.evidence import CHAIN_START, Frontier


def held(ledger: Ledger) -> FundHead:
    """The head, which nobody else can add to until this transaction ends."""
    assert connection.in_atomic_block, "a head is held by a transaction"
    rows = FundHead.objects.select_for_update().filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return rows.first() or FundHead.objects.create(partnership_id=ledger.partnership, fund=ledger.fund)


def seen(ledger: Ledger) -> FundHead:
    """The head as it stands; of a fund without any entry or act, an empty one."""
    rows = FundHead.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return rows.first() or FundHead(partnership_id=ledger.partnership, fund=ledger.fund)


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
    head.save(update_fields=["entries", "size", "chain", "frontier"])
