"""What is remarked beside the law: each with its severity, clause, amount at stake and what to do."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest

from section75.core.law import Happened, LawResult, remarks_beside, remarks_shelf

from .wholes import DAY, WHOLE, changed, read, reported, without

OUTSIDE = '\n\n[[paid_outside]]\nname = "Meals"\npaid_by = "council"\nsource = "para 3"\n'
NOTICE = (
    '\n\n[[notice_served]]\nid = "one"\nagreement = "main"\nby = "council"\nsent_on = 2023-09-01\nground = "no fault"\n'
    'ends = [{ scope = "agreement", says = "the whole" }]\nsource = "letter"\n'
)
CONTRACT = (
    '\n\n[[provider]]\nid = "kestrel"\nname = "Kestrel Care"\nsource = "para 4"\n'
    '\n[[contract]]\nid = "meals"\nname = "Meals"\nprovider = "kestrel"\nschedules = ["care"]\nunit = "£000"\n'
    'value = "50"\nfrom = 2023-04-01\nto = 2026-03-31\nsource = "para 5"\n'
)


class Case(NamedTuple):
    """A file, the remark, its severity, words of its sentence, and the pence at stake."""

    text: str
    name: str
    result: LawResult
    says: str
    stake: int | None
    on: date = DAY
    happened: Happened | None = None


CASES = [
    Case(WHOLE + OUTSIDE, "line outside every schedule", LawResult.WARN, "Meals is paid for by", None),
    Case(
        WHOLE, "spend after expiry", LawResult.FAIL, "£2.50 was spent from Care fund", 250, date(2025, 9, 1), reported()
    ),
    Case(without("manager"), "manager not employed by the host", LawResult.FAIL, "no pool manager", 100_000_000),
    Case(
        changed('employer = "council"', 'employer = "icb"'),
        "manager not employed by the host",
        LawResult.FAIL,
        "is employed by NHS Somewhere",
        100_000_000,
    ),
    Case(WHOLE + NOTICE, "notice without authority", LawResult.FAIL, "No authority is linked", 100_000_000),
    Case(WHOLE + CONTRACT, "contract beyond its schedule", LawResult.WARN, "binds until 31 March 2026", 5_000_000),
    Case(
        changed("National Health Service Act 2006, section 75", "Health Act 1999, section 31"),
        "terms cite repealed law",
        LawResult.WARN,
        "gone since 1 March 2007",
        None,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.name}: {case.says[:20]}" for case in CASES])
def test_each_remark_is_made_with_its_amount(case: Case) -> None:
    found = [
        each for each in remarks_beside(read(case.text), on=case.on, happened=case.happened) if each.name == case.name
    ]
    assert len(found) == 1, found
    point = found[0].point
    assert point.result is case.result
    assert case.says in point.says
    assert (point.stake.pence if point.stake else None) == case.stake
    assert point.todo
    assert point.evidence
    assert found[0].as_data()["remark"] == case.name


def test_a_whole_agreement_is_remarked_on_in_nothing() -> None:
    assert remarks_beside(read(WHOLE), on=DAY, happened=reported()) == ()


def test_every_remark_of_the_shelf_is_tried_here() -> None:
    assert {name for name, _ in remarks_shelf()} == {case.name for case in CASES}
