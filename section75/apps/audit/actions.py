"""Taking the trail away as a file, which is a line of it too, and holding the whole of it against itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.audit import store
from section75.apps.audit.acting import acting
from section75.apps.audit.exporting import ExportFormat
from section75.apps.audit.looking import look_at_installation
from section75.apps.audit.reading import INSTALLATION, Wanted, lines_upto
from section75.apps.audit.refusals import TrailBroken
from section75.core.authority import Act
from section75.core.evidence import Kept, Verdict, verify_chain


@dataclass(frozen=True, slots=True)
class Export:
    """An export under way: its file's name, its bytes as they are asked for, and the last line of the chain then."""

    name: str
    content: Iterator[bytes]
    head: Kept


def export(user: User, trail: str, wanted: Wanted, *, form: ExportFormat, at: datetime) -> Export:
    """Take the lines wanted away as a file, up to the last there is. That it was done is written down first."""
    with _exporting(user, trail, at=at) as says:
        head = store.head()
        asked = wanted.in_words()
        says.append(
            f"Exported the audit trail as {form.in_words}, {f'of {asked}' if asked else 'all of it'}, up to line "
            f"{head.number:,}, whose hash is {head.hash}."
        )
    content = form.written(lines_upto(trail, wanted, upto=head.number))
    return Export(f"audit-{trail or 'installation'}-to-line-{head.number}.{form.name}", content, head)


def verify(kept: Kept | None = None) -> Verdict:
    """Hold every line against the one before it, and the trail against what somebody kept; refuses a broken one."""
    verdict = verify_chain(store.chain(), kept=kept)
    if verdict.broken:
        raise TrailBroken(verdict.upto, verdict.broken.says)
    return verdict


@contextmanager
def _exporting(user: User, trail: str, *, at: datetime) -> Iterator[list[str]]:
    """The one act it is: permission, transaction and audit line. The sentence is what the block adds to the list."""
    if trail != INSTALLATION:
        with acting(user, Act.SEE_AUDIT, partnership=trail, at=at) as doing:
            yield doing.says
        return
    act = Act.SEE_AUDIT_OF_INSTALLATION
    look_at_installation(user, act, at=at)
    says: list[str] = []
    with transaction.atomic():
        yield says
        store.write(at=at, who=user.username, act=act.value, partnership=trail, outcome="done", says=" ".join(says))
