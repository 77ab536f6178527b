"""What waits for a partner: the last checkpoint, to be kept outside and counter-signed. The e-mail carries it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.store import Part
from section75.apps.accounts.tasks import Task
from section75.apps.agreements import store as agreements
from section75.apps.evidence import store
from section75.apps.ledger.ledgers import Ledger
from section75.core.authority import Act


def tasks_for(part: Part, at: datetime) -> Iterator[Task]:  # noqa: ARG001 - it waits at any time
    """The last checkpoint of every fund, until this person's organisation stands witness to it."""
    for fund in agreements.latest(part.partnership).funds:
        if not part.may(Act.COUNTERSIGN_CHECKPOINT, fund.id):
            continue
        row = store.last(Ledger(part.partnership, fund.id))
        if row is None or any(each.party == part.party for each in store.signatures(row)):
            continue
        place = {"slug": part.partnership, "fund": fund.id, "number": row.number}
        yield Task(
            title=f"Keep checkpoint {row.number} and counter-sign it",
            why="a copy outside is what shows that the host has not rewritten the books before it",
            due=None,
            address=reverse("evidence:checkpoint", kwargs=place),
            partnership=part.partnership,
            fund=fund.id,
            enclosed=store.note_with_all(row).as_bytes().decode(),
        )
