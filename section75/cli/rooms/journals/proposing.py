"""A journal of several lines from a file, proposed with its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.evidence_given import EvidenceOption, kept
from section75.cli.options import (
    AnyDayOption,
    AsOption,
    FundOption,
    JsonOption,
    PartnershipOption,
    reading,
)
from section75.cli.proposed import answer_proposed
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.calendar import Month, read_day
from section75.importers.journal_file import JournalFile, read_journal_file

if TYPE_CHECKING:
    from section75.apps.journals.asked import Asked

LinesArgument = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        exists=True,
        readable=True,
        dir_okay=False,
        show_default=False,
        help="The lines: a table of debit, credit and amount (CSV, .xlsx), or a TOML file that says the rest too.",
    ),
]
OfMonthOption = Annotated[
    Month | None,
    typer.Option(
        "--month", metavar="MONTH", parser=reading(Month.read), show_default="the file's", help='Such as "2022/23 M3".'
    ),
]
NarrativeOption = Annotated[str, typer.Option(metavar="WORDS", show_default="the file's", help="What it is for.")]
AuthorityOption = Annotated[
    str, typer.Option(metavar="WORDS", show_default="the file's", help="The clause or decision that authorises it.")
]
WhyOption = Annotated[
    str, typer.Option("--because", metavar="WORDS", show_default="the file's", help="Why it is right, in a sentence.")
]
ReferenceOption = Annotated[
    str, typer.Option(metavar="WORDS", show_default="the file's", help="Under what the evidence is kept.")
]


@with_database
def post(
    file: LinesArgument,
    partnership: PartnershipOption,
    month: OfMonthOption = None,
    on: AnyDayOption = None,
    narrative: NarrativeOption = "",
    authority: AuthorityOption = "",
    because: WhyOption = "",
    reference: ReferenceOption = "",
    evidence: EvidenceOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose posting a journal of several lines, all or none. Evidence is asked for: a file, a reference, or both.

    \b
    section75 journals post recharge.csv --month "2022/23 M3" --on 2022-06-30 --narrative "Invented: recharge"
        --authority "cl. 9.2 (invented)" --because "No file brings it" --reference "Invented invoice 12"
        --partnership cambridgeshire-learning-disability --as finance.officer
    """
    from django.utils import timezone

    from section75.apps.journals import actions

    desk = sign_on(as_, partnership, fund)
    read = read_journal_file(file.read_bytes(), file_name=file.name)
    given = {"narrative": narrative, "authority": authority, "because": because, "reference": reference}
    asked = asked_of(desk, read, given, month=month, on=on, evidence=evidence)
    answer_proposed(actions.propose_lines(desk.user, desk.ledger, asked, at=timezone.now()), as_json=as_json)


def asked_of(
    desk: Desk,
    read: JournalFile,
    given: Mapping[str, str],
    *,
    month: Month | None,
    on: date | None,
    evidence: Path | None,
) -> Asked:
    """The journal that the file and the options say together; what is given as an option stands."""
    from section75.apps.journals.asked import Asked

    said = {**read.said, **{key: value for key, value in given.items() if value}}
    of_month = month or (Month.read(said["month"]) if "month" in said else None)
    if of_month is None:
        raise typer.BadParameter('Give the month it is reported in, with --month or in the file: "2022/23 M3".')
    day = on or (read_day(said["effective_on"]) if "effective_on" in said else of_month.span.starts_on)
    words = {key: said.get(key, "") for key in ("narrative", "authority", "because", "reference")}
    lines = read.require_amounts()
    return Asked(month=of_month, effective_on=day, lines=lines, **words, file=kept(desk, evidence))
