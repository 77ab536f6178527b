"""`section75 law`: check agreements against the law of a day, show that law, and confirm a judgement."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from section75.cli.answering import REFUSED, answer
from section75.cli.files import partnership_in
from section75.cli.law_table import LawTable, law_of_files
from section75.cli.options import AsOption, BecauseOption, DayOption, JsonOption, PartnershipOption, reading
from section75.cli.signing_on import person, with_database
from section75.core.authority import Act
from section75.core.calendar import Span, in_words, read_day
from section75.core.law import UNREAD, LawResult, law_on

ROOM = typer.Typer(help="Checks of the Regulations as they stood on a day, with provision and evidence.")

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0. Crown copyright."
SomeFiles = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[FILE]", exists=True, readable=True, show_default=False, help="Agreement files, or a folder of them."
    ),
]
CheckOption = Annotated[
    str, typer.Option("--check", metavar="NUMBER", show_default=False, help="The check: 1 to 15, or X1 to X8.")
]
ScheduleOption = Annotated[
    str, typer.Option("--schedule", metavar="NAME", show_default=False, help="The schedule's short name.")
]
MetOption = Annotated[bool, typer.Option("--met/--not-met", help="Which way it is judged.")]
UntilOption = Annotated[
    date | None,
    typer.Option("--until", metavar="DAY", parser=reading(read_day), show_default="no end", help="Its last day."),
]


@ROOM.command()
def check(
    on: DayOption,
    files: SomeFiles = None,
    partnership: PartnershipOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Run every check of every schedule as at a day, against the law of that day.

    Agreement files need no database, and are checked without books: what needs these comes out NOT-ASSESSED. With
    --partnership a loaded partnership is checked with its books, judgements and register. Exits with 1 when a check
    FAILs. It shows evidence and gives no advice.

    \b
    section75 law check examples/haringey-2016 --on "12 September 2016"
    section75 law check --partnership cambridgeshire-learning-disability --on 2022-07-04 --as auditor
    """
    if bool(files) == bool(partnership):
        raise typer.BadParameter("Give agreement FILEs, or --partnership: one of the two.")
    table = law_of_files(partnership_in(files), on) if files else _loaded(partnership, on, as_)
    answer({"partnership": table.partnership.id, **table.as_data()}, table.as_text(), as_json=as_json)
    if any(row.result is LawResult.FAIL for row in table.rows):
        raise typer.Exit(REFUSED)


@with_database
def _loaded(slug: str, on: date, username: str) -> LawTable:
    from section75.apps.accounts.store import authorise
    from section75.apps.agreements import store
    from section75.apps.law import assessing

    authorise(person(username), Act.SEE_AGREEMENT, partnership=slug)
    found = assessing.table(store.latest(slug), on)
    return LawTable(found.partnership, on, found.rows, found.remarks)


@ROOM.command()
def provisions(on: DayOption, as_json: JsonOption = False) -> None:
    """Show the law of a day as the program holds it: each provision in our words, and how well that is known.

    \b
    section75 law provisions --on "1 April 2016"
    """
    law = law_on(on)
    found = law.in_force()
    data = {
        "on": on.isoformat(),
        "provisions": [
            {
                "cite": provision.cite,
                "about": provision.about,
                "says": wording.says,
                "from": wording.span.starts_on.isoformat(),
                "to": wording.span.last_day.isoformat() if wording.span.last_day else None,
                "by": wording.by,
                "data": wording.reading.value,
            }
            for provision, wording in found
        ],
        "not_read": [{"cite": each.cite, "what": each.did} for each in UNREAD],
    }
    lines = [f"The law of {in_words(on)}, in our own words"]
    for provision, wording in found:
        lines.append(f"{provision.cite}, {provision.about} [{wording.reading.value}]")
        lines.append(f"  {wording.says} ({wording.by}, from {in_words(wording.span.starts_on)})")
    lines += ["", "Not read:", *(f"  {each.cite}: {each.did}" for each in UNREAD), "", LICENCE]
    answer(data, "\n".join(lines), as_json=as_json)


@ROOM.command()
@with_database
def judge(
    check: CheckOption,
    schedule: ScheduleOption,
    on: DayOption,
    because: BecauseOption,
    partnership: PartnershipOption,
    met: MetOption = True,
    until: UntilOption = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Confirm a judgement on a check that asks for one. It stands until what it rests on changes."""
    from django.utils import timezone

    from section75.apps.law import actions

    days = Span.through(on, until)
    judged = actions.Judged(check=check, schedule=schedule, days=days, met=met, because=because)
    number = actions.confirm(person(as_), partnership, judged, at=timezone.now())
    text = f"Judgement {number} is kept: check {check} of {schedule} is judged {'met' if met else 'not met'}."
    answer({"judgement": number}, text, as_json=as_json)
