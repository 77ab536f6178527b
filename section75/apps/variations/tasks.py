"""What variations ask of somebody: a difference to post."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.store import Part
from section75.apps.accounts.tasks import Task
from section75.apps.approvals import store as approvals
from section75.apps.variations import books
from section75.core.authority import Act
from section75.core.calendar import london_day
from section75.core.refusals import Refusal


def tasks_for(part: Part, at: datetime) -> Iterator[Task]:
    """The difference that the books of a partnership lack, for who may propose posting it, until it is proposed."""
    if not part.may(Act.PROPOSE_POSTING) or approvals.is_waiting("post-difference", part.partnership, at=at):
        return
    try:
        is_lacking = books.lacks_anything(part.partnership, on=london_day(at))
    except Refusal:  # a line that goes nowhere: the page says which
        is_lacking = True
    if is_lacking:
        yield Task(
            title="Post the difference to the terms in force",
            why="The terms were varied from a day that was posted to already",
            due=None,
            address=reverse("variations:difference", kwargs={"slug": part.partnership}),
            partnership=part.partnership,
            fund="",
        )
