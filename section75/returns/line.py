"""A line of a return: its code, its words, and a figure with reasons or a sentence. Sections hold lines together."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from section75.core.explain import Figure


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `code` is "5", or "4.residential-care", and names the line in the edition for good.

    `text` is said instead of the figure's own sentence, or where there is no figure. Lines that form a table give the
    `row` and the `column` they stand in.
    """

    code: str
    words: str
    figure: Figure | None = field(default=None, kw_only=True)
    text: str = field(default="", kw_only=True)
    row: str = field(default="", kw_only=True)
    column: str = field(default="", kw_only=True)
    is_total: bool = field(default=False, kw_only=True)

    def __post_init__(self) -> None:
        assert self.figure is not None or self.text, f"line {self.code} says something"

    @property
    def says(self) -> str:
        """The line's sentence: its own, or the one its figure carries."""
        if self.text:
            return self.text
        return self.figure.because.sentence if self.figure else ""

    @property
    def clause(self) -> str:
        """The clauses the figure rests on, each once, in the order of the reasoning; empty where it rests on none."""
        if self.figure is None:
            return ""
        cited = (str(step.clause) for step in self.figure.because.walk() if step.clause)
        return "; ".join(dict.fromkeys(cited))


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under one heading. `name` is the heading in a word or two; `rows_are` heads a table's rows ("Partner")."""

    name: str
    heading: str
    lines: tuple[Line, ...]
    rows_are: str = ""

    def __post_init__(self) -> None:
        in_a_table = {bool(line.row and line.column) for line in self.lines}
        assert in_a_table <= {bool(self.rows_are)}, f"all lines of {self.name} form a table, or none does"
        same = any(one.code == other.code for one, other in pairwise(sorted(self.lines, key=lambda line: line.code)))
        assert not same, f"every line of {self.name} has its own code"


def lettered(code: str, position: int) -> str:
    """The code of one of several lines without names of their own: "10a" for 0, "10z" for 25, "10aa" for 26."""
    letters = ""
    rest = position + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return f"{code}{letters}"
