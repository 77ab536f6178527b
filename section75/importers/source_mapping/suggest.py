"""Suggestions of what a column may mean, by its heading alone. They are shown, and never taken without being chosen."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from section75.importers.csv_header import squashed
from section75.importers.source_mapping.mapping import MEANINGS

_NEAR = 0.6
NAMES: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "transaction date", "trans date", "posting date", "gl date", "effective date", "payment date"),
    "cost_centre": ("cost centre", "cost center", "cost centre code", "cc", "budget code", "service code"),
    "subjective": ("subjective", "subjective code", "account code", "nominal", "nominal code", "detail code"),
    "description": ("description", "narrative", "details", "transaction description", "line description", "text"),
    "amount": ("amount", "net amount", "net", "value", "amount gbp", "base amount", "total amount"),
    "debit": ("debit", "dr", "debit amount"),
    "credit": ("credit", "cr", "credit amount"),
    "supplier": ("supplier", "supplier name", "vendor", "vendor name", "payee", "creditor"),
    "reference": ("reference", "ref", "document number", "invoice number", "transaction number", "voucher"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A column whose heading comes near to a meaning: its place, and how near, from 0.6 to 1."""

    place: int
    nearness: float


def suggestions(header: Sequence[str]) -> dict[str, Suggestion]:
    """By meaning, the column whose heading comes nearest; none where no heading is near."""
    found = {}
    for meaning in MEANINGS:
        near: list[tuple[float, int]] = [
            (_nearness(heading, meaning), -place) for place, heading in enumerate(header) if heading
        ]
        nearness, place = max(near, default=(0.0, 0))
        if nearness >= _NEAR:
            found[meaning] = Suggestion(-place, nearness)
    return found


def header_row(rows: Sequence[Sequence[str]]) -> int:
    """The row, counted from 1, whose cells come nearest to headings; the first where none does."""
    scores = [sum((each.nearness for each in suggestions(row).values()), 0.0) for row in rows]
    best = max(scores, default=0.0)
    return scores.index(best) + 1 if best else 1


def _nearness(heading: str, meaning: str) -> float:
    bare = squashed(heading[:60])
    return max(difflib.SequenceMatcher(None, bare, squashed(name)).ratio() for name in NAMES[meaning])
