"""What can be proposed to the journal, shown as movements of its accounts, and posted once it is approved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse as address_of

from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.backups.store import require_accepted
from section75.apps.ledger import balancing, closing, extracts, month_stops, posting, store, writing
from section75.apps.ledger.papers import evidence_of
from section75.apps.ledger.posting import Posting
from section75.apps.ledger.store import Ledger
from section75.core.approvals import Weight, plain_key
from section75.core.authority import Act, Scope
from section75.core.calendar import Month, read_day
from section75.core.ledger import Account, AccountKind, Draft, by_hand
from section75.core.money import Money

LONG = 2_000  # entries from which posting is worth a worker of its own
Works = Callable[[Ledger, Any], Posting]


def ledger_at(scope: Scope) -> Ledger:
    """The journal of the place."""
    return Ledger(scope.partnership, scope.fund)


def _extract(ledger: Ledger, said: Any) -> Posting:
    return _takes_files(ledger, posting.of_extract(ledger, int(said["extract"]), even_so=said["even_so"]))


def _waiting(ledger: Ledger, said: Any) -> Posting:
    return _takes_files(ledger, posting.of_waiting_rows(ledger, int(said["extract"]), month=Month.read(said["month"])))


def _takes_files(ledger: Ledger, found: Posting) -> Posting:
    month_stops.before_importing(ledger, found.samples)
    return found


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
        origin=by_hand(said["because"], evidence_of(ledger, said.get("reference", ""), said.get("file"))),
    )
    return posting.of_journal(ledger, draft)


def _shows(works: Works, view: str) -> Callable[[Scope, Arguments, datetime], Shown]:
    def shows(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - a posting is the same at any time
        ledger = ledger_at(scope)
        require_accepted(ledger.partnership, ledger.fund)
        found = works(ledger, said)
        place = {"slug": scope.partnership, "fund": scope.fund}
        more = {"number": said["extract"]} if "extract" in said else {}
        return Shown(
            title=found.title,
            heading=found.heading,
            says=found.says,
            changes=_movements(ledger, found),
            amount=found.amount,
            weights=tuple(_weights(ledger, found)),
            about=_about(found),
            address=address_of(view, kwargs={**place, **more}),
            rests_on=found.rests_on,
            worked=found,
        )

    return shows


def _weights(ledger: Ledger, found: Posting) -> Iterator[Weight]:
    """What it counts towards: each supplier, however it is spelt, and each account it moves but cash."""
    for supplier, pence in sorted(found.by_supplier().items()):
        yield Weight(f"supplier {plain_key(supplier)}", Money(pence))
    for code, (debited, credited) in sorted(found.by_account().items()):
        if code != AccountKind.CASH.value:
            yield Weight(f"{ledger.fund} {code}", Money(debited + credited))


def _movements(ledger: Ledger, found: Posting) -> tuple[Change, ...]:
    """Of every account that would move: its balance as it is, and by how much it would move."""
    moved = found.by_account()
    now = balancing.nets(ledger, moved)
    return tuple(
        Change(code, str(now.get(code, Money(0))), _moved(Money(debited - credited)), posting.called(ledger, code))
        for code, (debited, credited) in sorted(moved.items())
    )


def _moved(amount: Money) -> str:
    return f"{abs(amount)} {'more debit' if amount.pence > 0 else 'more credit'}" if amount else "the same"


def _about(found: Posting) -> frozenset[str]:
    names = {Account.read(code).name for code in found.by_account()}
    return frozenset((names | set(found.by_supplier())) - {""})


def _posts(works: Works) -> Callable[[Carrying], Done]:
    def carry_out(carrying: Carrying) -> Done:
        ledger = ledger_at(carrying.scope)
        shown = carrying.shown
        if shown is not None and isinstance(shown.worked, Posting):
            found, movements = shown.worked, shown.changes
        else:
            found = works(ledger, carrying.arguments)
            movements = _movements(ledger, found)
        if found.of_file is not None:
            seqs: Sequence[int] = writing.write(ledger, found.of_file, under=carrying, sums=found.of_file.moved())
        else:
            seqs = store.append(ledger, found.drafts, under=carrying)
        if carrying.arguments.get("extract") is not None:
            _mark_posted(ledger, found, carrying)
        place = {"slug": ledger.partnership, "fund": ledger.fund}
        numbers = f"entry {seqs[0]}" if len(seqs) == 1 else f"{len(seqs):,} entries, {seqs[0]} to {seqs[-1]}"
        return Done(
            f"Posted {numbers}.", f"{address_of('ledger:journal', kwargs=place)}?after={seqs[0] - 1}", movements
        )

    return carry_out


def _mark_posted(ledger: Ledger, found: Posting, carrying: Carrying) -> None:
    number = int(str(carrying.arguments["extract"]))
    extracts.mark_posted(ledger, number, rows_left=found.rows_left, by=carrying.approved_by, at=carrying.at)


def _brought_by(scope: Scope, said: Arguments) -> frozenset[str]:
    return extracts.brought_by(ledger_at(scope), int(str(said["extract"])))


def _is_long(scope: Scope, said: Arguments) -> bool:
    return len(posting.brought(ledger_at(scope), int(str(said["extract"]))).placement.placed) >= LONG


def posting_kind(code: str, words: str, works: Works, view: str, **more: Any) -> Kind:
    """A kind that posts what `works` works out, and counts against limits with every other that posts."""
    return Kind(
        code,
        words,
        Act.PROPOSE_POSTING,
        Act.APPROVE_POSTING,
        _shows(works, view),
        _posts(works),
        family="posting",
        asks=lambda scope: posting.asked(ledger_at(scope)),
        **more,
    )


KINDS = (
    posting_kind(
        "post-extract", "Post a finance extract", _extract, "ledger:extract", is_long=_is_long, contributors=_brought_by
    ),
    posting_kind("post-waiting", "Post rows that waited", _waiting, "ledger:extract", contributors=_brought_by),
    posting_kind("post-contributions", "Post contributions due", _contributions, "ledger:journal"),
    posting_kind("reverse-entry", "Reverse an entry", _reversal, "ledger:journal"),
    posting_kind("post-journal", "Post an entry by hand", _journal, "ledger:journal"),
    *closing.KINDS,
)
