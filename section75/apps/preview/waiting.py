"""What waits and what was refused, over all files of a fund: by code, with how many rows, what they come to, and since
when.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from section75.apps.agreements import store as agreements
from section75.apps.ledger import extracts, store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import Extract
from section75.apps.placing import store as placing
from section75.apps.preview.refusals import NothingChosen
from section75.apps.sources import store as sources
from section75.core.authority import Scope
from section75.core.ledger import ExtractRow, RefusedRow, Tally
from section75.core.money import Money
from section75.core.pools import Codes, Conditions
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A row that no rule places: of which extract, and whether the rest of that is posted."""

    extract: Extract
    row: ExtractRow

    @property
    def is_of_a_posted_file(self) -> bool:
        """Has the file been posted, so that this row alone is left of it?"""
        return self.extract.posted_at is not None


@dataclass(frozen=True, slots=True)
class Group:
    """Waiting rows of one cost centre and subjective."""

    cost_centre: str
    subjective: str
    rows: tuple[WaitingRow, ...]

    @property
    def key(self) -> str:
        """How a form names the group."""
        return key_of(self.cost_centre, self.subjective)

    @property
    def rule_for(self) -> Conditions:
        """What a rule made for the group asks of a row: its codes; a blank one is any, which the rule says."""
        return Conditions(Codes.exactly(self.cost_centre), Codes.exactly(self.subjective))

    @property
    def rule_words(self) -> str:
        """What rows that rule would take, or why there can be none."""
        try:
            return self.rule_for.in_words
        except Refusal as refusal:
            return refusal.says

    @property
    def is_wide(self) -> bool:
        """Has it a blank code, so that a rule made for it takes rows of every such code?"""
        return not (self.cost_centre and self.subjective)

    @property
    def tally(self) -> Tally:
        """How many rows, and what they come to."""
        return Tally.of(each.row.amount for each in self.rows)

    @property
    def since(self) -> date:
        """The day of the oldest row."""
        return min(each.row.posted_on for each in self.rows)

    @property
    def files(self) -> tuple[Extract, ...]:
        """The extracts it comes from, each once."""
        return tuple({each.extract.pk: each.extract for each in self.rows}.values())


@dataclass(frozen=True, slots=True)
class RefusedAt:
    """A refused row, and of which extract."""

    extract: Extract
    row: RefusedRow


@dataclass(frozen=True, slots=True)
class Left:
    """All that is left to do at a fund."""

    groups: tuple[Group, ...]
    refused: tuple[RefusedAt, ...]

    @property
    def waiting(self) -> Tally:
        """Everything that waits."""
        return Tally.of(each.row.amount for group in self.groups for each in group.rows)

    @property
    def refused_tally(self) -> Tally:
        """Everything refused; an amount nobody can read counts as nothing."""
        return Tally.of(each.row.amount or Money(0) for each in self.refused)


def left_at(ledger: Ledger) -> Left:
    """What waits and what was refused, oldest first; of files that another corrected, nothing."""
    by_code: dict[tuple[str, str], list[WaitingRow]] = {}
    refused: list[RefusedAt] = []
    corrected = placing.corrected_by(ledger.partnership, ledger.fund)
    for extract in reversed(extracts.all_of(ledger)):
        if extract.file_id in corrected:
            continue
        waiting, lost = _left_of(ledger, extract)
        for row in waiting:
            by_code.setdefault((row.cost_centre, row.subjective), []).append(WaitingRow(extract, row))
        refused += [RefusedAt(extract, row) for row in lost]
    groups = (Group(*code, tuple(rows)) for code, rows in by_code.items())
    order = sorted(groups, key=lambda group: (group.since, group.cost_centre, group.subjective))
    return Left(tuple(order), tuple(refused))


def chosen(left: Left, keys: Iterable[str]) -> list[Group]:
    """The groups a form chose. Refuses none at all."""
    wanted = set(keys)
    found = [group for group in left.groups if group.key in wanted]
    if not found:
        raise NothingChosen
    return found


def key_of(cost_centre: str, subjective: str) -> str:
    """How a form names the rows of a code."""
    return json.dumps([cost_centre, subjective], ensure_ascii=False)


def _left_of(ledger: Ledger, extract: Extract) -> tuple[list[ExtractRow], list[RefusedRow]]:
    terms = agreements.latest(ledger.partnership).terms
    version = placing.version(ledger.partnership, ledger.fund)
    under = sources.mapping_under(Scope(ledger.partnership, ledger.fund), extract.file_id)
    waiting, refused = _unplaced(ledger, extract.pk, extract.file_id, terms, version, under)
    if extract.posted_at is None or not (waiting or refused):
        return list(waiting), list(refused)
    posted = store.posted_rows(ledger, extract.file_id)
    posted |= frozenset(placing.kept_of(ledger.partnership, ledger.fund, extract.file_id))
    return [row for row in waiting if row.row not in posted], [row for row in refused if row.row not in posted]


@lru_cache(maxsize=512)
def _unplaced(
    ledger: Ledger,
    number: int,
    sha256: str,  # noqa: ARG001 - a key, as the next three are
    terms: str,  # noqa: ARG001
    version: str,  # noqa: ARG001
    under: object,  # noqa: ARG001
) -> tuple[tuple[ExtractRow, ...], tuple[RefusedRow, ...]]:
    """The rows of one file that no rule places, and those refused: few, so that they are kept for every file."""
    found = extracts.brought(ledger, number)
    assert found is not None, "it was just listed"
    return found.placement.waiting, found.placement.refused


def rows_of(groups: Iterable[Group]) -> Iterator[WaitingRow]:
    """Every row of some groups."""
    for group in groups:
        yield from group.rows
