"""How a draft begins: from the files in force, from files given, or from a head and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from section75.apps.accounts.models import User
from section75.apps.accounts.store import is_demonstration
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import Acting, acting
from section75.apps.drafts import store
from section75.apps.drafts.models import Draft
from section75.apps.drafts.refusals import NotADraftName
from section75.core.authority import Act
from section75.importers.agreement_file import FileText
from section75.importers.agreement_file.writing import AgreementText

FORMAT = "section75-agreement/1"
_SHORT_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def begin_edit(user: User, partnership: str, *, title: str, at: datetime) -> Draft:
    """Begin a draft of the files in force, to be edited as a whole."""
    with acting(user, Act.DRAFT_TERMS, partnership=partnership, at=at) as doing:
        terms = agreements.latest(partnership).terms
        files = store.files_under(partnership, terms)
        return _begun(doing, "edit", title or "The files in force, edited", files)


def begin_variation(user: User, partnership: str, *, name: str, title: str, at: datetime) -> Draft:
    """Begin a draft of a variation: one further file, which says what it changes and nothing else."""
    with acting(user, Act.DRAFT_TERMS, partnership=partnership, at=at) as doing:
        _require_short_name(name)
        known = agreements.latest(partnership)
        only = {"agreement": known.agreements[0].id} if len(known.agreements) == 1 else {}
        head = {"id": name, **only, "title": title}
        tables = {"partnership": {"id": known.id, "name": known.name}, "variation": head}
        taken = {file.name for file in known.files}
        names = (f"variation-{name}{more}.toml" for more in ("", "-2", "-3", "-4"))
        file = next((each for each in names if each not in taken), f"variation-{name}.toml")
        return _begun(doing, "variation", title, (_headed(file, title, tables),))


def begin_new(user: User, partnership: str, *, name: str, title: str, at: datetime) -> Draft:
    """Begin a draft of a partnership that is not there yet, at one where the person may draft; for their own side."""
    with acting(user, Act.DRAFT_TERMS, partnership=partnership, at=at) as doing:
        _require_short_name(name)
        file = _headed(f"{name}.toml", f"the agreement of {title}", {"partnership": {"id": name, "name": title}})
        return _begun(doing, "new", title, (file,))


def begin_from(user: User, partnership: str, files: tuple[FileText, ...], *, at: datetime) -> Draft:
    """Begin a draft from files given. Files of this partnership edit it; those of another are of a new one.

    Refuses files that are not TOML, or not written in records; whatever else is wrong is said on the draft's pages.
    """
    with acting(user, Act.DRAFT_TERMS, partnership=partnership, at=at) as doing:
        heads = [AgreementText.read(file.name, file.content).records("partnership") for file in files]
        names = {str(head.values.get("id")): str(head.values.get("name")) for each in heads for head in each}
        if set(names) == {partnership}:
            return _begun(doing, "edit", f"From {', '.join(file.name for file in files)}", files)
        return _begun(doing, "new", next(iter(names.values()), files[0].name), files)


def _begun(doing: Acting, target: str, title: str, files: tuple[FileText, ...]) -> Draft:
    """Keep a draft with its first files. Refuses one that cannot be edited record by record."""
    for file in files:
        AgreementText.read(file.name, file.content)
    part = doing.part
    row = Draft(
        partnership_id=part.partnership,
        target=target,
        title=title,
        organisation=part.party,
        begun_by=part.user,
        begun_at=doing.at,
        terms=agreements.latest(part.partnership).terms,
    )
    kept = store.keep(row, files, says="Begun.")
    of = "of a new partnership" if target == "new" else f"({target}): {title}"
    doing.tell(f"Began draft {kept.number} {of}.")
    return kept


def _headed(name: str, about: str, tables: Mapping[str, Mapping[str, Any]]) -> FileText:
    """A file with its heads and nothing else; in a demonstration it says of itself that it is invented."""
    kind = "invented" if is_demonstration() else "published"
    text = AgreementText(name, ()).added("file", {"format": FORMAT, "kind": kind, "about": about})
    for table, values in tables.items():
        text = text.added(table, values)
    return FileText(name, text.content)


def _require_short_name(name: str) -> None:
    if not _SHORT_NAME.fullmatch(name) or len(name) > 60:
        raise NotADraftName(name)
