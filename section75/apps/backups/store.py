"""Restorations, as they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet

from section75.apps.approvals.kinds import Carrying
from section75.apps.backups.models import Restoration, RestorationAccepted
from section75.apps.backups.refusals import NoSuchRestoration, RestorationNotAccepted
from section75.apps.prepared import prepared


@prepared
def open_ones(partnership: str, fund: str) -> QuerySet[Restoration]:
    """The restorations of a fund that both partners have not accepted, first to last."""
    return Restoration.objects.filter(partnership=partnership, fund=fund, accepted__isnull=True).order_by("pk")


def all_open() -> Sequence[Restoration]:
    """Those of every fund."""
    return list(Restoration.objects.filter(accepted__isnull=True).order_by("pk"))


def of_fund(partnership: str, fund: str, *, below: int | None, most: int) -> Sequence[Restoration]:
    """Those of a fund, accepted or not, latest first, a page at a time; `below` is the number the page before ended
    with.
    """
    rows = Restoration.objects.filter(partnership=partnership, fund=fund)
    rows = rows if below is None else rows.filter(pk__lt=below)
    return list(rows.select_related("accepted").order_by("-pk")[:most])


def kept() -> Sequence[Restoration]:
    """Every restoration that left something missing, accepted or not."""
    return list(Restoration.objects.order_by("pk"))


def get_open(partnership: str, fund: str, number: int) -> Restoration:
    """One that waits to be accepted. Refuses one that there is not, and one accepted already."""
    for row in open_ones(partnership, fund):
        if row.pk == number:
            return row
    raise NoSuchRestoration(fund, number)


def require_accepted(partnership: str, fund: str) -> None:
    """Refuse to go on with a fund that lost lines, until both partners accepted that."""
    found = open_ones(partnership, fund)
    if found:
        raise RestorationNotAccepted(fund, in_words(found[0]))


def in_words(row: Restoration) -> str:
    """What is missing, by whose knowledge, in a sentence."""
    missing = row.known_size - row.restored_size
    lines = "1 line of the log is" if missing == 1 else f"{missing:,} lines of the log are"
    what = "What stands in the log is not what stood in it" if row.differs else f"{lines} missing"
    since = f"{row.made_at:%d %B %Y, %H:%M} UTC".lstrip("0")
    has = f"it has {row.restored_size:,} lines, and {row.known_by} says {row.known_size:,}"
    return f"{what} since a backup of {since} was restored: {has}."


def keep(rows: Iterable[Restoration]) -> None:
    """Keep what a restoration left missing."""
    Restoration.objects.bulk_create(list(rows))


def accept(row: Restoration, *, under: Carrying, at: datetime) -> None:
    """Keep that both partners accepted it."""
    RestorationAccepted.objects.create(restoration=row, proposal_id=under.number, at=at)
