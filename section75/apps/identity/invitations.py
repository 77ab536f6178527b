"""Whether an invitation may be taken up, and taking it up: once, by whoever holds its link."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.audit.locking import one_at_a_time
from section75.apps.identity import store, trail
from section75.apps.identity.models import Invitation
from section75.apps.identity.refusals import (
    InvitationEnded,
    InvitationOfALeaver,
    InvitationUnknown,
    InvitationUsed,
    InvitationWithdrawn,
)


def good_invitation(hashed: str, *, at: datetime) -> Invitation:
    """The invitation whose token has that hash. Refuses one unknown, used, withdrawn, too old, or a leaver's."""
    found = store.invitation_hashed(hashed)
    if found is None:
        raise InvitationUnknown
    if found.used_at is not None:
        raise InvitationUsed(found.used_at)
    if found.withdrawn_at is not None:
        raise InvitationWithdrawn(found.withdrawn_at)
    if at >= found.ends_at:
        raise InvitationEnded(found.ends_at)
    if not found.user.is_active:
        raise InvitationOfALeaver
    return found


@contextmanager
def taking_up(hashed: str, *, says: str, at: datetime) -> Iterator[User]:
    """Take up an invitation in one transaction with what the block does for the invited person."""
    there = store.invitation_hashed(hashed)
    who = there.user.username if there else trail.SOMEBODY
    with trail.recorded(who, trail.TAKE_UP, at=at) as told:
        one_at_a_time("people")
        invitation = good_invitation(hashed, at=at)
        yield invitation.user
        store.use(invitation, at=at)
        told.append(says)
