"""What the checks of the law need beside the records, read from its tables; and what of them is refused."""

from __future__ import annotations

import pytest

from section75.core.money import Money
from section75.core.records import About, Matter, Shows, Treatment
from section75.core.refusals import Refusal

from .conftest import Read

TABLES = """
[[provided_for]]
agreement = "section-75"
matter = "variation"
says = "by deed"
source = "cl. 10"

[[observed]]
schedule = "equipment"
about = "reports"
shows = "to judge"
says = "reports come late"
source = "para 3"

[[decision]]
agreement = "section-75"
body = "council"
what = "entering"
on = 2022-03-01
key = true
executive = true
notice_on = 2022-01-10
source = "minutes"

[[accounting_judgement]]
fund = "equipment"
party = "icb"
treatment = "joint operation"
source = "memorandum"

[[designated_amount]]
fund = "equipment"
party = "icb"
year = "2022/23"
unit = "£000"
amount = "100"
source = "direction"
"""


def test_each_table_is_read_with_its_clause(read: Read, small: str) -> None:
    facts = read(small + TABLES).law_facts
    assert facts.provided[0].matter is Matter.VARIATION
    assert facts.provided[0].clause.cite == "cl. 10"
    assert (facts.observed[0].about, facts.observed[0].shows) == (About.REPORTS, Shows.TO_JUDGE)
    assert facts.decisions[0].executive is True
    assert facts.accounting[0].treatment is Treatment.JOINT_OPERATION
    assert facts.designated[0].amount == Money.of("100,000")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('agreement = "section-75"\nmatter', "matter", "Give one of the keys 'agreement' and 'schedule'"),
        ('schedule = "equipment"\nabout', 'schedule = "equipement"\nabout', "equipement"),
        ('body = "council"', 'body = "county"', "county"),
        ('fund = "equipment"\nparty = "icb"\ntreatment', 'fund = "beds"\nparty = "icb"\ntreatment', "beds"),
        (
            'year = "2022/23"\nunit = "£000"\namount = "100"',
            'year = "2022/24"\nunit = "£000"\namount = "100"',
            "2022/24",
        ),
        ('amount = "100"', 'amount = "many"', "many"),
        ('matter = "variation"', 'matter = "luck"', "luck"),
    ],
)
def test_what_cannot_be_is_refused_by_place(read: Read, small: str, old: str, new: str, says: str) -> None:
    assert old in TABLES
    with pytest.raises(Refusal, match=says):
        read(small + TABLES.replace(old, new))
