"""Rows of an extract as two people answered them: put right by hand, or set aside as not of this fund."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from section75.apps.ledger.ledgers import Ledger
from section75.apps.placing import store as placing
from section75.core.ledger import AsideRow, ExtractRow, UnreadableRow
from section75.core.money import Money
from section75.importers.finance_extract import ReadExtract


@dataclass(frozen=True, slots=True)
class Answered:
    """The rows of a file once every answer is taken into account; each is in one place."""

    rows: tuple[ExtractRow, ...]
    unreadable: tuple[UnreadableRow, ...]
    aside: tuple[AsideRow, ...]


def answered(ledger: Ledger, read: ReadExtract) -> Answered:
    """The rows of a file, with what was said of single ones."""
    right: dict[int, ExtractRow] = {}
    aside: dict[int, AsideRow] = {}
    for said in placing.answers_of(ledger.partnership, ledger.fund, read.sha256):
        if not said.is_of_fund:
            aside[said.row] = AsideRow(said.row, said.because, Money(said.pence))
        elif said.posted_on is not None:
            right[said.row] = ExtractRow(
                said.row, said.posted_on, said.cost_centre, said.subjective, said.description, Money(said.pence),
                said.reference, said.supplier,
            )  # fmt: skip
    if not right and not aside:
        return Answered(read.rows, read.unreadable, ())
    return _answered(read, right, aside)


def _answered(read: ReadExtract, right: Mapping[int, ExtractRow], aside: Mapping[int, AsideRow]) -> Answered:
    rows = [row for row in read.rows if row.row not in aside and row.row not in right]
    unreadable = tuple(row for row in read.unreadable if row.row not in aside and row.row not in right)
    return Answered((*rows, *right.values()), unreadable, tuple(aside.values()))
