"""Terms, as they are kept, and as the core's partnership they describe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db.models import QuerySet

from section75.apps.accounts.models import User
from section75.apps.agreements.models import Partnership as PartnershipRow
from section75.apps.agreements.models import TermsFile, TermsVersion
from section75.apps.agreements.refusals import NothingKnownYet, TermsChanged
from section75.apps.audit.fitting import require_fitting
from section75.apps.prepared import Asking, prepared
from section75.core.calendar import london_day
from section75.core.evidence import sha256_of
from section75.core.partnership import Partnership
from section75.importers.agreement_file import FileText, read_binding, read_partnership


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a partnership's terms: its number, hash, and when and by whom it was loaded."""

    number: int
    terms: str
    loaded_at: datetime
    loaded_by: str


def names() -> tuple[tuple[str, str], ...]:
    """Short name and name of every partnership there is, by short name."""
    return tuple(sorted(PartnershipRow.objects.values_list("id", "name")))


def exists(partnership: str) -> bool:
    """Is there a partnership of that short name?"""
    return PartnershipRow.objects.filter(id=partnership).exists()


def latest(partnership: str) -> Partnership:
    """A partnership under its latest terms."""
    row = in_force(partnership)
    assert row is not None, "a partnership is made with its first version"
    return _read(row.terms, row.pk)


def latest_asked(partnership: str) -> list[Asking]:
    """What will be asked to know them."""
    return [_latest.of(partnership)]


def under(partnership: str, terms: str) -> Partnership:
    """A partnership under one version of its terms."""
    row = TermsVersion.objects.filter(partnership_id=partnership, terms=terms).order_by("number").first()
    assert row is not None, "terms that something was made under are kept"
    return _read(row.terms, row.pk)


@lru_cache(maxsize=64)
def _read(terms: str, version: int) -> Partnership:
    """The partnership a version describes, read from its files; the same version is always the same."""
    rows = TermsFile.objects.filter(version_id=version).order_by("position")
    partnership = read_partnership([FileText(row.name, bytes(row.content)) for row in rows])
    if partnership.terms != terms:
        raise TermsChanged(partnership.id, terms)
    return partnership


def binding_on(terms: Partnership, day: date) -> Partnership:
    """Terms as the variations that bind on a day leave them: one that binds from a later day varies nothing yet."""
    if all(each.effective <= day for each in terms.variations):
        return terms
    row = TermsVersion.objects.filter(partnership_id=terms.id, terms=terms.terms).order_by("number").first()
    assert row is not None, "terms that are shown are kept"
    return _read_binding(row.pk, day)


@lru_cache(maxsize=64)
def _read_binding(version: int, day: date) -> Partnership:
    rows = TermsFile.objects.filter(version_id=version).order_by("position")
    return read_binding([FileText(row.name, bytes(row.content)) for row in rows], on=day)


def files_in_force(partnership: str) -> list[FileText]:
    """The files of the latest version, in their order."""
    row = in_force(partnership)
    assert row is not None, "a partnership is made with its first version"
    return [FileText(each.name, bytes(each.content)) for each in row.files.order_by("position")]


def known_on(partnership: str, day: date) -> tuple[Partnership, Version]:
    """The terms as this program knew them at the end of a day. Refuses a day before the first version was loaded."""
    loaded = versions(partnership)
    known = next((version for version in loaded if london_day(version.loaded_at) <= day), None)
    if known is None:
        raise NothingKnownYet(day, london_day(loaded[-1].loaded_at))
    row = TermsVersion.objects.get(partnership_id=partnership, number=known.number)
    return _read(row.terms, row.pk), known


def version(partnership: str, number: int) -> Partnership:
    """A partnership under one version of its terms, by number; only a number that there is."""
    row = TermsVersion.objects.get(partnership_id=partnership, number=number)
    return _read(row.terms, row.pk)


def versions(partnership: str) -> tuple[Version, ...]:
    """Every version of a partnership's terms, latest first."""
    rows = TermsVersion.objects.filter(partnership_id=partnership).select_related("loaded_by").order_by("-number")
    return tuple(
        Version(row.number, row.terms, row.loaded_at, row.loaded_by.username if row.loaded_by else "the terminal")
        for row in rows
    )


def in_force(partnership: str) -> TermsVersion | None:
    """The version in force: the latest; None before the first is loaded."""
    return next(iter(_latest(partnership)), None)


@prepared
def _latest(partnership: str) -> QuerySet[TermsVersion]:
    return TermsVersion.objects.filter(partnership_id=partnership).order_by("-number")[:1]


def append(partnership: Partnership, files: Sequence[FileText], *, by: User | None, at: datetime) -> TermsVersion:
    """Keep a new version and its files. Refuses a file's name longer than can be kept."""
    row, _ = PartnershipRow.objects.get_or_create(id=partnership.id, defaults={"name": partnership.name})
    if row.name != partnership.name:
        PartnershipRow.objects.filter(id=row.id).update(name=partnership.name)
    number = TermsVersion.objects.filter(partnership=row).count() + 1
    version = TermsVersion.objects.create(
        partnership=row, number=number, terms=partnership.terms, loaded_at=at, loaded_by=by
    )
    kept = [
        TermsFile(version=version, position=place, name=file.name, sha256=sha256_of(file.content), content=file.content)
        for place, file in enumerate(files, start=1)
    ]
    require_fitting(kept)
    TermsFile.objects.bulk_create(kept)
    return version
