"""What the inbox refuses."""

from __future__ import annotations

from collections.abc import Sequence

from section75.core.refusals import Refusal


class NoSuchWay(Refusal):
    """There is no such way of being told."""

    def __init__(self, how: str, ways: Sequence[str]) -> None:
        super().__init__(f"Nobody can be told {how!r}: it is {', '.join(ways[:-1])} or {ways[-1]}. Choose one of them.")
