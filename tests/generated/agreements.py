"""Whole agreement files, generated: everything valid, over many tables, the same from the same seed.

Used by property tests, which choose the tables, and by the bench, which needs thousands of partnerships.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from random import Random

from section75.importers.agreement_file import FileText
from tests.generated import of_duties, of_money, of_record
from tests.generated.always import ALWAYS
from tests.generated.facts import Facts
from tests.generated.varied import variation
from tests.generated.written import Record, written

Table = Callable[[Facts], Iterator[Record]]
OPTIONAL: dict[str, Table] = {
    "contributions": of_money.contributions,
    "budgets": of_money.budgets,
    "risk shares": of_money.risk_shares,
    "circumstances": of_money.circumstances,
    "year to year": of_money.year_to_year,
    "printed": of_money.printed,
    "placing": of_money.placing,
    "reports": of_duties.reports,
    "reviews": of_duties.reviews,
    "groups": of_duties.groups,
    "notice": of_duties.notice,
    "ladder": of_duties.ladder,
    "events": of_duties.events,
    "gaps": of_duties.gaps,
    "functions": of_record.functions,
    "resources": of_record.resources,
    "before entering": of_record.before_entering,
    "law": of_record.law,
    "contracts": of_record.contracts,
}
VARIATION = "variation"
AROUND = date(2022, 4, 1)


def files(seed: int, tables: Iterable[str], *, id: str = "generated", around: date = AROUND) -> list[FileText]:
    """The files of one generated partnership, with the optional tables named; a second file where it is varied."""
    rng = Random(seed)
    facts = Facts.drawn(rng, id, around=around)
    wanted = set(tables)
    made = [record for table in ALWAYS for record in table(facts)]
    made += [record for name, table in OPTIONAL.items() if name in wanted for record in table(facts)]
    texts = [FileText("agreement.toml", written(made, rng).encode())]
    if VARIATION in wanted:
        texts.append(FileText("deed-1.toml", written(variation(facts), rng).encode()))
    return texts


def many(size: int, *, around: date) -> Iterator[list[FileText]]:
    """That many partnerships, each with its own choice of tables: generated-0000, generated-0001, ..."""
    for number in range(size):
        chosen = Random(number + 1)
        tables = [name for name in (*OPTIONAL, VARIATION) if chosen.random() < 0.4]
        yield files(number, tables, id=f"generated-{number:04d}", around=around)
