"""Loading agreement files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.agreements import store
from section75.apps.agreements.redrawing import redraw
from section75.apps.agreements.refusals import TermsDropWhatIsUsed, VariationNeedsBoth
from section75.apps.agreements.used import left_out
from section75.apps.audit import store as audit
from section75.apps.audit.acting import acting
from section75.apps.audit.locking import one_at_a_time
from section75.core.authority import Act
from section75.core.partnership import Partnership, findings_of
from section75.core.refusals import Finding
from section75.importers.agreement_file import FileText, read_partnership


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading came to: the partnership as read, its version, whether it was new, and what was found."""

    partnership: Partnership
    number: int
    is_new: bool
    findings: tuple[Finding, ...]


def load_agreement(files: Sequence[FileText], *, by: User, at: datetime) -> Loaded:
    """Load a further version of a partnership that the person has a part in. Findings never stop it."""
    partnership = read_partnership(files)
    with acting(by, Act.LOAD_AGREEMENT, partnership=partnership.id, at=at) as doing:
        _require_no_new_variation(partnership)
        loaded = _keep(partnership, files, by=by, at=at)
        doing.tell(_sentence(loaded))
    return loaded


@transaction.atomic
def load_at_the_terminal(files: Sequence[FileText], *, at: datetime) -> Loaded:
    """Load a partnership, new or known, as whoever runs the installation; it is how a first version comes in."""
    partnership = read_partnership(files)
    one_at_a_time(partnership.id)
    loaded = _keep(partnership, files, by=None, at=at)
    audit.write(
        at=at,
        who="the terminal",
        act=Act.LOAD_AGREEMENT.value,
        partnership=partnership.id,
        outcome="done",
        says=_sentence(loaded),
    )
    return loaded


def _require_no_new_variation(partnership: Partnership) -> None:
    """What binds both partners comes in by the approval of each, never by one person's loading."""
    known = {file.sha256 for file in store.latest(partnership.id).files}
    files = {file.name: file.sha256 for file in partnership.files}
    new = [each.title for each in partnership.variations if files[each.file] not in known]
    if new:
        raise VariationNeedsBoth(new)


def bring_into_force(files: Sequence[FileText], *, by: User, at: datetime) -> Loaded:
    """Keep what both partners approved as the version in force; inside the transaction of the last approval."""
    return _keep(read_partnership(files), files, by=by, at=at)


def _keep(partnership: Partnership, files: Sequence[FileText], *, by: User | None, at: datetime) -> Loaded:
    """Keep the files as a further version, unless they are the ones in force already."""
    in_force = store.in_force(partnership.id)
    if in_force is not None and in_force.terms == partnership.terms:
        return Loaded(partnership, in_force.number, False, findings_of(partnership))
    dropped = left_out(partnership)
    if dropped:
        raise TermsDropWhatIsUsed(partnership.id, dropped)
    version = store.append(partnership, files, by=by, at=at)
    found = findings_of(partnership)
    redraw(partnership, found, at=at)
    return Loaded(partnership, version.number, True, found)


def _sentence(loaded: Loaded) -> str:
    what = "Loaded" if loaded.is_new else "Already there:"
    names = ", ".join(file.name for file in loaded.partnership.files)
    return f"{what} version {loaded.number} ({loaded.partnership.terms[:12]}) from {names}."
