"""One file being read: its tables by shape, and values made from them with their place, collecting every problem."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import ValidationError

from section75.core.calendar import Span
from section75.core.evidence import sha256_of
from section75.core.explain import Clause
from section75.core.money import Money, Unit
from section75.core.refusals import Finding, Place, Refusal, Refusals, Result
from section75.importers.agreement_file.locate import line_of
from section75.importers.agreement_file.problems import FileNotUnderstood, at
from section75.importers.agreement_file.validation import problems_of
from section75.importers.agreement_file.whole import FileTables, file_shape

T = TypeVar("T")
Path = tuple[str | int, ...]


class FileReader:
    """One file: its shape, and the problems and findings met while making values from it."""

    def __init__(self, name: str, content: bytes) -> None:
        self.name = name
        self.sha256 = sha256_of(content)
        self.problems: list[Refusal] = []
        self.findings: list[Finding] = []
        self.text = ""
        self.tables: FileTables | None = self._tables(content)

    def _tables(self, content: bytes) -> FileTables | None:
        raw = self._toml(content)
        if raw is None:
            return None
        try:
            tables: FileTables = file_shape().model_validate(raw)
        except ValidationError as error:
            self.problems.extend(problems_of(error, raw, self.place))
            return None
        return tables

    def _toml(self, content: bytes) -> Mapping[str, Any] | None:
        try:
            self.text = content.decode("utf-8-sig")
            return tomllib.loads(self.text)
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            why = f"byte {error.start + 1} is not UTF-8. Save it as UTF-8 and give it again."
            self.problems.append(FileNotUnderstood(Place(self.name, "", line), why))
        except tomllib.TOMLDecodeError as error:
            why = f"it is not TOML: {error}. Text stands in quotes, days do not, and every table has its [brackets]."
            self.problems.append(FileNotUnderstood(Place(self.name, ""), why))
        return None

    @property
    def invented(self) -> bool:
        """Does the file say of itself that it is made up?"""
        return self.tables is not None and self.tables.file.kind == "invented"

    def place(self, path: Path) -> Place:
        """Where a key path stands in this file."""
        key = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
        return Place(self.name, key, line_of(self.text, path))

    def clause(self, source: str, path: Path) -> Clause:
        """A source as a clause, with its place; whatever an invented file says is invented."""
        return Clause.read(source, invented=self.invented, place=self.place(path))

    def attempt(self, path: Path, make: Callable[[], T], instead: T) -> T:
        """What `make` makes; a refusal is kept with its place, and reading goes on with `instead`."""
        try:
            return make()
        except Refusals as refusals:
            self.problems.extend(at(self.place(path), each) for each in refusals.each)
        except Refusal as refusal:
            self.problems.append(at(self.place(path), refusal))
        return instead

    def span(self, starts: date, to: date | None, path: Path) -> Span:
        """The span from a first to a last day."""
        ends_before = None if to is None else date.fromordinal(to.toordinal() + 1)
        return self.attempt(path, lambda: Span(starts, ends_before), Span(starts))

    def money(self, amount: str | int | None, unit: Unit, path: Path) -> Money | None:
        """An amount in the table's unit. One that carries another unit's sign is a finding: the program asks, and
        reads it in the table's unit meanwhile."""
        if amount is None:
            return None
        text = str(amount)
        if isinstance(amount, str) and text.strip().lstrip("-(").startswith("£") and unit is not Unit.POUNDS:
            says = (
                f"{text!r} is written in pounds, inside a table in {unit.value}. Say which is meant: "
                f"write it in {unit.value} without a sign, or put it in a table of its own."
            )
            self.findings.append(Finding("units are mixed", Result.FAIL, self.place(path), says))
        return self.attempt(path, lambda: Money.of(text, unit), Money(0))
