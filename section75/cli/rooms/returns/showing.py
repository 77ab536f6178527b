"""Showing what was issued, byte for byte, and proving that it is still what the journal says."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer, print_text
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption
from section75.cli.refusals import AnotherFileIsThere
from section75.cli.rooms.returns.issuing import NumberArgument
from section75.cli.rooms.returns.written import issued_data, issued_text
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act

if TYPE_CHECKING:
    from section75.apps.returns.models import IssuedReturn


class Form(Enum):
    """The renderings made of a return when it is issued."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    XLSX = "xlsx"


@with_database
def list_returns(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """List the returns there are to issue, and those issued, latest first."""
    from section75.apps.returns import store
    from section75.returns import shelf

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_REPORTS)
    rows = store.issued_of(desk.ledger)
    editions = [shelved.edition for shelved in shelf().values()]
    data = {
        "editions": [{"edition": edition.code, "title": edition.title} for edition in editions],
        "issued": [issued_data(row) for row in rows],
    }
    lines = ["Returns there are:", *(f"  {edition.code}  {edition.title}" for edition in editions), ""]
    answer(data, "\n".join([*lines, issued_text(rows, fund=desk.fund_name)]), as_json=as_json)


@with_database
def show(
    number: NumberArgument,
    partnership: PartnershipOption,
    form: Annotated[Form, typer.Option("--format", help="Which rendering.")] = Form.TEXT,
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, show_default=False, help="Write it to a file instead of stdout."),
    ] = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
) -> None:
    """Show an issued return, byte for byte as it was rendered when it was issued."""
    chosen = Form.JSON if as_json else form
    if chosen is Form.XLSX and out is None and sys.stdout.isatty():
        raise typer.BadParameter("A workbook is not for a terminal. Add --out FILE.")
    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_REPORTS)
    content = _rendering(desk, number, chosen)
    if out is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    _write(out, content)
    print_text(f"Wrote return {number} to {out}.", to_stderr=True)


def _issued(desk: Desk, number: int) -> IssuedReturn:
    from section75.apps.returns import store
    from section75.apps.returns.refusals import NoSuchReturn

    row = store.issued(desk.ledger, number)
    if row is None:
        raise NoSuchReturn(desk.ledger.fund, number)
    return row


def _rendering(desk: Desk, number: int, form: Form) -> bytes:
    from section75.apps.returns import store
    from section75.apps.returns.refusals import NoSuchRendering

    row = _issued(desk, number)
    rendering = store.rendering(row, form.value)
    if rendering is None:
        raise NoSuchRendering(form.value, [each.format for each in store.renderings(row)])
    return bytes(rendering.content)


def _write(out: Path, content: bytes) -> None:
    """Write the file; the same bytes written again change nothing, and anything else there stays."""
    if out.exists() and out.read_bytes() != content:
        raise AnotherFileIsThere(str(out))
    try:
        out.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written: {error.strerror}.") from None


@with_database
def verify(
    number: NumberArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Make an issued return again from the journal and hold it against what was issued; refused if one byte differs."""
    from section75.apps.returns import actions

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_REPORTS)
    row = actions.verify_return(desk.ledger, number)
    text = f"Return {number}, made again from the journal, is byte for byte what was issued. SHA-256 {row.sha256}"
    answer({"number": row.pk, "same": True, "sha256": row.sha256}, text, as_json=as_json)
