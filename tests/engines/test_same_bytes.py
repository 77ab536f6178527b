"""The same commands on both engines give the same issued bytes, in every form, and the same answers on the way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from tests import databases
from tests.journeys import by_commands

from .clerk import Clerk

FORMS = {"json", "csv", "xlsx", "text", "page"}
LOOKS = (("ledger", "trial-balance", "--json"), ("ledger", "position", "--month", "2022/23 M3", "--json"))
FROZEN = (
    "SELECT fund, edition, period, sha256, terms, journal_upto, forecast_version, rows_waiting, pence_waiting "
    "FROM returns_issuedreturn"
)
VALUE = "SELECT value FROM returns_issuedreturn"
RENDERINGS = "SELECT format, sha256, content FROM returns_rendering"
JOURNAL = (
    "SELECT e.seq, e.debit, e.credit, e.pence, e.narrative, e.authority, f.sha256, f.name, e.file_row, e.reason "
    "FROM ledger_journalentry e LEFT JOIN ledger_postedfile f ON f.id = e.file_id ORDER BY e.seq"
)


@dataclass(frozen=True)
class Outcome:
    """What the commands came to on one engine."""

    issued: str
    value: bytes
    renderings: dict[str, tuple[str, str]]
    shown: bytes
    answers: tuple[bytes, ...]
    frozen: list[tuple[object, ...]]
    journal: list[tuple[object, ...]]


def outcome(data: Path) -> Outcome:
    """The quarter by commands, then everything that can be looked at afterwards."""
    clerk = Clerk(data)
    issued = by_commands.issue_the_quarter(clerk)
    kept = {form: (told, sha256(content).hexdigest()) for form, told, content in databases.ask(data, RENDERINGS)}
    ((value,),) = databases.ask(data, VALUE)
    shown = by_commands.show(clerk, "xlsx")
    looks = tuple(by_commands.section75(clerk, "auditor", *words) for words in LOOKS)
    clerk.leave()
    frozen, journal = databases.ask(data, FROZEN), databases.ask(data, JOURNAL)
    return Outcome(issued, bytes(value), kept, shown, looks, frozen, journal)


@pytest.fixture(scope="module")
def outcomes(books: dict[str, Path]) -> dict[str, Outcome]:
    """By engine, what the same commands came to."""
    with ThreadPoolExecutor() as pool:
        return dict(zip(books, pool.map(outcome, books.values()), strict=True))


def test_the_report_issued_is_the_same_to_the_byte(outcomes: dict[str, Outcome]) -> None:
    sqlite, postgresql = outcomes.values()
    assert sqlite.issued == postgresql.issued == sha256(sqlite.value).hexdigest()
    assert sqlite.value == postgresql.value


def test_every_rendering_of_it_is_the_same_to_the_byte(outcomes: dict[str, Outcome]) -> None:
    sqlite, postgresql = outcomes.values()
    assert set(sqlite.renderings) == FORMS
    assert all(told == found for told, found in sqlite.renderings.values())
    assert sqlite.renderings == postgresql.renderings
    assert sqlite.shown == postgresql.shown
    assert sha256(sqlite.shown).hexdigest() == sqlite.renderings["xlsx"][0]


def test_what_is_frozen_with_it_is_the_same(outcomes: dict[str, Outcome]) -> None:
    sqlite, postgresql = outcomes.values()
    assert len(sqlite.frozen) == 1
    assert sqlite.frozen == postgresql.frozen


def test_the_journal_is_the_same_entry_for_entry(outcomes: dict[str, Outcome]) -> None:
    sqlite, postgresql = outcomes.values()
    assert len(sqlite.journal) == 1017
    assert sqlite.journal == postgresql.journal


def test_commands_answer_the_same(outcomes: dict[str, Outcome]) -> None:
    sqlite, postgresql = outcomes.values()
    assert all(sqlite.answers)
    assert sqlite.answers == postgresql.answers


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_made_again_from_the_journal_it_is_the_same(
    outcomes: dict[str, Outcome], books: dict[str, Path], engine: str
) -> None:
    assert outcomes[engine].issued
    assert b"is byte for byte what was issued" in by_commands.verify(books[engine])
