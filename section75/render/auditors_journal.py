"""The auditor's journal: every entry with everything known of it, row by row as it is asked for, as CSV or a workbook.

Decided: one row an entry, with its debit and its credit beside one amount, since every entry is one transfer; amounts
are whole pence, which no program rounds. Rebuilding the trial balance is adding up a column by two others.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from section75.core.journal_tests import CURRENCY, JournalRow
from section75.core.refusals import Refusal
from section75.render.as_csv import BYTE_ORDER_MARK, guarded
from section75.render.as_xlsx import CELL_LIMIT, TooLongForACell

HEADINGS: Final = (
    "Entry", "Pool", "Schedule", "Debit account", "Credit account", "Pence", "Currency", "Effective date",
    "Recorded at (UTC)", "Financial year", "Period", "Source", "Narrative", "Authority", "Reason",
    "Source document SHA-256", "Source document", "Source document row", "Preparer", "Preparer's organisation",
    "Approver", "Approver's organisation", "Approved at (UTC)", "Delegation relied on", "Proposal", "Reverses",
    "Reversed by", "After close", "Issued reports containing it",
)  # fmt: skip
MOST_ROWS: Final = 1_048_575  # of a worksheet, below its heading
_AT_ONCE: Final = 500

Written = str | int | None


class TooManyForAWorkbook(Refusal):
    """More entries than a worksheet has rows."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"A worksheet holds {most:,} entries, and the journal has more. Take the CSV, which holds them all, or one "
            "financial year at a time."
        )


def cells_of(row: JournalRow) -> tuple[Written, ...]:
    """A row's cells, in the order of the headings: numbers as numbers, everything else as words."""
    return (
        row.entry, row.pool, row.schedule, row.debit.code, row.credit.code, row.amount.pence, CURRENCY,
        row.effective_on.isoformat(), _moment(row.recorded_at), str(row.month.year), row.month.number,
        row.source.value, row.narrative, row.authority, row.reason, row.document_sha256, row.document_name,
        row.document_row, row.preparer, row.preparer_org, row.approver, row.approver_org,
        _moment(row.approved_at) if row.approved_at else "", row.delegation, row.proposal, row.reverses,
        row.reversed_by, "yes" if row.after_close else "no", " ".join(row.reports),
    )  # fmt: skip


def as_csv_lines(rows: Iterable[JournalRow]) -> Iterator[bytes]:
    """The journal as CSV, some rows at a time; none is held longer than it takes to write it."""
    yield BYTE_ORDER_MARK + _record([HEADINGS])
    some: list[Sequence[Written]] = []
    for row in rows:
        some.append([_guarded(cell) if isinstance(cell, str) else cell for cell in cells_of(row)])
        if len(some) == _AT_ONCE:
            yield _record(some)
            some.clear()
    if some:
        yield _record(some)


def write_xlsx(rows: Iterable[JournalRow], path: Path) -> None:
    """The journal as a workbook in a file, row by row. Refuses more entries than a worksheet has rows."""
    book = xlsxwriter.Workbook(
        str(path),
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"title": "Journal", "created": datetime(1980, 1, 1)})  # noqa: DTZ001 - says nothing of a day
    try:
        sheet = book.add_worksheet("Journal")
        _put(sheet, 0, HEADINGS)
        for number, row in enumerate(rows, start=1):
            if number > MOST_ROWS:
                raise TooManyForAWorkbook(MOST_ROWS)
            _put(sheet, number, cells_of(row))
    finally:
        book.close()


def _put(sheet: Any, number: int, cells: Sequence[Written]) -> None:
    for place, cell in enumerate(cells):
        if isinstance(cell, int):
            sheet.write_number(number, place, cell)
        elif cell:
            _put_words(sheet, number, place, cell)


def _put_words(sheet: Any, number: int, place: int, words: str) -> None:
    """Words as words. What begins and ends as the format's own mark-up does is set apart from it by a blank."""
    if len(words.encode("utf-16-le")) // 2 >= CELL_LIMIT:
        raise TooLongForACell(words)
    is_markup = words.startswith("<r>") and words.endswith("</r>")
    sheet.write_string(number, place, f"{words} " if is_markup else words)


def _guarded(cell: str) -> str:
    """As every other CSV of ours; what begins with a plain letter or figure is seen at once to be no formula."""
    first = cell[:1]
    return cell if first.isascii() and first.isalnum() else guarded(cell)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _record(rows: Iterable[Sequence[Written]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC).writerows(rows)
    return text.getvalue().encode()
