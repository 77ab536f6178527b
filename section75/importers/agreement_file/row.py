"""One row of a table of a file: its reader, its shape, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from section75.importers.agreement_file.file_reader import FileReader
from section75.importers.agreement_file.locate import Path
from section75.importers.agreement_file.problems import WrongValue


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: the file's reader, the shape, and the path to it."""

    reader: FileReader
    shape: Any
    path: Path

    def at(self, *rest: str | int) -> Path:
        """The path to something inside the row."""
        return (*self.path, *rest)

    def wrong(self, why: str, *rest: str | int) -> None:
        """Note that something in the row will not do, and why."""
        self.reader.refuse(WrongValue(self.reader.place(self.at(*rest)), why))
