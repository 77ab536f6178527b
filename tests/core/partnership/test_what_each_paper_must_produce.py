"""What each of the five papers must produce by itself: the finding, its paragraph, its figures and what to do."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from section75.core.refusals import Result

from .papers import found


class Must(NamedTuple):
    """One finding a paper must produce: which check, how it comes out, and words and figures it must hold."""

    paper: str
    check: str
    result: Result
    says: tuple[str, ...]


OXFORDSHIRE = [
    Must(
        "oxfordshire-2017",
        "total does not foot",
        Result.FAIL,
        ("the source prints 94,292, its lines give", "= 94,123 (£000), 169 apart (£169,000.00)", "Ask which is right"),
    ),
    Must("oxfordshire-2017", "host is missing", Result.FAIL, ("Better Care Fund pooled fund has no host", "Agree it")),
    Must("oxfordshire-2017", "host is missing", Result.FAIL, ("Adults with care and support needs", "has no host")),
    Must(
        "oxfordshire-2017",
        "in scope without a line",
        Result.WARN,
        ("Autism is in the scope of Adults with care", "(paras 4(a), 23(a) and 24)", "The CCG leads it", "Say what is"),
    ),
    Must(
        "oxfordshire-2017",
        "in the text and not in the table",
        Result.WARN,
        (
            "Disabled Facilities Grant, £5,000,000.00 for 2017/18, to be passed to the district councils,",
            "(para 15)",
            "give it a line, or take it out",
        ),
    ),
    Must(
        "oxfordshire-2017",
        "contributions are indicative after the year began",
        Result.WARN,
        (
            "Better Care Fund",
            "only indicative on 18 July 2017 (para 34, table of Pool 2), 108 days after",
            "Agree them",
        ),
    ),
    Must(
        "oxfordshire-2017",
        "share has no base",
        Result.FAIL,
        (
            "No rule says on which base a variance of Better Care Fund pooled fund is shared",
            "risk share arrangements are still to be agreed",
            "net the council 55.30%, the CCG 44.70%",
            "gross less grants the council 61.35%, the CCG 38.65%",
            "gross the council 62.54%, the CCG 37.46%",
            "55.30%, rests on lines that add up to 94,123; the printed 94,292 would give 55.34%",
            "name its base and year",
        ),
    ),
]
BARNET = [
    Must(
        "barnet-2018",
        "figures in another unit than their neighbours",
        Result.FAIL,
        (
            "(para 5.2.1, table): 5 of its 8 figures",
            "Community equipment pooled fund £3,642.00, Voluntary and community sector pooled fund £3,064.00",
            "Learning disability pooled fund £2,785.00, Campus re-provision pooled fund £1,709.00, Speech and language",
            "therapy pooled fund £2,053.00. As printed",
            "As printed the 8 add up to £30,818,775.00; with those in £000, to £44,058,522.00",
            "Ask in which unit each is",
        ),
    ),
    Must(
        "barnet-2018",
        "statements disagree",
        Result.FAIL,
        (
            "Speech and language therapy",
            "printed as £2,097,635.00 (para 1.13.1",
            "and as £2,053.00 (para 5.2.1, table), £2,095,582.00 apart; if the second is in £000, £44,635.00 apart",
        ),
    ),
    Must(
        "barnet-2018",
        "pooled fund is what was spent",
        Result.FAIL,
        (
            "Community equipment pooled fund, 2017/18",
            "is what was spent: 1,230 + 2,412 = 3,642 (£000, para 1.6.2, table)",
            "The funding was 3,642 - 1,075 = 2,567. In 2016/17 it was 2,701 - 134 = 2,567, the same",
            "Ask what was agreed to be put in",
        ),
    ),
    Must("barnet-2018", "schedule is undated", Result.WARN, ("Integrated learning disability service has no dates",)),
    Must("barnet-2018", "schedule has no end", Result.WARN, ("Campus re-provision runs from 1 April 2010, no end",)),
    Must("barnet-2018", "schedule has no end", Result.WARN, ("Health and social care integration", "1 April 2018")),
]
HARINGEY = [
    Must(
        "haringey-2016",
        "lead is missing",
        Result.FAIL,
        ("Older people and the Better Care Fund", "the lead is not agreed", "Agree who leads"),
    ),
    Must(
        "haringey-2016",
        "host is missing",
        Result.FAIL,
        ("Older people and Better Care Fund pooled fund has no host", "no host is agreed: para 8.1.4"),
    ),
    Must(
        "haringey-2016",
        "manager is not shown to be the host's",
        Result.WARN,
        (
            "Learning disability pooled fund",
            "employed by the council, the lead organisation",
            "paras 6.7.5 and 6.10",
            "no host is given",
            "Say who hosts; if it is not the council",
        ),
    ),
    Must(
        "haringey-2016",
        "manager is not shown to be the host's",
        Result.WARN,
        ("Adult mental health pooled fund", "employed by the CCG, the lead organisation"),
    ),
    Must(
        "haringey-2016",
        "overspend enters a pool",
        Result.WARN,
        (
            "The council forecasts an overspend of £12,000,000.00 on adult social care in 2016/17 (para 8.1.3",
            "Learning disability pooled fund (pooled from 1 April 2017)",
            "Settle who bears what was there before pooling, before 1 April 2017",
        ),
    ),
]
CAMBRIDGESHIRE = [
    Must(
        "cambridgeshire-2012",
        "operates as aligned",
        Result.WARN,
        (
            "Older people and occupational therapy pooled fund is pooled (para 1.4",
            "(para 2.2 prints the practice of 2011/12",
            "no risk is shared, and it operates as aligned",
            "Call it aligned, or agree who shares what",
        ),
    ),
    Must(
        "cambridgeshire-2012",
        "outside every schedule",
        Result.WARN,
        ("Re-ablement is paid for by the council directly (para 2.3) and stands in no schedule", "Say whether it"),
    ),
    Must(
        "cambridgeshire-2023",
        "expected saving implies a share",
        Result.OPEN,
        (
            "The council contributes 93,710 of 122,050 (£000)",
            "which is 76.78% (para 1.4, table)",
            "7,100 less (already in the council's business plan, para 2.11) leaves 86,610, which is 70.96%",
            "a further 1,550 less",
            "leaves 85,060, which is 69.69%",
            "ask whether it is expected to change from 76.78%",
        ),
    ),
]
ALL = [*OXFORDSHIRE, *BARNET, *HARINGEY, *CAMBRIDGESHIRE]


@pytest.mark.parametrize("must", ALL, ids=lambda must: f"{must.paper}: {must.check}: {must.says[0][:30]}")
def test_a_paper_produces_the_finding_it_must(must: Must) -> None:
    told = [finding for finding in found(must.paper, must.check) if all(words in finding.says for words in must.says)]
    assert len(told) == 1, [finding.says for finding in found(must.paper, must.check)]
    assert told[0].result is must.result
    assert told[0].where.file.endswith(".toml")
    assert told[0].where.line


def test_a_paper_produces_none_of_the_others_findings() -> None:
    """The checks of one paper are silent on those that do not give what they look for."""
    own = {
        "in scope without a line": {"oxfordshire-2017"},
        "in the text and not in the table": {"oxfordshire-2017"},
        "share has no base": {"oxfordshire-2017"},
        "contributions are indicative after the year began": {"oxfordshire-2017"},
        "figures in another unit than their neighbours": {"barnet-2018"},
        "pooled fund is what was spent": {"barnet-2018"},
        "statements disagree": {"barnet-2018"},
        "manager is not shown to be the host's": {"haringey-2016"},
        "overspend enters a pool": {"haringey-2016"},
        "operates as aligned": {"cambridgeshire-2012"},
        "outside every schedule": {"cambridgeshire-2012"},
        "expected saving implies a share": {"cambridgeshire-2023"},
    }
    papers = {must.paper for must in ALL}
    assert len(papers) == 5
    for check, expected in own.items():
        assert {paper for paper in papers if found(paper, check)} == expected, check
