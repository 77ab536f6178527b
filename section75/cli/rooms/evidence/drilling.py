"""The drill: fourteen attacks on a copy of the books, and whether a partner, or the program itself, would notice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import FundOption, JsonOption, PartnershipOption
from section75.cli.signing_on import with_database
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table

if TYPE_CHECKING:
    from section75.apps.drills.running import Tried


@with_database
def drill(
    partnership: PartnershipOption,
    fund: FundOption = "",
    this_is_a_copy: Annotated[
        bool,
        typer.Option("--this-is-a-copy", help="Attack this very database, and take it back: for a restored backup."),
    ] = False,
    verifier: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, show_default="beside the program", help="The verifier to use."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Attack a copy of the books in twelve ways, and see that each is noticed by what a partner keeps outside; and
    in two more, which `evidence verify` notices without any copy.

    Your books are only read. Refused (exit 1) unless all are noticed.
    """
    from section75.apps.drills import copying

    tried = copying.drill(partnership, fund, verifier=verifier, is_copy=this_is_a_copy)
    noticed = sum(each.is_detected for each in tried)
    text = "\n".join([*_table(tried), "", f"{noticed} of {len(tried)} attacks were noticed."])
    answer({"attacks": [_data(each) for each in tried], "noticed": noticed}, text, as_json=as_json)
    if noticed < len(tried):
        raise typer.Exit(1)


def _table(tried: tuple[Tried, ...]) -> list[str]:
    columns = tuple(Column(name) for name in ("Attack", "Noticed", "What was said", "Named"))
    rows = tuple(
        Row((each.words, "yes" if each.is_detected else "NO", f"{each.verdict}. {each.says}", each.named))
        for each in tried
    )
    return [line.rstrip() for line in table_lines(Table("Drill", "Attacks on a copy", columns, rows))]


def _data(each: Tried) -> dict[str, object]:
    return {
        "attack": each.words,
        "noticed": each.is_detected,
        "named": each.is_named,
        "verdict": each.verdict,
        "line": each.line or None,
        "says": each.says,
    }
