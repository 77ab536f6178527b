"""What the demonstration refuses to read."""

from __future__ import annotations

from section75.core.refusals import Refusal


class ExampleUnread(Refusal):
    """The file that says what is brought for an example cannot be followed."""

    def __init__(self, file: str, why: str) -> None:
        super().__init__(
            f"{file} does not say what is brought for its example: {why}. "
            "Correct it there, as docs/rooms/demonstration.md has it; until then no example is loaded."
        )
