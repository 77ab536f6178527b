"""What can be proposed to the journal, shown as movements of its accounts, and posted once it is approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse as address_of

from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.ledger import closing, extracts, posting, store
from section75.apps.ledger.posting import Posting
from section75.apps.ledger.store import Ledger
from section75.core.approvals import Weight, plain_key
from section75.core.authority import Act, Scope
from section75.core.calendar import Month, read_day
from section75.core.ledger import Account, AccountKind, ByHand, Draft
from section75.core.money import Money, sum_of

LONG = 2_000  # entries from which posting is worth a worker of its own
Works = Callable[[Ledger, Any], Posting]


def ledger_at(scope: Scope) -> Ledger:
    """The journal of the place."""
    return Ledger(scope.partnership, scope.fund)


def _extract(ledger: Ledger, said: Any) -> Posting:
    return posting.of_extract(ledger, int(said["extract"]), even_so=said["even_so"])


def _waiting(ledger: Ledger, said: Any) -> Posting:
    return posting.of_waiting_rows(ledger, int(said["extract"]), month=Month.read(said["month"]))


def _contributions(ledger: Ledger, said: Any) -> Posting:
    on = read_day(said["on"]) if "on" in said else None  # proposals of before said no day
    return posting.of_contributions(ledger, month=Month.read(said["month"]), on=on)


def _reversal(ledger: Ledger, said: Any) -> Posting:
    return posting.of_reversal(
        ledger,
        int(said["entry"]),
        because=said["because"],
        month=Month.read(said["month"]),
        effective_on=read_day(said["effective_on"]),
    )


def _journal(ledger: Ledger, said: Any) -> Posting:
    draft = Draft(
        fund=ledger.fund,
        effective_on=read_day(said["effective_on"]),
        month=Month.read(said["month"]),
        debit=Account.read(said["debit"]),
        credit=Account.read(said["credit"]),
        amount=Money(int(said["pence"])),
        narrative=said["narrative"],
        authority=said["authority"],
        origin=ByHand(said["because"]),
    )
    return posting.of_journal(ledger, draft)


def _shows(works: Works, view: str) -> Callable[[Scope, Arguments, datetime], Shown]:
    def shows(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - a posting is the same at any time
        ledger = ledger_at(scope)
        found = works(ledger, said)
        place = {"slug": scope.partnership, "fund": scope.fund}
        more = {"number": said["extract"]} if "extract" in said else {}
        return Shown(
            title=found.title,
            says=found.says,
            changes=_movements(ledger, found),
            amount=sum_of(draft.amount for draft in found.drafts),
            weights=tuple(weight for draft in found.drafts for weight in _weights(found, draft)),
            about=_about(found),
            address=address_of(view, kwargs={**place, **more}),
            rests_on=found.rests_on,
        )

    return shows


def _weights(found: Posting, draft: Draft) -> Iterator[Weight]:
    """What a draft counts towards: its supplier, however it is spelt, and each account it moves but cash."""
    supplier = found.supplier_of(draft)
    if supplier:
        yield Weight(f"supplier {plain_key(supplier)}", draft.amount)
    for account in (draft.debit, draft.credit):
        if account.kind is not AccountKind.CASH:
            yield Weight(f"{draft.fund} {account.code}", draft.amount)


def _movements(ledger: Ledger, found: Posting) -> tuple[Change, ...]:
    """Of every account that would move: its balance as it is, and by how much it would move."""
    moves: dict[str, Money] = {}
    for draft in found.drafts:
        moves[draft.debit.code] = moves.get(draft.debit.code, Money(0)) + draft.amount
        moves[draft.credit.code] = moves.get(draft.credit.code, Money(0)) - draft.amount
    now = store.balances(ledger)
    return tuple(Change(code, str(now.net(Account.read(code))), f"{_moved(moves[code])}") for code in sorted(moves))


def _moved(amount: Money) -> str:
    return f"{abs(amount)} {'more debit' if amount.pence > 0 else 'more credit'}" if amount else "the same"


def _about(found: Posting) -> frozenset[str]:
    names = {account.name for draft in found.drafts for account in (draft.debit, draft.credit)}
    return frozenset((names | set(found.suppliers.values())) - {""})


def _posts(works: Works) -> Callable[[Carrying], Done]:
    def carry_out(carrying: Carrying) -> Done:
        ledger = ledger_at(carrying.scope)
        found = works(ledger, carrying.arguments)
        movements = _movements(ledger, found)
        seqs = _append(ledger, found, carrying)
        if carrying.arguments.get("extract") is not None:
            _mark_posted(ledger, carrying)
        place = {"slug": ledger.partnership, "fund": ledger.fund}
        numbers = f"entry {seqs[0]}" if len(seqs) == 1 else f"{len(seqs):,} entries, {seqs[0]} to {seqs[-1]}"
        return Done(
            f"Posted {numbers}.", f"{address_of('ledger:journal', kwargs=place)}?after={seqs[0] - 1}", movements
        )

    return carry_out


def _append(ledger: Ledger, found: Posting, carrying: Carrying) -> tuple[int, ...]:
    seqs: list[int] = []
    for start in range(0, len(found.drafts), store.BATCH):
        drafts = found.drafts[start : start + store.BATCH]
        seqs.extend(store.append(ledger, drafts, under=carrying))
        if carrying.progress:
            carrying.progress(len(seqs), len(found.drafts))
    return tuple(seqs)


def _mark_posted(ledger: Ledger, carrying: Carrying) -> None:
    row = posting.brought(ledger, int(str(carrying.arguments["extract"]))).row
    if row.posted_at is None:
        extracts.mark_posted(row, by=carrying.approved_by, at=carrying.at)


def _brought_by(scope: Scope, said: Arguments) -> frozenset[str]:
    return extracts.brought_by(ledger_at(scope), int(str(said["extract"])))


def _is_long(scope: Scope, said: Arguments) -> bool:
    return len(posting.brought(ledger_at(scope), int(str(said["extract"]))).placement.placed) >= LONG


def _kind(code: str, words: str, works: Works, view: str, **more: Any) -> Kind:
    return Kind(
        code,
        words,
        Act.PROPOSE_POSTING,
        Act.APPROVE_POSTING,
        _shows(works, view),
        _posts(works),
        family="posting",
        **more,
    )


KINDS = (
    _kind(
        "post-extract", "Post a finance extract", _extract, "ledger:extract", is_long=_is_long, contributors=_brought_by
    ),
    _kind("post-waiting", "Post rows that waited", _waiting, "ledger:extract", contributors=_brought_by),
    _kind("post-contributions", "Post contributions due", _contributions, "ledger:journal"),
    _kind("reverse-entry", "Reverse an entry", _reversal, "ledger:journal"),
    _kind("post-journal", "Post an entry by hand", _journal, "ledger:journal"),
    *closing.KINDS,
)
