"""What a reminder asks of a partner's finance people: to pay what is late, until it is paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse

from section75.apps.accounts.store import Part
from section75.apps.accounts.tasks import Task
from section75.apps.agreements import store as agreements
from section75.apps.ledger.ledgers import Ledger
from section75.apps.receipts import store
from section75.core.authority import Act
from section75.core.calendar import in_words, london_day
from section75.core.money import sum_of
from section75.core.partnership import Partnership
from section75.core.receipts import late_of, standings


def tasks_for(part: Part, at: datetime) -> Iterator[Task]:
    """Of every fund where this person's organisation was reminded and is late still."""
    partnership = agreements.latest(part.partnership)
    for fund in partnership.funds:
        ledger = Ledger(part.partnership, fund.id)
        if part.may(Act.GIVE_OWN_BOOKS, fund.id) and store.reminders(ledger).filter(party=part.party).exists():
            yield from _to_pay(partnership, ledger, part.party, at)


def _to_pay(partnership: Partnership, ledger: Ledger, party: str, at: datetime) -> Iterator[Task]:
    on = london_day(at)
    late = late_of(standings(store.owed_and_paid(partnership, ledger, on=on), on=on), party)
    if late:
        amount = sum_of(each.outstanding for each in late)
        place = {"slug": ledger.partnership, "fund": ledger.fund, "party": party}
        yield Task(
            title=f"Pay {amount} of contributions, or say what is disputed",
            why=f"The host reminded you of what is late since {in_words(late[0].owed.due_on)}",
            due=late[0].owed.due_on,
            address=reverse("receipts:letter", kwargs=place),
            partnership=ledger.partnership,
            fund=ledger.fund,
        )
