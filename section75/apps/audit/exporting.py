"""The trail as a file, line by line as it is asked for: CSV to read, or JSON lines to hold each against its hash."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from section75.apps.audit.models import AuditLine
from section75.apps.audit.store import chained
from section75.render.as_csv import BYTE_ORDER_MARK, guarded

HEADINGS: Final = (
    "Line", "When (UTC)", "Who", "On behalf of", "Delegation", "Act", "Partnership", "Fund", "Outcome", "In words",
    "Before", "After", "Channel", "Hash of the line before", "Hash",
)  # fmt: skip
_CELLS: Final = (
    "who", "on_behalf_of", "delegation", "act", "partnership", "fund", "outcome", "says", "before", "after", "channel",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ExportFormat:
    """A format of an export: its name in an address and its file's ending, in words, and how lines become bytes."""

    name: str
    in_words: str
    media_type: str
    written: Callable[[Iterable[AuditLine]], Iterator[bytes]]


def as_csv(rows: Iterable[AuditLine]) -> Iterator[bytes]:
    """CSV in the manner of every other of ours: what a spreadsheet would run carries an apostrophe."""
    yield BYTE_ORDER_MARK + _record(HEADINGS)
    for row in rows:
        line = chained(row)
        cells = (line.content["at"], *(line.content[name] for name in _CELLS), line.previous, line.hash)
        yield _record((line.number, *(guarded(cell) for cell in cells)))


def as_json_lines(rows: Iterable[AuditLine]) -> Iterator[bytes]:
    """A line of JSON each, with everything its hash covers, and its hash."""
    for row in rows:
        yield chained(row).as_bytes() + b"\n"


def _record(cells: Iterable[str | int]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC).writerow(cells)
    return text.getvalue().encode()


EXPORTS: Final = {
    each.name: each
    for each in (
        ExportFormat("csv", "CSV", "text/csv; charset=utf-8", as_csv),
        ExportFormat("jsonl", "JSON lines", "application/jsonl; charset=utf-8", as_json_lines),
    )
}
