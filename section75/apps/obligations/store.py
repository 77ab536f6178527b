"""What is on record of obligations, and the addresses of feeds, as they are kept."""

from __future__ import annotations

from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.fitting import require_fitting
from section75.apps.ledger.store import Ledger, months_posted
from section75.apps.obligations.models import DoneRecord, FeedAddress, FeedEnding
from section75.apps.returns.models import Delivery, IssuedReturn
from section75.core.calendar import london_day
from section75.core.obligations import Done, Happened, Reported
from section75.core.partnership import Partnership


def happened(partnership: Partnership) -> Happened:
    """Everything that is on record as done in a partnership, and since when a record is kept."""
    return Happened(
        reports=_reports(partnership.id),
        done=tuple(Done(row.key, row.done_on, row.says) for row in records_of(partnership.id)),
        kept_from=_kept_from(partnership),
        partners={fund.id: partnership.partners_of(fund) for fund in partnership.funds},
    )


def _reports(partnership: str) -> tuple[Reported, ...]:
    """The reports issued, each with the first day on which it had reached each partner."""
    reached: dict[int, dict[str, date]] = {}
    for row in Delivery.objects.filter(issued__partnership_id=partnership).order_by("delivered_at", "pk"):
        reached.setdefault(row.issued_id, {}).setdefault(row.party, london_day(row.delivered_at))
    return tuple(
        Reported(row.fund, row.period, london_day(row.issued_at), tuple(sorted(reached.get(row.pk, {}).items())))
        for row in IssuedReturn.objects.filter(partnership_id=partnership).order_by("issued_at", "pk")
    )


def _kept_from(partnership: Partnership) -> date | None:
    """The first day of which something is kept: that on which its terms came in, or an earlier one of its books."""
    versions = agreements.versions(partnership.id)
    days = [london_day(versions[-1].loaded_at)] if versions else []
    for fund in partnership.funds:
        months = months_posted(Ledger(partnership.id, fund.id))
        days += [month.span.starts_on for month in months[:1]]
    return min(days, default=None)


def records_of(partnership: str) -> list[DoneRecord]:
    """What was put on record as done, in order."""
    return list(DoneRecord.objects.filter(partnership_id=partnership).order_by("done_on", "pk"))


def record(partnership: str, key: str, *, on: date, says: str, organisation: str, by: User, at: datetime) -> DoneRecord:
    """Put on record that an obligation was met. Refuses more words than can be kept."""
    row = DoneRecord(
        partnership_id=partnership,
        key=key,
        done_on=on,
        says=says,
        organisation=organisation,
        recorded_by=by,
        recorded_at=at,
    )
    require_fitting([row])
    row.save(force_insert=True)
    return row


def open_address(user: User) -> FeedAddress | None:
    """The address of somebody's feed, where they have one."""
    return FeedAddress.objects.filter(user=user, ending=None).order_by("-pk").first()


def owner_of(token_hash: str) -> User | None:
    """Whose feed has that token; nobody's where its address has ended, or where they have left."""
    row = FeedAddress.objects.filter(token_hash=token_hash, ending=None, user__is_active=True).first()
    return row.user if row else None


def add_address(user: User, token_hash: str, *, at: datetime) -> None:
    """A new address of somebody's feed."""
    FeedAddress.objects.create(user=user, token_hash=token_hash, made_at=at)


def end_address(address: FeedAddress, *, at: datetime) -> None:
    """An address is worth nothing any more."""
    FeedEnding.objects.create(address=address, ended_at=at)
