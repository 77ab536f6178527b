"""What short names a draft may use: of the funds, parties, lines and schedules it defines, or the files beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from section75.apps.drafts.labels import NAMES_ONE_OF
from section75.apps.drafts.naming import said
from section75.importers.agreement_file import FileText
from section75.importers.agreement_file.writing import AgreementText, NotInRecords, Record


@dataclass(frozen=True, slots=True)
class Known:
    """Every record with a short name, by table: the short name, and words for it."""

    by_table: dict[str, dict[str, str]]

    def of(self, table: str, key: str) -> list[tuple[str, str]]:
        """What a key of a table may name, with words; nothing where it may name anything."""
        names_one_of = NAMES_ONE_OF.get(f"{table}.{key}", NAMES_ONE_OF.get(key, ""))
        return list(self.by_table.get(names_one_of, {}).items())


def known_in(texts: Iterable[AgreementText], beside: Iterable[FileText] = ()) -> Known:
    """The short names the files define."""
    by_table: dict[str, dict[str, str]] = {}
    for text in (*_readable(beside), *texts):
        for table in sorted(set(NAMES_ONE_OF.values())):
            for record in text.records(table):
                _note(by_table.setdefault(table, {}), record)
    return Known(by_table)


def _readable(files: Iterable[FileText]) -> Iterator[AgreementText]:
    """The files that are written in records; of another no short name is offered, and each can be typed."""
    for file in files:
        with suppress(NotInRecords):
            yield AgreementText.read(file.name, file.content)


def _note(names: dict[str, str], record: Record) -> None:
    """A short name with its record's name; a line's with its fund's short name, and every line of that name."""
    id = record.values.get("id")
    if not isinstance(id, str) or not id:
        return
    called = next((said(record.values[key]) for key in ("name", "title", "says") if key in record.values), id)
    words = f"{record.values.get('fund')}: {called}" if record.table == "line" else called
    names[id] = f"{names[id]}; {words}" if id in names and names[id] != words else words
