"""Suspense: posting waiting rows to it, the entries that make up its balance, and clearing them to a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from section75.apps.agreements import store as agreements
from section75.apps.ledger import posting, store
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.posting import Posting
from section75.apps.ledger.store import Wanted
from section75.apps.placing import store as placing
from section75.apps.placing.destinations import destinations_of
from section75.apps.preview.refusals import NotALineOrPartner, NothingChosen, NotInSuspense, NotWaiting
from section75.core.authority import Scope
from section75.core.calendar import Month, Span, read_day
from section75.core.explain import Clause
from section75.core.ledger import (
    Account,
    AccountKind,
    AuthorityMissing,
    ByHand,
    Draft,
    PlacedRow,
    Placement,
    ReasonMissing,
    account_of,
    extract_drafts,
    says_something,
)
from section75.core.money import Money
from section75.core.pools import ApprovedRule, Conditions, Destination, Placed
from section75.core.preview import Held, Moved, held_in_suspense, require_left

SUSPENSE = Account(AccountKind.SUSPENSE)
EVERY = 10**9  # entries of suspense: all of them


def of_rows(ledger: Ledger, said: Mapping[str, Any]) -> Posting:
    """Waiting rows of posted files, to suspense."""
    _require_said(said, "Posting to suspense")
    by_extract: dict[int, set[int]] = {}
    for number, row in said["rows"]:
        by_extract.setdefault(int(number), set()).add(int(row))
    if not by_extract:
        raise NothingChosen
    drafts: list[Draft] = []
    suppliers: dict[tuple[str, int], str] = {}
    for number in sorted(by_extract):
        found = posting.brought(ledger, number)
        drafts += _rows_of(ledger, found, by_extract[number], said)
        suppliers |= posting.suppliers_of(found.placement.waiting, found.read.sha256)
    title = f"Post {len(drafts):,} waiting rows to suspense in {Month.read(said['month']).in_words}"
    return Posting(title, posting.checked(ledger, drafts), suppliers, (said["because"],))


def _rows_of(ledger: Ledger, found: Brought, wanted: set[int], said: Mapping[str, Any]) -> Iterable[Draft]:
    waiting = {row.row: row for row in found.placement.waiting if row.row not in found.posted and row.amount}
    wrong = sorted(wanted - set(waiting) if found.is_posted and not found.corrected_by else wanted)
    if wrong:
        raise NotWaiting(wrong, found.row.file_name)
    rule = ApprovedRule(0, Conditions(), Destination.SUSPENSE, "", Span(date.min), Clause.read(said["authority"]))
    placed = Placed(Destination.SUSPENSE, "", rule)
    rows = Placement(tuple(PlacedRow(waiting[row], placed) for row in sorted(wanted)), (), ())
    month, name = Month.read(said["month"]), found.row.file_name
    return extract_drafts(rows, fund=ledger.fund, month=month, sha256=found.read.sha256, file_name=name).drafts


def held(ledger: Ledger, *, today: date, upto: Month | None = None) -> tuple[Held, ...]:
    """The entries that make up the balance of suspense, now or at the end of a month, oldest first."""
    cleared = {row.entry: row.cleared for row in placing.clearings_of(Scope(ledger.partnership, ledger.fund))}
    moves = []
    for entry in store.entries(ledger, Wanted(account=SUSPENSE, last=upto, most=EVERY)):
        draft = entry.draft
        amount = draft.amount if draft.debit == SUSPENSE else -draft.amount
        of = draft.reverses or cleared.get(entry.seq)
        moves.append(Moved(entry.seq, draft.effective_on, amount, draft.narrative, of))
    return held_in_suspense(moves, today=today)


def of_clearing(ledger: Ledger, said: Mapping[str, Any]) -> Posting:
    """What is left of an entry in suspense, or part of it, to a line or a partner."""
    _require_said(said, "Clearing suspense")
    seq, amount, effective_on = int(said["entry"]), Money(int(said["pence"])), read_day(said["effective_on"])
    found = next((each for each in held(ledger, today=effective_on) if each.entry.seq == seq), None)
    if found is None:
        raise NotInSuspense(seq)
    require_left(found, amount)
    account, places = Account.read(said["account"]), accounts_of(ledger)
    if account.code not in places:
        raise NotALineOrPartner(account.code, places)
    debit, credit = (account, SUSPENSE) if found.left.pence > 0 else (SUSPENSE, account)
    draft = Draft(
        fund=ledger.fund,
        effective_on=effective_on,
        month=Month.read(said["month"]),
        debit=debit,
        credit=credit,
        amount=amount,
        narrative=f"Cleared from suspense: {found.entry.narrative}",
        authority=said["authority"],
        origin=ByHand(f"clears {amount} of entry {seq}: {said['because']}"),
    )
    title = f"Clear {amount} of entry {seq} from suspense to {account}"
    says = (f"{abs(found.left)} of it is left.", said["because"])
    return Posting(title, posting.checked(ledger, [draft]), {}, says, str(found.left.pence))


def accounts_of(ledger: Ledger) -> tuple[str, ...]:
    """The accounts suspense can be cleared to: those of lines, and what partners owe."""
    places = destinations_of(agreements.latest(ledger.partnership), ledger.fund).values()
    return tuple(account_of(kind, target).code for kind, target, _ in places if kind is not Destination.SUSPENSE)


def _require_said(said: Mapping[str, Any], what: str) -> None:
    if not says_something(said["because"]):
        raise ReasonMissing(what)
    if not says_something(said["authority"]):
        raise AuthorityMissing(what)
