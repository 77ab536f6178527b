"""A record may complete the risk share another gives for the same days: its steps come after."""

from __future__ import annotations

from datetime import date

import pytest

from section75.core.partnership import rule_on
from section75.core.refusals import Refusal
from tests.core.exposure.rules import OVER, UNDER, small

MORE = """
[[risk_share]]
fund = "pool"
from = {starts}
completes = true
source = "Sch. 3, as completed"
{steps}
"""
FIRST = '[[risk_share.overspend]]\nstep = "first loss"\nclause = "Sch. 3"\namount = "500"\nby = "icb"\n'


def completed(starts: str) -> list[list[str]]:
    partnership = small(FIRST + MORE.format(starts=starts, steps=OVER + UNDER))
    rule = rule_on(partnership, fund="pool", on=date(2022, 6, 30))
    return [[step.NAME for step in steps] for steps in (rule.overspend, rule.underspend)]


def test_the_steps_that_complete_a_rule_come_after_its_own_in_either_direction() -> None:
    assert completed("2022-04-01") == [["first loss", "fixed shares"], ["fixed shares"]]


def test_what_completes_nothing_is_refused() -> None:
    with pytest.raises(Refusal, match="no other record gives one"):
        completed("2022-05-01")


def test_a_second_record_that_completes_the_same_is_refused_so_that_the_order_of_files_decides_nothing() -> None:
    more = MORE.format(starts="2022-04-01", steps=OVER)
    with pytest.raises(Refusal, match="another record completes the same risk share"):
        small(FIRST + more + more)
