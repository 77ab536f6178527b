"""Analysing a finance extract where it lies: what it would come to, with nothing kept and nothing posted."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from section75.analysis import Layout, NotToBeAnalysed, analyse
from section75.cli.answering import answer
from section75.cli.options import AsOption, CsvArgument, FundOption, JsonOption, PartnershipOption
from section75.cli.rooms.ledger.analysed import as_data, as_text
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.core.money import Money, Unit
from section75.core.pools import Rule
from section75.core.refusals import Refusal
from section75.importers.csv_header import Header, read_header
from section75.importers.extract_row import Reading
from section75.importers.finance_extract import COLUMNS
from section75.importers.source_mapping.amounts import amount_of
from section75.importers.source_mapping.totals import word_of_total

LONGEST_AMOUNT = 60


@with_database
def analyse_extract(
    file: CsvArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Analyse a finance extract where it lies: totals by line and month, contributions received, rows that would wait,
    rows that cannot be read, and rows that stand in it twice. Nothing is kept and nothing is posted.

    For files of any length; the header has to be the first line, in the built-in words. It needs the extra `analysis`.
    """
    from section75.apps.placing import store as placing

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    rules: tuple[Rule, ...] = (
        *desk.partnership.placing_of(desk.ledger.fund),
        *placing.approved_rules(partnership, desk.ledger.fund),
    )
    found = analyse(file, layout=layout_of(file), rules=rules)
    answer(as_data(found), as_text(found, file_name=file.name, fund=desk.fund_name), as_json=as_json)


def layout_of(file: Path) -> Layout:
    """How a plain extract is read. Refuses a header without the columns, and a file that is not UTF-8."""
    header = _header(file)
    reading = Reading(header)
    return Layout(
        places=header.places,
        width=header.width,
        day_of=lambda text: _day(reading, text),
        amount_of=_amount,
        is_centre=lambda text: bool(text) and not word_of_total([text], day=text, cost_centre=text),
    )


def _header(file: Path) -> Header:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            cells = next(csv.reader(lines, strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        raise NotToBeAnalysed(file.name, "its first line is not text in UTF-8 with commas") from None
    return read_header([cell.strip() for cell in cells], columns=COLUMNS)


def _day(reading: Reading, text: str) -> date | None:
    found = reading.day(text)
    return None if isinstance(found, str) else found


def _amount(text: str) -> Money | None:
    try:
        return amount_of(text, Unit.POUNDS) if 0 < len(text) <= LONGEST_AMOUNT else None
    except Refusal:
        return None
