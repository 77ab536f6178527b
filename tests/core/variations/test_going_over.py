"""What goes over between funds goes once, to a place the books can tell apart, and on to a third in one posting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from section75.core.calendar import FinancialYear, Month
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.refusals import Refusal
from section75.core.variations import BetweenLines, Books, Pair, catch_up
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "variations"
JULY = Month(FinancialYear(2017), 4)
MAY = date(2017, 5, 9)
CASH, LINE, TEAMS = (Account.read(code) for code in ("cash", "expenditure/learning-disabilities", "expenditure/teams"))


def varied(*records: str) -> Partnership:
    head, _, _ = (EXAMPLE / "oxfordshire-july.toml").read_text().partition("[[schedule]]")
    before = FileText("before.toml", (EXAMPLE / "oxfordshire-before.toml").read_bytes())
    return read_partnership([before, FileText("variation.toml", "\n".join((head, *records)).encode())])


def became(fund: str, into: str, lines: str, *, on: str = "2017-04-01", part: str = "") -> str:
    part = f'part = "{part}"\n' if part else ""
    return f'[[became]]\nfund = "{fund}"\ninto = "{into}"\non = {on}\n{part}lines = {{ {lines} }}\nsource = "made up"\n'


def books(terms: Partnership, **pairs: Pair) -> dict[str, Books]:
    held = {name.replace("_", "-"): (pair,) for name, pair in pairs.items()}
    return {fund.id: Books(JULY, {}, held.get(fund.id, ())) for fund in terms.funds}


TO_MENTAL_HEALTH = 'learning-disabilities = "mental-health"'


@pytest.mark.parametrize("part", ["", "a part"])
def test_a_line_goes_over_once(part: str) -> None:
    with pytest.raises(Refusal, match="'learning-disabilities' of 'learning-disability' went over already, on 1 April"):
        varied(
            became("learning-disability", "mental-health", TO_MENTAL_HEALTH, part=part),
            became("learning-disability", "older-people", 'learning-disabilities = "teams"', part=part),
        )


@pytest.mark.parametrize("part", ["", "a part"])
def test_two_lines_do_not_change_places(part: str) -> None:
    with pytest.raises(Refusal, match="the books could not tell what came from what went"):
        varied(
            became("learning-disability", "mental-health", TO_MENTAL_HEALTH, part=part),
            became("mental-health", "learning-disability", 'mental-health = "learning-disabilities"', part=part),
        )


def test_what_went_over_goes_on_to_a_third_fund_in_one_posting() -> None:
    terms = varied(
        became("learning-disability", "mental-health", TO_MENTAL_HEALTH),
        became("mental-health", "older-people", 'mental-health = "teams"', on="2017-05-01"),
    )
    held = books(terms, learning_disability=Pair(LINE, CASH, MAY, Money(100)))
    found = catch_up(terms, held)
    (arrived,) = found["older-people"]
    assert (arrived.debit, arrived.credit, arrived.amount) == (TEAMS, CASH, Money(100))
    assert len(found["mental-health"]) == 2, "in, and out again"


def test_money_between_a_line_that_went_and_one_that_stays_is_refused() -> None:
    terms = varied(became("older-people", "mental-health", 'teams = "mental-health"', part="the teams"))
    between = Pair(TEAMS, Account.read("expenditure/older-people"), MAY, Money(5000))
    with pytest.raises(BetweenLines, match=r"£50\.00 stands between .* Reverse the entry, and enter each half"):
        catch_up(terms, books(terms, older_people=between))


SCHEDULE = '[[schedule]]\nid = "new"\nagreement = "section-75"\ntitle = "New"\nsource = "made up"\n'


def merged(schedule: str, into: str) -> str:
    return f'[[merged]]\nschedule = "{schedule}"\ninto = "{into}"\non = 2017-05-01\nsource = "made up"\n'


def test_a_record_without_days_stays_when_its_schedule_is_merged() -> None:
    function = """[[function]]
schedule = "pools"
what = "Assessment"
owner = "council"
exercised_by = "ccg"
kind = "health-related"
arrangement = "regulation 8"
source = "made up"
"""
    terms = varied(SCHEDULE, function, merged("pools", "new"))
    assert [each.what for each in terms.records.functions] == ["Assessment"]


def test_schedules_are_not_merged_in_a_circle_nor_twice() -> None:
    with pytest.raises(Refusal, match="'new' was itself merged on 1 May 2017"):
        varied(SCHEDULE, merged("pools", "new"), merged("new", "pools"))
    with pytest.raises(Refusal, match="'pools' was merged already, on 1 May 2017"):
        varied(SCHEDULE, SCHEDULE.replace('"new"', '"third"'), merged("pools", "new"), merged("pools", "third"))
