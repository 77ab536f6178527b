"""Providers and contracts in the agreement file: read whole, and refused by name and place where they cannot be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from section75.core.contracts import Per, Price, Regime
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal

CONTRACTS = """
[[provider]]
id = "supplier"
name = "Invented Supplies Limited"
kind = "company"
source = "Sch. 6"

[[contract]]
id = "beds"
name = "Beds on loan"
provider = "supplier"
contracting_body = "council"
on_behalf_of = ["icb"]
lines = [{ fund = "equipment", line = "beds" }]
regime = "Public Contracts Regulations 2015"
price = "demand-led"
value = "600"
unit = "£000"
specification = "beds within five days"
outcomes = ["at-home"]
notices = ["2022/S 000-000001"]
from = 2022-04-01
to = 2024-03-31
option = "one year"
option_until = 2025-03-31
carries_fund = "equipment"
carries = "100"
activity = [{ measure = "beds lent", count = 1200, from = 2022-04-01, to = 2023-03-31, source = "return" }]
source = "Sch. 6 row 1"

[[contract]]
id = "hoists"
name = "Hoists"
provider = "supplier"
schedules = ["equipment"]
from = 2020-04-01
to = 2023-03-31
ended_on = 2022-12-31
ended_because = "the supplier withdrew"
source = "Sch. 6 row 2"
"""


def test_contracts_are_read_with_all_they_hold(small: str, read: Callable[[str], Partnership]) -> None:
    beds, hoists = read(small + CONTRACTS).contracts
    assert (beds.contracting_body, beds.on_behalf_of, beds.lines) == ("council", ("icb",), (("equipment", "beds"),))
    assert (beds.regime, beds.price, beds.per) == (Regime.PUBLIC_CONTRACTS, Price.DEMAND_LED, Per.YEAR)
    assert (beds.value, beds.carries and beds.carries.amount) == (Money.of("600,000"), Money.of("100,000"))
    assert beds.option is not None
    assert beds.option.until == date(2025, 3, 31)
    assert [(each.measure, each.count) for each in beds.activity] == [("beds lent", 1200)]
    assert (hoists.contracting_body, hoists.value, hoists.last_day) == ("", None, date(2022, 12, 31))
    assert hoists.ended_because == "the supplier withdrew"


BAD = {
    "a provider there is not": (
        'name = "Hoists"\nprovider = "supplier"',
        'name = "Hoists"\nprovider = "other"',
        "Unresolved",
        "there is no provider 'other'",
    ),
    "a body that is no party": (
        'contracting_body = "council"',
        'contracting_body = "supplier"',
        "UnknownParty",
        "'supplier'",
    ),
    "behind nothing": ('schedules = ["equipment"]\n', "", "WrongValue", "Give `schedules` or `lines`"),
    "a schedule there is not": (
        'schedules = ["equipment"]',
        'schedules = ["beds"]',
        "Unresolved",
        "there is no schedule 'beds'",
    ),
    "a line there is not": ('line = "beds"', 'line = "chairs"', "Unresolved", "there is no line 'chairs'"),
    "two of one name": ('id = "hoists"', 'id = "beds"', "SaidTwice", "contract 'beds' is given already"),
    "an end before a start": ("to = 2024-03-31", "to = 2021-03-31", "WrongValue", "before `from`, 1 April 2022"),
    "over before it began": ("ended_on = 2022-12-31", "ended_on = 2019-12-31", "WrongValue", "ended before it began"),
    "an option within the term": (
        "option_until = 2025-03-31",
        "option_until = 2024-03-31",
        "WrongValue",
        "reaches no further than the term",
    ),
    "a last day without its option": ('option = "one year"\n', "", "WrongValue", "Say what it is, as `option`"),
    "part of no fund": ('carries_fund = "equipment"\n', "", "WrongValue", "Give `carries_fund`"),
    "activity backwards": (
        "to = 2023-03-31, source",
        "to = 2021-03-31, source",
        "WrongValue",
        "before `from`, 1 April 2022",
    ),
    "an activity below nothing": ("count = 1200", "count = -1", "WrongValue", "count"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_is_refused_by_name_and_place(
    what: str, small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    old, new, name, says = BAD[what]
    assert CONTRACTS.count(old) == 1, what
    (refusal,) = refused(small + CONTRACTS.replace(old, new))
    assert refusal.name == name
    assert says in refusal.says


def test_a_value_without_a_unit_is_refused_for_each_amount(small: str, refused: Callable[[str], list[Refusal]]) -> None:
    without = refused(small + CONTRACTS.replace('unit = "£000"\nspecification', "specification"))
    assert [refusal.name for refusal in without] == ["ValueWithoutUnit", "ValueWithoutUnit"]
    assert "has no unit, and pounds are not assumed" in without[0].says
