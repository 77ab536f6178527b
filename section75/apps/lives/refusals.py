"""What the lives room refuses beside what a life does: an event there is not, and one that cannot be withdrawn."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.refusals import Refusal


class NoSuchEvent(Refusal):
    """There is no event of that number among those recorded here."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"There is no recorded event {number} in this partnership. Look at its timeline; an event of an agreement "
            "file is corrected in the file, by loading its next version."
        )


class EventWithdrawnAlready(Refusal):
    """The event was withdrawn before."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Event {number} is withdrawn already. Nothing was changed; both records stay.")


class NoReasonToWithdraw(Refusal):
    """An event is withdrawn only with a reason."""

    def __init__(self, number: int) -> None:
        super().__init__(f"It is not said why event {number} is withdrawn. Nothing was done. Say what was mistaken.")


class OthersRestOnIt(Refusal):
    """Later events could not stand without the one that is to be withdrawn."""

    def __init__(self, number: int, others: Sequence[str]) -> None:
        super().__init__(
            f"Event {number} cannot be withdrawn while others rest on it: {'; '.join(others)}. "
            "Withdraw the latest of them first."
        )
