"""Cambridgeshire 2012: two agreements over the same services, and a pool that did not run as one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from section75.core.agreements import AgreementKind, Silent
from section75.core.partnership import Partnership, agreement_on, findings_of, rule_on
from section75.core.refusals import Result
from section75.importers.agreement_file import FileText, read_partnership

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "cambridgeshire-2012"

# Reviewed once against the paper: result, check, place, and the words or figures the finding must hold.
REVIEWED = [
    ("FAIL", "host is missing", "agreement fund[0]", "has no host"),
    ("FAIL", "risk share is missing", "agreement fund[0]", "has no risk share"),
    ("FAIL", "lead is missing", "provider-agreement schedule[0]", "has no lead organisation"),
    ("WARN", "agreement is undated", "agreement agreement[0]", "has no dates"),
    ("WARN", "schedule is undated", "agreement schedule[0]", "has no dates"),
    ("WARN", "contributions are missing", "agreement fund[0]", "has no contributions and no budget for any year"),
    ("WARN", "manager is missing", "agreement fund[0]", "has no manager"),
    ("WARN", "agreement is undated", "agreement agreement[1]", "has no dates"),
    ("WARN", "agreement is undated", "provider-agreement agreement[0]", "has no dates"),
    ("WARN", "schedule is undated", "provider-agreement schedule[0]", "has no dates"),
    ("WARN", "outcome cannot be measured", "provider-agreement outcome[0]", "para 2.8"),
    ("WARN", "outcome cannot be measured", "provider-agreement outcome[1]", "para 2.8"),
    ("WARN", "outcome cannot be measured", "provider-agreement outcome[2]", "paras 2.8 and 2.9"),
    ("WARN", "outcome cannot be measured", "provider-agreement outcome[3]", "para 2.9"),
    ("WARN", "outcome cannot be measured", "provider-agreement outcome[4]", "para 2.9"),
    ("OPEN", "source is silent", "agreement open[0]", "party of pct"),
    ("OPEN", "source is silent", "agreement open[1]", "party of ccs"),
    ("OPEN", "source is silent", "agreement open[2]", "agreement dates of commissioning"),
    ("OPEN", "source is silent", "agreement open[3]", "agreement dates of memorandum"),
    ("OPEN", "source is silent", "agreement open[4]", "schedule dates of commissioning"),
    ("OPEN", "source is silent", "agreement open[5]", "clauses"),
    ("OPEN", "source is silent", "agreement open[6]", "host of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[7]", "manager of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[8]", "state of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[9]", "lines of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[10]", "lines of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[11]", "contributions of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[12]", "budget of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[13]", "risk share of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[14]", "savings of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[15]", "instalments of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[16]", "report of older-people-and-therapy"),
    ("OPEN", "source is silent", "agreement open[17]", "notice of commissioning"),
    ("OPEN", "source is silent", "provider-agreement open[0]", "agreement dates of integrated-management"),
    ("OPEN", "source is silent", "provider-agreement open[1]", "schedule dates of integrated-management"),
    ("OPEN", "source is silent", "provider-agreement open[2]", "lead of integrated-management"),
    ("OPEN", "source is silent", "provider-agreement open[3]", "contributions"),
    ("OPEN", "source is silent", "provider-agreement open[4]", "risk share"),
    ("OPEN", "source is silent", "provider-agreement open[5]", "report"),
    ("OPEN", "source is silent", "provider-agreement open[6]", "notice of integrated-management"),
    ("OPEN", "source is silent", "provider-agreement open[7]", "groups"),
    ("OPEN", "source is silent", "provider-agreement open[8]", "outcomes"),
]


def cambridgeshire() -> Partnership:
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
    found = findings_of(cambridgeshire())
    assert [(f.result.value, f.check, f"{Path(f.where.file).stem} {f.where.key}") for f in found] == [
        row[:3] for row in REVIEWED
    ]
    missing = [(key, f.says) for f, (*_, key) in zip(found, REVIEWED, strict=True) if key not in f.says]
    assert missing == []


def test_every_fact_has_its_paragraph() -> None:
    without = [fact for fact in cited() if not re.match(r"(inferred: )?(paras? \d|heading|whole paper)", fact[1])]
    assert without == []
    assert len(list(cited())) == 46


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


def test_the_pool_is_pooled_in_law_and_its_risk_share_says_that_it_did_not_run_as_one() -> None:
    text = agreement_on(cambridgeshire(), date(2012, 3, 31)).as_text()
    assert "State: pooled" in text
    (missing,) = [finding for finding in findings_of(cambridgeshire()) if finding.check == "risk share is missing"]
    assert missing.result is Result.FAIL
    assert "in 2011/12 risk was not shared" in missing.says
    assert "every variance went back to where it came from" in missing.says
    assert "there is no step for it yet" in missing.says


def test_a_variance_is_not_settled_by_a_practice_without_a_clause() -> None:
    with pytest.raises(Silent, match="every variance went back to where it came from"):
        rule_on(cambridgeshire(), fund="older-people-and-therapy", on=date(2012, 3, 31))


def test_services_that_no_schedule_covers_are_said() -> None:
    (outside,) = [gap for gap in cambridgeshire().gaps if "re-ablement" in gap.says]
    assert (outside.what, str(outside.clause)) == ("lines", "para 2.3")


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
