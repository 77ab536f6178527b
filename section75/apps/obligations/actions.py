"""Putting on record that something was done; making, renewing and ending the address of one's feed."""

from __future__ import annotations

import secrets
from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.audit.locking import one_at_a_time
from section75.apps.identity import trail
from section75.apps.obligations import drawing, store
from section75.apps.obligations.feed import token_hash
from section75.apps.obligations.refusals import DoneAlready, NoFeedToEnd, NotDoneYet, NotPutOnRecord
from section75.core.authority import Act
from section75.core.calendar import in_words, london_day

MAKE, END = "make a calendar address", "end a calendar address"


def record_done(user: User, partnership: str, key: str, *, on: date, says: str, at: datetime) -> None:
    """Put on record that an obligation was met on a day.

    Refuses one there is not, one that is met otherwise, a day to come, and what is on record already.
    """
    with acting(user, Act.RECORD_EVENT, partnership=partnership, at=at) as doing:
        today = london_day(at)
        found = drawing.find(agreements.latest(partnership), key, today=today)
        if not found.is_put_on_record:
            raise NotPutOnRecord(found.title, is_issued=found.is_issued)
        if on > today:
            raise NotDoneYet(on, today)
        for row in store.records_of(partnership):
            if row.key == key and (found.due_on is not None or row.done_on == on):
                raise DoneAlready(found.title, row.done_on)
        store.record(partnership, key, on=on, says=says.strip(), organisation=doing.part.party, by=user, at=at)
        doing.tell(f"Recorded as done on {in_words(on)}: {found.title}.")


def make_address(user: User, *, at: datetime) -> str:
    """Make the address of one's feed anew, which ends the one there was; the token, which is kept nowhere."""
    token = secrets.token_urlsafe(32)
    with trail.recorded(user.username, MAKE, at=at) as told:
        one_at_a_time("calendar addresses")
        known = store.open_address(user)
        if known is not None:
            store.end_address(known, at=at)
        store.add_address(user, token_hash(token), at=at)
        told.append(f"{user.username} made a calendar address{', and the one before it ended' if known else ''}.")
    return token


def end_address(user: User, *, at: datetime) -> None:
    """End the address of one's feed. Refuses where there is none."""
    with trail.recorded(user.username, END, at=at) as told:
        one_at_a_time("calendar addresses")
        known = store.open_address(user)
        if known is None:
            raise NoFeedToEnd
        store.end_address(known, at=at)
        told.append(f"{user.username} ended their calendar address.")
