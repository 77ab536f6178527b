"""What the notices room refuses because of what it remembers, or of what it is given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from section75.core.calendar import in_words
from section75.core.refusals import Refusal


class NoSuchNotice(Refusal):
    """There is no such notice."""

    def __init__(self, partnership: str, number: int) -> None:
        super().__init__(f"The partnership {partnership!r} has no notice {number}. Look at its list of notices.")


class NoticeOfNothing(Refusal):
    """What the notice is of is not there, or is not said."""

    def __init__(self, scope: str, of: str, known: Iterable[str]) -> None:
        wanted = f"There is no {scope} {of!r} here" if of else f"It is not said which {scope} the notice is of"
        super().__init__(f"{wanted}: there are {', '.join(known) or 'none'}. Name the one it is of.")


class NoticeSaysNothing(Refusal):
    """It is not said what the notice is to end."""

    def __init__(self) -> None:
        super().__init__(
            "It is not said what the notice is to end. Say it as the letter does, so that a part is not taken for the "
            "whole."
        )


class NotThatDay(Refusal):
    """A day that cannot be: after today, or before the letter."""

    def __init__(self, what: str, day: date, why: str) -> None:
        super().__init__(f"{what} cannot be {in_words(day)}: {why}. Nothing was recorded. Correct the day.")


class NoticeWithdrawn(Refusal):
    """The notice was withdrawn by agreement; nothing more is said in answer to it."""

    def __init__(self, number: int, on: date) -> None:
        super().__init__(
            f"Notice {number} was withdrawn by agreement on {in_words(on)}, and nothing more is recorded in answer to "
            "it. Record a further notice if one is served."
        )
