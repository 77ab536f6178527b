"""A corrected file: what of a posted one stands in the journal, and the difference that the corrected one makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from section75.apps.ledger import month_store, posting
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.ledgers import WHOLE, Ledger
from section75.apps.ledger.posting import Posting
from section75.apps.ledger.records import entry_of
from section75.apps.ledger.refusals import AlreadyPosted, posted_words
from section75.apps.ledger.store import reversals
from section75.apps.placing import store as placing
from section75.apps.preview.refusals import (
    ClearedAlready,
    CorrectsNothing,
    NothingDiffers,
    ReversedByHand,
    SameMonthOnly,
)
from section75.core.authority import Scope
from section75.core.calendar import Month
from section75.core.ledger import (
    Draft,
    Entry,
    FromFile,
    end_of,
    extract_drafts,
    next_open_month,
    reverse,
    says_something,
)
from section75.core.money import Money, sum_of
from section75.core.preview import Correction, Standing, correct, signed

SOME = 500  # entries looked up at once


@dataclass(frozen=True, slots=True)
class Corrected:
    """One file that corrects another, and what that comes to; `stood` is what the other has in the journal."""

    corrects: Brought
    by: Brought
    correction: Correction
    stood: Money
    ends: Mapping[int, Entry]  # by entry that stands: what is reversed to undo it, itself or what brought it back
    files: frozenset[str]  # those that the entries came from, by hash, and both of these

    @property
    def moves(self) -> bool:
        """Does it post anything?"""
        return bool(self.correction.gone or self.correction.new)

    @property
    def stands(self) -> Money:
        """What the corrected file has in the journal afterwards, entries that stay among it."""
        return self.stood + self.correction.net


STAY, AGAIN = "stay", "again"  # what becomes of rows that were reversed by hand


def corrected(ledger: Ledger, corrects: int, number: int, *, reversed_rows: str = "") -> Corrected:
    """What posting one extract as the correction of another comes to. Refuses a pair that is none.

    `reversed_rows` says what becomes of rows that were reversed by hand: "stay" reversed, or "again", or not said yet.
    """
    old, new = posting.brought(ledger, corrects), posting.brought(ledger, number)
    _require_pair(old, new)
    new.reconciliation.require()
    entries, ends, undone = _standing(ledger, old)
    references = {row.row: row.reference for row in old.read.rows}
    stands_for = {seq: row for row, seq in placing.kept_of(ledger.partnership, ledger.fund, old.read.sha256).items()}
    standing = [
        Standing(seq, entry.draft, references.get(stands_for.get(seq, getattr(entry.draft.origin, "row", 0)), ""))
        for seq, entry in entries.items()
    ]
    lost = [Standing(seq, entry.draft) for seq, entry in undone.items()]
    wanted = extract_drafts(
        new.placement, fund=ledger.fund, month=new.month, sha256=new.read.sha256, file_name=new.row.file_name
    ).drafts
    found = correct(standing, wanted, new.placement.waiting, undone=lost, file_name=new.row.file_name)
    if reversed_rows == STAY:
        found = found.leaving_reversed()
    origins = [entry.draft.origin for entry in entries.values()]
    from_files = {each.sha256 for each in origins if isinstance(each, FromFile)}
    files = frozenset({old.read.sha256, new.read.sha256, *from_files})
    return Corrected(old, new, found, sum_of(signed(each.draft) for each in standing), ends, files)


def _require_pair(old: Brought, new: Brought) -> None:
    name, of = new.row.file_name, old.row.file_name
    if new.is_posted:
        raise AlreadyPosted(name, posted_words(new.row))
    if old.row.pk == new.row.pk:
        raise CorrectsNothing(name, of, "it is the same file. Bring the corrected one first")
    if not old.is_posted:
        raise CorrectsNothing(name, of, "that is not posted. Leave it, and post the corrected one by itself")
    if old.corrected_by:
        raise CorrectsNothing(name, of, "another file corrected it already. Correct that one")
    if old.month != new.month:
        raise SameMonthOnly(name, new.month, of, old.month)


_Entries = dict[int, Entry]


def _standing(ledger: Ledger, old: Brought) -> tuple[_Entries, _Entries, _Entries]:
    """The entries that stand for a file, its own and those of one it corrected in its turn; what is reversed to undo
    each, itself or the last reversal of a reversal that brought its effect back; and the entries that are undone.
    """
    kept = placing.kept_of(ledger.partnership, ledger.fund, old.read.sha256).values()
    rows = ledger.whole_rows()
    own = ledger.rows_of_file(old.read.sha256).select_related(*WHOLE)
    undone_by = reversals(ledger)
    found = {row.seq: entry_of(row) for row in own.order_by("seq")}
    for start in range(0, len(every := sorted(kept)), SOME):
        some = rows.filter(seq__in=every[start : start + SOME]).order_by("seq")
        found |= {row.seq: entry_of(row) for row in some}
    last = {seq: end_of(seq, undone_by) for seq in sorted(found)}
    standing = {seq: found[seq] for seq, (_, stands) in last.items() if stands}
    back = {seq: last[seq][0] for seq in standing if last[seq][0] != seq}
    again = {row.seq: entry_of(row) for row in rows.filter(seq__in=sorted(back.values()))}
    undone = {seq: entry for seq, entry in found.items() if seq not in standing}
    return standing, {seq: again[back[seq]] if seq in back else entry for seq, entry in standing.items()}, undone


def of_correction(ledger: Ledger, said: Mapping[str, Any]) -> Posting:
    """The reversals and the new entries of a correction, each in the month or the next that is open."""
    reversed_rows = str(said.get("reversed_rows", ""))
    found = corrected(ledger, int(said["corrects"]), int(said["extract"]), reversed_rows=reversed_rows)
    if not found.moves and _left(found.corrects) == _left(found.by):
        raise NothingDiffers(found.by.row.file_name, found.corrects.row.file_name)
    if found.correction.reversed_before and reversed_rows != AGAIN:
        raise ReversedByHand(found.correction.reversed_before, found.by.row.file_name)
    lost = _cleared(ledger, {each.seq for each in found.correction.gone})
    if lost:
        raise ClearedAlready(lost)
    anew = list(_anew(ledger, found))
    if not says_something(said.get("even_so", "")):
        posting.require_new_drafts(ledger, anew, but=found.files)
    drafts = [*_reversals(ledger, found), *anew]
    suppliers = posting.suppliers_of((each.row for each in found.by.placement.placed), found.by.read.sha256)
    return Posting(
        f"Correct {found.corrects.row.file_name} by {found.by.row.file_name}",
        posting.checked(ledger, drafts),
        suppliers,
        tuple(_says(found, str(said.get("even_so", "")))),
        found.by.fingerprint,
    )


def _left(brought: Brought) -> list[tuple[str, ...]]:
    """What a file holds beside what is placed: each row that waits or was refused, as the file has it."""
    waits = [tuple(map(str, row[1:])) for row in brought.placement.waiting]
    return sorted([*waits, *((each.says, str(each.amount)) for each in brought.placement.refused)])


def _cleared(ledger: Ledger, entries: Set[int]) -> list[int]:
    """Those entries that were cleared from suspense, where the clearing was not undone since."""
    pairs = [row for row in placing.clearings_of(Scope(ledger.partnership, ledger.fund)) if row.cleared in entries]
    undone_by = reversals(ledger) if pairs else {}
    return sorted({row.cleared for row in pairs if end_of(row.entry, undone_by)[1]})


def _says(found: Corrected, even_so: str) -> Iterator[str]:
    gone, new = found.correction.gone, found.correction.new
    if says_something(even_so):
        yield f"Rows like rows posted before are different payments: {even_so.strip()}."
    yield f"{len(found.correction.unchanged):,} rows stay as they are posted."
    yield f"{len(gone):,} entries are reversed: {sum_of(signed(each.draft) for each in gone)}."
    yield f"{len(new):,} entries are posted anew: {sum_of(signed(draft) for draft in new)}."
    yield f"In the journal of the file: {found.stood} and {found.correction.net} more are {found.stands}."
    totals = f"{found.corrects.control_total} before and {found.by.control_total} now"
    left = found.by.control_total - found.stands
    yield f"Control totals: {totals}. {left} of the corrected file is not in the journal: {_why_not(found)}."
    if not found.moves:
        yield "Nothing is posted: the files differ only in rows that wait or were refused, and those of this one hold."


def _why_not(found: Corrected) -> str:
    reconciliation = found.by.reconciliation
    return f"{reconciliation.waiting} wait, {reconciliation.refused} were refused, the rest stays reversed or aside"


def _reversals(ledger: Ledger, found: Corrected) -> Iterator[Draft]:
    for each in found.correction.gone:
        month = _open(ledger, max(found.by.month, each.draft.month))
        because = found.correction.reasons[each.seq]
        day = each.draft.effective_on
        yield reverse(found.ends[each.seq], because=because, month=month, effective_on=day)


def _anew(ledger: Ledger, found: Corrected) -> Iterator[Draft]:
    month = _open(ledger, found.by.month)
    rows = [draft.origin.row for draft in found.correction.new if isinstance(draft.origin, FromFile)]
    drafts = extract_drafts(
        found.by.placement,
        fund=ledger.fund,
        month=month,
        sha256=found.by.read.sha256,
        file_name=found.by.row.file_name,
    ).drafts
    wanted = set(rows)
    yield from (draft for draft in drafts if isinstance(draft.origin, FromFile) and draft.origin.row in wanted)


def _open(ledger: Ledger, month: Month) -> Month:
    """The month, or the next that is open."""
    closed = frozenset(month_store.closings(ledger))
    return next_open_month(month, closed) if month in closed else month


def may_be_corrected(new: Brought, every: list[Brought]) -> list[Brought]:
    """The extracts that a file may correct: posted for the same month, and not corrected yet."""
    return [
        each
        for each in every
        if each.is_posted and not each.corrected_by and each.month == new.month and each.row.pk != new.row.pk
    ]
