"""The published tables of the five papers are what the program finds, and hold what the papers' readers found."""

from __future__ import annotations

import pytest

from docs.make_law import EXAMPLES, INDEX, PAPERS, Paper, index, table_of
from section75.core.law import LawResult


@pytest.mark.parametrize("paper", PAPERS, ids=[f"{paper.folder} {paper.on}" for paper in PAPERS])
def test_a_published_table_is_what_the_program_finds(paper: Paper) -> None:
    published = (EXAMPLES / paper.folder / paper.name).read_text(encoding="utf-8")
    assert published == f"{table_of(paper).as_text()}\n", "run docs/make_law.py, and read each changed line"


def test_the_index_is_what_the_program_finds() -> None:
    assert INDEX.read_text(encoding="utf-8") == index()


FAIL, WARN, JUDGE, NOT_ASSESSED = (
    LawResult.FAIL,
    LawResult.WARN,
    LawResult.NEEDS_JUDGEMENT,
    LawResult.NOT_ASSESSED,
)
FOUND = [
    ("haringey-2016", "older-people", "5", FAIL, "has not been undertaken", "para 4.3"),
    ("haringey-2016", "older-people", "13", FAIL, "no host is agreed", "paras 6.6.4 and 8.1.4"),
    ("haringey-2016", "older-people", "8", FAIL, "still to settle before the start", "para 8.1.4"),
    ("haringey-2016", "older-people", "3", WARN, "operates as aligned", "para 6.17.1"),
    ("cambridgeshire-2012", "commissioning", "3", WARN, "operates as aligned", "para 2.2"),
    ("cambridgeshire-2012", "integrated-management", "5", JUDGE, "no significant implications", "paras 2.5 and 5.4.1"),
    ("oxfordshire-2017", "adults", "2", WARN, "operated before signing for 108 days", "para 47"),
    ("oxfordshire-2017", "better-care-fund", "2", WARN, "correspondence", "paras 9 and 51"),
    ("oxfordshire-2017", "better-care-fund", "8", FAIL, "94,123 (£000), 169 apart", "agreement.toml"),
    ("oxfordshire-2017", "adults", "5", JUDGE, "the strategies it serves were consulted on", "paras 53 and 54"),
    ("oxfordshire-2017", "adults", "13", FAIL, "names no host", "paras 24 and 44"),
    ("barnet-2018", "campus", "8", FAIL, "look as if they were in £000", "para 5.2.1"),
    ("barnet-2018", "community-equipment", "8", FAIL, "is what was spent", "para 1.6.2"),
    ("barnet-2018", "campus", "12", WARN, "open-ended", "para 1.9.1"),
    ("barnet-2018", "learning-disability", "12", WARN, "open-ended", "para 1.5.1"),
    ("barnet-2018", "campus", "13", FAIL, "names no host", "whole paper"),
    ("barnet-2018", "campus", "X7", WARN, "before NHS Barnet Clinical Commissioning Group was there", "para 1.9.1"),
    ("cambridgeshire-2023", "learning-disability", "15", NOT_ASSESSED, "is not being carried out", "para 2.2"),
    ("cambridgeshire-2023", "learning-disability", "8", FAIL, "no appropriate mechanism", "para 2.2"),
    ("cambridgeshire-2023", "learning-disability", "12", LawResult.PASS, "it predates service", "para 2.4"),
]


@pytest.mark.parametrize(("folder", "schedule", "check", "result", "says", "paragraph"), FOUND)
def test_what_readers_of_the_papers_found_is_found(
    folder: str, schedule: str, check: str, result: LawResult, says: str, paragraph: str
) -> None:
    paper = next(each for each in PAPERS if each.folder == folder)
    row = next(each for each in table_of(paper).rows if (each.schedule, each.rule.number) == (schedule, check))
    points = [point for point in row.points if point.result is result and says in point.says]
    assert points, [(point.result, point.says) for point in row.points]
    told = points[0].says + " ".join(str(clause) for clause in points[0].evidence)
    assert paragraph in told
