"""A backup made, looked into, and put back, in every way that matters; what came of it, as one JSON document.

    python tests/engines/backing_up.py

Run in a data folder with the cast and the agreement and nothing posted. It is a program of its own because a restored
database takes the place of the one there was, which the tests' own never does.
"""

from __future__ import annotations

import json
import os
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)


def command(*words: str) -> tuple[int, Any]:
    """A command of ours: its exit code, and the JSON it answers with."""
    from tests.terminal import typed_in

    done = typed_in([*words, "--json"])
    return done.code, json.loads(done.out) if done.out else done.err


def heads() -> list[list[Any]]:
    """How far every fund is now."""
    from section75.apps.backups.heads import heads
    from section75.apps.backups.restoring import ask

    return [[head.fund, head.entries, head.size, head.chain, head.root] for head in heads(ask)]


def post(name: str) -> object:
    """Post two rows; how many entries that made, or the refusal."""
    from section75.core.refusals import Refusal
    from tests.engines import racing

    try:
        return racing.post(name, month=2)
    except Refusal as refusal:
        return refusal.name


def past_the_program() -> str:
    """What the database says to a run of entries that nobody asked the program about, where nothing else is asked."""
    from django.db import IntegrityError, connection, transaction

    from section75.apps.audit.engines import engine
    from section75.apps.audit.guards import all_guards
    from section75.apps.ledger.models import PostingRun

    row = PostingRun.objects.order_by("pk")[0]
    row.pk, row.first_seq, row.last_seq, row.first_log = None, 901, 902, 901
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for guard in all_guards():
                if guard.name in ("run_is_approved", "run_follows_the_last"):
                    engine().take_down(cursor, guard)
            row.save(force_insert=True)
            raise ZeroDivisionError
    except IntegrityError as error:
        return str(error).split(":")[0]
    except ZeroDivisionError:
        return "taken"


def receipts(folder: Path) -> None:
    """Sign every log, and keep the checkpoints as a partner does."""
    from section75.apps.demonstration.actions import FUND
    from section75.apps.evidence import store
    from section75.apps.evidence.actions import sign_now

    row = sign_now(FUND, because="daily, as something changed", at=AT)
    folder.mkdir(exist_ok=True)
    (folder / f"checkpoint-{row.number}.txt").write_bytes(bytes(store.get(FUND, row.number).note))


def accept() -> list[Any]:
    """Have the restoration approved by one partner, then by the other; what posting comes to after each."""
    from section75.apps.backups import actions, store
    from section75.apps.demonstration.actions import FUND
    from section75.core.refusals import Refusal
    from tests.engines import racing

    said: list[Any] = []
    (row,) = store.open_ones(FUND.partnership, FUND.fund)
    manager = racing.person("pool.manager")
    proposal = actions.propose_accepting(manager, FUND.partnership, FUND.fund, row.pk, at=AT)
    for number, who in enumerate(("chief.finance", "partner.chief")):
        try:
            said.append(racing.approve(proposal, who).done is not None)
        except Refusal as refusal:
            said.append(refusal.name)
        said.append(post(f"after-{number}"))
    return said


def banner() -> list[str]:
    """What every page of the fund says above everything else."""
    from section75.apps.agreements.banners import banners
    from section75.apps.demonstration.actions import FUND

    return banners(FUND.partnership, FUND.fund)


def without_receipts(first: Path, kept: Path) -> dict[str, Any]:
    """An old backup restored into an empty database, and the checkpoint brought afterwards."""
    empty()
    return {
        "restored": command("backup", "restore", str(first)),
        "posting before": post("five"),
        "compared": command("backup", "compare", str(kept)),
        "posting after": post("six"),
    }


def add_a_later_table() -> None:
    """A table that no backup knows of, and that points at one which every backup has."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE later (head_id bigint NOT NULL REFERENCES ledger_fundhead (id))")
        cursor.execute("INSERT INTO later SELECT id FROM ledger_fundhead")


def has_the_later_table() -> bool:
    """Is it there?"""
    from django.db import connection

    return "later" in connection.introspection.table_names()


def empty() -> None:
    """As on a new machine."""
    from django.conf import settings
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        connection.close()
        return
    connection.close()
    for path in Path(settings.DATA).glob("section75.sqlite3*"):
        path.unlink()


def spoilt(file: Path) -> Path:
    """The backup with one byte of its dump changed, in a ZIP that is whole."""
    to = file.with_name("spoilt.backup")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(to, "w") as new:
        for name in old.namelist():
            content = bytearray(old.read(name))
            if not name.endswith(".json"):
                content[len(content) // 2] ^= 1
            new.writestr(name, bytes(content))
    return to


def main() -> dict[str, Any]:
    """Everything, one after the other."""
    import django

    django.setup()
    folder = Path(os.environ["SECTION75_DATA"])
    first, second, kept = folder / "first.backup", folder / "second.backup", folder / "receipts"
    told: dict[str, Any] = {"posted": [post("one"), post("two")]}
    told["made"] = command("backup", "make", "--to", str(first))
    told["again"] = command("backup", "make", "--to", str(first))
    told["first"] = heads()
    told["looked"] = command("backup", "look", str(first))
    told["posted"] += [post("three")]
    receipts(kept)
    told["second"] = heads()
    told["made second"] = command("backup", "make", "--to", str(second))
    told["over books"] = command("backup", "restore", str(first))
    told["spoilt"] = command("backup", "restore", str(spoilt(first)), "--replace")
    told["untouched"] = heads()
    add_a_later_table()
    told["later"] = [has_the_later_table()]
    told["same"] = command("backup", "restore", str(second), "--replace", "--receipts", str(kept))
    told["after same"] = heads()
    told["later"] += [has_the_later_table()]
    told["older"] = command("backup", "restore", str(first), "--replace", "--receipts", str(kept))
    told["after older"] = heads()
    told["blocked"] = [post("four"), past_the_program()]
    told["banner"] = banner()
    told["compared"] = command("backup", "compare", str(kept))
    told["listed"] = command("backup", "restorations")
    told["accepted"] = accept()
    told["trail"] = command("audit", "verify")[0]
    told["evidence"] = command("evidence", "verify")[0]
    told["banner at the end"] = banner()
    told["compared at the end"] = command("backup", "compare", str(kept))
    told["old receipts"] = command("evidence", "verify", "--against", str(kept))
    told["on a new machine"] = without_receipts(first, kept)
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))
