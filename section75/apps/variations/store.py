"""Proposed terms, as they are kept, and the terms they would make of those in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.fitting import require_fitting
from section75.apps.variations.models import ProposedFile, ProposedTerms
from section75.core.evidence import sha256_of
from section75.core.partnership import Partnership
from section75.importers.agreement_file import FileText, read_partnership


def keep(partnership: str, files: Sequence[FileText], *, by: User, at: datetime) -> ProposedTerms:
    """Keep files as they were brought. Refuses a name longer than can be kept."""
    terms = ProposedTerms.objects.create(partnership_id=partnership, brought_at=at, brought_by=by)
    rows = [
        ProposedFile(terms=terms, position=place, name=file.name, sha256=sha256_of(file.content), content=file.content)
        for place, file in enumerate(files, start=1)
    ]
    require_fitting(rows)
    ProposedFile.objects.bulk_create(rows)
    return terms


def get(partnership: str, number: int) -> ProposedTerms | None:
    """Proposed terms of a partnership by their number."""
    return ProposedTerms.objects.filter(partnership_id=partnership, pk=number).select_related("brought_by").first()


def all_of(partnership: str) -> list[ProposedTerms]:
    """All that was ever proposed to a partnership, latest first."""
    rows = ProposedTerms.objects.filter(partnership_id=partnership).select_related("brought_by")
    return list(rows.order_by("-pk"))


def files_of(terms: ProposedTerms) -> list[FileText]:
    """The files brought."""
    return [FileText(row.name, bytes(row.content)) for row in terms.files.order_by("position")]


def with_them(partnership: str, brought: Sequence[FileText]) -> list[FileText]:
    """The files in force, each brought one in the place of its namesake or after them all."""
    named = {file.name: file for file in brought}
    in_force = agreements.files_in_force(partnership)
    kept = [named.pop(file.name, file) for file in in_force]
    return [*kept, *named.values()]


def without_later(partnership: str, number: int) -> Partnership:
    """The terms as they stand without the variation of that number and those after it."""
    left = {each.file for each in agreements.latest(partnership).variations if each.number >= number}
    return read_partnership([file for file in agreements.files_in_force(partnership) if file.name not in left])
