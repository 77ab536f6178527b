"""What the checks find in a file that can be read: each with its figures and place, and what a FAIL blocks."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from section75.core.partnership import BlockedByFindings, Partnership, findings_of, require_clear
from section75.core.refusals import Finding, Result
from section75.importers.agreement_file import FileText, read_partnership

TESTS = Path(__file__).resolve().parents[2]
SMALL = (TESTS / "importers" / "agreement_file" / "small.toml").read_text(encoding="utf-8")
SECOND = """
[[schedule]]
id = "transport"
agreement = "section-75"
title = "Transport"
source = "Sch. 9"

[[lead]]
schedule = "transport"
party = "icb"
from = 2022-04-01
to = 2025-03-31
source = "Sch. 9 para 1"
"""


def read(text: str) -> Partnership:
    return read_partnership([FileText("small.toml", text.encode())])


def without(table: str) -> tuple[str, str]:
    """Takes the only record of a table out."""
    start = SMALL.index(f"[[{table}]]")
    following = SMALL.find("\n\n[[", start)
    return SMALL[start : following + 2], ""


class Found(NamedTuple):
    """One thing changed: `old` becomes `new`; what is found, how, at which place, saying what."""

    change: tuple[str, str]
    check: str
    result: Result
    where: str
    says: tuple[str, ...]


DAYS = "from = 2022-04-01\nto = 2025-03-31\n"
HOST = '[[host]]\nfund = "equipment"\nparty = "council"\nfrom = 2022-04-01\nto = 2025-03-31\nsource = "Sch. 1 para 4"\n'
FOUND = {
    # printed totals
    "total": Found(
        ('totals = { total = "950"', 'totals = { total = "960"'),
        "total does not foot",
        Result.FAIL,
        "contributions[0]",
        ("the source prints 960, its lines give 550 + 400 = 950 (£000), 10 apart (£10,000.00)", "Ask which is right"),
    ),
    "total of a partner, which is net": Found(
        ('council = "550"', 'council = "719"'),
        "total does not foot",
        Result.FAIL,
        "contributions[0]",
        ("total of council: the source prints 719, its lines give 700 - 100 - 50 = 550 (£000), 169 apart",),
    ),
    "total of the gross column": Found(
        ('gross = { total = "1,100" }', 'gross = { total = "1,100", council = "800" }'),
        "total does not foot",
        Result.FAIL,
        "contributions[0]",
        ("gross, total of council: the source prints 800, its lines give 700 + 0 = 700 (£000), 100 apart",),
    ),
    "total of the grant column": Found(
        ('gross = { total = "1,100" }', 'grant = { total = "99" }'),
        "total does not foot",
        Result.FAIL,
        "contributions[0]",
        ("grant, total: the source prints 99, its lines give 100 = 100 (£000), 1 apart",),
    ),
    "total of the income column": Found(
        ('gross = { total = "1,100" }', 'service_user_income = { council = "50.5" }'),
        "total does not foot",
        Result.FAIL,
        "contributions[0]",
        ("service-user income, total of council: the source prints 50.5, its lines give 50 = 50 (£000), 0.5 apart",),
    ),
    "total of a column nobody fills": Found(
        ('gross = { total = "1,100" }', 'grant = { icb = "5" }'),
        "total does not foot",
        Result.FAIL,
        "contributions[0]",
        ("its lines give nothing = 0",),
    ),
    "total of a budget": Found(
        ('printed = { total = "950" }', 'printed = { total = "1,050" }'),
        "total does not foot",
        Result.FAIL,
        "budget[0]",
        ("Budget 2022/23: the source prints 1,050, its lines give 600 + 400 - 50 = 950 (£000), 100 apart (£100",),
    ),
    "printed share": Found(
        ('icb = "42.1%"', 'icb = "42.2%"'),
        "shares do not follow",
        Result.FAIL,
        "contributions[0]",
        ("icb is printed as 42.2% and works out at 42.105%",),
    ),
    "printed share of whom nobody expects anything": Found(
        ('{ party = "icb", gross = "400" }', '{ party = "council", gross = "400" }'),
        "shares do not follow",
        Result.FAIL,
        "contributions[0]",
        ("icb is printed as 42.1% and no amount is given to work it out from",),
    ),
    # units
    "pounds in a table of thousands": Found(
        ('gross = "700"', 'gross = "£700,000"'),
        "units are mixed",
        Result.FAIL,
        "contributions[0].rows[0].gross",
        ("'£700,000' is written in pounds, inside a table in £000", "Say which is meant"),
    ),
    "pounds with a minus in a table of thousands": Found(
        ('amount = "-50"', 'amount = "−£50,000"'),
        "units are mixed",
        Result.FAIL,
        "budget[0].rows[2].amount",
        ("'−£50,000' is written in pounds",),
    ),
    "budget a thousand times the contributions": Found(
        ('unit = "£000"\nstanding', 'unit = "£"\nstanding'),
        "units are mixed",
        Result.FAIL,
        "budget[0]",
        ("£950.00 beside £950,000.00, 1000 times apart", "Say which unit each table is in"),
    ),
    # contributions and budgets
    "contributions that do not meet the budget": Found(
        ('line = "hoists", amount = "400"', 'line = "hoists", amount = "425"'),
        "contributions do not meet the budget",
        Result.WARN,
        "budget[0]",
        ("contributions are £950,000.00 (Sch. 2 table 1", "and the budget is £975,000.00", "£25,000.00 apart"),
    ),
    "partners on different bases": Found(
        ('gross = "400"', 'amount = "400"'),
        "bases are mixed",
        Result.FAIL,
        "contributions[0]",
        ("without saying gross or net for the ICB, and gross or net for the council", "Give all of them in one way"),
    ),
    "no contributions": Found(
        without("contributions"),
        "contributions are missing",
        Result.FAIL,
        "budget[0]",
        ("no contributions to meet it. The file says of its contributions: the contributions of 2023/24 are not",),
    ),
    "neither contributions nor budget": Found(
        (SMALL[SMALL.index("[[contributions]]") : SMALL.index("[[savings]]")], ""),
        "contributions are missing",
        Result.WARN,
        "fund[0]",
        (
            "has no contributions and no budget for any year. The file says of its contributions: the",
            "Say who pays",
        ),
    ),
    "no budget": Found(
        without("budget"),
        "budget is missing",
        Result.WARN,
        "fund[0]",
        ("has contributions for 2022/23 and no budget by line",),
    ),
    "a line without a budget": Found(
        ('  { line = "hoists", amount = "400" },\n', ""),
        "line has no budget",
        Result.WARN,
        "budget[0]",
        ("No budget for 2022/23 is given for Hoists", "Give one, or £0."),
    ),
    "an outcome nobody could measure": Found(
        ('target = "80%"\n', ""),
        "outcome cannot be measured",
        Result.WARN,
        "outcome[0]",
        ("'People stay at home' has no indicator with a target", "Agree both."),
    ),
    # what every fund and schedule has
    "no host": Found(
        without("host"),
        "host is missing",
        Result.FAIL,
        "fund[0]",
        ("Equipment pooled fund has no host.", "Exactly one partner must host", "give it with its clause"),
    ),
    "no state": Found(without("state"), "state is missing", Result.FAIL, "fund[0]", ("Say from when",)),
    "no manager": Found(without("manager"), "manager is missing", Result.WARN, "fund[0]", ("one of its own officers",)),
    "no risk share": Found(
        (SMALL[SMALL.index("[[risk_share]]") : SMALL.index("[[report]]")], ""),
        "risk share is missing",
        Result.FAIL,
        "fund[0]",
        ("Agree who bears an overspend and who keeps an underspend",),
    ),
    "no rule for an underspend": Found(
        (SMALL[SMALL.index("[[risk_share.underspend]]") : SMALL.index("[[report]]")], ""),
        "underspend has no rule",
        Result.FAIL,
        "risk_share[0]",
        ("Sch. 3 (invented) has no step for an underspend of Equipment pooled fund: nobody would take it",),
    ),
    "a share without a base": Found(
        ('base = { contributions = "gross less grants", year = "2022/23" }\n', ""),
        "share has no base",
        Result.FAIL,
        "risk_share[0].underspend[0]",
        ("Sch. 3 para 3 (invented) shares an underspend", "does not say to what", "Name the base and its year"),
    ),
    "no lead": Found(
        (
            SMALL[SMALL.index("[[lead]]") : SMALL.index('[[line]]\nid = "charges"')],
            SMALL[SMALL.index("[[fund]]") : SMALL.index('[[line]]\nid = "charges"')].replace('lead = "council"\n', ""),
        ),
        "lead is missing",
        Result.FAIL,
        "schedule[0]",
        ("Community equipment has no lead organisation.", "Agree who leads"),
    ),
    "a manager whom the host does not employ": Found(
        ('employer = "council"', 'employer = "icb"'),
        "manager is not the host's",
        Result.FAIL,
        "manager[0]",
        ("is employed by the ICB (Sch. 1 para 5 (invented)), and the host is the council", "agree which of the two"),
    ),
    # days
    "host given twice": Found(
        (HOST, HOST + HOST.replace("from = 2022-04-01", "from = 2024-04-01").replace('"council"', '"icb"')),
        "dates overlap",
        Result.FAIL,
        "host[1]",
        ("council 1 April 2022 to 31 March 2025", "and icb 1 April 2024 to 31 March 2025", "End the first where"),
    ),
    "state given twice": Found(
        ("[[host]]", '[[state]]\nfund = "equipment"\nis = "aligned"\nfrom = 2025-01-01\nsource = "v. 1"\n\n[[host]]'),
        "dates overlap",
        Result.FAIL,
        "state[1]",
        ("pooled 1 April 2022 to 31 March 2025", "aligned from 1 January 2025, no end date"),
    ),
    "a gap between hosts": Found(
        (
            HOST,
            HOST.replace("to = 2025-03-31", "to = 2023-03-31") + HOST.replace("from = 2022-04-01", "from = 2023-05-01"),
        ),
        "dates leave a gap",
        Result.FAIL,
        "host[1]",
        ("The host of Equipment pooled fund is not given for 1 April 2023 to 30 April 2023", "Say what held then."),
    ),
    "no host at first": Found(
        (HOST, HOST.replace("from = 2022-04-01", "from = 2022-06-01")),
        "dates leave a gap",
        Result.WARN,
        "host[0]",
        ("not given for these days of its schedule: 1 April 2022 to 31 May 2022",),
    ),
    "no lead at last": Found(
        (
            'party = "council"\n' + DAYS + 'source = "Sch. 1 para 2"',
            'party = "council"\nfrom = 2022-04-01\nto = 2025-02-28\nsource = "x"',
        ),
        "dates leave a gap",
        Result.WARN,
        "lead[0]",
        ("The lead of Community equipment", "1 March 2025 to 31 March 2025"),
    ),
    "host outside the term": Found(
        (HOST, HOST.replace("to = 2025-03-31", "to = 2025-04-01")),
        "date outside the term",
        Result.FAIL,
        "host[0]",
        ("1 April 2022 to 1 April 2025", "outside the schedule's term (1 April 2022 to 31 March 2025)", "extension"),
    ),
    "schedule outside the agreement": Found(
        ('schedule = "equipment"\n' + DAYS, 'schedule = "equipment"\nfrom = 2022-03-31\nto = 2025-03-31\n'),
        "date outside the term",
        Result.FAIL,
        "schedule[0]",
        ("Community equipment runs 31 March 2022 to 31 March 2025, outside its agreement's term",),
    ),
    "lead outside the term": Found(
        (
            'party = "council"\n' + DAYS + 'source = "Sch. 1 para 2"',
            'party = "council"\nfrom = 2021-04-01\nsource = "x"',
        ),
        "date outside the term",
        Result.FAIL,
        "lead[0]",
        ("The lead of Community equipment is given from 1 April 2021, no end date",),
    ),
    "a year outside the term": Found(
        ('year = "2022/23"\nunit = "£000"\nrows', 'year = "2031/32"\nunit = "£000"\nrows'),
        "date outside the term",
        Result.FAIL,
        "budget[0]",
        ("The budget for 2031/32", "the year lies outside the schedule's term"),
    ),
    "undated agreement": Found(
        ('[[duration]]\nagreement = "section-75"\n' + DAYS + 'source = "cl. 3"\n', ""),
        "agreement is undated",
        Result.WARN,
        "agreement[0]",
        ("has no dates. Say from when it runs, and to when. Until then it is not shown to be in force on any day",),
    ),
    "undated schedule": Found(
        ('[[duration]]\nschedule = "equipment"\n' + DAYS + 'source = "Sch. 1 para 1"\n', ""),
        "schedule is undated",
        Result.WARN,
        "schedule[0]",
        ("Community equipment has no dates.",),
    ),
    "open-ended agreement": Found(
        ('agreement = "section-75"\n' + DAYS, 'agreement = "section-75"\nfrom = 2022-04-01\n'),
        "agreement has no end",
        Result.WARN,
        "agreement[0]",
        ("from 1 April 2022, no end date. Say whether that is meant.",),
    ),
    # placing
    "a cost centre placed twice": Found(
        ('cost_centres = ["EQ2"]', 'cost_centres = ["EQ1"]'),
        "cost centre is placed twice",
        Result.WARN,
        "line[1]",
        ("Cost centre EQ1 is placed twice", "to beds (Sch. 1 line 1", "to hoists (Sch. 1 line 2", "keep one"),
    ),
    # what the file owns up to
    "a silence": Found(
        ('says = "the contributions of 2023/24 are not agreed"', 'says = "not agreed yet."'),
        "source is silent",
        Result.OPEN,
        "open[0]",
        ("The source is silent on the contributions of equipment: not agreed yet.",),
    ),
}


def test_a_sound_file_has_nothing_to_put_right_but_what_its_terms_lead_to() -> None:
    found = findings_of(read(SMALL))
    assert {finding.result for finding in found} == {Result.WARN, Result.OPEN, Result.PASS}
    warned = {finding.check for finding in found if finding.result is Result.WARN}
    assert warned == {"exposure has no bound", "the two directions differ"}


@pytest.mark.parametrize("case", FOUND.values(), ids=FOUND.keys())
def test_what_is_missing_or_does_not_agree_is_found_with_figures_and_place(case: Found) -> None:
    old, new = case.change
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    found = [f for f in findings_of(read(text)) if f.check == case.check]
    told = [f for f in found if all(words in f.says for words in case.says)]
    assert told, [f.says for f in found]
    assert told[0].result is case.result
    assert (told[0].where.file, told[0].where.key) == ("small.toml", case.where)
    line = text.splitlines()[(told[0].where.line or 0) - 1]
    assert line.startswith(f"[[{case.where.partition('[')[0]}") or case.where.rpartition(".")[2] in line
    assert told[0].says.endswith(".")
    assert "section75." not in told[0].says


def test_a_total_nobody_gave_a_basis_for_is_of_the_amounts_as_agreed() -> None:
    start = SMALL.index("rows = [")
    text = SMALL[:start] + 'rows = [{ party = "council", amount = "93,710" }, { party = "icb", amount = "28,340" }]\n'
    text += 'printed = { totals = { total = "122,050" }, shares = { council = "76.78%", icb = "23.22%" } }\n'
    text += SMALL[SMALL.index('source = "Sch. 2 table 1"') :]
    told = [finding.says for finding in findings_of(read(text)) if finding.result is Result.PASS]
    assert "Contributions 2022/23, total: 93,710 + 28,340 = 122,050 (£000), as printed." in told
    assert any("council 76.78% and icb 23.22% follow from the amounts" in says for says in told)


@pytest.mark.parametrize(("share", "basis"), [("36.4%", "gross"), ("40.0%", "gross less grants"), ("42.1%", "")])
def test_printed_shares_may_follow_on_any_basis_the_table_gives(share: str, basis: str) -> None:
    found = findings_of(read(SMALL.replace('icb = "42.1%"', f'icb = "{share}"')))
    (passed,) = [finding for finding in found if finding.check == "shares follow"]
    assert passed.says.startswith(f"Contributions 2022/23, shares{f', {basis}' if basis else ''}: icb {share} follow")


OXFORDSHIRE = """rows = [
  { party = "council", gross = "84,167" },
  { party = "council", gross = "15,078" },
  { party = "council", gross = "21,531" },
  { party = "council", gross = "6,276", grant = "6,276" },
  { party = "council", gross = 0, service_user_income = "26,653" },
  { party = "icb", gross = "54,583" },
  { party = "icb", gross = "7,085" },
  { party = "icb", gross = "14,423" },
]
[contributions.printed]
totals = { council = "94,292", icb = "76,091" }
gross = { council = "127,052", icb = "76,091" }
grant = { council = "6,276", icb = "0" }
service_user_income = { council = "26,653", icb = "0" }
"""


def test_oxfordshires_printed_table_can_be_given_whole_and_its_net_does_not_foot() -> None:
    """Cabinet, 18 July 2017, para 34, Pool 2: the one figure of the table that its lines do not give."""
    start, end = SMALL.index("rows = ["), SMALL.index('source = "Sch. 2 table 1"')
    text = SMALL[:start] + 'source = "para 34"\n' + OXFORDSHIRE + SMALL[end:].partition("\n")[2]
    totals = [finding for finding in findings_of(read(text)) if finding.check.startswith("total ")]
    assert [f.result for f in totals if "Contributions" in f.says] == [Result.FAIL, *[Result.PASS] * 7]
    assert totals[0].says.startswith(
        "Contributions 2022/23, total of council: the source prints 94,292, its lines give "
        "84,167 + 15,078 + 21,531 + 6,276 - 6,276 - 26,653 = 94,123 (£000), 169 apart (£169,000.00)."
    )


def test_lines_that_each_have_a_lead_stand_in_for_the_schedules() -> None:
    old, new = without("lead")
    assert "lead is missing" not in {finding.check for finding in findings_of(read(SMALL.replace(old, new)))}


def test_what_the_file_says_of_a_gap_is_told_with_it() -> None:
    old, new = without("host")
    text = SMALL.replace(old, new).replace('what = "contributions"', 'what = "host"')
    (missing,) = [finding for finding in findings_of(read(text)) if finding.check == "host is missing"]
    assert "The file says: the contributions of 2023/24 are not agreed." in missing.says


def test_everything_is_found_at_once_worst_first_and_always_in_one_order() -> None:
    text = SMALL.replace(*without("host")).replace(*without("manager")).replace('total = "950"', 'total = "951"')
    found = findings_of(read(text))
    assert found == findings_of(read(text))
    assert [f.check for f in found if f.result is Result.FAIL] == [
        "host is missing",
        "total does not foot",
        "total does not foot",
    ]
    order = list(Result)
    assert [order.index(finding.result) for finding in found] == sorted(order.index(f.result) for f in found)


def fails(found: tuple[Finding, ...]) -> set[str]:
    return {finding.schedule for finding in found if finding.result is Result.FAIL}


@pytest.mark.parametrize("name", [name for name, case in FOUND.items() if case.result is Result.FAIL])
def test_a_fail_blocks_its_own_schedule_and_no_other(name: str) -> None:
    partnership = read(SMALL.replace(*FOUND[name].change, 1) + SECOND)
    assert fails(findings_of(partnership)) == {"equipment"}
    with pytest.raises(BlockedByFindings, match="Posting to the fund is blocked until") as refused:
        require_clear(partnership, schedule="equipment", act="Posting to the fund")
    assert FOUND[name].says[0] in refused.value.says
    require_clear(partnership, schedule="transport", act="Posting to the fund")


@pytest.mark.parametrize("name", [name for name, case in FOUND.items() if case.result is not Result.FAIL])
def test_nothing_less_than_a_fail_blocks(name: str) -> None:
    text = SMALL.replace(*FOUND[name].change, 1)
    if not fails(findings_of(read(text))):
        require_clear(read(text), schedule="equipment", act="Posting to the fund")


def test_what_blocks_is_told_with_a_number_each() -> None:
    text = SMALL.replace(*without("host")).replace(*without("state"))
    with pytest.raises(BlockedByFindings) as refused:
        require_clear(read(text), schedule="equipment", act="Issuing the report")
    assert refused.value.says.startswith("Issuing the report is blocked until these are put right: (1) Equipment")
    assert "(2) Equipment pooled fund has no state." in refused.value.says
