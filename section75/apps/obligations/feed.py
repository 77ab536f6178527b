"""The feed: everything with a day, over every partnership its owner may see, as one iCalendar file.

The same facts give the same bytes: nothing in it depends on the moment at which it is read but the financial years it
covers. It names no amount, for it is read outside.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from django.conf import settings
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.obligations import drawing, store
from section75.core.authority import Act
from section75.core.calendar import FinancialYear, Span
from section75.core.partnership import Partnership
from section75.render.calendar_file import DayEvent, as_ical
from section75.render.obligation_tables import as_events

NAME = "Section75: obligations"


def token_hash(token: str) -> str:
    """What is kept of a feed's token."""
    return sha256(token.encode()).hexdigest()


def feed_of(token: str, *, today: date) -> bytes | None:
    """The feed with that token, as its owner's rights are today; None where it is nobody's."""
    user = store.owner_of(token_hash(token))
    return as_ical(NAME, events_for(user, today=today)) if user is not None else None


def events_for(user: User, *, today: date) -> Iterator[DayEvent]:
    """Last financial year's, this one's and the next one's, of every partnership whose agreement they may see."""
    year = FinancialYear.of(today)
    window = Span(FinancialYear(year.first - 1).starts_on, FinancialYear(year.first + 1).ends_before)
    for part in parts_of(user, on=today):
        if not agreements.exists(part.partnership):
            continue
        partnership = agreements.latest(part.partnership)
        if part.may_somewhere(Act.SEE_AGREEMENT, [fund.id for fund in partnership.funds]):
            yield from _events_of(partnership, window, today)


def _events_of(partnership: Partnership, window: Span, today: date) -> Iterator[DayEvent]:
    version = agreements.in_force(partnership.id)
    assert version is not None, "a partnership is made with its first version"
    dated = drawing.calendar_of(partnership, between=window, on=today).dated
    address = f"{settings.SITE_ADDRESS}{reverse('obligations:calendar', kwargs={'slug': partnership.id})}"
    return as_events(partnership, dated, sequence=version.number - 1, changed_at=version.loaded_at, address=address)
