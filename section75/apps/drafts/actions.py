"""What is done to a draft: a record saved, added, taken out, moved. One verb a function, each a further revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from section75.apps.accounts.models import User
from section75.apps.audit.acting import Acting, acting
from section75.apps.drafts import store
from section75.apps.drafts.changes import Change, Traced, trace
from section75.apps.drafts.models import Draft, Revision
from section75.apps.drafts.naming import record_called
from section75.apps.drafts.refusals import NoFurtherThanThat, NoSuchRecord, OnlyOfItsKind, RecordChangedMeanwhile
from section75.core.authority import Act
from section75.importers.agreement_file import FileText
from section75.importers.agreement_file.writing import AgreementText, tables

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class At:
    """A record of a draft as somebody was shown it: at which revision, in which file and table, and where in it."""

    revision: int
    file: str
    table: str
    place: int = 0


@dataclass(frozen=True, slots=True)
class Saved:
    """A save: the revision it made, and what others had done since the page was shown, in sentences."""

    revision: int
    place: int
    meanwhile: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Two versions of one record: what it was, theirs (None where they took it out), and mine, which is set aside."""

    was: Values | None
    theirs: Values | None
    mine: Values
    by: str
    latest: int
    place: int | None


def save_record(user: User, draft: Draft, at: At, values: Values, *, now: datetime) -> Saved | Clash:
    """Save a record. Where somebody else changed it meanwhile nothing is overwritten: both versions come back."""
    with _drafting(user, draft, now) as work:
        found = work.found(at)
        if found.place is None or found.touched is not None:
            return work.clash(at, found, values)
        before = work.text(at.file).record(at.table, found.place).values
        made = work.text(at.file).changed(at.table, found.place, values)
        if made.content == work.text(at.file).content:
            work.doing.tell(f"Saved draft {draft.number} as it was: nothing was changed.")
            return Saved(store.revision_of(draft), found.place, ())
        change = Change("changed", at.file, at.table, found.place)
        return work.save(at, change, made, f"Changed {record_called(at.table, before, found.place)}.")


def add_record(user: User, draft: Draft, at: At, values: Values, *, now: datetime) -> Saved:
    """Add a record below the others of its table. Refuses a second of what a file has once."""
    with _drafting(user, draft, now) as work:
        text = work.text(at.file)
        place = len(text.records(at.table))
        if place and not _is_of_many(at.table):
            raise OnlyOfItsKind(at.table)
        made = text.added(at.table, values)
        change = Change("added", at.file, at.table, place)
        return work.save(at, change, made, f"Added {record_called(at.table, values, place)}.")


def remove_record(user: User, draft: Draft, at: At, *, now: datetime) -> Saved:
    """Take a record out. Refuses where somebody changed it after it was shown."""
    with _drafting(user, draft, now) as work:
        if at.table in ("file", "partnership"):
            raise OnlyOfItsKind(at.table)
        found = work.found(at)
        if found.place is None:
            raise NoSuchRecord(f"such record of [{at.table}] any more")
        before = work.text(at.file).record(at.table, found.place).values
        if found.touched is not None:
            row = work.revision(found.touched)
            raise RecordChangedMeanwhile(record_called(at.table, before, found.place), row.by.username, row.number)
        made = work.text(at.file).removed(at.table, found.place)
        change = Change("removed", at.file, at.table, found.place)
        return work.save(at, change, made, f"Took out {record_called(at.table, before, found.place)}.")


def move_record(user: User, draft: Draft, at: At, *, by: int, now: datetime) -> Saved:
    """Move a record one place up (-1) or down (1) in its table."""
    with _drafting(user, draft, now) as work:
        found = work.found(at)
        if found.place is None:
            raise NoSuchRecord(f"such record of [{at.table}] any more")
        text, to = work.text(at.file), found.place + by
        called = record_called(at.table, text.record(at.table, found.place).values, found.place)
        if not 0 <= to < len(text.records(at.table)):
            raise NoFurtherThanThat(called)
        change = Change("moved", at.file, at.table, found.place, to)
        return work.save(at, change, text.moved(at.table, found.place, to), f"Moved {called}.")


@dataclass
class _Work:
    """A draft while something is done to it, alone: its files now, and what was done since the page was shown."""

    doing: Acting
    draft: Draft
    texts: dict[str, AgreementText]

    def text(self, file: str) -> AgreementText:
        """One file. Refuses one the draft does not have."""
        if file not in self.texts:
            raise NoSuchRecord(f"file {file[:120]!r}")
        return self.texts[file]

    def found(self, at: At) -> Traced:
        """Where the record stands now. Refuses one that was not there when the page was shown."""
        if store.record_then(self.draft, at.revision, at.file, at.table, at.place) is None:
            raise NoSuchRecord(f"record {at.place + 1} of [{at.table}] in {at.file[:120]!r}")
        changes = [change for _, change in store.changes_since(self.draft, at.revision)]
        return trace(at.place, changes, file=at.file, table=at.table)

    def revision(self, change: Change) -> Revision:
        """The revision that made a change."""
        return next(row for row, each in store.changes_since(self.draft, change.revision - 1) if each == change)

    def save(self, at: At, change: Change, made: AgreementText, says: str) -> Saved:
        """Keep the files as a further revision, and tell what others did meanwhile."""
        meanwhile = tuple(
            f"{row.by.username}, revision {row.number}: {row.says}"
            for row, _ in store.changes_since(self.draft, at.revision)
        )
        self.texts[made.name] = made
        files = [FileText(name, text.content) for name, text in self.texts.items()]
        user, now = self.doing.part.user, self.doing.at
        row = store.add_revision(self.draft, files, change, by=user, at=now, says=says)
        of = "" if self.draft.target == "new" else f": {says}"
        self.doing.tell(f"Saved revision {row.number} of draft {self.draft.number}{of}")
        return Saved(row.number, change.to if change.verb == "moved" else change.place, meanwhile)

    def clash(self, at: At, found: Traced, mine: Values) -> Clash:
        """Set mine aside, and give both versions."""
        assert found.touched is not None, "a record that is gone was touched by whoever took it out"
        row = self.revision(found.touched)
        text = AgreementText(at.file, ()).added(at.table, mine).content.decode()
        store.set_aside(self.draft, by=self.doing.part.user, at=self.doing.at, table=at.table, text=text)
        self.doing.tell(f"Set a version of a record of draft {self.draft.number} aside: another came first.")
        theirs = self.text(at.file).record(at.table, found.place).values if found.place is not None else None
        was = store.record_then(self.draft, at.revision, at.file, at.table, at.place)
        return Clash(was, theirs, mine, row.by.username, store.revision_of(self.draft), found.place)


@contextmanager
def _drafting(user: User, draft: Draft, now: datetime) -> Iterator[_Work]:
    """Work on a draft as somebody who may, alone, with the audit line."""
    with acting(user, Act.DRAFT_TERMS, partnership=draft.partnership_id, at=now) as doing:
        row = store.get(draft.partnership_id, draft.number, organisation=doing.part.party)
        yield _Work(
            doing, row, {file.name: AgreementText.read(file.name, file.content) for file in store.files_of(row)}
        )


def _is_of_many(table: str) -> bool:
    return next((each.is_of_many for each in tables() if each.name == table), True)
