"""Writes examples/*/law*.txt and docs/law/index.md: the law's table of each of the five papers. Run
`python docs/make_law.py`.

A test holds them to what this makes. Before a changed table is kept, each changed line is read against the paper.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from section75.cli.law_table import LawTable
    from section75.core.law import Assessed

DOCS = Path(__file__).resolve().parent
EXAMPLES = DOCS.parent / "examples"
INDEX = DOCS / "law" / "index.md"


class Paper(NamedTuple):
    """One table: of which files, on which day, under which name, and what a reader should look for in it."""

    folder: str
    files: str
    on: date
    name: str
    look_for: str


PAPERS = (
    Paper(
        "cambridgeshire-2012", "*.toml", date(2012, 4, 17), "law.txt",
        "The pool operates as aligned: what is over or under goes back to its partner (para 2.2). No fund exemption "
        "from consultation existed in 2012; the paper's own words on engagement are there to be judged (para 5.4.1).",
    ),
    Paper(
        "oxfordshire-2017", "*.toml", date(2017, 7, 18), "law.txt",
        "Terms that go back to 1 April are still only proposed in July (para 47), and a letter extends the agreement "
        "(para 9). Pool 2 does not cast: 94,123 and not 94,292 (para 34). A manager without a host is named (para 44).",
    ),
    Paper(
        "haringey-2016", "*.toml", date(2016, 9, 12), "law.txt",
        "No consultation on the agreement (para 4.3). Host and lead of older people are not agreed (paras 6.6.4 and "
        "8.1.4), and contributions are still to be settled (para 8.1.4). Budgets are aligned until April 2017.",
    ),
    Paper(
        "haringey-2016", "*.toml", date(2017, 4, 1), "law-2017-04-01.txt",
        "The day on which the budgets are to be pooled (para 6.17.2): what is not agreed by then.",
    ),
    Paper(
        "cambridgeshire-2023", "agreement.toml", date(2023, 10, 5), "law.txt",
        "Which reports were made is not known; that the governance in the agreement is not carried out (para 2.2) is "
        "evidence to judge. No mechanism settles contributions (para 2.2). The notice has its authority (para 1.6).",
    ),
    Paper(
        "barnet-2018", "*.toml", date(2018, 11, 15), "law.txt",
        "Five of eight figures are in another unit than they are printed in, and a fund is printed as what was spent "
        "(paras 1.6 and 5.2.1). Terms are open-ended (paras 1.5.1 and 1.9.1). No host, manager or audit is named.",
    ),
)  # fmt: skip
HEAD = """# The law's tables of the five papers

Made by `docs/make_law.py`; a test holds them to what the program finds. Each table is what
`section75 agreements check FILES --on DAY` prints after its findings: every check of the Regulations as they stood on
the day of the paper, with its provision, the paragraph it rests on and what to do.

They show evidence in public papers, which describe agreements and seldom print a clause. What a paper does not print is
NOT-ASSESSED and no failing of anybody; no result says that an agreement is in order as a whole, or that it is not. None
of this is advice.

| Result | Means |
|---|---|
| FAIL | what the check asks is not so, on this evidence |
| NEEDS-JUDGEMENT | a person has to judge the evidence; who may, can confirm a judgement |
| WARN | it is so, with something to be known or mended |
| NOT-ASSESSED | what is needed to see it is not there: the source is silent, or no books were given |
| PASS | what the check asks is on record |
| NOT-APPLICABLE | it is not asked of this schedule, on this day |
"""
SHORT = {
    "FAIL": "**FAIL**", "NEEDS-JUDGEMENT": "JUDGE", "WARN": "WARN", "NOT-ASSESSED": "·", "PASS": "pass",
    "NOT-APPLICABLE": "",
}  # fmt: skip


def table_of(paper: Paper) -> LawTable:
    """The law's table of a paper."""
    sys.path.insert(0, str(DOCS.parent))
    from section75.cli.files import partnership_in
    from section75.cli.law_table import law_of_files

    files = sorted((EXAMPLES / paper.folder).glob(paper.files))
    return law_of_files(partnership_in(files), paper.on)


def index() -> str:
    """The page that says what each table shows, schedule by schedule."""
    parts = [HEAD]
    for paper in PAPERS:
        parts += [*_paper(paper, table_of(paper)), ""]
    return "\n".join(parts)


def _paper(paper: Paper, table: LawTable) -> Iterator[str]:
    by_schedule: dict[str, list[Assessed]] = {}
    for row in table.rows:
        by_schedule.setdefault(row.title, []).append(row)
    numbers = [row.rule.number for row in next(iter(by_schedule.values()))]
    where = f"../../examples/{paper.folder}/{paper.name}"
    yield f"## {table.partnership.name}, {paper.on.day} {paper.on:%B %Y}"
    yield ""
    yield f"{paper.look_for} [The whole table]({where})."
    yield ""
    yield f"| Schedule | {' | '.join(numbers)} |"
    yield f"|---|{'---|' * len(numbers)}"
    for title, rows in by_schedule.items():
        yield f"| {title} | {' | '.join(SHORT[row.result.value] for row in rows)} |"
    yield ""
    yield "`·` is NOT-ASSESSED; a blank is NOT-APPLICABLE."


def main() -> None:
    """Write them all."""
    for paper in PAPERS:
        text = f"{table_of(paper).as_text()}\n"
        (EXAMPLES / paper.folder / paper.name).write_text(text, encoding="utf-8")
    INDEX.write_text(index(), encoding="utf-8")


if __name__ == "__main__":
    main()
