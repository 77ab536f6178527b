"""Prior-period items of a fund, found in its journal by the closings that stood when each entry was recorded."""

from __future__ import annotations

from datetime import UTC

from django.db.models import Q, QuerySet

from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import JournalEntry, MonthClosing
from section75.apps.ledger.records import entry_of
from section75.core.calendar import FinancialYear, Month
from section75.core.closing import Closure, LateEntry


def closures(ledger: Ledger) -> tuple[Closure, ...]:
    """Every closing of every month of a fund, and whether it was undone."""
    rows = MonthClosing.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return tuple(_closure(row) for row in rows.select_related("reopening").order_by("pk"))


def _closure(row: MonthClosing) -> Closure:
    reopening = getattr(row, "reopening", None)
    reopened_at = reopening.reopened_at.astimezone(UTC) if reopening else None
    return Closure(Month(FinancialYear(row.year), row.month), row.upto, reopened_at)


def late(ledger: Ledger, *, upto: int | None = None, after: int = 0, most: int | None = None) -> tuple[LateEntry, ...]:
    """The prior-period items up to an entry and after another, in the order of the journal."""
    rows = _late_rows(ledger, upto).filter(seq__gt=after).order_by("seq")
    return tuple(LateEntry.of(entry_of(row)) for row in (rows if most is None else rows[:most]))


def count_late(ledger: Ledger) -> int:
    """How many prior-period items there are."""
    return _late_rows(ledger, None).count()


def _late_rows(ledger: Ledger, upto: int | None) -> QuerySet[JournalEntry]:
    wanted = Q(pk__in=[])
    for closure in closures(ledger):
        if not closure.month.is_adjustment:
            wanted |= _came_after(closure)
    rows = ledger.rows_by_key().filter(wanted)
    return rows if upto is None else rows.filter(seq__lte=upto)


def _came_after(closure: Closure) -> Q:
    """Entries that took effect in a period while it was closed, posted to a later one."""
    year, number, days = closure.month.year.first, closure.month.number, closure.month.span
    later = Q(year__gt=year) | Q(year=year, month__gt=number)
    found = Q(seq__gt=closure.upto, effective_on__gte=days.starts_on, effective_on__lt=days.ends_before) & later
    return found if closure.reopened_at is None else found & Q(run__recorded_at__lt=closure.reopened_at)
