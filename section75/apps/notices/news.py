"""What was recorded of notices: that one was served, and what was said in answer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.news import News
from section75.apps.accounts.store import Part
from section75.apps.agreements import store as agreements
from section75.apps.notices import store
from section75.core.authority import Act


def news_for(part: Part, since: datetime) -> Iterator[News]:
    """Everything since a moment, for whoever may see the agreement."""
    if not part.may(Act.SEE_AGREEMENT):
        return
    called = agreements.latest(part.partnership).called
    for row in store.recorded_since(part.partnership, since):
        says = f"Notice {row.number} recorded: by {called(row.by)}, of the {row.scope}"
        yield News(row.recorded_at, says, _address(part.partnership, row.number), part.partnership, "")
    for answer in store.answers_since(part.partnership, since):
        says = f"Notice {answer.notice.number}: {answer.answer}, by {called(answer.by)}"
        yield News(answer.recorded_at, says, _address(part.partnership, answer.notice.number), part.partnership, "")


def _address(partnership: str, number: int) -> str:
    return reverse("notices:notice", kwargs={"slug": partnership, "number": number})
