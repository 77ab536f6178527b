"""Issued returns, as they are kept: added and read, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.audit.fitting import require_fitting
from section75.apps.ledger.store import Ledger
from section75.apps.returns.models import Acknowledgement, Delivery, IssuedReturn, Rendering
from section75.apps.returns.refusals import RenderingChanged
from section75.core.evidence import sha256_of


def last_issued(ledger: Ledger) -> str:
    """The period of the return issued last for a fund; empty when none was."""
    row = issued_of(ledger)[:1]
    return row[0].period if row else ""


def issued_of(ledger: Ledger) -> Sequence[IssuedReturn]:
    """Every return issued for a fund, latest first."""
    rows = IssuedReturn.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return list(rows.select_related("issued_by", "countersigned_by").order_by("-issued_at", "-pk"))


def find(ledger: Ledger, edition: str, period: str) -> IssuedReturn | None:
    """The return issued under an edition for a period."""
    return IssuedReturn.objects.filter(
        partnership_id=ledger.partnership, fund=ledger.fund, edition=edition, period=period
    ).first()


def issued(ledger: Ledger, number: int) -> IssuedReturn | None:
    """One issued return of a fund."""
    rows = IssuedReturn.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, pk=number)
    return rows.select_related("issued_by", "countersigned_by").first()


def keep(row: IssuedReturn, renderings: dict[str, bytes]) -> IssuedReturn:
    """Freeze a return and the renderings made of it."""
    row.sha256 = sha256_of(bytes(row.value))
    row.save(force_insert=True)
    Rendering.objects.bulk_create(
        Rendering(issued=row, format=form, content=content, sha256=sha256_of(content))
        for form, content in sorted(renderings.items())
    )
    return row


def rendering(row: IssuedReturn, form: str) -> Rendering | None:
    """A rendering made of a return when it was issued. Refuses one whose bytes are not what its hash says."""
    found = Rendering.objects.filter(issued=row, format=form).first()
    if found is not None and sha256_of(bytes(found.content)) != found.sha256:
        raise RenderingChanged(row.period, form)
    return found


def renderings(row: IssuedReturn) -> Sequence[Rendering]:
    """Every rendering, by format."""
    return sorted(Rendering.objects.filter(issued=row), key=lambda rendering: rendering.format)


def hashes_of(row: IssuedReturn) -> dict[str, str]:
    """The SHA-256 of every rendering, by format, as it was kept."""
    return {rendering.format: rendering.sha256 for rendering in renderings(row)}


def deliveries(row: IssuedReturn) -> Sequence[Delivery]:
    """Every delivery recorded, in order."""
    return list(Delivery.objects.filter(issued=row).select_related("recorded_by").order_by("delivered_at", "pk"))


def acknowledgements(row: IssuedReturn) -> Sequence[Acknowledgement]:
    """Who has acknowledged it, in order."""
    return list(Acknowledgement.objects.filter(issued=row).select_related("by").order_by("at", "pk"))


def happened_since(partnership: str, since: datetime) -> list[tuple[datetime, str, IssuedReturn]]:
    """What was issued and acknowledged in a partnership after a moment: when, in words, and the return."""
    issued = IssuedReturn.objects.filter(partnership_id=partnership, issued_at__gt=since).order_by("pk")
    said = Acknowledgement.objects.filter(issued__partnership_id=partnership, at__gt=since)
    said = said.select_related("issued").order_by("pk")
    return [
        *((row.issued_at, f"The report for {row.period} was issued", row) for row in issued),
        *((row.at, f"{row.party} acknowledged the report for {row.issued.period}", row.issued) for row in said),
    ]


def acknowledge(row: IssuedReturn, *, party: str, by: User, at: datetime) -> bool:
    """Write down that a partner acknowledges it; False where that is written down already."""
    _, is_new = Acknowledgement.objects.get_or_create(issued=row, party=party, defaults={"at": at, "by": by})
    return is_new


def deliver(row: IssuedReturn, *, party: str, how: str, by: User, at: datetime) -> bool:
    """Record a delivery; False where it is recorded already. Refuses more words than can be kept."""
    require_fitting([Delivery(issued=row, party=party, how=how)])
    _, is_new = Delivery.objects.get_or_create(
        issued=row, party=party, how=how, defaults={"delivered_at": at, "recorded_by": by}
    )
    return is_new
