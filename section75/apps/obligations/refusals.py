"""What the obligations room refuses."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import in_words
from section75.core.refusals import Refusal


class NoSuchObligation(Refusal):
    """There is no obligation of that name in the partnership's calendar."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"There is no obligation {key!r} in this calendar under the terms in force. Take one from the calendar."
        )


class NotPutOnRecord(Refusal):
    """Something that is not recorded by hand: a report that is issued, or a day that comes by itself."""

    def __init__(self, title: str, *, is_issued: bool) -> None:
        why = (
            "it is met when the report is issued and has reached every partner"
            if is_issued
            else "its day comes by itself"
        )
        super().__init__(f"{title!r} cannot be recorded as done: {why}. There is nothing to record.")


class DoneAlready(Refusal):
    """It is on record already."""

    def __init__(self, title: str, on: date) -> None:
        super().__init__(f"{title!r} is on record already, as done on {in_words(on)}. Nothing was changed.")


class NotDoneYet(Refusal):
    """A day that has not come."""

    def __init__(self, on: date, today: date) -> None:
        super().__init__(
            f"Nothing can be recorded as done on {in_words(on)}, which is after today, {in_words(today)}. Give the day "
            "on which it was done."
        )


class NoFeedToEnd(Refusal):
    """Somebody has no calendar address."""

    def __init__(self) -> None:
        super().__init__("You have no calendar address that could be ended. Make one first, if you want one.")
