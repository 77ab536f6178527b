"""What the reader would say of a record, were it saved as it was typed. Nothing is saved by trying."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from section75.apps.drafts import store
from section75.apps.drafts.actions import At
from section75.apps.drafts.changes import trace
from section75.apps.drafts.reading import read
from section75.apps.drafts.showing import Page, table_named
from section75.core.refusals import Refusal
from section75.importers.agreement_file import FileText


def problems_with(
    page: Page, at: At, values: Mapping[str, Any], *, is_new: bool
) -> list[tuple[tuple[str | int, ...], str]]:
    """The reader's problems with one record, each by its path inside the record; () where it is of the whole record."""
    text = next(each for each in page.reading.texts if each.name == at.file)
    changes = [change for _, change in store.changes_since(page.draft, at.revision)]
    place = trace(at.place, changes, file=at.file, table=at.table).place
    try:
        if is_new:
            place, made = len(text.records(at.table)), text.added(at.table, values)
        elif place is not None:
            made = text.changed(at.table, place, values)
        else:
            return []  # somebody took it out: both versions will be shown
    except Refusal as refusal:
        return [((), refusal.says)]
    others = (FileText(each.name, made.content if each is text else each.content) for each in page.reading.texts)
    found = read(tuple(others), store.files_beside(page.draft))
    said = [
        (problem.path[2:] if table_named(at.table).is_of_many else problem.path[1:], problem.says)
        for problem in found.problems
        if (problem.file, problem.table, problem.place) == (at.file, at.table, place)
    ]
    # What is said of a head as a whole is said of its file, and is put right in other records.
    return [(path, words) for path, words in said if path or table_named(at.table).is_of_many]
