"""`section75 audit`: look through the audit trail, take it away as a file, and hold it against itself."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer, print_text
from section75.cli.options import AsOption, JsonOption, reading
from section75.cli.refusals import AnotherFileIsThere
from section75.cli.signing_on import person, with_database
from section75.core.calendar import read_day

if TYPE_CHECKING:
    from section75.apps.accounts.models import User
    from section75.apps.audit.models import AuditLine
    from section75.apps.audit.reading import Wanted
    from section75.core.evidence import Kept

ROOM = typer.Typer(help="The audit trail: who did what, and who was refused.")
_HASH = re.compile(r"[0-9a-f]{64}")


class Outcome(Enum):
    """How an act ended."""

    DONE = "done"
    REFUSED = "refused"


class Form(Enum):
    """The formats of an export."""

    CSV = "csv"
    JSON_LINES = "jsonl"


def _head(text: str) -> str:
    if not _HASH.fullmatch(text.strip().lower()):
        raise typer.BadParameter("A hash has 64 figures from 0 to 9 and a to f. Copy it whole from where it was kept.")
    return text.strip().lower()


TrailOption = Annotated[
    str,
    typer.Option(
        "--partnership",
        metavar="SLUG",
        show_default="the installation",
        help="Whose trail: a partnership's short name.",
    ),
]
WhoOption = Annotated[
    str,
    typer.Option("--who", metavar="USERNAME", show_default=False, help="What they did, or was done on their behalf."),
]
ActOption = Annotated[str, typer.Option("--act", metavar="ACT", show_default=False, help='Such as "close a month".')]
OutcomeOption = Annotated[Outcome | None, typer.Option("--outcome", help="Only what was done, or what was refused.")]
OfFundOption = Annotated[
    str, typer.Option("--fund", metavar="FUND", show_default=False, help="Only lines of this fund.")
]
FromOption = Annotated[
    date | None,
    typer.Option(
        "--from", metavar="DAY", parser=reading(read_day), show_default=False, help="From this day, London time."
    ),
]
ToOption = Annotated[
    date | None,
    typer.Option("--to", metavar="DAY", parser=reading(read_day), show_default=False, help="To this day, and with it."),
]
WordsOption = Annotated[
    str, typer.Option("--words", metavar="WORDS", show_default=False, help="Only lines whose sentence has these words.")
]


@ROOM.command()
@with_database
def show(
    partnership: TrailOption = "",
    who: WhoOption = "",
    act: ActOption = "",
    outcome: OutcomeOption = None,
    fund: OfFundOption = "",
    from_day: FromOption = None,
    to_day: ToOption = None,
    words: WordsOption = "",
    below: Annotated[int | None, typer.Option(min=1, show_default=False, help="Only lines below this number.")] = None,
    most: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many lines.")] = 100,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show lines of the trail, latest first. --below with the last number shown gives the ones before."""
    from itertools import islice

    from section75.apps.audit import store
    from section75.apps.audit.reading import lines

    wanted = _wanted(who, act, outcome, fund, from_day, to_day, words)
    _let_look(person(as_), partnership)
    rows = list(islice(lines(partnership, wanted, below=below), most))
    head = store.head()
    data = {"lines": [_line_data(row) for row in rows], "count": head.number, "head": head.hash}
    shown = [_line_text(row) for row in rows] or ["There is no such line."]
    answer(
        data, "\n".join([*shown, "", f"The trail ends with line {head.number:,}, hash {head.hash}."]), as_json=as_json
    )


@ROOM.command()
@with_database
def export(
    form: Annotated[Form, typer.Option("--format", help="CSV to read, or JSON lines to verify.")] = Form.CSV,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, show_default=False, help="Write it to a file instead of stdout."),
    ] = None,
    partnership: TrailOption = "",
    who: WhoOption = "",
    act: ActOption = "",
    outcome: OutcomeOption = None,
    fund: OfFundOption = "",
    from_day: FromOption = None,
    to_day: ToOption = None,
    words: WordsOption = "",
    as_: AsOption = "",
) -> None:
    """Take the lines of the trail away, earliest first. That they were taken is a line of the trail itself."""
    from django.utils import timezone

    from section75.apps.audit import actions
    from section75.apps.audit.exporting import EXPORTS

    wanted = _wanted(who, act, outcome, fund, from_day, to_day, words)
    if out is not None and out.exists():
        raise AnotherFileIsThere(str(out))
    user = person(as_)
    _let_look(user, partnership)
    taken = actions.export(user, partnership, wanted, form=EXPORTS[form.value], at=timezone.now())
    _write(taken.content, out)
    says = f"The trail had {taken.head.number:,} lines then, the last with the hash {taken.head.hash}."
    print_text(f"{says}\nKeep that number and hash: `section75 audit verify` takes them.", to_stderr=True)


def _write(content: Iterator[bytes], out: Path | None) -> None:
    """Write it piece by piece, to a new file or to stdout."""
    if out is None:
        sys.stdout.buffer.writelines(content)
        sys.stdout.buffer.flush()
        return
    try:
        with out.open("xb") as file:
            file.writelines(content)
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written: {error.strerror}.") from None


@ROOM.command()
@with_database
def verify(
    head: Annotated[
        str | None,
        typer.Option(metavar="HASH", parser=reading(_head), show_default=False, help="A hash that was kept."),
    ] = None,
    count: Annotated[
        int | None, typer.Option(min=1, metavar="NUMBER", show_default=False, help="The number of the line it is of.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Hold every line of the trail against the one before it, and against a number and hash that somebody kept."""
    from section75.apps.audit import actions

    kept = _kept(head, count)
    verdict = actions.verify(kept)
    says = [f"The audit trail is whole to line {verdict.upto:,}, whose hash is {verdict.head}."]
    says += [f"Line {kept.number:,}, whose hash was kept, stands in it unchanged, with all before it."] if kept else []
    data = {"whole": True, "count": verdict.upto, "head": verdict.head, "kept": kept.number if kept else None}
    answer(data, "\n".join(says), as_json=as_json)


def _kept(head: str | None, count: int | None) -> Kept | None:
    from section75.core.evidence import Kept

    if head is None and count is None:
        return None
    if head is None or count is None:
        raise typer.BadParameter("--head and --count go together: a hash, and the number of the line it is of.")
    return Kept(count, head)


def _wanted(
    who: str, act: str, outcome: Outcome | None, fund: str, from_day: date | None, to_day: date | None, words: str
) -> Wanted:
    from section75.apps.audit.reading import Wanted

    if from_day and to_day and to_day < from_day:
        raise typer.BadParameter("--to comes before --from. Exchange the two, or leave one out.")
    return Wanted(who, act, outcome.value if outcome else "", fund, from_day, to_day, words)


def _let_look(user: User, partnership: str) -> None:
    from django.utils import timezone

    from section75.apps.audit.looking import look, look_at_installation
    from section75.core.authority import Act

    if partnership:
        look(user, Act.SEE_AUDIT, partnership=partnership, at=timezone.now())
    else:
        look_at_installation(user, Act.SEE_AUDIT_OF_INSTALLATION, at=timezone.now())


def _line_data(row: AuditLine) -> dict[str, Any]:
    from section75.apps.audit.store import chained

    line = chained(row)
    return {"number": line.number, **line.content, "previous": line.previous, "hash": line.hash}


def _line_text(row: AuditLine) -> str:
    from section75.apps.audit.changes import changes
    from section75.render.words import moment

    behalf = f" on behalf of {row.on_behalf_of}" if row.on_behalf_of else ""
    under = f" under {row.delegation}" if row.delegation else ""
    first = f"{row.seq}  {moment(row.at)}  {row.who}{behalf}{under}: {row.act}, {row.outcome}"
    changed = [f"    {each.name}: {each.before} -> {each.after}" for each in changes(row.before, row.after)]
    return "\n".join([first, *(f"    {line}" for line in row.says.splitlines()), *changed])
