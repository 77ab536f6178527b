"""`section75 exports`: the journal for an auditor, for beancount and hledger, and the ready-made tests of it."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption, reading
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import FinancialYear

if TYPE_CHECKING:
    from collections.abc import Iterator

    from section75.apps.exports.rows import Extent

ROOM = typer.Typer(help="The journal for others: auditors, beancount, hledger; and journal tests.")


class JournalForm(Enum):
    """How the auditor's journal is written."""

    CSV = "csv"
    XLSX = "xlsx"


OfYearOption = Annotated[
    FinancialYear | None,
    typer.Option(
        "--year", metavar="YEAR", parser=reading(FinancialYear.read), show_default="every year", help="Such as 2022/23."
    ),
]
UptoOption = Annotated[
    int | None, typer.Option("--upto", metavar="ENTRY", min=1, show_default="the last", help="The last entry taken.")
]
OutOption = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", dir_okay=False, show_default="stdout", help="A new file.")
]


@ROOM.command()
@with_database
def journal(
    partnership: PartnershipOption,
    fund: FundOption = "",
    year: OfYearOption = None,
    upto: UptoOption = None,
    form: Annotated[JournalForm, typer.Option("--format", help="As CSV or as a workbook.")] = JournalForm.CSV,
    out: OutOption = None,
    as_: AsOption = "",
) -> None:
    """Write the auditor's journal: every entry, one row each. Its SHA-256 is said beside it, on stderr."""
    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    _write(desk, form.value, year, upto, out)


@ROOM.command()
@with_database
def beancount(
    partnership: PartnershipOption,
    fund: FundOption = "",
    year: OfYearOption = None,
    upto: UptoOption = None,
    out: OutOption = None,
    as_: AsOption = "",
) -> None:
    """Write the journal as beancount reads it."""
    _write(sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER), "beancount", year, upto, out)


@ROOM.command()
@with_database
def hledger(
    partnership: PartnershipOption,
    fund: FundOption = "",
    year: OfYearOption = None,
    upto: UptoOption = None,
    out: OutOption = None,
    as_: AsOption = "",
) -> None:
    """Write the journal as hledger reads it."""
    _write(sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER), "hledger", year, upto, out)


@ROOM.command()
@with_database
def seal(
    partnership: PartnershipOption,
    fund: FundOption = "",
    year: OfYearOption = None,
    upto: UptoOption = None,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say the SHA-256 of the journal's CSV as it would be written now, and the latest checkpoint."""
    from django.utils import timezone

    from section75.apps.exports.sealing import seal_of

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = seal_of(desk.ledger, _extent(desk, year, upto), at=timezone.now())
    text = f"{found.sha256}  journal.csv\nTo entry {found.upto:,}, {found.size:,} bytes.\n{found.checkpoint}".rstrip()
    answer(found.as_data(), text, as_json=as_json)


@ROOM.command("journal-tests")
@with_database
def journal_tests(
    partnership: PartnershipOption,
    fund: FundOption = "",
    year: OfYearOption = None,
    upto: UptoOption = None,
    benford: Annotated[bool, typer.Option("--benford", help="Count the first figures of amounts too.")] = False,
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Put every entry to the ready-made tests, and list the entries each finds. What is found is to be looked at."""
    from section75.apps.exports.testing import journal_tested

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = journal_tested(desk.ledger, _extent(desk, year, upto), with_benford=benford)
    lines = [f"Journal tests of {desk.fund_name}, to entry {found.extent.upto:,}."]
    for each in found.outcomes:
        entries = ", ".join(str(entry) for entry in each.entries)
        fault = " (a fault)" if each.is_a_fault else ""
        lines.append(f"{each.test.title}: {len(each.entries):,}{fault}" + (f": {entries}" if entries else ""))
    lines += [found.benford.says] if found.benford else []
    answer(found.as_data(), "\n".join(lines), as_json=as_json)


def _extent(desk: Desk, year: FinancialYear | None, upto: int | None) -> Extent:
    from section75.apps.exports.rows import Extent
    from section75.apps.ledger import store

    last = store.last_seq(desk.ledger)
    return Extent(min(upto, last) if upto else last, year)


def _write(desk: Desk, form: str, year: FinancialYear | None, upto: int | None, out: Path | None) -> None:
    """Write an export as it comes, to a new file or to stdout, and say its hash once all of it is written."""
    from section75.apps.exports.formats import FORMATS
    from section75.apps.exports.sealing import Hashing

    hashing = Hashing()
    content = map(hashing.take, FORMATS[form].written(desk.ledger, _extent(desk, year, upto)))
    if out is None:
        sys.stdout.buffer.writelines(content)
        sys.stdout.buffer.flush()
    else:
        _to_file(content, out)
    print(f"SHA-256 {hashing.digest.hexdigest()}", file=sys.stderr)  # noqa: T201 - the export itself is on stdout


def _to_file(content: Iterator[bytes], out: Path) -> None:
    try:
        with out.open("xb") as file:
            file.writelines(content)
    except OSError as error:
        raise typer.BadParameter(f"{out} cannot be written: {error.strerror}.") from None
