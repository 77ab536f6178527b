"""Entries posted before there was a log get their place in it, in the order of their numbers; and their balances.

Only the new columns are filled. The guard against changed entries is down for that, inside this migration's
transaction; all guards are made again after every migration, and nothing is served without them.
"""

import os
from datetime import UTC
from itertools import groupby

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Count, Sum

from section75.apps.audit.engines import ENGINES
from section75.apps.audit.guards import Guard
from section75.core.evidence.log import CHAIN_START, chain_hashes, entry_bodies, leaf_hashes, salted_each
from section75.core.evidence.merkle import Frontier

BATCH = 5_000
SALT = 16
NEVER_CHANGES = Guard("ledger_journalentry_never_changes", "ledger_journalentry", "UPDATE", "", "")
KEEP = "UPDATE ledger_journalentry SET run_id = %s, log_number = %s, salt = %s, leaf = %s, chain = %s WHERE id = %s"


def take_guard_down(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """A guard stands against every change of a row; also against the one that follows."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        ENGINES[connection.vendor].take_down(cursor, NEVER_CHANGES)


def place_entries(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Every fund's entries, and what follows from them."""
    entries = apps.get_model("ledger", "JournalEntry").objects
    names = dict(apps.get_model("accounts", "User").objects.values_list("pk", "username"))
    for partnership, fund in entries.order_by("partnership_id", "fund").values_list("partnership_id", "fund").distinct():
        of_fund = entries.filter(partnership_id=partnership, fund=fund)
        _log(apps, schema_editor.connection, of_fund.order_by("seq"), names)
        for side in ("debit", "credit"):
            _balances(apps, of_fund, side)


def _log(apps, connection, rows, names) -> None:
    """One fund: runs of what was posted together, a line of the log for each entry, and the head."""
    chain, frontier, last, run = CHAIN_START, Frontier(), 0, None
    while batch := list(rows.filter(seq__gt=last)[:BATCH]):
        runs = []
        for (proposal, at, by, approved), some in groupby(batch, _together):
            some = list(some)
            run = _run(apps, some, run, proposal=proposal, at=at, by=by, approved=approved)
            runs += [run.pk] * len(some)
        salts = os.urandom(SALT * len(batch))
        people = salted_each(salts, [(names[row.recorded_by_id], names.get(row.approved_by_id, "")) for row in batch])
        words = salted_each(salts, [(row.narrative, row.reason) for row in batch])
        bodies = entry_bodies(_facts(row, *hashes) for row, *hashes in zip(batch, people, words, strict=True))
        leaves, chains = leaf_hashes(bodies), chain_hashes(chain, bodies)
        with connection.cursor() as cursor:
            cursor.executemany(
                KEEP,
                [
                    (runs[n], row.seq, salts[SALT * n : SALT * (n + 1)], leaves[n], chains[n], row.pk)
                    for n, row in enumerate(batch)
                ],
            )
        chain, frontier, last = chains[-1], frontier.extend(leaves), batch[-1].seq
    apps.get_model("ledger", "FundHead").objects.create(
        partnership_id=batch_place(rows)[0], fund=batch_place(rows)[1], entries=last, size=last, chain=chain.hex(),
        frontier=frontier.to_text(),
    )


def batch_place(rows):
    return rows.values_list("partnership_id", "fund").first()


def _together(row):
    return (row.proposal_id, row.recorded_at, row.recorded_by_id, row.approved_by_id)


def _run(apps, some, before, *, proposal, at, by, approved):
    """The run of some entries; the one before goes on where a batch ended within it."""
    runs = apps.get_model("ledger", "PostingRun").objects
    first, last = some[0], some[-1]
    if before is not None and _together(first) == _together(before):
        runs.filter(pk=before.pk).update(last_seq=last.seq)
        return before
    return runs.create(
        partnership_id=first.partnership_id, fund=first.fund, first_seq=first.seq, last_seq=last.seq,
        first_log=first.seq, recorded_at=at, recorded_by_id=by, approved_by_id=approved, proposal_id=proposal,
    )


def _facts(row, people, words):
    return (
        row.seq, row.partnership_id, row.fund, row.seq, row.recorded_at.astimezone(UTC), row.effective_on, row.year,
        row.month, row.debit, row.credit, row.pence, row.authority, row.file_sha256, row.file_name, row.file_row,
        row.reverses, row.proposal_id, people, words,
    )


def _balances(apps, rows, side) -> None:
    kept = apps.get_model("ledger", "AccountBalance").objects
    place = ("partnership_id", "fund", side, "year", "month", "effective_on")
    for *key, total, many in rows.values_list(*place).annotate(total=Sum("pence"), many=Count("pk")).order_by():
        named = dict(zip((*place[:2], "account", *place[3:]), key, strict=True))
        row, _ = kept.get_or_create(**named, defaults={"debit": 0, "credit": 0, "debits": 0, "credits": 0})
        setattr(row, side, total)
        setattr(row, f"{side}s", many)
        row.save()


class Migration(migrations.Migration):

    dependencies = [("accounts", "0004_no_memberships"), ("ledger", "0004_the_log")]

    operations = [
        migrations.RunPython(take_guard_down, migrations.RunPython.noop),
        migrations.RunPython(place_entries, migrations.RunPython.noop),
    ]
