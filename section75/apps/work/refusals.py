"""What the work room refuses."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.refusals import Refusal


class NoSuchKind(Refusal):
    """A job of a kind that no room lists."""

    def __init__(self, asked: str, known: Sequence[str]) -> None:
        super().__init__(
            f"There is no work in the background called {asked!r}. There is: {', '.join(known) or 'none'}. "
            "Choose one of them on the page of background work."
        )


class NoSuchJob(Refusal):
    """There is no job of that number, or none this person may see; the answer is the same."""

    def __init__(self, number: int) -> None:
        super().__init__(f"There is no job {number} that you may see. Look at the list of jobs for those there are.")


class NotTheirJob(Refusal):
    """Cancelling or trying again somebody else's job."""

    def __init__(self, number: int, asked_by: str) -> None:
        super().__init__(
            f"Job {number} was asked for by {asked_by}, and runs with their rights, so only they can cancel it or try "
            "it again. Ask them; or ask for the same work yourself."
        )


class EndedAlready(Refusal):
    """Cancelling a job that has ended."""

    def __init__(self, number: int, state: str) -> None:
        super().__init__(
            f"Job {number} has ended ({state}), so there is nothing left to cancel. What a job did is undone, if it "
            "may be, where it can be seen."
        )


class NotToBeTriedAgain(Refusal):
    """Trying again a job that goes on, was done, or was asked for again meanwhile."""

    def __init__(self, number: int, because: str) -> None:
        super().__init__(f"Job {number} is not tried again: {because}. Look at the list of jobs for how it stands.")


class AskerHasLeft(Refusal):
    """A job whose asker may not sign in any more by the time it runs."""

    def __init__(self, username: str) -> None:
        super().__init__(
            f"{username}, who asked for this, may not sign in any more, and a job runs with the rights its asker has "
            "when it runs. Nothing was done. Somebody with the right to it can ask for it again."
        )
