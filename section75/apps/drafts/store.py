"""Drafts, as they are kept: begun, added to and read, never changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Max, QuerySet

from section75.apps.accounts.models import User
from section75.apps.agreements.models import TermsFile
from section75.apps.audit.fitting import require_fitting
from section75.apps.drafts.changes import Change
from section75.apps.drafts.models import Draft, Revision, RevisionFile, SetAside
from section75.apps.drafts.refusals import NoSuchDraft
from section75.importers.agreement_file import FileText
from section75.importers.agreement_file.writing import AgreementText


def all_of(partnership: str, *, organisation: str) -> tuple[Draft, ...]:
    """Every draft of a partnership that somebody of the organisation may see, latest first."""
    return tuple(_visible(partnership, organisation).order_by("-number"))


def get(partnership: str, number: int, *, organisation: str) -> Draft:
    """One draft. Refuses one that is not there, and another organisation's draft of a new partnership alike."""
    row = _visible(partnership, organisation).filter(number=number).first()
    if row is None:
        raise NoSuchDraft(partnership, number)
    return row


def _visible(partnership: str, organisation: str) -> QuerySet[Draft]:
    rows = Draft.objects.filter(partnership_id=partnership).select_related("begun_by")
    return rows.exclude(pk__in=rows.filter(target="new").exclude(organisation=organisation).values("pk"))


def keep(draft: Draft, files: Sequence[FileText], *, says: str) -> Draft:
    """Keep a draft under the next number of its partnership, with its first revision."""
    rows = Draft.objects.filter(partnership_id=draft.partnership_id)
    draft.number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    require_fitting([draft])
    draft.save(force_insert=True)
    add_revision(draft, files, Change("begun"), by=draft.begun_by, at=draft.begun_at, says=says)
    return draft


def add_revision(
    draft: Draft, files: Sequence[FileText], change: Change, *, by: User, at: datetime, says: str
) -> Revision:
    """Keep a further revision with the whole text after it."""
    row = Revision(
        draft=draft,
        number=revision_of(draft) + 1,
        by=by,
        at=at,
        says=says,
        verb=change.verb,
        file=change.file,
        table=change.table,
        place=change.place,
        to=change.to,
    )
    kept = [
        RevisionFile(revision=row, position=position, name=file.name, content=file.content)
        for position, file in enumerate(files)
    ]
    require_fitting([row, *kept])
    row.save(force_insert=True)
    RevisionFile.objects.bulk_create(kept)
    return row


def revision_of(draft: Draft) -> int:
    """The number of a draft's latest revision; 0 before the first."""
    last: int | None = draft.revisions.aggregate(last=Max("number"))["last"]
    return last or 0


def revisions(draft: Draft) -> tuple[Revision, ...]:
    """Every revision, latest first."""
    return tuple(draft.revisions.select_related("by").order_by("-number"))


def files_of(draft: Draft, revision: int | None = None) -> tuple[FileText, ...]:
    """A draft's own files, as its latest revision, or the one named, left them."""
    number = revision_of(draft) if revision is None else revision
    rows = RevisionFile.objects.filter(revision__draft=draft, revision__number=number).order_by("position")
    return tuple(FileText(row.name, bytes(row.content)) for row in rows)


def changes_since(draft: Draft, revision: int) -> tuple[tuple[Revision, Change], ...]:
    """What was done after a revision, the earliest first."""
    rows = draft.revisions.filter(number__gt=revision).select_related("by").order_by("number")
    return tuple((row, Change(row.verb, row.file, row.table, row.place, row.to, row.number)) for row in rows)  # type: ignore[arg-type]


def record_then(draft: Draft, revision: int, file: str, table: str, place: int) -> Mapping[str, Any] | None:
    """One record's values as a revision left it; None where it was not there."""
    texts = (AgreementText.read(each.name, each.content) for each in files_of(draft, revision) if each.name == file)
    records = [record for text in texts for record in text.records(table)]
    return records[place].values if place < len(records) else None


def files_beside(draft: Draft) -> tuple[FileText, ...]:
    """The files a variation is read with: those that were in force when it was begun."""
    return files_under(draft.partnership_id, draft.terms) if draft.target == "variation" else ()


def files_under(partnership: str, terms: str) -> tuple[FileText, ...]:
    """The files of one version of a partnership's terms, as they were loaded."""
    rows = TermsFile.objects.filter(version__partnership_id=partnership, version__terms=terms)
    version = rows.aggregate(first=Max("version_id"))["first"]
    return tuple(FileText(row.name, bytes(row.content)) for row in rows.filter(version_id=version).order_by("position"))


def set_aside(draft: Draft, *, by: User, at: datetime, table: str, text: str) -> SetAside:
    """Keep what somebody wrote of a record that somebody else had changed meanwhile."""
    return SetAside.objects.create(
        draft=draft,
        revision=revision_of(draft),
        by=by,
        at=at,
        table=table,
        text=text.replace("\0", "\N{REPLACEMENT CHARACTER}"),
    )


def all_set_aside(draft: Draft) -> tuple[SetAside, ...]:
    """Everything set aside, latest first."""
    return tuple(draft.set_aside.select_related("by").order_by("-pk"))
