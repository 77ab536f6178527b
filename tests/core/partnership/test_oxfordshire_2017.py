"""Oxfordshire 2017: two pools, as the cabinet paper prints them, and the figure in it that does not follow."""

from __future__ import annotations

import re
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

from .papers import as_text, cited

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "oxfordshire-2017"

YEAR = FinancialYear(2017)


def oxfordshire() -> Partnership:
    return read_partnership([FileText(path.name, path.read_bytes()) for path in sorted(EXAMPLE.glob("*.toml"))])


def test_the_findings_are_the_reviewed_ones() -> None:
    """If they change on purpose, read the new text against the paper before it replaces the old."""
    assert as_text(oxfordshire()) == (EXAMPLE / "findings.txt").read_text(encoding="utf-8")


def test_every_fact_has_its_paragraph() -> None:
    without = [
        fact for fact in cited("oxfordshire-2017") if not re.match(r"(inferred: )?(paras? \d|whole paper)", fact[1])
    ]
    assert without == []
    assert len(list(cited("oxfordshire-2017"))) == 158


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
    autism, grant = pools.in_scope
    assert (autism.fund, autism.name, autism.lead, autism.amount) == ("adults", "Autism", "ccg", None)
    assert (grant.fund, grant.name, grant.amount) == (
        "better-care-fund",
        "Disabled Facilities Grant",
        Money.of("5,000,000"),
    )


def test_four_pools_became_two_on_1_april_2017() -> None:
    assert [(each.former, each.part, each.into, each.on) for each in oxfordshire().became] == [
        ("Learning disability pool", "", "adults", date(2017, 4, 1)),
        ("Mental health pool", "", "adults", date(2017, 4, 1)),
        ("Older people's pool", "elements of it", "better-care-fund", date(2017, 4, 1)),
        ("Physical disability pool", "elements of it", "better-care-fund", date(2017, 4, 1)),
    ]
    text = agreement_on(oxfordshire(), date(2017, 7, 18)).as_text()
    assert "  Made from: Mental health pool, on 1 April 2017  [para 4(a)" in text
    assert "  Made from: Older people's pool (elements of it), on 1 April 2017  [para 4(b)" in text


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
        ("fund", None),  # on default: shorter, and no length is printed
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
