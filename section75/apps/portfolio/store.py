"""Summaries and checks, as they are kept: added, and the latest of each read for many partnerships at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Max, QuerySet

from section75.apps.agreements.models import Partnership as PartnershipRow
from section75.apps.agreements.models import TermsVersion
from section75.apps.audit.fitting import require_fitting
from section75.apps.obligations.models import DoneRecord
from section75.apps.portfolio.models import Checked, Summary, SummaryLine
from section75.apps.portfolio.standing import Days
from section75.core.obligations import Obligation
from section75.core.partnership import Partnership

BATCH = 500


@dataclass(frozen=True, slots=True)
class Summed:
    """A partnership as it was last summed up."""

    partnership: str
    name: str
    fails: int
    warns: int
    review_on: date | None
    review_key: str
    days: tuple[Days, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """What the last check saw of a partnership: findings, obligations overdue, and by how many days the longest."""

    partnership: str
    checked_at: datetime
    fails: int
    warns: int
    overdue: int
    longest_days: int


def keep(
    partnership: Partnership, days: Sequence[Days], counts: tuple[int, int], review: Obligation | None, *, at: datetime
) -> None:
    """Keep a summary under the latest terms."""
    version = TermsVersion.objects.filter(partnership_id=partnership.id).latest("number")
    row = Summary(partnership_id=partnership.id, version=version, drawn_at=at, name=partnership.name)
    row.fails, row.warns = counts
    if review is not None:
        row.review_on, row.review_key = review.due_on, review.key
    require_fitting([row])
    row.save(force_insert=True)
    SummaryLine.objects.bulk_create(
        SummaryLine(
            summary=row,
            position=place,
            of=each.of,
            subject=each.subject,
            title=each.title,
            starts_on=each.starts_on,
            last_day=each.last_day,
            ended_on=each.ended_on,
        )
        for place, each in enumerate(days, start=1)
    )


def keep_checks(seen: Sequence[Seen]) -> None:
    """Keep what a check saw, all of it together."""
    Checked.objects.bulk_create(
        [
            Checked(
                partnership_id=each.partnership,
                checked_at=each.checked_at,
                fails=each.fails,
                warns=each.warns,
                overdue=each.overdue,
                longest_days=each.longest_days,
            )
            for each in seen
        ],
        batch_size=BATCH,
    )


def there(partnerships: Collection[str]) -> dict[str, str]:
    """Those of the short names that have an agreement, with the name of each."""
    return dict(PartnershipRow.objects.filter(id__in=partnerships).values_list("id", "name"))


def summed(partnerships: Collection[str]) -> dict[str, Summed]:
    """The latest summary of each, by short name; none for one that has not been summed up."""
    latest = _latest(Summary.objects.filter(partnership_id__in=partnerships))
    days: dict[int, list[Days]] = {}
    for line in SummaryLine.objects.filter(summary_id__in=latest).order_by("summary__pk", "position").values_list():
        _, summary, _, of, subject, title, starts_on, last_day, ended_on = line
        days.setdefault(summary, []).append(Days(of, subject, title, starts_on, last_day, ended_on))
    rows = Summary.objects.filter(pk__in=latest).values_list(
        "pk", "partnership_id", "name", "fails", "warns", "review_on", "review_key"
    )
    return {
        slug: Summed(slug, name, fails, warns, review_on, key, tuple(days.get(pk, ())))
        for pk, slug, name, fails, warns, review_on, key in rows
    }


def seen(partnerships: Collection[str]) -> dict[str, Seen]:
    """What the last check saw of each, by short name; none for one that no check has seen."""
    rows = Checked.objects.filter(pk__in=_latest(Checked.objects.filter(partnership_id__in=partnerships)))
    fields = ("partnership_id", "checked_at", "fails", "warns", "overdue", "longest_days")
    return {found[0]: Seen(*found) for found in rows.values_list(*fields)}


def reviews_done(partnerships: Collection[str]) -> set[tuple[str, str]]:
    """The reviews put on record as held, by partnership and key."""
    rows = DoneRecord.objects.filter(partnership_id__in=partnerships, key__startswith="review/")
    return set(rows.values_list("partnership_id", "key"))


def to_be_drawn(today: date) -> list[str]:
    """Partnerships without a summary of their latest terms, or whose next review is past and on record as held."""
    drawn = _drawn_under()
    latest = dict(
        TermsVersion.objects.values_list("partnership_id")
        .annotate(last=Max("pk"))
        .values_list("partnership_id", "last")
    )
    stale = {slug for slug, version in latest.items() if drawn.get(slug) != version}
    past = Summary.objects.filter(pk__in=_latest(Summary.objects.all()), review_on__lt=today)
    keys = dict(past.values_list("partnership_id", "review_key"))
    return sorted(stale | {slug for slug, key in reviews_done(keys) if keys[slug] == key})


def _drawn_under() -> dict[str, int]:
    """Under which version each was last summed up."""
    rows = Summary.objects.filter(pk__in=_latest(Summary.objects.all()))
    return dict(rows.values_list("partnership_id", "version_id"))


def everything() -> list[str]:
    """Every partnership there is, by short name."""
    return sorted(PartnershipRow.objects.values_list("id", flat=True))


def _latest(rows: QuerySet[Summary] | QuerySet[Checked]) -> QuerySet[Summary, int] | QuerySet[Checked, int]:
    """The number of the latest row of each partnership."""
    return rows.order_by().values("partnership_id").annotate(last=Max(F("pk"))).values("last")  # type: ignore[return-value]
