"""What of a file can still be read when parts of it have the wrong shape, so that all its problems are told at once.

A wrong row is set aside and the rest is read on. Nothing salvaged is ever used: a file with a problem is refused whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from section75.importers.agreement_file.locate import Path
from section75.importers.agreement_file.validation import path_in_file
from section75.importers.agreement_file.whole import FileTables, file_shape

_ROUNDS = 6  # rows lie in tables, and an emptied list spoils the row it lies in: deeper than this nothing goes


@dataclass(slots=True)
class Salvaged:
    """What could be read, if anything; the ids of rows set aside; and where the rows that are left stood."""

    tables: FileTables | None = None
    set_aside: set[str] = field(default_factory=set)
    kept: dict[Path, list[int]] = field(default_factory=dict)

    def path_as_given(self, path: Path) -> Path:
        """The path in the whole file of a path in what is left of it."""
        given: Path = ()
        for part in path:
            still = self.kept.get(given) if isinstance(part, int) else None
            given = (*given, still[part] if still and isinstance(part, int) else part)
        return given


def salvage(raw: Mapping[str, Any], error: ValidationError) -> Salvaged:
    """Set aside what the validator objects to, and what that spoils in its turn, until the rest can be read."""
    salvaged, bad, left = Salvaged(), set[Path](), raw
    for _ in range(_ROUNDS):
        cuts = {_cut(salvaged.path_as_given(path), is_extra) for path, is_extra in _objections(error, left)}
        if None in cuts:
            return salvaged
        bad |= {cut for cut in cuts if cut is not None}
        salvaged.kept = {}
        leading_there = {cut[:length] for cut in bad for length in range(len(cut))}
        left = _without(raw, bad, leading_there, (), salvaged.kept)
        try:
            salvaged.tables = file_shape().model_validate(left)
        except ValidationError as again:
            error = again
            continue
        salvaged.set_aside = {str(raw[table][row].get("id", "")) for table, row in _rows(raw, bad)}
        return salvaged
    return salvaged


def _objections(error: ValidationError, raw: Mapping[str, Any]) -> list[tuple[Path, bool]]:
    return [
        (path_in_file(details, raw), details["type"] == "extra_forbidden")
        for details in error.errors(include_url=False)
    ]


def _cut(path: Path, is_extra: bool) -> Path | None:
    """What to set aside: an unknown key itself, else the innermost row it stands in; None where that is the file."""
    if is_extra:
        return path
    for length in range(len(path), 0, -1):
        if isinstance(path[length - 1], int):
            return path[:length]
    return None


def _rows(raw: Mapping[str, Any], bad: set[Path]) -> list[tuple[str, int]]:
    """The whole rows of tables among what is set aside."""
    return [(str(path[0]), path[1]) for path in bad if len(path) == 2 and _is_row(raw, path)]  # type: ignore[misc]


def _is_row(raw: Mapping[str, Any], path: Path) -> bool:
    return isinstance(path[1], int) and isinstance(raw[str(path[0])][path[1]], Mapping)


def _without(value: Any, bad: set[Path], leading_there: set[Path], path: Path, kept: dict[Path, list[int]]) -> Any:
    """The value less what is set aside; goes only where something is."""
    if path not in leading_there:
        return value
    if isinstance(value, Mapping):
        return {
            key: _without(inner, bad, leading_there, (*path, key), kept)
            for key, inner in value.items()
            if (*path, key) not in bad
        }
    if isinstance(value, list):
        kept[path] = [number for number in range(len(value)) if (*path, number) not in bad]
        return [_without(value[number], bad, leading_there, (*path, number), kept) for number in kept[path]]
    return value
