"""How far each fund's log has come, asked of the tables themselves: of a live database, or of a copy in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from section75.core.evidence import EMPTY_ROOT, Frontier

Ask = Callable[[str], Iterable[Sequence[Any]]]  # a statement without values -> its rows

_HEADS = (
    "SELECT partnership_id, fund, entries, size, chain, frontier FROM ledger_fundhead ORDER BY partnership_id, fund"
)
_LEAVES = (
    "SELECT h.partnership_id, h.fund, e.log_number, e.leaf FROM ledger_journalentry e "
    "JOIN ledger_fundhead h ON h.id = e.head_id "
    "UNION ALL SELECT partnership_id, fund, log_number, leaf FROM ledger_logact ORDER BY 1, 2, 3"
)
Place = tuple[str, str]  # partnership, fund


@dataclass(frozen=True, slots=True)
class FundHead:
    """How far a fund had come: its last entry, the lines of its log, and the chain hash and root of the last."""

    partnership: str
    fund: str
    entries: int
    size: int
    chain: str
    root: str

    @property
    def place(self) -> Place:
        """Which fund it is."""
        return self.partnership, self.fund


def heads(ask: Ask) -> tuple[FundHead, ...]:
    """The head of every fund that has a log, in the order of their names."""
    found = (
        FundHead(partnership, fund, entries, size, chain, _root(frontier))
        for partnership, fund, entries, size, chain, frontier in ask(_HEADS)
    )
    return tuple(sorted(found, key=lambda head: head.place))


def _root(frontier: str) -> str:
    return Frontier.from_text(frontier).root().hex() if frontier else EMPTY_ROOT.hex()


def roots_at(ask: Ask, sizes: dict[Place, set[int]]) -> dict[tuple[Place, int], str]:
    """The root over the leaves kept of each fund, at the end and at each size wanted; a size not reached is left out.

    Leaves are taken in the order of their lines; a line that is missing ends what can be said of its fund.
    """
    found: dict[tuple[Place, int], str] = {}
    for place, leaves in _by_fund(ask(_LEAVES)):
        wanted = sorted({size for size in sizes.get(place, set()) if 0 < size <= len(leaves)} | {len(leaves)})
        tree, done = Frontier(), 0
        for size in wanted:
            tree, done = tree.extend(leaves[done:size]), size
            found[place, size] = tree.root().hex()
    return found


def _by_fund(rows: Iterable[Sequence[Any]]) -> Iterator[tuple[Place, list[bytes]]]:
    here: Place | None = None
    leaves: list[bytes] = []
    for partnership, fund, number, leaf in rows:
        if (partnership, fund) != here:
            if here is not None:
                yield here, leaves
            here, leaves = (partnership, fund), []
        if number == len(leaves) + 1:
            leaves.append(bytes(leaf))
    if here is not None:
        yield here, leaves
