"""How far a job is, and what each state is called on pages."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """Two states in which a job goes on, and four in which it has ended."""

    QUEUED = "queued"
    WORKING = "working"
    DONE = "done"
    REFUSED = "refused"  # a rule of some room said no; nothing was done
    FAILED = "failed"  # our own fault; nothing was done
    CANCELLED = "cancelled"  # at somebody's wish; nothing was done

    @property
    def goes_on(self) -> bool:
        """Is there still something to come?"""
        return self in GOING_ON

    @property
    def may_be_tried_again(self) -> bool:
        """Has it ended without having been done?"""
        return self in ENDED_UNDONE


GOING_ON = (State.QUEUED, State.WORKING)
ENDED_UNDONE = (State.REFUSED, State.FAILED, State.CANCELLED)
