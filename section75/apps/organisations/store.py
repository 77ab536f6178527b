"""The register as it is known: what came with the program, and over it every list brought since, in their order."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from section75.apps.audit.fitting import require_fitting
from section75.apps.organisations.models import Listing, Record
from section75.core.evidence import canonical_bytes
from section75.core.organisations import Organisation, Register
from section75.importers.organisations_file import (
    Changes,
    OrganisationShape,
    SuccessionShape,
    key_of,
    organisation,
    organisation_record,
    seen,
    shipped_records,
    shipped_register,
    succession,
    succession_record,
)


@dataclass(frozen=True, slots=True)
class Known:
    """How a body was known before a later list changed it: what it was, since when, and from which files."""

    body: Organisation
    since: datetime | None  # None: it came with the program
    files: str


def register() -> Register:
    """The register as it is known now."""
    return _register(tuple(Listing.objects.order_by("number").values_list("number", "as_at", "files")))


def attribution() -> str:
    """To whom the facts that come with the program are owed."""
    return shipped_records().attribution


@lru_cache(maxsize=4)
def _register(brought: tuple[tuple[int, date, str], ...]) -> Register:
    """The register once these listings had been brought: the same files, drawn up on the same days, are the same."""
    if not brought:
        return shipped_register()
    bodies = {body.id: body for body in shipped_register().organisations}
    links = {key_of(link): link for link in shipped_register().successions}
    for listing in Listing.objects.order_by("number").prefetch_related("records"):
        for row in sorted(listing.records.all(), key=lambda row: row.key):
            if row.kind == "organisation":
                bodies[row.key] = _body(row)
            else:
                links[row.key] = succession(SuccessionShape.model_validate_json(row.content))
        bodies |= {id: seen(bodies[id], listing.as_at) for id in json.loads(listing.shows)}
    return Register.of(bodies.values(), links.values())


def known_before(id: str) -> Sequence[Known]:
    """Every way a body was known, latest first; the first of them is in force."""
    rows = Record.objects.filter(kind="organisation", key=id).select_related("listing").order_by("-listing__number")
    known = [
        Known(_body(row), row.listing.at, ", ".join(name for name, _ in json.loads(row.listing.files))) for row in rows
    ]
    shipped = [body for body in shipped_register().organisations if body.id == id]
    return [*known, *(Known(body, None, "") for body in shipped)]


def shown_already(ids: Sequence[str], as_at: date) -> bool:
    """Has every one of these been shown as still there by lists of that day, or of a later one?"""
    shown = {id for row in Listing.objects.filter(as_at__gte=as_at) for id in json.loads(row.shows)}
    return set(ids) <= shown


def keep(changes: Changes, files: Sequence[tuple[str, str]], *, as_at: date, at: datetime, says: str) -> Listing:
    """Keep what lists made known, as a further listing."""
    listing = Listing(
        number=_last_number() + 1,
        at=at,
        as_at=as_at,
        files=_text([list(file) for file in files]),
        shows=_text(list(changes.shows)),
        says=says,
    )
    records = [
        *(
            Record(kind="organisation", key=body.id, content=_text(organisation_record(body)))
            for body in changes.bodies
        ),
        *(
            Record(kind="succession", key=key_of(link), content=_text(succession_record(link)))
            for link in changes.successions
        ),
    ]
    require_fitting([listing, *records])
    listing.save(force_insert=True)
    for record in records:
        record.listing = listing
    Record.objects.bulk_create(records)
    return listing


def _last_number() -> int:
    return Listing.objects.count()


def _body(row: Record) -> Organisation:
    return organisation(OrganisationShape.model_validate_json(row.content))


def _text(value: object) -> str:
    return canonical_bytes(value).decode("utf-8")
