"""A file that corrects a posted one: what stays as it is, what is reversed, and what is posted anew.

Rows are matched as a multiset by what the journal keeps of them: day, accounts, amount, and the words with supplier and
reference. So correcting a file leaves the balances that the corrected file would have left by itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from section75.core.ledger import AccountKind, Draft, ExtractRow
from section75.core.money import Money, sum_of


@dataclass(frozen=True, slots=True)
class Standing:
    """An entry of a file that stands in the journal: its number, what it moved, and the reference its row gave."""

    seq: int
    draft: Draft
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """What correcting a file comes to. `unchanged` is by row of the correcting file: the entry that stands for it.

    `reversed_before` are the rows among the new ones whose entry somebody reversed by hand, each with that entry.
    """

    unchanged: Mapping[int, int]
    gone: tuple[Standing, ...]
    new: tuple[Draft, ...]
    reasons: Mapping[int, str] = field(default_factory=dict)  # by entry reversed: why
    reversed_before: Mapping[int, int] = field(default_factory=dict)

    @property
    def net(self) -> Money:
        """What is posted anew less what is reversed, signed as the finance system does."""
        return sum_of(signed(draft) for draft in self.new) - sum_of(signed(each.draft) for each in self.gone)

    def leaving_reversed(self) -> Correction:
        """The same, but what was reversed by hand stays so: its entry stands for the row, nothing is posted."""
        left = self.reversed_before
        new = tuple(draft for draft in self.new if _row(draft) not in left)
        return replace(self, unchanged={**self.unchanged, **left}, new=new, reversed_before={})


def signed(draft: Draft) -> Money:
    """The amount as a finance system signs it: what is paid out of cash is positive."""
    return draft.amount if draft.credit.kind is AccountKind.CASH else -draft.amount


def correct(
    standing: Iterable[Standing],
    wanted: Sequence[Draft],
    waiting: Iterable[ExtractRow] = (),
    *,
    undone: Iterable[Standing] = (),
    file_name: str = "",
) -> Correction:
    """The difference between what stands of a file and what the file that corrects it would post.

    Rows of the correcting file that wait for a rule keep what stands in suspense for the same row. `wanted` come from
    rows of that file, each its own. `undone` are entries of the file that were reversed: a row like one of them is new,
    and told of.
    """
    unmatched, before = _by_key(standing), _by_key(undone)
    unchanged: dict[int, int] = {}
    new: list[Draft] = []
    for draft in wanted:
        same = unmatched.get(_key(draft))
        if same:
            unchanged[_row(draft)] = same.pop().seq
        else:
            new.append(draft)
    _keep_in_suspense(unmatched, waiting, unchanged)
    left = sorted((each for same in unmatched.values() for each in same), key=lambda each: each.seq)
    again = {_row(draft): same.pop().seq for draft in new if (same := before.get(_key(draft)))}
    return Correction(unchanged, tuple(left), tuple(new), _reasons(left, new, file_name), again)


def _by_key(entries: Iterable[Standing]) -> dict[Hashable, list[Standing]]:
    """Entries that are alike together, the latest first: the earliest is taken first."""
    found: dict[Hashable, list[Standing]] = {}
    for each in sorted(entries, key=lambda each: -each.seq):
        found.setdefault(_key(each.draft), []).append(each)
    return found


def _keep_in_suspense(
    unmatched: Mapping[Hashable, list[Standing]], waiting: Iterable[ExtractRow], unchanged: dict[int, int]
) -> None:
    in_suspense: dict[Hashable, list[Standing]] = {}
    for each in (each for same in unmatched.values() for each in reversed(same)):
        if AccountKind.SUSPENSE in (each.draft.debit.kind, each.draft.credit.kind):
            like = (each.draft.effective_on, signed(each.draft).pence, _words(each.draft))
            in_suspense.setdefault(like, []).append(each)
    for row in waiting:
        words = ", ".join(part for part in (row.description, row.supplier, row.reference) if part)
        like = (row.posted_on, row.pence, words)
        if in_suspense.get(like):
            kept = in_suspense[like].pop(0)
            unmatched[_key(kept.draft)].remove(kept)
            unchanged[row.row] = kept.seq


def _reasons(gone: Iterable[Standing], new: Iterable[Draft], file_name: str) -> dict[int, str]:
    """Why each entry is reversed: its row is another now, told by its reference, or it is gone."""
    ends: dict[str, int] = {}
    for draft in new:
        ends.setdefault(draft.narrative.rpartition(", ")[2], _row(draft))
    found = {}
    for each in gone:
        row = ends.get(each.reference) if each.reference else None
        found[each.seq] = f"corrected by {file_name}, " + (f"row {row}" if row else "which has no such row")
    return found


def _key(draft: Draft) -> Hashable:
    return (draft.effective_on, draft.debit.code, draft.credit.code, draft.amount.pence, _words(draft))


def _words(draft: Draft) -> str:
    """What the row said; nothing where the entry only says which row it came from."""
    return "" if draft.narrative == str(draft.origin) else draft.narrative


def _row(draft: Draft) -> int:
    row = getattr(draft.origin, "row", None)
    assert isinstance(row, int), "a draft of a file comes from a row of it"
    return row
