"""The tables beside the money, spoilt one thing at a time: leads, scope, funds that became others, printed figures."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from section75.core.partnership import Partnership
from section75.core.refusals import Refusal

LINE_LEAD = """[[lead]]
fund = "equipment"
line = "hoists"
jointly = ["council", "icb"]
from = 2022-04-01
source = "cl. 31"
"""
LINE_STATE = """[[state]]
fund = "equipment"
line = "beds"
is = "aligned"
from = 2022-04-01
until = "it is lifted"
source = "cl. 30"
"""
IN_SCOPE = """[[in_scope]]
fund = "equipment"
name = "Telecare"
lead = "icb"
amount = "12"
year = "2022/23"
passed_to = "the districts"
source = "cl. 20"
"""
OUTSIDE = """[[paid_outside]]
name = "Re-ablement"
paid_by = "icb"
source = "cl. 21"
"""
BECAME = """[[became]]
former = "Old equipment pool"
into = "equipment"
on = 2022-04-01
source = "cl. 22"
"""
OVERSPEND = """[[forecast_overspend]]
party = "council"
budget = "care"
funds = ["equipment"]
year = "2021/22"
amount = "12"
source = "cl. 23"
"""
STATEMENT = """[[statement]]
fund = "equipment"
year = "2022/23"
of = "pooled fund"
unit = "£"
amount = "950,000"
table = "Table 1"
source = "p. 1"
"""
ACCOUNT = """[[memorandum_account]]
fund = "equipment"
year = "2022/23"
unit = "£000"
rows = [{ party = "council", spend = "600" }, { party = "icb", spend = "400" }]
deficit = "50"
printed = { spend = "1,000" }
source = "p. 2"
"""
SAVING = """[[expected_saving]]
id = "plan"
fund = "equipment"
party = "council"
title = "the plan"
amount = "5"
source = "p. 3"

[[expected_saving]]
id = "review"
fund = "equipment"
party = "council"
title = "the review"
amount = "6"
on_top_of = "plan"
source = "p. 3"
"""
WITHOUT_OWN_LEAD = ('nature = "block"\nlead = "council"\n', 'nature = "block"\n')
ALL = (LINE_LEAD, LINE_STATE, IN_SCOPE, OUTSIDE, BECAME, OVERSPEND, STATEMENT, ACCOUNT, SAVING)


def test_all_of_them_are_read(small: str, read: Callable[[str], Partnership]) -> None:
    partnership = read(small.replace(*WITHOUT_OWN_LEAD) + "\n" + "\n".join(ALL))
    tables = ("in_scope", "paid_outside", "became", "forecast_overspends", "statements", "memorandum_accounts")
    assert [len(getattr(partnership, table)) for table in tables] == [1] * 6
    assert [saving.on_top_of for saving in partnership.expected_savings] == ["", "plan"]
    beds, hoists, _ = partnership.lines
    assert [(str(term.value), term.until) for term in beds.state] == [("aligned", "it is lifted")]
    assert [term.value.parties for term in hoists.leads] == [("council", "icb")]
    assert len(partnership.funds[0].state) == 1


BAD = {
    "lead of a schedule and of a line": (
        LINE_LEAD,
        ('fund = "equipment"\n', 'fund = "equipment"\nschedule = "equipment"\n'),
        "lead[1]: a lead is of a schedule or of a line, not of both. Write two records.",
    ),
    "lead of a fund": (
        LINE_LEAD,
        ('line = "hoists"\n', ""),
        "lead[1]: a lead is of a schedule, or of a line of a fund.",
    ),
    "lead of nothing": (
        LINE_LEAD,
        ('fund = "equipment"\nline = "hoists"\n', ""),
        "lead[1]: a lead is of a schedule, or",
    ),
    "one who leads jointly": (
        LINE_LEAD,
        ('["council", "icb"]', '["icb"]'),
        "lead[1]: a lead is one party, as `party`, or",
    ),
    "one twice": (
        LINE_LEAD,
        ('"council", "icb"', '"icb", "icb"'),
        "lead[1]: a lead is one party, as `party`, or several",
    ),
    "one and several": (
        LINE_LEAD,
        ("jointly =", 'party = "icb"\njointly ='),
        "lead[1]: a lead is one party or several jointly. Give `party` or `jointly`, not both.",
    ),
    "a stranger leads jointly": (LINE_LEAD, ('"council", "icb"', '"icb", "me"'), "lead[1].jointly[1]:"),
    "lead of no line": (LINE_LEAD, ('"hoists"', '"hoist"'), "lead[1].line: there is no line 'hoist'"),
    "state of no line": (LINE_STATE, ('"beds"', '"bed"'), "state[1].line: there is no line 'bed'"),
    "scope of no fund": (IN_SCOPE, ('"equipment"', '"equip"'), "in_scope[0].fund: there is no fund 'equip'"),
    "scope led by a stranger": (IN_SCOPE, ('lead = "icb"', 'lead = "me"'), "in_scope[0].lead:"),
    "passed on without an amount": (
        IN_SCOPE,
        ('amount = "12"\n', ""),
        "in_scope[0]: a year, or who the money is passed",
    ),
    "paid outside by a stranger": (OUTSIDE, ('"icb"', '"me"'), "paid_outside[0].paid_by:"),
    "became from nothing": (
        BECAME,
        ('former = "Old equipment pool"\n', ""),
        "became[0]: give `fund`, where these files",
    ),
    "became from both": (BECAME, ("former", 'fund = "equipment"\nformer'), "became[0]: give `fund`, where these files"),
    "became itself": (BECAME, ('former = "Old equipment pool"', 'fund = "equipment"'), "became[0].into: a fund cannot"),
    "became no fund": (BECAME, ('into = "equipment"', 'into = "care"'), "became[0].into: there is no fund 'care'"),
    "from no fund": (BECAME, ('former = "Old equipment pool"', 'fund = "x"'), "became[0].fund: there is no fund 'x'"),
    "overspend below nothing": (OVERSPEND, ('"12"', '"-12"'), "forecast_overspend[0]: an overspend is above nothing"),
    "overspend of a stranger": (OVERSPEND, ('"council"', '"me"'), "forecast_overspend[0].party:"),
    "overspend entering no fund": (OVERSPEND, ('["equipment"]', '["x"]'), "forecast_overspend[0].funds[0]:"),
    "overspend of no year": (OVERSPEND, ('"2021/22"', '"2021/23"'), "forecast_overspend[0].year:"),
    "statement of no fund": (STATEMENT, ('"equipment"', '"x"'), "statement[0].fund: there is no fund 'x'"),
    "statement past all measure": (
        STATEMENT,
        ('"950,000"', '"9,000,000,000,000"'),
        "statement[0]: it is more than any",
    ),
    "statement finer than a penny": (STATEMENT, ('"950,000"', '"1.005"'), "statement[0].amount:"),
    "account of a stranger": (ACCOUNT, ('party = "icb"', 'party = "me"'), "memorandum_account[0].rows[1].party:"),
    "account with a partner twice": (ACCOUNT, ('"icb"', '"council"'), "memorandum_account[0].rows: a partner has two"),
    "account given twice": (ACCOUNT + ACCOUNT, ("", ""), "memorandum_account[1]: the memorandum account of equipment"),
    "account past all measure": (ACCOUNT, ('"600"', '"9,000,000,000"'), "memorandum_account[0]: it is more than any"),
    "saving of a stranger": (SAVING, ('party = "council"\ntitle = "the plan"', 'party = "me"\ntitle = "x"'), "party:"),
    "saving on top of none": (
        SAVING,
        ('on_top_of = "plan"', 'on_top_of = "pln"'),
        "expected_saving[1].on_top_of: there",
    ),
    "saving on top of itself": (
        SAVING,
        ('on_top_of = "plan"', 'on_top_of = "review"'),
        "expected_saving[1].on_top_of: it can only come on top of a saving of the same partner in the same fund, given",
    ),
    "saving on top of another's": (
        SAVING,
        ('party = "council"\ntitle = "the review"', 'party = "icb"\ntitle = "the review"'),
        "expected_saving[1].on_top_of: it can only come on top of a saving of the same partner",
    ),
    "saving given twice": (SAVING, ('id = "review"', 'id = "plan"'), "expected saving 'plan' is given already"),
}


@pytest.mark.parametrize("case", BAD.values(), ids=BAD.keys())
def test_a_spoilt_table_is_refused_with_its_place_and_what_to_do(
    case: tuple[str, tuple[str, str], str], small: str, refused: Callable[[str], list[Refusal]]
) -> None:
    table, (old, new), says = case
    assert old in table
    text = small.replace(*WITHOUT_OWN_LEAD) + "\n" + (table.replace(old, new, 1) if old else table)
    told = [refusal for refusal in refused(text) if says in refusal.says]
    assert told, [refusal.says for refusal in refused(text)]
    assert told[0].says.startswith("small.toml:")
    assert told[0].says.endswith(".")


def test_a_line_that_has_a_lead_without_days_has_no_other(small: str, refused: Callable[[str], list[Refusal]]) -> None:
    (refusal,) = refused(small + "\n" + LINE_LEAD)
    assert "lead[1]: the line 'hoists' has a lead without days already, as `lead`. Keep one of the two." in refusal.says
