"""`section75 documents`: the agreement as a Word document, a PDF or a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.files import partnership_in
from section75.cli.options import DayOption, FilesArgument, JsonOption
from section75.core.evidence import sha256_of
from section75.render.readable import Readable, agreement_document
from section75.render.readable.as_page import as_page
from section75.render.readable.as_pdf import as_pdf
from section75.render.readable.as_word import as_word

ROOM = typer.Typer(help="The agreement as a document to be read.")

FORMS: Mapping[str, Callable[[Readable], bytes]] = {
    ".docx": as_word,
    ".pdf": as_pdf,
    ".html": lambda readable: as_page(readable).encode(),
}
OutOption = Annotated[
    Path,
    typer.Option("--out", metavar="FILE", dir_okay=False, show_default=False, help="Its ending says what is made."),
]


@ROOM.callback()
def about() -> None:
    """The agreement as a document to be read."""


@ROOM.command()
def make(files: FilesArgument, on: DayOption, out: OutOption, as_json: JsonOption = False) -> None:
    """Write the agreement on a day as a document: .docx, .pdf or .html. Needs no database.

    \b
    section75 documents make examples/cambridgeshire-2023 --on "14 June 2022" --out agreement.docx
    """
    if out.suffix not in FORMS:
        raise typer.BadParameter(f"{out.name} ends in none of {', '.join(FORMS)}.", param_hint="--out")
    content = FORMS[out.suffix](agreement_document(partnership_in(files), on=on))
    out.write_bytes(content)
    digest = sha256_of(content)
    answer({"file": str(out), "sha256": digest}, f"Wrote {out} ({len(content):,} bytes, {digest}).", as_json=as_json)
