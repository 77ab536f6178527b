"""Agreement files named on the command line: a file, several, or a folder of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import typer

from section75.core.partnership import Partnership
from section75.importers.agreement_file import FileText, read_binding, read_partnership


def partnership_in(paths: Sequence[Path], *, binding_on: date | None = None) -> Partnership:
    """The partnership the files describe, or as the variations that bind on a day leave it. Refuses, all at once and by
    place, whatever cannot be read.
    """
    files = file_texts(paths)
    return read_partnership(files) if binding_on is None else read_binding(files, on=binding_on)


def file_texts(paths: Sequence[Path]) -> list[FileText]:
    """The files with their names and bytes; a folder stands for its *.toml, sorted by name."""
    files = [file for path in paths for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path])]
    times = Counter(file.name for file in files)
    twice = sorted(name for name, number in times.items() if number > 1)
    if twice:
        raise typer.BadParameter(
            f"{', '.join(twice)} is given more than once. Files of one partnership are told apart by their names."
        )
    return [FileText(file.name, file.read_bytes()) for file in files]
