"""What the journal says of contributions: every entry on a partner's account is something owed, or a payment."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.ledger import Account, AccountKind, Entry
from section75.core.money import Money
from section75.core.receipts.owed import Key, Owed, Payment, Way

_RECEIVED = (AccountKind.CASH, AccountKind.SUSPENSE)


class Movement(Enum):
    """What moved a partner's account."""

    DUE = "due"
    RECEIVED = "received"
    IN_KIND = "in kind"
    OTHER = "other"


_WAYS = {Movement.RECEIVED: Way.CASH, Movement.IN_KIND: Way.IN_KIND, Movement.OTHER: Way.SET_OFF}


@dataclass(frozen=True, slots=True)
class Moved:
    """One entry on a partner's account; more owed is positive, less owed is negative.

    `root` is the entry that this one undoes in the end, or itself; `root_on` and `makes_owed` are of that entry.
    """

    party: str
    seq: int
    on: date
    movement: Movement
    amount: Money
    says: str
    clause: str
    root: int
    root_on: date
    makes_owed: bool


def moves(entries: Iterable[Entry], *, in_kind: Collection[int]) -> tuple[Moved, ...]:
    """What entries move on the accounts of contributions due, in the order of the journal.

    `in_kind` are the entries that were approved as contributions in kind. What undoes an entry counts as that entry.
    """
    roots: dict[tuple[str, int], Moved] = {}
    found: list[Moved] = []
    for entry in entries:
        for party, amount, other in _sides(entry):
            root = roots.get((party, entry.draft.reverses or 0))
            moved = _moved(entry, party, amount, _movement(entry, other, in_kind), root)
            roots[party, entry.seq] = root or moved
            found.append(moved)
    return tuple(found)


def _sides(entry: Entry) -> Iterator[tuple[str, Money, Account]]:
    """Of each account of contributions due that an entry moves: the partner, the amount, and the other account."""
    draft = entry.draft
    if draft.debit.kind is AccountKind.DUE:
        yield draft.debit.name, draft.amount, draft.credit
    if draft.credit.kind is AccountKind.DUE:
        yield draft.credit.name, -draft.amount, draft.debit


def _movement(entry: Entry, other: Account, in_kind: Collection[int]) -> Movement:
    if other.kind is AccountKind.CONTRIBUTION:
        return Movement.DUE
    if entry.seq in in_kind:
        return Movement.IN_KIND
    return Movement.RECEIVED if other.kind in _RECEIVED else Movement.OTHER


def _moved(entry: Entry, party: str, amount: Money, movement: Movement, root: Moved | None) -> Moved:
    return Moved(
        party=party,
        seq=entry.seq,
        on=entry.draft.effective_on,
        movement=root.movement if root else movement,
        amount=amount,
        says=entry.draft.narrative,
        clause=entry.draft.authority,
        root=root.root if root else entry.seq,
        root_on=root.root_on if root else entry.draft.effective_on,
        makes_owed=root.makes_owed if root else movement is Movement.DUE or amount.pence > 0,
    )


def owed_in_books(moved: Sequence[Moved]) -> tuple[Owed, ...]:
    """What was posted as owed, by partner and day; what was reversed is nothing, and stays listed as reversed.

    Money the fund paid back is owed again: a payment that went beyond what was owed meets it.
    """
    sums: dict[Key, dict[int, int]] = {}  # by the entry that everything comes back to
    clauses: dict[Key, str] = {}
    for each in moved:
        if each.makes_owed:
            key = (each.party, each.root_on)
            roots = sums.setdefault(key, {})
            roots[each.root] = roots.get(each.root, 0) + each.amount.pence
            clauses.setdefault(key, each.clause)
    return tuple(_owed(key, clauses[key], sums[key].values()) for key in sorted(sums, key=_by_day))


def _owed(key: Key, clause: str, of_each: Collection[int]) -> Owed:
    return Owed(*key, Money(sum(of_each)), clause, is_posted=True, is_reversed=not any(of_each))


def _by_day(key: Key) -> tuple[date, str]:
    return (key[1], key[0])


def payments_in_books(moved: Sequence[Moved]) -> tuple[Payment, ...]:
    """Every entry that took down what a partner owes and was not undone, in the order of the journal."""
    left: dict[tuple[str, int], int] = {}
    for each in moved:
        if not each.makes_owed:
            left[each.party, each.root] = left.get((each.party, each.root), 0) - each.amount.pence
    return tuple(
        Payment(each.seq, each.party, each.on, -each.amount, _WAYS[each.movement], each.says)
        for each in moved
        if not each.makes_owed and each.seq == each.root and left[each.party, each.root] > 0
    )
