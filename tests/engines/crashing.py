"""Somebody who brings, proposes and approves one extract after another, and is killed at any instant; what is found.

    python tests/engines/crashing.py KILLS

Run in a data folder with the cast and the agreement and nothing posted. Whoever is killed is a process of its own, made
by a fork of this one, so that it begins at once.
"""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from typing import Any

LONGEST = 2.5  # that somebody lives, in the time it takes to post one
MONTH = 2


def work(acknowledged: int, name: str) -> None:
    """Post until killed; every step that was answered is written to a pipe, which outlives us."""
    from tests.engines import racing

    lap = 0
    while True:
        here = f"{name}-{lap}"
        racing.post(here, month=MONTH)
        os.write(acknowledged, f"{here}\n".encode())
        lap += 1


def killed_after(seconds: float, name: str, *, first_answer: bool = False) -> list[str]:
    """Let somebody work so long, from their first answer if asked, and kill them; what they were told was done."""
    reads, writes = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reads)
        try:
            work(writes, name)
        finally:
            os._exit(1)
    os.close(writes)
    if first_answer:
        select.select([reads], [], [])
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), f"it ended by itself: {status}"
    return _all_of(reads)


def _all_of(reads: int) -> list[str]:
    found = b""
    while piece := os.read(reads, 65_536):
        found += piece
    os.close(reads)
    return found.decode().splitlines()


def found() -> dict[str, Any]:
    """What the database holds: entries by extract, and whether head, log, chain and balances agree with them."""
    from collections import Counter

    from django.db.models import Max

    from section75.apps.demonstration.actions import FUND
    from section75.apps.evidence.verifying import verify
    from section75.apps.ledger import balancing, heads
    from section75.apps.ledger.models import Extract, JournalEntry

    seqs = list(JournalEntry.objects.order_by("seq").values_list("seq", flat=True))
    head = heads.seen(FUND)
    return {
        "entries": dict(Counter(JournalEntry.objects.values_list("file__name", flat=True))),
        "posted": sorted(Extract.objects.filter(posted_at__isnull=False).values_list("file_name", flat=True)),
        "numbers": seqs == list(range(1, len(seqs) + 1)),
        "head": [head.entries == len(seqs), head.entries == (JournalEntry.objects.aggregate(n=Max("seq"))["n"] or 0)],
        "balances": list(balancing.verify_balances(FUND)),
        "broken": list(verify(FUND).broken),
    }


def main(kills: int) -> dict[str, Any]:
    """Kill so many, and look."""
    import django

    django.setup()
    from django.db import connection

    from tests.engines import racing

    racing.post("warm", month=MONTH)  # so that whoever is forked has everything loaded
    began = time.monotonic()
    racing.post("warmer", month=MONTH)
    longest = LONGEST * (time.monotonic() - began)
    connection.close()
    seed = int(os.environ.get("SECTION75_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)
    sys.stderr.write(f"SECTION75_SEED={seed}\n")
    drawn = random.Random(seed)
    told = ["warm", "warmer"]
    for number in range(kills):
        told += killed_after(drawn.uniform(0, longest), f"k{number}", first_answer=number % 4 == 0)
    return {"told": told, "seed": seed, **found()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]))))
