"""Cambridgeshire 2012: two agreements over the same services, and a pool that did not run as one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import AgreementKind, Silent
from section75.core.calendar import FinancialYear
from section75.core.explain import Clause, Standing
from section75.core.money import Money
from section75.core.partnership import Partnership, agreement_on, facts_of, findings_of, rule_on
from section75.core.pools import Line, Nature
from section75.core.refusals import Result
from section75.core.risk_share import LineHasNoOwner, settle
from section75.importers.agreement_file import FileText, read_partnership

from .papers import as_text, cited

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "cambridgeshire-2012"


def cambridgeshire() -> Partnership:
    return read_partnership([FileText(path.name, path.read_bytes()) for path in sorted(EXAMPLE.glob("*.toml"))])


def test_the_findings_are_the_reviewed_ones() -> None:
    """If they change on purpose, read the new text against the paper before it replaces the old."""
    assert as_text(cambridgeshire()) == (EXAMPLE / "findings.txt").read_text(encoding="utf-8")


def test_every_fact_has_its_paragraph() -> None:
    without = [
        fact
        for fact in cited("cambridgeshire-2012")
        if not re.match(r"(inferred: )?(paras? \d|heading|whole paper)", fact[1])
    ]
    assert without == []
    assert len(list(cited("cambridgeshire-2012"))) == 76


def test_three_agreements_say_who_agrees_with_whom() -> None:
    assert [(agreement.id, agreement.kind, agreement.parties) for agreement in cambridgeshire().agreements] == [
        ("commissioning", AgreementKind.COMMISSIONERS, ("council", "pct")),
        ("memorandum", AgreementKind.OUTSIDE, ("council", "pct")),
        ("integrated-management", AgreementKind.PROVIDER, ("council", "ccs")),
    ]


def test_a_memorandum_outside_section_75_has_no_power_no_schedule_and_no_fund() -> None:
    partnership = cambridgeshire()
    (memorandum,) = [agreement for agreement in partnership.agreements if agreement.id == "memorandum"]
    assert memorandum.power == ""
    assert {schedule.agreement for schedule in partnership.schedules} == {"commissioning", "integrated-management"}
    assert {fund.schedule for fund in partnership.funds} == {"commissioning"}


def test_the_pool_is_pooled_in_law_and_operates_as_aligned() -> None:
    text = agreement_on(cambridgeshire(), date(2012, 3, 31)).as_text()
    assert "State: pooled" in text
    assert "An overspend, step 1: each partner bears, or keeps, the variance of its own lines  [para 2.2]" in text
    (aligned,) = [finding for finding in findings_of(cambridgeshire()) if finding.check == "operates as aligned"]
    assert aligned.result is Result.WARN
    assert "every overspend and every underspend back to the partner it came from" in aligned.says


def test_the_practice_of_one_year_is_no_rule_for_the_next() -> None:
    rule = rule_on(cambridgeshire(), fund="older-people-and-therapy", on=date(2012, 3, 31))
    assert rule.clause.standing is Standing.INFERRED
    with pytest.raises(Silent, match="prints no clause that says so"):
        rule_on(cambridgeshire(), fund="older-people-and-therapy", on=date(2012, 4, 1))


def test_the_paper_alone_does_not_say_whose_money_a_line_is_and_its_lead_commissioner_is_no_answer() -> None:
    """It prints no line and no amount, so no owner can be named honestly; para 2.2 names a lead commissioner only."""
    fund, day = "older-people-and-therapy", date(2012, 3, 31)
    therapy = Line("therapy", fund, "Occupational therapy", Nature.BLOCK, Clause("para 1.4"))
    over = Money.of("1,000")
    facts = facts_of(cambridgeshire(), fund=fund, year=FinancialYear(2011), on=day, line_variances=(("therapy", over),))
    assert (facts.lines, facts.contributions) == ((), ())
    led = replace(facts, lines=(therapy,), leads={**facts.leads, "therapy": "pct"})
    with pytest.raises(LineHasNoOwner, match="nobody is said to put money into it"):
        settle(over, rule=rule_on(cambridgeshire(), fund=fund, on=day), facts=led)


def test_no_lead_is_asked_of_an_agreement_with_a_provider_or_outside_section_75() -> None:
    assert [f.check for f in findings_of(cambridgeshire()) if f.check == "lead is missing"] == []
    headings = dict(agreement_on(cambridgeshire(), date(2012, 3, 31)).sections)
    leads = [fact.says for fact in headings["Agreements and schedules"] if fact.name == "Lead organisation"]
    assert leads == ["NHS Cambridgeshire"]


def test_services_that_no_schedule_covers_are_said() -> None:
    (outside,) = cambridgeshire().paid_outside
    assert (outside.name, outside.paid_by, str(outside.clause)) == ("Re-ablement", "council", "para 2.3")


def test_the_groups_are_the_old_one_and_the_two_that_replace_it() -> None:
    assert [(group.id, group.meets) for group in cambridgeshire().groups] == [
        ("care-partnership", ""),
        ("officers-group", "monthly"),
        ("member-and-non-executive-group", "quarterly"),
    ]


def test_no_outcome_has_a_target_because_none_was_agreed() -> None:
    partnership = cambridgeshire()
    assert len(partnership.outcomes) == 5
    assert not any(outcome.target or outcome.baseline or outcome.indicator for outcome in partnership.outcomes)
    assert "still to be agreed for 2012/13" in partnership.gap("outcomes", "")
