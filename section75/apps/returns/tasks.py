"""What reports ask of somebody: to acknowledge one that was issued."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.store import Part
from section75.apps.accounts.tasks import Task
from section75.apps.agreements import store as agreements
from section75.apps.ledger.store import Ledger
from section75.apps.returns import store
from section75.core.authority import Act


def tasks_for(part: Part, at: datetime) -> Iterator[Task]:  # noqa: ARG001 - no day is set for it
    """The reports of every fund that this person may acknowledge and that their organisation has not."""
    for fund in agreements.latest(part.partnership).funds:
        if not part.may(Act.ACKNOWLEDGE_REPORT, fund.id):
            continue
        for row in store.issued_of(Ledger(part.partnership, fund.id)):
            if all(each.party != part.party for each in store.acknowledgements(row)):
                yield Task(
                    title=f"Acknowledge the report for {row.period}",
                    why="It was issued to your organisation",
                    due=None,
                    address=reverse("returns:issued", kwargs={"slug": part.partnership, "fund": fund.id, "pk": row.pk}),
                    partnership=part.partnership,
                    fund=fund.id,
                )
