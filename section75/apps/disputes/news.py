"""What was done to questions: raised, replied to, taken further, ended. Notes are nobody's news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.news import News
from section75.apps.accounts.store import Part
from section75.apps.agreements import store as agreements
from section75.apps.disputes import showing, store
from section75.apps.disputes.models import Dispute
from section75.core.authority import Act
from section75.core.disputes import Verb


def news_for(part: Part, since: datetime) -> Iterator[News]:
    """Everything since a moment, at the funds this person may see the books of."""
    called = agreements.latest(part.partnership).called
    for row in store.raised_since(part.partnership, since):
        yield from _news(part, row, row.raised_at, f"{called(row.organisation)} questioned {row.title}")
    for turn in store.turns_since(part.partnership, since):
        done = showing.WORDS[Verb(turn.verb)].split(":")[0].lower()
        row = turn.dispute
        yield from _news(
            part, row, turn.at, f"Question {row.number}, {row.title}: {done} by {called(turn.organisation)}"
        )


def _news(part: Part, row: Dispute, at: datetime, says: str) -> Iterator[News]:
    if part.may(Act.SEE_LEDGER, row.fund):
        place = {"slug": row.partnership_id, "fund": row.fund}
        address = reverse("disputes:dispute", kwargs={**place, "number": row.number})
        yield News(at, says, address, row.partnership_id, row.fund)
