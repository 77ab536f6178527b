"""Bringing finance extracts: uploaded, held against the control total, posted; and the rows that had to wait."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    CsvArgument,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
    pounds,
)
from section75.cli.rooms.ledger.brought import Became, as_data, as_text
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.money import Money

if TYPE_CHECKING:
    from pathlib import Path

    from section75.apps.ledger.actions import Progress, Uploaded
    from section75.core.calendar import Month


@with_database
def import_extract(
    file: CsvArgument,
    partnership: PartnershipOption,
    month: MonthOption,
    control_total: Annotated[Money, pounds("--control-total", "What the finance system says the file adds up to.")],
    fund: FundOption = "",
    preview: Annotated[bool, typer.Option("--preview", help="Keep and show the file; post nothing yet.")] = False,
    even_so: Annotated[
        str, typer.Option("--even-so", help="Why rows like rows posted before are different payments.")
    ] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Import a finance extract: every row is placed, waits or is refused, and all meet the control total.

    The file is CSV or a workbook (.xlsx), whatever its name. The same file again says when and by whom it was posted,
    and changes nothing.

    \b
    section75 ledger import AP_2022_06.csv --month "2022/23 M3" --control-total 2,508,915.64
        --partnership cambridgeshire-learning-disability --as finance.officer
    """
    from section75.apps.ledger import actions, extracts

    desk = sign_on(as_, partnership, fund)
    uploaded = _upload(desk, file, month=month, control_total=control_total)
    already = uploaded.already_posted
    entries = () if preview or already else _post(desk, uploaded.number, even_so=even_so)
    brought = extracts.brought(desk.ledger, uploaded.number)
    assert brought is not None, "what was uploaded is there"
    became = Became(brought, already, entries, stops=actions.what_stops(desk.ledger, brought) if preview else ())
    answer(as_data(became), as_text(became), as_json=as_json)


def _upload(desk: Desk, file: Path, *, month: Month, control_total: Money) -> Uploaded:
    """Bring the file: kept and read, not yet posted."""
    from django.utils import timezone

    from section75.apps.ledger.actions import upload_extract

    return upload_extract(
        desk.user,
        desk.ledger,
        month=month,
        content=file.read_bytes(),
        file_name=file.name,
        control_total=control_total,
        at=timezone.now(),
    )


def _post(desk: Desk, number: int, *, even_so: str) -> tuple[int, ...]:
    """Post what was uploaded; the numbers of its entries."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    with _progress(f"extract {number}") as progress:
        posted = actions.post_extract(
            desk.user, desk.ledger, number, at=timezone.now(), even_so=even_so, progress=progress
        )
    return posted.entries


@contextmanager
def _progress(what: str) -> Iterator[Progress]:
    """A bar on stderr while entries are posted, where somebody is looking."""
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(f"Posting {what}", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


@with_database
def post_waiting(
    extract_number: Annotated[int, typer.Argument(min=1, show_default=False, help="The extract's number.")],
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Post the rows of a posted extract that waited and that a rule places by now, to a month that is open."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    seqs = actions.post_waiting_rows(desk.user, desk.ledger, extract_number, month=month, at=timezone.now())
    text = f"Posted {len(seqs)} entries of extract {extract_number} that had waited, to {month.in_words}."
    answer({"extract": extract_number, "month": str(month), "entries": list(seqs)}, text, as_json=as_json)
