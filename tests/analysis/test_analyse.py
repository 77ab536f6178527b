"""Analysing a file counts what bringing it and placing its rows counts."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from section75.analysis import Analysis, NotToBeAnalysed, analyse
from section75.cli.rooms.ledger.analysing import layout_of
from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.ledger import Placement, place_rows
from section75.core.money import Money
from section75.core.pools import ApprovedRule, Codes, Conditions, Destination, PlacingRule, Rule
from section75.importers.finance_extract import read_extract

HEAD = ["date", "cost_centre", "subjective", "description", "amount", "supplier", "reference"]
CLAUSE = Clause.read("invented: 1")
YEAR = Span(date(2022, 4, 1), date(2023, 4, 1))
RULES: tuple[Rule, ...] = (
    PlacingRule("A1", Destination.SPEND, "homes", Span(date(2022, 4, 1), date(2022, 6, 15)), CLAUSE),
    PlacingRule("A1", Destination.SPEND, "day-services", Span(date(2022, 6, 15), None), CLAUSE, subjective="44"),
    PlacingRule("A2", Destination.CONTRIBUTION_RECEIVED, "icb", YEAR, CLAUSE),
    PlacingRule("A3", Destination.SPEND, "homes", YEAR, CLAUSE),
    ApprovedRule(1, Conditions(Codes.read("A3")), Destination.SPEND, "day-services", YEAR, CLAUSE),
)
BY_TEXT: Rule = ApprovedRule(
    2, Conditions(Codes.read("A4"), suppliers=("Invented Care",), words=("beds",)), Destination.SPEND, "homes",
    YEAR, CLAUSE,
)  # fmt: skip
CELLS = (
    some.sampled_from(["2022-04-01", "2022-06-15", "15/06/2022", "3 July 2022", "31/06/2022", "", " 2023-04-02 "]),
    some.sampled_from(["A1", "A2", "A3", "A4", "A9", " A1", "", "Total"]),
    some.sampled_from(["", "4411", "5500", "\N{NO-BREAK SPACE}4411"]),
    some.sampled_from(["Care", "four beds", 'a "quoted", cell', ""]),
    some.sampled_from(["100.00", "-40.10", "(12.50)", "£1,000.00", "7", "seven", "", "0.00", "12.345"]),
    some.sampled_from(["Invented Care", "INVENTED  CARE", "Another", ""]),
    some.sampled_from(["R1", "R2", ""]),
)
ROWS = some.lists(some.tuples(*CELLS), min_size=1, max_size=30).filter(lambda rows: any(any(row) for row in rows))


def write(folder: Path, rows: Sequence[tuple[str, ...]]) -> Path:
    path = folder / "extract.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEAD, *rows])
    return path


def both(path: Path, rules: tuple[Rule, ...]) -> tuple[Analysis, Placement]:
    read = read_extract(path.read_bytes(), file_name=path.name)
    return analyse(path, layout=layout_of(path), rules=rules), place_rows(read.rows, read.unreadable, rules)


@given(ROWS, some.booleans())
def test_it_counts_what_placing_counts(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, ...]], by_text: bool
) -> None:
    path = write(tmp_path_factory.mktemp("analysed"), rows)
    found, placement = both(path, (*RULES, BY_TEXT) if by_text else RULES)
    reconciled = placement.reconcile(found.total)
    assert found.by_target() == placement.by_target()
    assert found.waiting == placement.waiting_by_code()
    assert (found.refused, found.unread) == (reconciled.refused, reconciled.unread)
    assert reconciled.difference == Money(0)


def test_a_month_is_that_of_the_rows_day_and_rules_change_on_their_day(tmp_path: Path) -> None:
    rows = [(day, "A1", "4411", "Care", "10.00", "S", day) for day in ("2022-06-14", "15/06/2022", "2022-07-01")]
    found, _ = both(write(tmp_path, rows), RULES)
    assert [(each.target, str(each.reported_in), tally.count) for each, tally in found.placed.items()] == [
        ("day-services", "2022/23 M3", 1),
        ("day-services", "2022/23 M4", 1),
        ("homes", "2022/23 M3", 1),
    ]


def test_contributions_received_are_told_apart(tmp_path: Path) -> None:
    found, _ = both(write(tmp_path, [("2022-05-01", "A2", "", "May", "-500.00", "ICB", "1")]), RULES)
    assert {partner: str(tally) for partner, tally in found.contributions().items()} == {"icb": "-£500.00 in 1 row"}


def test_a_row_that_stands_there_twice_is_shown_once_with_its_times(tmp_path: Path) -> None:
    row = ("2022-05-01", "A1", "4411", "Care", "10.00", "S", "R1")
    found, _ = both(write(tmp_path, [row, (*row[:6], "R2"), row, row]), RULES)
    assert [(each.reference, each.times) for each in found.alike] == [("R1", 3)]
    assert found.alike_rows == 2


@pytest.mark.parametrize("content", [b"date,cost_centre\xff\n", ",".join(HEAD).encode() + b"\n1,2,3\n"])
def test_a_file_that_is_no_plain_table_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "extract.csv"
    path.write_bytes(content)
    with pytest.raises(NotToBeAnalysed, match="cannot be analysed where it lies"):
        analyse(path, layout=layout_of(path), rules=RULES)
