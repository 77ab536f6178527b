"""What a drill is refused for."""

from __future__ import annotations

from section75.core.refusals import Refusal


class NoVerifier(Refusal):
    """The stand-alone verifier is not where the program has it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"The verifier is not at {path}: it comes with the program. Say where it is: --verifier FILE.")


class DrillNeedsACopy(Refusal):
    """A drill on books in PostgreSQL, where it makes no copy by itself."""

    def __init__(self) -> None:
        super().__init__(
            "These books are in PostgreSQL, and a drill is made on a copy only. Restore a backup to a database of its "
            "own, point SECTION75_DATABASE at that, and say --this-is-a-copy."
        )


class DrillBrokeOff(Refusal):
    """The process that attacked the copy ended before it was done."""

    def __init__(self, last_words: list[str]) -> None:
        super().__init__(
            f"The drill on the copy broke off: {' '.join(last_words)}. Your books were only read. Run `section75 "
            "evidence verify` first: a drill begins with books that are good."
        )
