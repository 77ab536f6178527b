"""What a check is: its number, title, provisions by kind of arrangement, and the version of its rule."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.records import ArrangementType

_REG = {
    ArrangementType.POOLED: "7(3)",
    ArrangementType.NHS_EXERCISES_LA: "8(2)",
    ArrangementType.LA_EXERCISES_NHS: "9(3)",
}
KINDS = tuple(_REG)  # the arrangements whose contents the Regulations prescribe
POOLED, NHS, COUNCIL = KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRule:
    """One check. `provisions` are asked of every arrangement it applies to; `of_kind` of one kind of arrangement.

    `statute` is False for a companion check, which cites what stands beside SI 2000/617. `version` counts up whenever
    the rule asks for something else, so that a judgement under an earlier rule lapses.
    """

    number: str
    title: str
    provisions: tuple[str, ...]
    of_kind: tuple[tuple[ArrangementType, str], ...] = ()
    applies: tuple[ArrangementType, ...] = KINDS
    statute: bool = True
    version: int = 1
    beyond_the_term: bool = False  # asked of a schedule that has ended, or not begun, too

    @property
    def place(self) -> tuple[bool, int]:
        """Its place in the table: checks before companion checks, by number."""
        return not self.statute, int(self.number.lstrip("X"))

    def cites(self, kinds: frozenset[ArrangementType]) -> tuple[str, ...]:
        """The provisions it rests on, for the arrangements a schedule makes."""
        return (*self.provisions, *(cite for kind, cite in self.of_kind if kind in kinds))


def lettered(letter: str, *kinds: ArrangementType) -> tuple[tuple[ArrangementType, str], ...]:
    """The same letter of regulations 7(3), 8(2) and 9(3), for each kind of arrangement given; for all of none."""
    return tuple((kind, f"reg {_REG[kind]}({letter})") for kind in kinds or KINDS)
