"""Oxfordshire 2017: two pools, as the cabinet paper prints them, and the figure in it that does not follow."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from section75.core.calendar import FinancialYear
from section75.core.money import Money
from section75.core.partnership import BlockedByFindings, Partnership, agreement_on, findings_of, require_clear, rule_on
from section75.core.pools import Basis, Column, NoContributions, contributed
from section75.core.refusals import Result
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "oxfordshire-2017"

YEAR = FinancialYear(2017)

# Reviewed once against the paper: result, check, place, and the words or figures the finding must hold.
REVIEWED = [
    ("FAIL", "host is missing", "fund[0]", "has no host"),
    ("FAIL", "underspend has no rule", "risk_share[0]", "no step for an underspend"),
    ("FAIL", "host is missing", "fund[1]", "has no host"),
    ("FAIL", "total does not foot", "contributions[1]", "= 94,123 (£000), 169 apart (£169,000.00)"),
    ("FAIL", "underspend has no rule", "risk_share[1]", "no step for an underspend"),
    ("WARN", "budget is missing", "fund[0]", "has contributions for 2017/18"),
    ("WARN", "manager is missing", "fund[0]", "has no manager"),
    ("WARN", "budget is missing", "fund[1]", "has contributions for 2017/18"),
    ("WARN", "manager is missing", "fund[1]", "has no manager"),
    ("WARN", "outcome cannot be measured", "outcome[0]", "para 27, item 1"),
    ("WARN", "outcome cannot be measured", "outcome[2]", "para 27, item 3"),
    ("WARN", "outcome cannot be measured", "outcome[3]", "para 27, item 4"),
    ("WARN", "outcome cannot be measured", "outcome[4]", "para 27, item 5"),
    ("WARN", "outcome cannot be measured", "outcome[5]", "para 27, item 6"),
    ("WARN", "outcome cannot be measured", "outcome[6]", "para 27, item 7"),
    ("WARN", "outcome cannot be measured", "outcome[7]", "para 29, item 1"),
    ("WARN", "outcome cannot be measured", "outcome[8]", "para 29, item 2"),
    ("WARN", "outcome cannot be measured", "outcome[9]", "para 29, item 3"),
    ("WARN", "outcome cannot be measured", "outcome[10]", "para 29, item 4"),
    ("WARN", "outcome cannot be measured", "outcome[11]", "para 29, item 5"),
    ("WARN", "outcome cannot be measured", "outcome[12]", "para 29, item 6"),
    ("WARN", "outcome cannot be measured", "outcome[14]", "para 29, item 8"),
    ("WARN", "outcome cannot be measured", "outcome[15]", "para 29, item 9"),
    ("WARN", "outcome cannot be measured", "outcome[16]", "para 29, item 10"),
    ("WARN", "outcome cannot be measured", "outcome[17]", "para 32, item 1"),
    ("WARN", "outcome cannot be measured", "outcome[18]", "para 32, item 2"),
    ("WARN", "outcome cannot be measured", "outcome[19]", "para 32, item 3"),
    ("WARN", "outcome cannot be measured", "outcome[20]", "para 32, item 4"),
    ("WARN", "outcome cannot be measured", "outcome[21]", "para 32, item 5"),
    ("WARN", "outcome cannot be measured", "outcome[22]", "para 32, item 6"),
    ("WARN", "outcome cannot be measured", "outcome[23]", "para 32, item 7"),
    ("WARN", "outcome cannot be measured", "outcome[24]", "para 32, item 8"),
    ("WARN", "outcome cannot be measured", "outcome[25]", "para 32, item 9"),
    ("WARN", "outcome cannot be measured", "outcome[27]", "para 32, item 11"),
    ("WARN", "outcome cannot be measured", "outcome[28]", "para 32, item 12"),
    ("WARN", "outcome cannot be measured", "outcome[29]", "para 32, item 13"),
    ("WARN", "outcome cannot be measured", "outcome[30]", "para 32, item 14"),
    ("WARN", "outcome cannot be measured", "outcome[31]", "para 32, item 15"),
    ("WARN", "outcome cannot be measured", "outcome[32]", "para 32, item 16"),
    ("OPEN", "source is silent", "open[0]", "agreement dates of section-75"),
    ("OPEN", "source is silent", "open[1]", "clauses"),
    ("OPEN", "source is silent", "open[2]", "schedule dates of adults"),
    ("OPEN", "source is silent", "open[3]", "schedule dates of better-care-fund"),
    ("OPEN", "source is silent", "open[4]", "state of adults"),
    ("OPEN", "source is silent", "open[5]", "state of better-care-fund"),
    ("OPEN", "source is silent", "open[6]", "host of adults"),
    ("OPEN", "source is silent", "open[7]", "host of better-care-fund"),
    ("OPEN", "source is silent", "open[8]", "manager of adults"),
    ("OPEN", "source is silent", "open[9]", "manager of better-care-fund"),
    ("OPEN", "source is silent", "open[10]", "lead of adults"),
    ("OPEN", "source is silent", "open[11]", "lines of adults"),
    ("OPEN", "source is silent", "open[12]", "lines of better-care-fund"),
    ("OPEN", "source is silent", "open[13]", "contributions of adults"),
    ("OPEN", "source is silent", "open[14]", "contributions of better-care-fund"),
    ("OPEN", "source is silent", "open[15]", "contributions of better-care-fund"),
    ("OPEN", "source is silent", "open[16]", "contributions of better-care-fund"),
    ("OPEN", "source is silent", "open[17]", "contributions of better-care-fund"),
    ("OPEN", "source is silent", "open[18]", "budget of adults"),
    ("OPEN", "source is silent", "open[19]", "budget of better-care-fund"),
    ("OPEN", "source is silent", "open[20]", "risk share of adults"),
    ("OPEN", "source is silent", "open[21]", "risk share of better-care-fund"),
    ("OPEN", "source is silent", "open[22]", "savings of adults"),
    ("OPEN", "source is silent", "open[23]", "savings of better-care-fund"),
    ("OPEN", "source is silent", "open[24]", "instalments of adults"),
    ("OPEN", "source is silent", "open[25]", "instalments of better-care-fund"),
    ("OPEN", "source is silent", "open[26]", "report of adults"),
    ("OPEN", "source is silent", "open[27]", "report of better-care-fund"),
    ("OPEN", "source is silent", "open[28]", "notice"),
    ("OPEN", "source is silent", "open[29]", "groups"),
    ("OPEN", "source is silent", "open[30]", "outcomes"),
    ("PASS", "total foots", "contributions[0]", "gross, total of ccg: 13,477 + 46,067 + 1,672 + 0 = 61,216 (£000)"),
    ("PASS", "total foots", "contributions[0]", "gross, total of council: 74,883 + 9,734 + 621 + 0 = 85,238 (£000)"),
    ("PASS", "total foots", "contributions[0]", "service-user income, total of ccg: 0 = 0 (£000)"),
    ("PASS", "total foots", "contributions[0]", "service-user income, total of council: 5,502 = 5,502 (£000)"),
    ("PASS", "total foots", "contributions[0]", "total of ccg: 13,477 + 46,067 + 1,672 + 0 = 61,216 (£000)"),
    ("PASS", "total foots", "contributions[0]", "total of council: 74,883 + 9,734 + 621 - 5,502 = 79,736 (£000)"),
    ("PASS", "total foots", "contributions[1]", "grant, total of ccg: 0 = 0 (£000)"),
    ("PASS", "total foots", "contributions[1]", "grant, total of council: 6,276 = 6,276 (£000)"),
    ("PASS", "total foots", "contributions[1]", "gross, total of ccg: 54,583 + 7,085 + 14,423 + 0 + 0 = 76,091 (£000)"),
    (
        "PASS",
        "total foots",
        "contributions[1]",
        "gross, total of council: 84,167 + 15,078 + 21,531 + 6,276 + 0 = 127,052 (£000)",
    ),
    ("PASS", "total foots", "contributions[1]", "service-user income, total of ccg: 0 = 0 (£000)"),
    ("PASS", "total foots", "contributions[1]", "service-user income, total of council: 26,653 = 26,653 (£000)"),
    ("PASS", "total foots", "contributions[1]", "total of ccg: 54,583 + 7,085 + 14,423 + 0 + 0 = 76,091 (£000)"),
]


def oxfordshire() -> Partnership:
    return read_partnership([FileText(path.name, path.read_bytes()) for path in sorted(EXAMPLE.glob("*.toml"))])


def cited() -> Iterator[tuple[str, str]]:
    """Every record of the files and every step of a risk share, with what it cites."""
    for path in sorted(EXAMPLE.glob("*.toml")):
        for table, rows in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for row in rows if isinstance(rows, list) else []:
                yield f"{path.name} {table}", row["source"]
                yield from ((f"{path.name} {table} step", step["clause"]) for step in row.get("overspend", []))


def test_the_findings_are_the_reviewed_ones() -> None:
    """If they change on purpose, read the new ones against the paper before they replace the old."""
    found = findings_of(oxfordshire())
    assert [(f.result.value, f.check, f.where.key) for f in found] == [row[:3] for row in REVIEWED]
    missing = [(key, f.says) for f, (*_, key) in zip(found, REVIEWED, strict=True) if key not in f.says]
    assert missing == []


def test_every_fact_has_its_paragraph() -> None:
    without = [fact for fact in cited() if not re.match(r"(inferred: )?(paras? \d|whole paper)", fact[1])]
    assert without == []
    assert len(list(cited())) == 96


def test_one_printed_total_does_not_follow_and_it_is_the_councils_net_contribution_to_pool_2() -> None:
    found = findings_of(oxfordshire())
    (wrong,) = [finding for finding in found if finding.check == "total does not foot"]
    assert wrong.result is Result.FAIL
    assert "total of council: the source prints 94,292, its lines give" in wrong.says
    assert "= 94,123 (£000), 169 apart (£169,000.00). Ask which is right" in wrong.says
    assert len([finding for finding in found if finding.check == "total foots"]) == 13


def test_nothing_is_posted_to_a_pool_that_does_not_foot_and_has_no_host() -> None:
    with pytest.raises(BlockedByFindings, match="169 apart"):
        require_clear(oxfordshire(), schedule="better-care-fund", act="Posting")
    with pytest.raises(BlockedByFindings, match="has no host") as refused:
        require_clear(oxfordshire(), schedule="adults", act="Posting")
    assert "169 apart" not in refused.value.says


def test_pool_1_is_what_the_paper_prints() -> None:
    pool = oxfordshire().contributions_of("adults", YEAR)
    assert pool is not None
    assert pool.due == {"council": Money.of("79,736,000"), "ccg": Money.of("61,216,000")}
    assert not pool.approved


SHARES = {Basis.NET: "55.30", Basis.GROSS_LESS_GRANTS: "61.35", Basis.GROSS: "62.54"}


@pytest.mark.parametrize(("basis", "share"), SHARES.items())
def test_the_base_decides_the_councils_share_of_pool_2(basis: Basis, share: str) -> None:
    amounts, _ = contributed(oxfordshire().contributions, fund="better-care-fund", year=YEAR, basis=basis)
    exact = Fraction(amounts["council"].pence * 100, sum(amount.pence for amount in amounts.values()))
    assert f"{float(exact):.2f}" == share


def test_a_basis_the_paper_does_not_give_is_refused() -> None:
    assert set(SHARES) | {Basis.AS_AGREED} == set(Basis)
    with pytest.raises(NoContributions):
        contributed(oxfordshire().contributions, fund="better-care-fund", year=YEAR, basis=Basis.AS_AGREED)


def test_what_is_printed_by_column_is_held_by_column() -> None:
    pool = oxfordshire().contributions_of("better-care-fund", YEAR)
    assert pool is not None
    printed = {(total.column, total.party): total.amount for total in pool.printed_totals}
    assert printed[Column.GRANT, "council"] == Money.of("6,276,000")
    assert printed[Column.SERVICE_USER_INCOME, "council"] == Money.of("26,653,000")
    assert printed[Column.DUE, "council"] == Money.of("94,292,000")


def test_one_pool_has_several_leads_and_neither_pool_a_host() -> None:
    pools = oxfordshire()
    leads = {line.id: line.lead for line in pools.lines_of("adults")}
    assert leads == {"learning-disabilities": "council", "mental-health": "ccg", "acquired-brain-injury": "council"}
    assert [fund.host for fund in pools.funds] == [(), ()]
    assert "autism is in the pool" in pools.gap("lines", "adults")
    disabled_facilities = [gap for gap in pools.gaps if "Disabled Facilities Grant of £5.0m" in gap.says]
    assert [(gap.what, gap.of) for gap in disabled_facilities] == [("contributions", "better-care-fund")]


@pytest.mark.parametrize("fund", ["adults", "better-care-fund"])
def test_the_risk_share_holds_the_one_rule_the_paper_gives(fund: str) -> None:
    rule = rule_on(oxfordshire(), fund=fund, on=date(2017, 6, 30))
    assert [(type(step).NAME, str(step.clause)) for step in rule.overspend] == [
        ("sponsor bears its saving", "para 37"),
    ]
    assert rule.underspend == ()
    assert "still to be agreed" in rule.gap_underspend


def test_notice_is_as_long_as_the_paper_says() -> None:
    assert [(notice.scope, notice.months) for notice in oxfordshire().notices] == [
        ("agreement", 6),
        ("fund", 6),
        ("fund", 3),
    ]


def test_targets_and_baselines_are_given_only_where_the_paper_gives_them() -> None:
    outcomes = oxfordshire().outcomes
    assert [len([o for o in outcomes if o.id.startswith(f"p{n}-")]) for n in (5, 6, 7)] == [7, 10, 16]
    assert [o.target for o in outcomes if o.target] == ["95%", "75% by 2019", "100%"]
    assert [o.baseline for o in outcomes if o.baseline] == ["7,036 in 2015/16", "43.8% in 2014"]


def test_it_is_shown_on_a_day() -> None:
    text = agreement_on(oxfordshire(), date(2017, 7, 18)).as_text()
    assert "State: pooled" in text
    assert "every two months, at least one meeting a year in public" in text
