"""One file being read: its tables by shape, and values made from them with their place, collecting every problem."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TypeVar

from pydantic import ValidationError

from section75.core.calendar import Span, in_words
from section75.core.evidence import sha256_of
from section75.core.explain import Clause
from section75.core.money import AmountTooLarge, Money, Unit
from section75.core.refusals import Finding, Place, Refusal, Refusals, Result
from section75.importers.agreement_file.locate import Path, line_of, lines_of
from section75.importers.agreement_file.problems import FileNotUnderstood, WrongValue, at
from section75.importers.agreement_file.salvage import Salvaged, salvage
from section75.importers.agreement_file.shape_variation import VariationHead
from section75.importers.agreement_file.toml_text import read_toml
from section75.importers.agreement_file.validation import problems_of
from section75.importers.agreement_file.whole import FileTables, file_shape

T = TypeVar("T")

MOST_PROBLEMS = 100  # in one file; then it says that there are more
_ENORMOUS = 10**18


class FileReader:
    """One file: its shape, and the problems and findings met while making values from it."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.sha256 = sha256_of(content)
        self.problems: list[Refusal] = []
        self.findings: list[Finding] = []
        self.instruments: Mapping[str, str] = {}  # short name -> title, over all files
        self._lines: dict[Path, int] = {}
        self._salvaged = Salvaged()
        self._read(content)

    def _read(self, content: bytes) -> None:
        try:
            text, raw = read_toml(self.name, content)
        except FileNotUnderstood as refusal:
            self.problems.append(refusal)
            return
        self._lines = lines_of(text)
        try:
            self._salvaged.tables = file_shape().model_validate(raw)
        except ValidationError as error:
            for problem in problems_of(error, raw, self.place, most=MOST_PROBLEMS + 1):
                self.refuse(problem)
            self._salvaged = salvage(raw, error)

    @property
    def tables(self) -> FileTables | None:
        """The file's tables, less any row of the wrong shape; None where nothing could be read."""
        return self._salvaged.tables

    @property
    def set_aside(self) -> set[str]:
        """The short names of rows of the wrong shape, which others may rightly refer to."""
        return self._salvaged.set_aside

    @property
    def is_full(self) -> bool:
        """Are there so many problems that no more are told?"""
        return len(self.problems) > MOST_PROBLEMS

    def refuse(self, problem: Refusal) -> None:
        """Note a problem; after the first hundred, that there are more."""
        if len(self.problems) == MOST_PROBLEMS:
            why = f"more is wrong than these {MOST_PROBLEMS} problems. Put them right, and give the file again."
            problem = WrongValue(Place(self.name, ""), why)
        if not self.is_full:
            self.problems.append(problem)

    @property
    def variation(self) -> VariationHead | None:
        """What the file says of itself where it varies others; None where it does not."""
        return self.tables.variation if self.tables is not None else None

    @property
    def invented(self) -> bool:
        """Does the file say of itself that it is made up?"""
        return self.tables is not None and self.tables.file.kind == "invented"

    def place(self, path: Path) -> Place:
        """Where a key path stands in this file."""
        given = self._salvaged.path_as_given(path)
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in given).lstrip(".")
        return Place(self.name, key, line_of(self._lines, given))

    def clause(self, source: str, path: Path) -> Clause:
        """A source as a clause, with its place; whatever an invented file says is invented. It must cite something."""
        clause = Clause.read(source, invented=self.invented, place=self.place(path), instrument=self._instrument(path))
        if not clause.cite:
            why = (
                f"the source {source!r} cites nothing. Give the clause, paragraph or instrument, or why there is none."
            )
            self.refuse(WrongValue(clause.where, why))
        return clause

    def _instrument(self, path: Path) -> str:
        """The document a record stands in: the one it names, or else the variation its file is."""
        table = getattr(self.tables, str(path[0]), None) if path else None
        row = table[path[1]] if isinstance(table, list) and len(path) > 1 and isinstance(path[1], int) else None
        under = getattr(row, "under", None)
        return self.instruments.get(under, "") if under else self.variation.title if self.variation else ""

    def attempt(self, path: Path, make: Callable[[], T], instead: T) -> T:
        """What `make` makes; a refusal is kept with its place, and reading goes on with `instead`."""
        try:
            return make()
        except Refusals as refusals:
            for each in refusals.each:
                self.refuse(at(self.place(path), each))
        except Refusal as refusal:
            self.refuse(at(self.place(path), refusal))
        return instead

    def span(self, starts: date, to: date | None, path: Path) -> Span:
        """The days from a first to a last one. Refuses a last day before the first, and the end of the calendar."""
        if to is None:
            return Span(starts)
        if to < starts:
            why = f"`to`, the last day, is {in_words(to)}, before `from`, {in_words(starts)}. Correct one of the two."
        elif to == date.max:
            why = f"{in_words(to)} is the calendar's end, not a last day. Leave `to` out where there is no end."
        else:
            return Span(starts, to + timedelta(days=1))
        self.refuse(WrongValue(self.place(path), why))
        return Span(starts)

    def money(self, amount: str | int | None, unit: Unit, path: Path, *, schedule: str = "") -> Money | None:
        """An amount in the table's unit. One with a pound sign in another unit is a finding: the program asks, and
        reads it as it is written meanwhile, in pounds."""
        if amount is None:
            return None
        if isinstance(amount, int) and abs(amount) > _ENORMOUS:
            self.refuse(at(self.place(path), AmountTooLarge("This number")))
            return Money(0)
        if "£" in str(amount) and unit is not Unit.POUNDS:
            says = (
                f"{amount!r} is written in pounds, inside a table in {unit.value}. Say which is meant: "
                f"write it in {unit.value} without a sign, or put it in a table of its own."
            )
            self.findings.append(Finding("units are mixed", Result.FAIL, self.place(path), says, schedule))
            unit = Unit.POUNDS
        return self.attempt(path, lambda: Money.of(str(amount), unit), Money(0))
