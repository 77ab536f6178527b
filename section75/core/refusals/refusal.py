"""A refusal: the sentence with which the program declines to act."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


class Refusal(Exception):
    """The program will not do this, says why, and says what to do next.

    `says` is the whole sentence; `clause` is the clause it rests on, or the last one before the agreement falls silent.
    Subclasses are named as a short sentence (`NobodyBears`) and write their own words. `is_written_down` is set by
    whoever has put it on record, so that nobody does so twice.
    """

    is_written_down = False

    def __init__(self, says: str, *, clause: str = "") -> None:
        super().__init__(says)
        self.says = says
        self.clause = clause

    @property
    def name(self) -> str:
        """The refusal's name, as the manual lists it."""
        return type(self).__name__

    def as_data(self) -> dict[str, object]:
        """The refusal for a machine: `refusal`, `says`, `clause`."""
        return {"refusal": self.name, "says": self.says, "clause": self.clause}


class Refusals(Refusal):
    """Several refusals at once: everything that is wrong, not the first thing only."""

    def __init__(self, each: Sequence[Refusal]) -> None:
        assert each, "Refusals needs at least one refusal"
        super().__init__("\n".join(refusal.says for refusal in each), clause=each[0].clause)
        self.each = tuple(each)

    def as_data(self) -> dict[str, object]:
        """The first refusal's fields, and all of them under `refusals`."""
        first = self.each[0]
        return {
            "refusal": first.name,
            "says": self.says,
            "clause": first.clause,
            "refusals": [refusal.as_data() for refusal in self.each],
        }


def raise_all(found: Iterable[Refusal]) -> None:
    """Raise what was found: nothing, one refusal as itself, or all of them together."""
    each = list(found)
    if len(each) == 1:
        raise each[0]
    if each:
        raise Refusals(each)
