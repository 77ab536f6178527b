"""How the evidence of a fund stands, and what there is to take away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption
from section75.cli.refusals import AnotherFileIsThere
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table
from section75.render.words import moment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from section75.apps.evidence.models import Checkpoint
    from section75.apps.evidence.showing import State

ToFileOption = Annotated[
    Path, typer.Option("--to", metavar="FILE", dir_okay=False, show_default=False, help="A new file to write it to.")
]
ToFolderOption = Annotated[
    Path, typer.Option("--to", metavar="FOLDER", file_okay=False, show_default=False, help="Where to write them.")
]


@with_database
def show(
    partnership: PartnershipOption, fund: FundOption = "", as_: AsOption = "", as_json: JsonOption = False
) -> None:
    """Show how far the log goes, how far it is signed and witnessed, and every checkpoint."""
    from section75.apps.evidence import showing, store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    state, rows = showing.state(desk.ledger), store.all_of(desk.ledger)
    data = {
        "origin": state.origin,
        "lines": state.size,
        "entries": state.entries,
        "root": state.root,
        "entries_not_signed": state.unsigned,
        "entries_not_witnessed": state.unwitnessed,
        "checkpoints": [_data(row) for row in rows],
    }
    answer(data, "\n".join([*_lines(state), "", *_table(rows)]), as_json=as_json)


def _lines(state: State) -> list[str]:
    return [
        f"{state.origin}: {state.size:,} lines, {state.entries:,} entries among them, root {state.root}.",
        f"Not signed yet, so the host could still rewrite them: {state.unsigned:,} entries.",
        f"Not witnessed by a partner yet: {state.unwitnessed:,} entries.",
    ]


def _table(rows: Iterable[Checkpoint]) -> list[str]:
    columns = tuple(Column(text) for text in ("Checkpoint", "Made", "Because of", "Lines", "Root", "Witnessed by"))
    found = tuple(
        Row((str(row.number), moment(row.made_at), row.because, f"{row.size:,}", row.root[:16], _witnesses(row)))
        for row in rows
    )
    if not found:
        return ["No checkpoint yet."]
    return [line.rstrip() for line in table_lines(Table("Checkpoints", "Checkpoints, first to last", columns, found))]


def _witnesses(row: Checkpoint) -> str:
    return ", ".join(sorted({each.party for each in row.counter_signatures.all()})) or "nobody yet"


def _data(row: Checkpoint) -> dict[str, object]:
    return {
        "number": row.number,
        "made_at": row.made_at.isoformat(),
        "because": row.because,
        "size": row.size,
        "entries": row.entries,
        "root": row.root,
        "key": row.key.key_id,
        "note": bytes(row.note).decode(),
        "witnessed_by": sorted({each.party for each in row.counter_signatures.all()}),
    }


@with_database
def receipts(
    to: ToFolderOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Write what a partner keeps outside to a folder: checkpoints, and leaf files of months that are over.

    Done again it adds what is new. A file there that says something else is refused: that is the thing to look into.
    """
    from section75.apps.evidence import exporting

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = exporting.receipts(desk.ledger)
    for name, content in found.items():
        _keep(to / name, content)
    answer({"folder": str(to), "files": sorted(found)}, f"{len(found)} files are in {to}.", as_json=as_json)


@with_database
def export(
    to: ToFileOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Take a fund's log away with all it takes to check it: a ZIP for section75_verify.py, which is in it."""
    from django.utils import timezone

    from section75.apps.evidence import actions

    desk = sign_on(as_, partnership, fund)
    if to.exists():
        raise AnotherFileIsThere(str(to))
    taken = actions.take_export(desk.user, desk.ledger, at=timezone.now())
    try:
        with to.open("xb") as file:
            file.writelines(taken.content)
    except OSError as error:
        raise typer.BadParameter(f"{to} cannot be written: {error.strerror}.") from None
    answer({"file": str(to), "bytes": to.stat().st_size}, f"Wrote {to}.", as_json=as_json)


@with_database
def proof(
    entry: Annotated[int, typer.Argument(min=1, metavar="ENTRY", help="The number of the entry.")],
    to: ToFileOption,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Write the proof that an entry stands in the log the last checkpoint signed."""
    from section75.apps.evidence import proofs
    from section75.apps.evidence.refusals import NothingSigned

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = proofs.proof_of(desk.ledger, entry)
    if found is None:
        raise NothingSigned(f"entry {entry} of {desk.ledger.fund}")
    _keep(to, found.as_bytes())
    text = f"Wrote the proof of entry {entry}, line {found.line.number:,}, under checkpoint {found.checkpoint.number}."
    answer({"entry": entry, "line": found.line.number, "holds": found.holds, "file": str(to)}, text, as_json=as_json)


def _keep(path: Path, content: bytes) -> None:
    """Write a file; the same bytes again change nothing, and anything else there stays."""
    if path.exists() and path.read_bytes() != content:
        raise AnotherFileIsThere(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}.") from None
