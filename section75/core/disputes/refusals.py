"""What a question refuses: a turn by the wrong side, too early, or after the end."""

from __future__ import annotations

from datetime import date

from section75.core.calendar import in_words
from section75.core.refusals import Refusal


class QuestionEnded(Refusal):
    """The question is resolved or withdrawn."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"The question is {state}, and what has ended stays as it is. Nothing was done. Raise a further question "
            "about the figure if something is still wrong with it."
        )


class NotTheSide(Refusal):
    """The turn belongs to another side of the question."""

    def __init__(self, what: str, whose: str) -> None:
        super().__init__(f"To {what} this question is for {whose}. Nothing was done. Reply to it instead.")


class NothingToAccept(Refusal):
    """There is no answer on the step the question stands on."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody has answered on the step the question stands on, so there is no answer to accept. Wait for one, "
            "record what was agreed and what puts it right, or withdraw the question."
        )


class StepStillRuns(Refusal):
    """Those asked still have time to answer."""

    def __init__(self, to: str, due_on: date, clause: str) -> None:
        super().__init__(
            f"The answer from {to} is due by {in_words(due_on)} ({clause}), and until then both sides wait for it. "
            "Take the question further once it is answered or that day is past.",
            clause=clause,
        )
