"""What this room writes to the audit trail: every try, done or refused. Never a password, a code or a token.

What somebody typed as their name is written down only if it is somebody's name: people type passwords there by mistake.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from section75.apps.audit import store as audit
from section75.core.refusals import Refusal

SOMEBODY: Final = "somebody"  # who is not known
SIGN_IN: Final = "sign in"
SIGN_OUT: Final = "sign out"
PROVE_AGAIN: Final = "prove who one is again"
ADD_FACTOR: Final = "add a second factor"
REMOVE_FACTOR: Final = "remove a second factor"
RECOVERY_CODES: Final = "make recovery codes"
RECOVERY_CODE: Final = "use a recovery code"
CHANGE_PASSWORD: Final = "change a password"  # noqa: S105 - the name of an act
END_SIGN_IN: Final = "end a sign-in"
INVITE: Final = "invite a person"
WITHDRAW: Final = "withdraw an invitation"
TAKE_UP: Final = "take up an invitation"


def done(who: str, act: str, says: str, *, at: datetime | None = None) -> None:
    """Write down that something was done."""
    _write(who, act, "done", says, at)


def refused(who: str, act: str, refusal: Refusal, *, at: datetime | None = None) -> None:
    """Write down that something was refused, and why."""
    _write(who, act, "refused", refusal.says, at)


@contextmanager
def recorded(who: str, act: str, *, at: datetime) -> Iterator[list[str]]:
    """Do something in one transaction with its audit line, whose sentences the block adds. A refusal undoes all of it,
    is written down, and goes on to whoever asked.
    """
    says: list[str] = []
    try:
        with transaction.atomic():
            yield says
            done(who, act, " ".join(says), at=at)
    except Refusal as refusal:
        refused(who, act, refusal, at=at)
        refusal.is_written_down = True
        raise


def _write(who: str, act: str, outcome: str, says: str, at: datetime | None) -> None:
    audit.write(at=at or timezone.now(), who=who, act=act, partnership="", outcome=outcome, says=says)
