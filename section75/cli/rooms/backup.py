"""`section75 backup`: making one, looking into one, restoring one, and accepting what a restored one lacks."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption
from section75.cli.signing_on import as_owner, sign_on, start_django, with_database, with_database_of_owner

if TYPE_CHECKING:
    from section75.apps.backups.manifest import Manifest
    from section75.apps.backups.models import Restoration

ROOM = typer.Typer(help="Backups: make one, look into it, restore it, accept what a restored one lacks.")
BackupArgument = Annotated[
    Path,
    typer.Argument(metavar="FILE", exists=True, readable=True, dir_okay=False, show_default=False, help="The backup."),
]


@ROOM.command()
@with_database_of_owner
def make(
    to: Annotated[Path, typer.Option("--to", metavar="FILE", dir_okay=False, show_default=False, help="A new file.")],
    as_json: JsonOption = False,
) -> None:
    """Back up the whole database while people work: one file, on disk when this returns.

    The keys are not in it: keep `secret-key` and the signing key elsewhere, and not beside the backups.
    """
    from django.utils import timezone

    from section75.apps.backups import making

    found = making.make(to, at=timezone.now())
    text = [f"{to} is written.", *found.as_lines(), "The secret key and the signing key are not in it."]
    answer(_data(found) | {"file": str(to)}, "\n".join(text), as_json=as_json)


@ROOM.command()
def look(file: BackupArgument, as_json: JsonOption = False) -> None:
    """Say what a backup holds, without restoring it: when it was made, of what, and how far each fund was."""
    start_django()
    from section75.apps.backups import container

    found = container.look(file)
    answer(_data(found), "\n".join(found.as_lines()), as_json=as_json)


@ROOM.command()
def restore(
    file: BackupArgument,
    receipts: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER", exists=True, file_okay=False, show_default=False, help="Checkpoints that partners kept."
        ),
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Put it in the place of books that are there; they are backed up first.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Restore a backup into an empty database. Stop Section75 and its workers first.

    Where a fund's log is shorter than the backup, the database replaced or a partner's checkpoint says, that is kept,
    shown on the fund's pages, and nothing is posted to the fund until both partners accept it.
    """
    as_owner()
    start_django()
    from django.conf import settings
    from django.utils import timezone

    from section75.apps.audit.keeping import require_reachable
    from section75.apps.backups import restoring

    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    require_reachable()
    found = restoring.restore(file, receipts=receipts, replace=replace, at=timezone.now(), by=getpass.getuser())
    text = [f"{file} is restored."]
    text += [f"What was there before is kept in {found.kept}."] if found.kept else []
    text += _missing_lines(found.missing) or ["Nothing is missing from any fund, as far as is known here."]
    text += ["Now run `section75 evidence verify`, with --against and the checkpoints a partner kept."]
    data = _data(found.manifest) | {
        "kept": str(found.kept) if found.kept else None,
        "missing": [_missing(row) for row in found.missing],
    }
    answer(data, "\n".join(text), as_json=as_json)


@ROOM.command()
@with_database
def compare(
    receipts: Annotated[
        Path, typer.Argument(metavar="FOLDER", exists=True, file_okay=False, help="Checkpoints that a partner kept.")
    ],
    as_json: JsonOption = False,
) -> None:
    """Hold the books against checkpoints that a partner brings after a restoration.

    What is missing is kept as a restoration: shown on the fund's pages, and posting to it waits for both partners.
    """
    from django.utils import timezone

    from section75.apps.backups import restoring

    found = restoring.compare(receipts, at=timezone.now(), by=getpass.getuser())
    text = _missing_lines(found) or ["Nothing is missing that those checkpoints know of, or is not known already."]
    answer([_missing(row) for row in found], "\n".join(text), as_json=as_json)


@ROOM.command()
@with_database
def restorations(as_json: JsonOption = False) -> None:
    """List the funds that lack something since a backup was restored, and that both partners have not accepted."""
    from section75.apps.backups import store

    rows = store.all_open()
    answer([_missing(row) for row in rows], "\n".join(_missing_lines(rows)) or "None.", as_json=as_json)


@ROOM.command()
@with_database
def accept(
    number: Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the restoration.")],
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose to go on without what a restored backup lacks. Each partner then approves it."""
    from django.utils import timezone

    from section75.apps.backups import actions

    desk = sign_on(as_, partnership, fund)
    row = actions.propose_accepting(desk.user, desk.ledger.partnership, desk.ledger.fund, number, at=timezone.now())
    text = f"Proposed as {row.pk}: {row.title}. It needs the approval of each partner."
    answer({"proposal": row.pk}, text, as_json=as_json)


def _missing_lines(rows: object) -> list[str]:
    from section75.apps.backups.store import in_words

    said = []
    for row in rows:  # type: ignore[attr-defined]
        said.append(f"{row.partnership}/{row.fund}: {in_words(row)}")
        said.append(
            f"  Nothing is posted to it until both accept: `section75 backup accept {row.pk} "
            f"--partnership {row.partnership} --fund {row.fund}`."
        )
    return said


def _missing(row: Restoration) -> dict[str, object]:
    return {
        "number": row.pk,
        "partnership": row.partnership,
        "fund": row.fund,
        "known_size": row.known_size,
        "restored_size": row.restored_size,
        "differs": row.differs,
        "known_by": row.known_by,
    }


def _data(found: Manifest) -> dict[str, object]:
    return {
        "made_at": found.made_at.isoformat(),
        "version": found.version,
        "engine": found.engine,
        "sha256": found.sha256,
        "bytes": found.size,
        "funds": [
            {"partnership": fund.partnership, "fund": fund.fund, "entries": fund.entries, "lines": fund.size,
             "chain": fund.chain, "root": fund.root}
            for fund in found.funds
        ],
    }  # fmt: skip
