"""One act: one permission, one transaction, one audit line, whether it is done or refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from section75.apps.accounts.models import User
from section75.apps.accounts.rights import Act
from section75.apps.accounts.store import Part, authorise
from section75.apps.audit import store
from section75.apps.audit.locking import one_at_a_time
from section75.core.refusals import Refusal


@dataclass
class Acting:
    """An act under way: whose part it is done under, and the sentence for the audit line."""

    part: Part
    at: datetime
    says: list[str] = field(default_factory=list)

    def tell(self, sentence: str) -> None:
        """Add to what the audit line will say."""
        self.says.append(sentence)


@contextmanager
def acting(user: User, act: Act, *, partnership: str, at: datetime) -> Iterator[Acting]:
    """Do something as somebody: authorise, open the transaction, and write the audit line with it.

    Acts on one partnership are done one after the other: what an act reads stays true until it is done.

    A refusal undoes everything, is written down as refused, and goes on to whoever asked.
    """
    try:
        with transaction.atomic():
            doing = Acting(authorise(user, act, partnership=partnership), at)
            one_at_a_time(partnership)
            yield doing
            _write(doing.at, user, act, partnership, "done", " ".join(doing.says))
    except Refusal as refusal:
        _write(at, user, act, partnership, "refused", refusal.says)
        raise


def _write(at: datetime, user: User, act: Act, partnership: str, outcome: str, says: str) -> None:
    store.write(at=at, who=user.username, act=act.value, partnership=partnership, outcome=outcome, says=says)
