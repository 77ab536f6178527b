"""What a draft amounts to, read as the reader reads it: its records, what cannot be read, and what the checks find."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from section75.core.partnership import Partnership, findings_of
from section75.core.refusals import Finding, Refusal, Refusals, Result
from section75.importers.agreement_file import FileText, read_partnership
from section75.importers.agreement_file.writing import AgreementText, Record

_PART = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the reader says, in its own words: of which file and key path, () where it is of the whole file."""

    file: str
    path: tuple[str | int, ...]
    says: str

    @property
    def table(self) -> str:
        """The table it is about; empty where it is about none."""
        return str(self.path[0]) if self.path else ""

    @property
    def place(self) -> int:
        """The record of the table it is about."""
        return self.path[1] if len(self.path) > 1 and isinstance(self.path[1], int) else 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft's files read: its texts, and the partnership with its findings, or the problems if it cannot be read."""

    texts: tuple[AgreementText, ...]
    partnership: Partnership | None
    problems: tuple[Problem, ...]
    findings: tuple[Finding, ...]

    def records(self, table: str) -> list[tuple[AgreementText, Record]]:
        """Every record of a table, file after file."""
        return [(text, record) for text in self.texts for record in text.records(table)]

    def wrong_in(self, table: str) -> list[Problem]:
        """What stands in the way of a table's being done: what cannot be read, and what a check fails."""
        names = {text.name for text in self.texts}
        failed = [
            Problem(found.where.file, path_of(found.where.key), found.says)
            for found in self.findings
            if found.result is Result.FAIL and found.where.file in names
        ]
        own = [problem for problem in self.problems if problem.file in names]
        return [problem for problem in (*own, *failed) if problem.table == table]

    @property
    def wrong_elsewhere(self) -> list[Problem]:
        """What no section of the draft can be blamed for: of a file as a whole, or of those it is read beside."""
        blamed = {id(problem) for text in self.texts for problem in self.problems if problem.file == text.name}
        return [problem for problem in self.problems if id(problem) not in blamed or not problem.table]


def read(files: Sequence[FileText], beside: Sequence[FileText] = ()) -> Reading:
    """Read a draft's files, with those it is read beside."""
    return _read(tuple(files), tuple(beside))


@lru_cache(maxsize=32)
def _read(files: tuple[FileText, ...], beside: tuple[FileText, ...]) -> Reading:
    texts = tuple(AgreementText.read(file.name, file.content) for file in files)
    try:
        partnership = read_partnership([*beside, *files])
    except Refusal as refusal:
        each = refusal.each if isinstance(refusal, Refusals) else (refusal,)
        names = [file.name for file in (*files, *beside)]
        return Reading(texts, None, tuple(_problem(one.says, names) for one in each), ())
    return Reading(texts, partnership, (), findings_of(partnership))


def _problem(says: str, files: Sequence[str]) -> Problem:
    """A reader's sentence parted from the place it begins with."""
    for name in files:
        found = re.match(rf"{re.escape(name)}(?::\d+)?(?: ([^:]+))?: ", says)
        if found:
            words = says[found.end() :]
            return Problem(name, path_of(found[1] or ""), words[:1].upper() + words[1:])
    return Problem("", (), says)


def path_of(key: str) -> tuple[str | int, ...]:
    """A key as the reader writes it, in its parts: contributions[0].rows[1].amount."""
    return tuple(int(number) if number else name for name, number in _PART.findall(key))
