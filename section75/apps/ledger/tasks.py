"""What a fund's books ask of somebody: extracts to propose, months to agree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.store import Part
from section75.apps.accounts.tasks import Task
from section75.apps.agreements import store as agreements
from section75.apps.ledger import extracts, month_store, waits
from section75.apps.ledger.store import Ledger
from section75.core.authority import Act
from section75.core.calendar import FinancialYear, Month


def tasks_for(part: Part, at: datetime) -> Iterator[Task]:
    """Those of every fund of the partnership that are this person's."""
    for fund in agreements.latest(part.partnership).funds:
        ledger = Ledger(part.partnership, fund.id)
        if part.may(Act.PROPOSE_POSTING, fund.id):
            yield from _to_propose(ledger, at)
        if part.may(Act.AGREE_MONTH, fund.id):
            yield from _to_agree(ledger, part.party)


def _to_propose(ledger: Ledger, at: datetime) -> Iterator[Task]:
    for row in extracts.all_of(ledger):
        if row.posted_at is None and waits.of_extract(ledger, row.pk, at=at) is None:
            yield Task(
                title=f"Propose posting {row.file_name}",
                why=f"It was brought for {Month(FinancialYear(row.year), row.month).in_words} and is not posted",
                due=None,
                address=reverse("ledger:extract", kwargs={**_place(ledger), "number": row.pk}),
                partnership=ledger.partnership,
                fund=ledger.fund,
            )


def _to_agree(ledger: Ledger, party: str) -> Iterator[Task]:
    for month in month_store.closings(ledger):
        closing = month_store.closing_of(ledger, month)
        if closing is not None and not any(each.party == party for each in month_store.answers(closing)):
            yield Task(
                title=f"Agree {month.in_words}, or object",
                why="The host has closed it",
                due=None,
                address=reverse(
                    "ledger:month", kwargs={**_place(ledger), "first": month.year.first, "number": month.number}
                ),
                partnership=ledger.partnership,
                fund=ledger.fund,
            )


def _place(ledger: Ledger) -> dict[str, object]:
    return {"slug": ledger.partnership, "fund": ledger.fund}
