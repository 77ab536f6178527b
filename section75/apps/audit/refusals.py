"""What holding the trail against itself refuses."""

from __future__ import annotations

from section75.core.refusals import Refusal


class TrailBroken(Refusal):
    """A line of the audit trail does not follow the one before it, or is not the one that somebody kept."""

    def __init__(self, upto: int, says: str) -> None:
        whole = (
            f"The audit trail is whole to line {upto:,} and no further." if upto else "The trail does not begin whole."
        )
        super().__init__(
            f"{whole} {says} Nobody does that by a page or a command: keep the database as it is now, look in a backup "
            "for what stood there, and ask who had its password."
        )
