"""What happens to the audit trail when it is really committed; what came of it, as one JSON document.

python tests/engines/trails.py together    many write at once, some to be undone again
python tests/engines/trails.py upgrade     a database of before the chain is brought up to date
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
WRITERS, ROUNDS, PLACES = 8, 15, 3
OLD = "INSERT INTO audit_auditline (at, who, act, partnership, outcome, says) VALUES (%s, %s, %s, %s, %s, %s)"


def together() -> dict[str, Any]:
    """Writers in threads, each taking a partnership's lock and then the trail's; every third act is undone."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)
    start = threading.Barrier(WRITERS)

    def writer(who: int) -> Callable[[], list[str]]:
        def run() -> list[str]:
            from django.db import connection

            start.wait()
            try:
                return [act(who, lap) for lap in range(ROUNDS)]
            finally:
                connection.close()

        return run

    with ThreadPoolExecutor(WRITERS) as pool:
        given = [told for done in [pool.submit(writer(who)) for who in range(WRITERS)] for told in done.result()]
    return {"done": given.count("done"), "refused": given.count("refused"), **as_it_stands()}


def act(who: int, lap: int) -> str:
    """An act in its transaction; or one that is undone, and its refusal written by itself."""
    from django.db import transaction

    from section75.apps.audit.locking import one_at_a_time

    place = f"invented-{(who + lap) % PLACES}"
    try:
        with transaction.atomic():
            one_at_a_time(place)
            write(who, place, "done")
            if lap % 3 == 0:
                raise ZeroDivisionError
    except ZeroDivisionError:
        write(who, place, "refused")
        return "refused"
    return "done"


def write(who: int, place: str, outcome: str) -> None:
    """One line."""
    from section75.apps.audit import store

    store.write(at=AT, who=f"writer-{who}", act="post", partnership=place, outcome=outcome, says="Invented.")


def upgrade() -> dict[str, Any]:
    """Lines as they stood before the chain, under the guards of then; then everything is brought up to date."""
    from django.core.management import call_command
    from django.db import connection

    from section75.apps.audit.engines import engine
    from section75.apps.audit.guards import GUARDS_OF_THE_TRAIL, missing

    call_command("migrate", "audit", "0001", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        for guard in GUARDS_OF_THE_TRAIL:
            if guard.event == "INSERT":
                engine().take_down(cursor, guard)
        for number in range(1, 1_501):
            cursor.execute(OLD, [AT, "officer", "close a month", "invented-0", "done", f"Act {number}, e\u0301."])
    call_command("migrate", verbosity=0, interactive=False)
    gone = [name for name in missing() if name.startswith("audit_")]
    before = as_it_stands()
    write(1, "invented-1", "done")
    return {"missing": gone, "before": before, "written": as_it_stands()}


def as_it_stands() -> dict[str, Any]:
    """The chain, held against itself."""
    from section75.apps.audit import actions
    from section75.apps.audit.models import AuditLine

    verdict = actions.verify()
    return {
        "upto": verdict.upto,
        "head": verdict.head,
        "numbers": list(AuditLine.objects.order_by("id").values_list("seq", flat=True)),
        "outcomes": sorted(AuditLine.objects.values_list("outcome", flat=True)),
    }


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps({"together": together, "upgrade": upgrade}[sys.argv[1]]()))
