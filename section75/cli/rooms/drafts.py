"""`section75 drafts`: list, show and export drafts of terms, begin one, and begin one from files."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer
from section75.cli.files import file_texts
from section75.cli.options import AsOption, FilesArgument, JsonOption, PartnershipOption
from section75.cli.refusals import AnotherFileIsThere
from section75.cli.signing_on import person, with_database
from section75.core.authority import Act
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table
from section75.render.words import moment

if TYPE_CHECKING:
    from section75.apps.drafts.showing import Page

ROOM = typer.Typer(help="Drafts of terms: begun, shown, exported as files that load back to the same thing.")

NumberArgument = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the draft.")]


class What(Enum):
    """What a draft is of."""

    EDIT = "edit"
    VARIATION = "variation"
    NEW = "new"


@ROOM.command("list")
@with_database
def list_drafts(partnership: PartnershipOption, as_: AsOption = "", as_json: JsonOption = False) -> None:
    """List the drafts you may see, latest first."""
    from section75.apps.drafts import store

    found = store.all_of(partnership, organisation=_organisation(as_, partnership))
    pages = [_page(as_, partnership, row.number) for row in found]
    columns = tuple(Column(text) for text in ("Draft", "For", "Of", "Begun"))
    rows = tuple(
        Row(
            (
                str(page.draft.number),
                page.draft.title,
                page.target,
                f"{page.draft.begun_by.username}, {moment(page.draft.begun_at)}",
            )
        )
        for page in pages
    )
    lines = (
        table_lines(Table("Drafts", "Drafts, latest first", columns, rows)) if rows else ["Nothing is being drafted."]
    )
    answer([_data(page) for page in pages], "\n".join(line.rstrip() for line in lines), as_json=as_json)


@ROOM.command()
@with_database
def show(
    number: NumberArgument, partnership: PartnershipOption, as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """Show how far each section of a draft has come, and what has to be put right."""
    _answer(_page(as_, partnership, number), as_json=as_json)


@ROOM.command()
@with_database
def export(
    number: NumberArgument,
    partnership: PartnershipOption,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FOLDER", file_okay=False, help="Write the files into this folder.")
    ] = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Give the files of a draft as they are, in words on stdout or written into a folder; never over a file there."""
    page = _page(as_, partnership, number)
    if to is None:
        text = "\n".join(text.content.decode().rstrip("\n") for text in page.reading.texts)
        answer(_data(page) | {"files": _files(page)}, text, as_json=as_json)
        return
    written = [str(path) for path in _write(page, to)]
    answer({"written": written}, "\n".join(f"Written: {name}" for name in written), as_json=as_json)


@ROOM.command()
@with_database
def new(
    what: Annotated[
        What, typer.Option("--what", help="An edit of the files in force, a variation, or a new partnership.")
    ],
    title: Annotated[str, typer.Option("--title", metavar="WORDS", show_default=False, help="What it is, or is for.")],
    partnership: PartnershipOption,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="Its short name; not needed for an edit.")] = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Begin a draft. Nothing in force changes by it."""
    from django.utils import timezone

    from section75.apps.drafts import begin

    user, now = person(as_), timezone.now()
    if what is What.EDIT:
        row = begin.begin_edit(user, partnership, title=title, at=now)
    else:
        made = begin.begin_variation if what is What.VARIATION else begin.begin_new
        row = made(user, partnership, name=name, title=title, at=now)
    _answer(_page(as_, partnership, row.number), as_json=as_json)


@ROOM.command("import")
@with_database
def import_files(
    files: FilesArgument, partnership: PartnershipOption, as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """Begin a draft from files: of this partnership, an edit of it; of any other, a new one."""
    from django.utils import timezone

    from section75.apps.drafts import begin

    row = begin.begin_from(person(as_), partnership, tuple(file_texts(files)), at=timezone.now())
    _answer(_page(as_, partnership, row.number), as_json=as_json)


def _write(page: Page, to: Path) -> list[Path]:
    """Write the files; the same bytes written again change nothing, and anything else there stays."""
    content = {to / Path(text.name).name: text.content for text in page.reading.texts}
    for path in content:
        if path.exists() and path.read_bytes() != content[path]:
            raise AnotherFileIsThere(str(path))
    try:
        to.mkdir(parents=True, exist_ok=True)
        for path, given in content.items():
            path.write_bytes(given)
    except OSError as error:
        raise typer.BadParameter(f"{to} cannot be written to: {error.strerror}.") from None
    return list(content)


def _organisation(username: str, partnership: str) -> str:
    from section75.apps.accounts.store import authorise

    return authorise(person(username), Act.DRAFT_TERMS, partnership=partnership).party


def _page(username: str, partnership: str, number: int) -> Page:
    from section75.apps.drafts import showing, store

    return showing.page_of(store.get(partnership, number, organisation=_organisation(username, partnership)))


def _answer(page: Page, *, as_json: bool) -> None:
    answer(_data(page), "\n".join(_lines(page)), as_json=as_json)


def _lines(page: Page) -> list[str]:
    lines = [f"Draft {page.draft.number}, {page.target}: {page.draft.title}", f"Revision {page.revision}"]
    for title, sections in page.sections:
        lines += ["", title, *(f"  {each.called}: {each.state}" for each in sections)]
    if page.reading.problems:
        lines += [
            "",
            "To be put right",
            *(f"  {each.file} {each.table}: {each.says}" for each in page.reading.problems),
        ]
    return lines


def _files(page: Page) -> list[dict[str, str]]:
    return [{"name": text.name, "content": text.content.decode()} for text in page.reading.texts]


def _data(page: Page) -> dict[str, Any]:
    row = page.draft
    return {
        "number": row.number,
        "of": row.target,
        "title": row.title,
        "begun_by": row.begun_by.username,
        "begun_at": row.begun_at.isoformat(),
        "revision": page.revision,
        "can_be_read": page.reading.partnership is not None,
        "sections": [
            {"table": each.table.name, "records": each.records, "state": each.state}
            for _, sections in page.sections
            for each in sections
        ],
        "problems": [{"file": each.file, "table": each.table, "says": each.says} for each in page.reading.problems],
    }
