"""What a host can do that holds the database and the key: cut a log, hash it all again, and sign it again."""

from __future__ import annotations

from dataclasses import replace

from django.db import connection

from section75.apps.evidence import keys, store
from section75.apps.evidence.models import Checkpoint, CounterSignature, Stamp, StampQuery
from section75.apps.ledger import log
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import FundHead, LogAct
from section75.core.evidence import CHAIN_START, ENTRY, Frontier, chain_hash, leaf_hash, note_of, read_note
from section75.core.evidence import Checkpoint as Stated

ITS_HEAD = "head_id = (SELECT id FROM ledger_fundhead WHERE partnership_id = %s AND fund = %s)"
LINES = {"ledger_journalentry": ITS_HEAD, "ledger_logact": "partnership_id = %s AND fund = %s"}  # and whose they are
_TABLES = {True: "ledger_journalentry", False: "ledger_logact"}


def sql(statement: str, *values: str | int | bytes) -> None:
    """Run a statement past the program."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def cut(ledger: Ledger, *, after: int) -> None:
    """Take every line after a number out of a log, with the checkpoints over them, so that nothing shows a gap."""
    place = {"partnership_id": ledger.partnership, "fund": ledger.fund}
    gone = Checkpoint.objects.filter(**place, size__gt=after)
    CounterSignature.objects.filter(checkpoint__in=gone).delete()
    Stamp.objects.filter(query__checkpoint__in=gone).delete()
    StampQuery.objects.filter(checkpoint__in=gone).delete()
    gone.delete()
    ledger.rows().filter(log_number__gt=after).delete()
    LogAct.objects.filter(**place, log_number__gt=after).delete()
    last = ledger.rows().order_by("-seq").values_list("seq", flat=True).first() or 0
    ledger.runs().filter(first_seq__gt=last).delete()
    ledger.runs().filter(last_seq__gt=last).update(last_seq=last)
    hash_again(ledger)


def hash_again(ledger: Ledger) -> None:
    """Hash every line of a log as it is now, chain it again, and set the head to what that comes to."""
    chain, frontier, entries = CHAIN_START, Frontier(), 0
    with connection.cursor() as cursor:
        for line in list(log.lines(ledger, upto=2**62)):
            leaf, chain = leaf_hash(line.body), chain_hash(chain, line.body)
            frontier, entries = frontier.add(leaf), entries + (line.kind == ENTRY)
            table = _TABLES[line.kind == ENTRY]
            cursor.execute(
                f"UPDATE {table} SET leaf = %s, chain = %s WHERE {LINES[table]} AND log_number = %s",  # noqa: S608 - ours
                [leaf, chain, ledger.partnership, ledger.fund, line.number],
            )
    FundHead.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund).update(
        size=frontier.size, entries=entries, chain=chain.hex(), frontier=frontier.to_text()
    )


def sign_again(ledger: Ledger) -> None:
    """Write every checkpoint anew over the log as it is now, with the installation's own key."""
    for row in store.all_of(ledger):
        signer = keys.signer(at=row.made_at)
        last = next(log.lines(ledger, row.size - 1, row.size))
        root = Frontier().extend(log.leaves(ledger, upto=row.size)).root()
        stated = _restated(bytes(row.note), root, last.chain)
        note = note_of(stated, [signer.line(stated.text())]).as_bytes()
        Checkpoint.objects.filter(pk=row.pk).update(root=root.hex(), chain=last.chain.hex(), note=note)


def _restated(note: bytes, root: bytes, chain: bytes) -> Stated:
    """What a checkpoint said, of other lines."""
    return replace(read_note(note).checkpoint, root=root, chain=chain)
