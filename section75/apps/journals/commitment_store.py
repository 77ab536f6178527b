"""Commitments and what became of them, as they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, QuerySet, Sum

from section75.apps.accounts.models import User
from section75.apps.audit.fitting import require_fitting
from section75.apps.journals.models import CommitmentEvent, OrderedCommitment
from section75.apps.journals.refusals import NoSuchCommitment
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.store import reversals
from section75.core.journals import Commitment, Event, Standing, Step
from section75.core.ledger import undone
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class Kept:
    """A commitment as it is kept, and how it stands."""

    row: OrderedCommitment
    standing: Standing


def keep(ledger: Ledger, commitment: Commitment, *, says: str, by: User, at: datetime) -> OrderedCommitment:
    """Keep a commitment under the next number of its fund."""
    row = OrderedCommitment(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        number=(_rows(ledger).aggregate(last=Max("number"))["last"] or 0) + 1,
        order=commitment.order,
        supplier=commitment.supplier,
        line=commitment.line,
        pence=commitment.amount.pence,
        expected_on=commitment.expected_on,
        says=says,
        entered_by=by,
        entered_at=at,
    )
    require_fitting([row])
    row.save(force_insert=True)
    return row


def add(row: OrderedCommitment, event: Event, *, by: User, at: datetime) -> None:
    """Add what happened to a commitment."""
    CommitmentEvent.objects.create(
        commitment=row,
        place=row.events.count() + 1,
        step=event.step.value,
        pence=event.amount.pence,
        on=event.on,
        entry=event.entry,
        because=event.because,
        recorded_by=by,
        recorded_at=at,
    )


def get(ledger: Ledger, number: int) -> Kept | None:
    """One commitment."""
    return next(iter(_kept(ledger, _rows(ledger).filter(number=number))), None)


def required(ledger: Ledger, number: int) -> Kept:
    """One commitment. Refuses one there is not."""
    found = get(ledger, number)
    if found is None:
        raise NoSuchCommitment(ledger.fund, number)
    return found


def page(ledger: Ledger, *, before: int = 0, most: int = 100) -> list[Kept]:
    """Commitments, latest first, those before a number if one is given; a page at a time."""
    rows = _rows(ledger).order_by("-number")
    return _kept(ledger, (rows.filter(number__lt=before) if before else rows)[:most])


def standing_now(ledger: Ledger) -> list[Kept]:
    """Every commitment that was not voided, in the order of their numbers."""
    return _kept(ledger, _rows(ledger).exclude(events__step=Step.VOIDED.value).order_by("number"))


def events_of(row: OrderedCommitment) -> list[CommitmentEvent]:
    """Everything that happened to a commitment, in order."""
    return list(row.events.select_related("recorded_by").order_by("place"))


def matched(ledger: Ledger, entry: int) -> Money:
    """How much of an entry is matched to orders of the fund."""
    events = CommitmentEvent.objects.filter(
        commitment__partnership_id=ledger.partnership, commitment__fund=ledger.fund, entry=entry
    )
    return Money(events.aggregate(total=Sum("pence"))["total"] or 0)


def _rows(ledger: Ledger) -> QuerySet[OrderedCommitment]:
    return OrderedCommitment.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)


def _kept(ledger: Ledger, rows: Iterable[OrderedCommitment]) -> list[Kept]:
    found = list(rows)
    events: dict[int, list[CommitmentEvent]] = {row.pk: [] for row in found}
    for event in CommitmentEvent.objects.filter(commitment__in=found).order_by("place"):
        events[event.commitment_id].append(event)
    gone = undone(reversals(ledger))
    return [Kept(row, _standing(row, [each for each in events[row.pk] if each.entry not in gone])) for row in found]


def _standing(row: OrderedCommitment, events: list[CommitmentEvent]) -> Standing:
    commitment = Commitment(row.order, row.supplier, row.line, Money(row.pence), row.expected_on)
    happened = (Event(Step(each.step), Money(each.pence), each.on, each.entry, each.because) for each in events)
    return Standing(commitment, tuple(happened))
