"""A mapping held against a file: what is chosen, what contradicts it, and what nobody has to guess."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import Money, Unit
from section75.core.refusals import Refusal, Refusals
from section75.importers.any_table import read_grid
from section75.importers.finance_extract import read_extract
from section75.importers.source_mapping import DateOrder, SourceMapping, SpendIs, suggestions
from section75.importers.source_mapping.amounts import amount_of
from section75.importers.source_mapping.days import day_of
from section75.importers.source_mapping.headings import mapped
from section75.importers.source_mapping.mapping import Choice
from section75.importers.source_mapping.refusals import (
    ColumnNotInHeader,
    DateOrderContradicted,
    DateOrderUnknown,
    HeaderChanged,
    HeaderTwice,
    MeaningMissing,
    MeantTwice,
    NoHeaderRow,
)
from section75.importers.source_mapping.suggest import header_row
from section75.importers.wanted import AnyHeader

HEADER = "Day,Centre,Value,Value,"
ROWS = "03/04/2022,LD402,5.00,1.00,x\n04/05/2022,LD402,6.00,1.00,y\n"
CHOICE = Choice(
    {"date": "Day", "cost_centre": "centre", "amount": ":D"}, DateOrder.DAY_FIRST, Unit.POUNDS, SpendIs.POSITIVE
)
USUAL = "date,cost_centre,subjective,description,amount,supplier,reference\n"


def chosen(choice: Choice = CHOICE, header: str = HEADER) -> SourceMapping:
    return mapped(choice, read_grid(f"{header}\n{ROWS}".encode(), wanted=AnyHeader()))


def changed(**more: object) -> Choice:
    said = {name: getattr(CHOICE, name) for name in CHOICE.__dataclass_fields__} | more
    return Choice(**said)


def test_a_column_of_two_with_one_heading_is_chosen_by_its_letter() -> None:
    found = read_extract(f"{HEADER}\n{ROWS}".encode(), file_name="", mapping=chosen())
    assert [row.amount for row in found.rows] == [Money.of("1"), Money.of("1")]
    with pytest.raises(ColumnNotInHeader, match="No one column is 'Value'"):
        chosen(changed(columns=dict(CHOICE.columns) | {"amount": "Value"}))


def test_a_mapping_is_kept_and_comes_back_the_same() -> None:
    mapping = chosen(changed(constants={"subjective": "4110", "supplier": " "}, leaves_out_totals=True))
    assert mapping.constants == (("subjective", "4110"),)
    assert SourceMapping.from_text(mapping.as_text()) == mapping


def test_a_mapping_says_everything_that_is_missing_or_meant_twice() -> None:
    with pytest.raises(Refusals) as refused:
        chosen(changed(columns={"subjective": "Day", "reference": "Day"}))
    names = [type(each) for each in refused.value.each]
    assert names == [MeaningMissing, MeaningMissing, MeaningMissing, MeantTwice]
    with pytest.raises(NoHeaderRow):
        chosen(changed(header_row=9))


@pytest.mark.parametrize(
    ("header", "refusal"),
    [
        ("Day,Centre,Value,Amount,", HeaderChanged),
        ("Centre,Day,Value,Value,", HeaderChanged),
        (f"{HEADER}\n{HEADER}", HeaderTwice),
    ],
)
def test_a_header_that_changed_is_refused(header: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read_extract(f"{header}\n{ROWS}".encode(), file_name="", mapping=chosen())


def test_a_thirteenth_month_contradicts_the_order_that_was_confirmed() -> None:
    content = f"{HEADER}\n{ROWS}04/13/2022,LD402,6.00,1.00,y\n".encode()
    with pytest.raises(DateOrderContradicted, match="Row 4 has the date '04/13/2022'"):
        read_extract(content, file_name="", mapping=chosen())


@pytest.mark.parametrize(
    ("days", "doubt"),
    [
        (("03/04/2022", "2022-04-30"), DateOrderUnknown),
        (("03/04/2022", "04/13/2022"), DateOrderContradicted),
        (("03/04/2022", "13/04/2022"), None),
        (("04/04/2022", "2022-04-30"), None),
        (("2022-04-03", "3 April 2022"), None),
    ],
)
def test_days_that_nobody_confirmed_are_doubted_when_they_can_be_meant_in_two_ways(
    days: tuple[str, ...], doubt: type[Refusal] | None
) -> None:
    rows = "".join(f"{day},LD402,4110,x,1.00,s,r\n" for day in days)
    found = read_extract((USUAL + rows).encode(), file_name="")
    assert [type(each) for each in found.doubts] == ([doubt] if doubt else [])


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("03/04/2022", DateOrder.DAY_FIRST, date(2022, 4, 3)),
        ("03/04/2022", DateOrder.MONTH_FIRST, date(2022, 3, 4)),
        ("3.4.22", DateOrder.DAY_FIRST, date(2022, 4, 3)),
        ("2022/04/03", DateOrder.MONTH_FIRST, date(2022, 4, 3)),
        ("20220403", DateOrder.YEAR_FIRST, date(2022, 4, 3)),
        ("03-APR-22", DateOrder.YEAR_FIRST, date(2022, 4, 3)),
        ("03/04/2022 09:31:07", DateOrder.DAY_FIRST, date(2022, 4, 3)),
    ],
)
def test_a_day_is_read_in_the_order_that_was_confirmed(text: str, order: DateOrder, day: date) -> None:
    assert day_of(text, order) == day


@pytest.mark.parametrize("text", ["03/04.2022", "31/02/2022", "03/04/2022", "2022-13-01", "noon"])
def test_what_is_no_day_in_the_order_is_refused(text: str) -> None:
    with pytest.raises(Refusal):
        day_of(text, DateOrder.YEAR_FIRST if text == "03/04/2022" else DateOrder.DAY_FIRST)


def test_a_suggestion_is_the_nearest_heading_and_the_header_is_found_below_a_title() -> None:
    near = suggestions(["Trans Date", "CC", "Net Amnt", "", "Vendor Nme"])
    wanted = {"date": 0, "cost_centre": 1, "amount": 2, "supplier": 4}
    assert {meaning: near[meaning].place for meaning in wanted} == wanted
    assert suggestions(["", "12", "zzzz"]) == {}
    assert header_row([["Report of payments", ""], ["", ""], ["Trans Date", "CC", "Amount"]]) == 3


@given(
    st.integers(-(10**13), 10**13),
    st.sampled_from(["{}", "({})", "{}-", "-{}", "£{}", "{} CR", "{} DR"]),
    st.booleans(),
)
def test_every_habit_of_signs_and_groups_comes_to_the_penny(pence: int, habit: str, spaced: bool) -> None:
    pounds = f"{abs(pence) // 100:,}.{abs(pence) % 100:02d}"
    written = habit.format(pounds.replace(",", "\u00a0") if spaced else pounds)
    sign = -1 if habit in ("({})", "{}-", "-{}", "{} CR") else 1
    assert amount_of(written) == Money(sign * abs(pence))


@given(st.text("0123456789,. -()\u00a0£CRDE", max_size=14))
def test_any_text_is_an_amount_of_whole_pence_or_refused(text: str) -> None:
    try:
        read = amount_of(text)
    except Refusal:
        return
    assert type(read.pence) is int
