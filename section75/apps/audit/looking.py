"""A look: let in by the policy, or refused and written down as refused."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.store import Part, authorise, authorise_installation
from section75.apps.audit.store import write_refusal
from section75.core.authority import Act
from section75.core.refusals import Refusal


def look(user: User, act: Act, *, partnership: str, fund: str = "", at: datetime) -> Part:
    """The person's part, if it carries the right to look. A refusal is written down, and goes on to whoever asked."""
    with refusals_written(user, act, partnership=partnership, fund=fund, at=at):
        return authorise(user, act, partnership=partnership, fund=fund)


def look_at_installation(user: User, act: Act, *, at: datetime) -> Part:
    """The same for what is of the installation and of no partnership."""
    with refusals_written(user, act, partnership="", at=at):
        return authorise_installation(user, act)


@contextmanager
def refusals_written(user: User, act: Act, *, partnership: str, fund: str = "", at: datetime) -> Iterator[None]:
    """Write down that somebody was refused a look; not more often than `write_refusal` allows."""
    try:
        yield
    except Refusal as refusal:
        write_refusal(at=at, who=user.username, act=act.value, partnership=partnership, fund=fund, says=refusal.says)
        refusal.is_written_down = True
        raise
