"""Leaf files: the leaves of the lines written in a calendar month, 32 bytes each, for a partner to keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from section75.apps.evidence.checkpoints import origin_of
from section75.apps.ledger import log
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import LogAct
from section75.core.evidence import leaves_bytes, leaves_name


@dataclass(frozen=True, slots=True)
class LeafFile:
    """The leaves of one month's lines: from which line to which."""

    ledger: Ledger
    year: int
    month: int
    first: int
    last: int

    @property
    def name(self) -> str:
        """Where it stands in an export."""
        return leaves_name(self.year, self.month)

    def content(self) -> bytes:
        """The file."""
        return leaves_bytes(
            origin_of(self.ledger), self.first, list(log.leaves(self.ledger, self.first - 1, self.last))
        )


def leaf_files(ledger: Ledger, *, upto: int | None = None) -> Sequence[LeafFile]:
    """Every month's file of a fund, of its lines up to a number.

    A line belongs to the month (UTC) in which it was written, or to the latest before it where a clock went back, so
    that each file is of lines that follow one another.
    """
    size = log.head(ledger).size if upto is None else upto
    months: dict[tuple[int, int], tuple[int, int]] = {}
    latest = (0, 0)
    for first, last, at in _written(ledger, size):
        latest = max(latest, (at.year, at.month))
        begun = months.get(latest, (first, last))[0]
        months[latest] = (begun, min(last, size))
    return [LeafFile(ledger, *month, *span) for month, span in months.items()]


def _written(ledger: Ledger, size: int) -> Iterator[tuple[int, int, datetime]]:
    """Lines that were written together, in their order: from which to which, and when."""
    runs = ledger.runs().filter(first_log__lte=size).values_list("first_log", "first_seq", "last_seq", "recorded_at")
    spans = [(line, line + last - first, at) for line, first, last, at in runs]
    acts = LogAct.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, log_number__lte=size)
    spans += [(number, number, at) for number, at in acts.values_list("log_number", "at")]
    yield from ((first, last, at.astimezone(UTC)) for first, last, at in sorted(spans))
