"""What holds after every step, asked of the application and worked out beside it from the naive books."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from section75.apps.demonstration.actions import FUND
from section75.apps.evidence.held import Held
from section75.apps.evidence.verifying import verify
from section75.apps.ledger import extracts, store
from section75.apps.ledger.balancing import verify_balances
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.store import Wanted
from section75.apps.returns.actions import verify_return
from section75.core.calendar import Month
from section75.core.evidence import Note
from section75.core.ledger import Account, Balances, FromFile, TrialBalance
from section75.core.ledger import Entry as Posted
from section75.core.money import Money
from tests.model.naive import Books
from tests.model.plain import Entry, File
from tests.model.real import content_of, issued, month_of

EVERY = 10**6
_TRACED: set[tuple[str, int]] = set()


def everything_posted() -> tuple[Posted, ...]:
    """The journal, whole."""
    return store.entries(FUND, Wanted(most=EVERY))


def same_entries(books: Books) -> None:
    """Entry for entry the same, numbered without a gap: nothing lost, doubled or changed, in closed months neither."""
    posted = everything_posted()
    assert [entry.seq for entry in posted] == list(range(1, len(books.entries) + 1))
    for entry, wanted in zip(posted, books.entries, strict=True):
        draft = entry.draft
        found = (draft.month, draft.effective_on, draft.debit.code, draft.credit.code, draft.amount.pence)
        assert found == (month_at(wanted.month), wanted.day, wanted.debit, wanted.credit, wanted.pence), entry.seq
        assert draft.reverses == wanted.reverses, entry.seq
        assert isinstance(draft.origin, FromFile) == (wanted.file is not None), entry.seq


def balances_are_sums(books: Books) -> None:
    """What is kept is what the entries come to, by account; the ledger sums to nothing."""
    assert verify_balances(FUND) == ()
    _same_nets(store.balances(FUND), books.net(len(books.entries)))
    rows = TrialBalance.of(store.balances(FUND)).rows
    assert sum(row.debit.pence for row in rows) == sum(row.credit.pence for row in rows)


def _same_nets(found: Balances, wanted: dict[str, int]) -> None:
    nets = {account.code: found.net(account).pence for account in found.accounts}
    assert {code: pence for code, pence in nets.items() if pence} == {
        code: each for code, each in wanted.items() if each
    }
    assert sum(nets.values()) == 0


def as_at_then(books: Books, moments: Sequence[tuple[datetime, int]]) -> None:
    """As known at any earlier moment it is what was there then, whatever came since."""
    for at, many in (moments[0], moments[len(moments) // 2], moments[-1]):
        _same_nets(store.balances(FUND, recorded_by=at), books.net(many))


def nobody_approved_their_own() -> None:
    """Every entry was prepared by one and approved by another."""
    for entry in JournalEntry.objects.select_related("run"):
        assert entry.run.approved_by_id is not None
        assert entry.run.approved_by_id != entry.run.recorded_by_id


def every_amount_is_traced(books: Books) -> None:
    """An amount comes from a row of a file that is kept, where it stands as it was printed, or has a reason."""
    for entry, wanted in zip(everything_posted(), books.entries, strict=True):
        origin = entry.draft.origin
        if not isinstance(origin, FromFile):
            assert origin.reason.strip()
        elif (origin.sha256, origin.row) not in _TRACED:
            printed = extracts.row_as_printed(FUND, origin.sha256, origin.row)
            assert printed is not None
            assert wanted.row == origin.row
            assert abs(Money.of(printed[1][4]).pence) == wanted.pence
            _TRACED.add((origin.sha256, origin.row))


def reports_are_as_issued(frozen: dict[int, bytes]) -> None:
    """Every issued report made again from the journal is byte for byte what was issued."""
    assert dict(issued()) == frozen
    for number in frozen:
        verify_return(FUND, number)


def the_log_holds(notes: Iterable[Note]) -> None:
    """Chain, root, balances, files and signatures hold, and agree with every checkpoint the partner kept."""
    assert verify(FUND, against=Held(tuple(notes))).broken == ()


def months_are(books: Books) -> None:
    """Closed are the months the books say, and agreed those that the partner agreed."""
    from section75.apps.ledger import month_store

    closings = month_store.closings(FUND)
    assert set(closings) == {month_at(number) for number in books.closed}
    for number, is_agreed in books.closed.items():
        closing = month_store.closing_of(FUND, month_at(number))
        assert closing is not None
        assert month_store.has_agreed(closing, "icb") == is_agreed


def files_add_up(numbers: dict[int, int], files: dict[int, File]) -> None:
    """Placed, waiting, in suspense and refused are the rows of the file, whatever became of it."""
    for number, extract in numbers.items():
        found = extracts.brought(FUND, extract)
        assert found is not None
        assert len(content_of(files[number]).splitlines()) - 1 == len(found.read.rows)
        assert bool(found.reconciliation.difference) != files[number].adds_up
        assert found.is_posted == files[number].posted


def month_at(number: int) -> Month:
    """A month by the model's number, over the year's end."""
    return month_of(number)


def asked(books: Books, *, account: str, first: int, last: int, upto: int, after: int, most: int, by: date) -> None:
    """Whatever is asked of the journal gives what a plain filter over all of it gives."""
    wanted = Wanted(
        account=Account.read(account) if account else None, first=month_at(first) if first else None,
        last=month_at(last) if last else None, upto=upto or None, after=after, most=most,
    )  # fmt: skip
    plain = [
        seq for seq, each in enumerate(books.entries, start=1) if _is_wanted(each, seq, account, first, last, upto)
    ]
    assert store.count(FUND, wanted) == len(plain)
    found = [entry.seq for entry in store.entries(FUND, wanted)]
    assert found == _following(books, plain, after, by_month=bool(account or first or last))[:most]
    some = Books(books.today, [each for each in books.entries if each.day <= by])
    _same_nets(store.balances(FUND, effective_by=by), some.net(len(some.entries)))
    if upto:
        _same_nets(store.balances(FUND, upto=upto), books.net(upto))


def _following(books: Books, plain: list[int], after: int, *, by_month: bool) -> list[int]:
    """Those after one, in the order of the journal; month by month, where an account or months were asked for."""
    if after > len(books.entries):
        return []

    def order(seq: int) -> tuple[int, int]:
        return (books.entries[seq - 1].month if by_month and seq else 0, seq)

    return sorted((seq for seq in plain if order(seq) > order(after)), key=order)


def _is_wanted(each: Entry, seq: int, account: str, first: int, last: int, upto: int) -> bool:
    return (
        (not account or account in (each.debit, each.credit))
        and (not first or each.month >= first)
        and (not last or each.month <= last)
        and (not upto or seq <= upto)
    )
