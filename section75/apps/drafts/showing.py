"""A draft as its pages show it: how far each section has come, and the whole of it in words."""

from __future__ import annotations

from dataclasses import dataclass

from section75.apps.drafts import store
from section75.apps.drafts.choices import Known, known_in
from section75.apps.drafts.models import Draft
from section75.apps.drafts.naming import in_order, record_called, table_called
from section75.apps.drafts.reading import Problem, Reading, read
from section75.apps.drafts.record_form import in_words
from section75.apps.drafts.refusals import NoSuchRecord
from section75.importers.agreement_file.writing import TableKeys, tables

TARGETS = {"new": "a new partnership", "edit": "the files in force, edited", "variation": "a variation"}


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a draft: how many records it has, and what stands in the way of its being done."""

    table: TableKeys
    called: str
    records: int
    wrong: int

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        if not self.records and not self.wrong:
            return "Not started"
        problems = "problem" if self.wrong == 1 else "problems"
        return f"In progress: {self.wrong} {problems}" if self.wrong else "Done"

    @property
    def tone(self) -> str:
        """The tone of the tag that says so."""
        return {"N": "quiet", "I": "watch", "D": "good"}[self.state[0]]


@dataclass(frozen=True, slots=True)
class Shown:
    """One record: where it stands, what it is called, its values in words, and what is wrong with it."""

    file: int
    file_name: str
    place: int
    called: str
    words: list[tuple[str, str]]
    wrong: list[Problem]


@dataclass(frozen=True)
class Page:
    """A draft at its latest revision."""

    draft: Draft
    revision: int
    reading: Reading
    target: str

    @property
    def sections(self) -> list[tuple[str, list[Section]]]:
        """The task list."""
        return [(title, [self.section(table) for table in each if self._asks(table)]) for title, each in in_order()]

    def _asks(self, table: TableKeys) -> bool:
        return table.name != "variation" or self.draft.target == "variation" or bool(self.reading.records("variation"))

    def section(self, table: TableKeys) -> Section:
        """One table of it."""
        wrong = self.reading.wrong_in(table.name)
        return Section(table, table_called(table.name), len(self.reading.records(table.name)), len(wrong))

    def records(self, table: TableKeys) -> list[Shown]:
        """Every record of a table, file after file."""
        wrong = self.reading.wrong_in(table.name)
        return [
            Shown(
                file,
                text.name,
                record.number,
                record_called(table.name, record.values, record.number),
                in_words(table.keys, record.values),
                [each for each in wrong if (each.file, each.place) == (text.name, record.number)],
            )
            for file, text in enumerate(self.reading.texts)
            for record in text.records(table.name)
        ]

    @property
    def in_words(self) -> list[tuple[str, list[tuple[Section, list[Shown]]]]]:
        """Everything that has been said, section by section."""
        told = [
            (title, [(section, self.records(section.table)) for section in sections if section.records])
            for title, sections in self.sections
        ]
        return [(title, sections) for title, sections in told if sections]

    @property
    def known(self) -> Known:
        """The short names it may use."""
        return known_in(self.reading.texts, store.files_beside(self.draft))


def page_of(draft: Draft) -> Page:
    """A draft as it is now."""
    reading = read(store.files_of(draft), store.files_beside(draft))
    return Page(draft, store.revision_of(draft), reading, TARGETS[draft.target])


def table_named(name: str) -> TableKeys:
    """A table of the format. Refuses one there is not."""
    found = next((table for table in tables() if table.name == name), None)
    if found is None:
        raise NoSuchRecord(f"table {name!r}")
    return found
