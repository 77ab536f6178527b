"""The fund's books held against what a side gave for a period: by cost centre, or by account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from section75.apps.agreements import store as agreements
from section75.apps.ledger import extracts, month_store
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.answered import answered
from section75.apps.ledger.ledgers import Ledger
from section75.apps.placing import store as placing
from section75.apps.reconciliation import store
from section75.apps.reconciliation.models import Giving
from section75.core.calendar import Month, london_day
from section75.core.money import Money
from section75.core.reconciliation import Comparison, compare


@dataclass(frozen=True, slots=True)
class Held:
    """A side's figures beside the books: who gave them, both sides by key, and what the books hold that it leaves out.

    `party` is empty for the host's finance system.
    """

    party: str
    giving: Giving
    comparison: Comparison
    left_out: Mapping[str, Money]


def host_of(ledger: Ledger, month: Month) -> str:
    """The fund's host at the end of a period; empty where the agreement does not say."""
    day = month.span.last_day
    assert day is not None, "a month ends"
    begun = [
        term for term in agreements.latest(ledger.partnership).fund(ledger.fund).host if term.span.starts_on <= day
    ]
    return max(begun, key=lambda term: term.span.starts_on).value if begun else ""


def partners_beside(ledger: Ledger, month: Month) -> tuple[str, ...]:
    """The partners of a fund that are not its host."""
    terms, host = agreements.latest(ledger.partnership), host_of(ledger, month)
    return tuple(party for party in terms.partners_of(terms.fund(ledger.fund)) if party != host)


def held_against(ledger: Ledger, month: Month, party: str) -> Held | None:
    """What a side gave for a period beside what the books hold; None where it gave nothing."""
    giving, first = store.given(ledger, month, party), store.first_given(ledger, month, party)
    if giving is None or first is None:
        return None
    theirs = store.figures_of(giving)
    books = by_cost_centre(ledger, month) if party == store.FINANCE_SYSTEM else by_account(ledger, month)
    left_out = {} if party == store.FINANCE_SYSTEM else {key: books[key] for key in sorted(books.keys() - theirs)}
    ours = {key: amount for key, amount in books.items() if key not in left_out}
    reasons = store.reasons(ledger, month, party)
    found = compare(ours, theirs, since=london_day(first.at), reasons=reasons)
    return Held(party, giving, found, left_out)


def by_account(ledger: Ledger, month: Month) -> dict[str, Money]:
    """What a period moved on each account; debits are positive."""
    return {account.code: amount for account, amount in month_store.month_totals(ledger, month)}


def by_cost_centre(ledger: Ledger, month: Month) -> dict[str, Money]:
    """What the rows of a period's extracts that are in the journal come to, by their cost centre, less what was
    reversed of any extract's rows in the period.

    Of a file that another corrected nothing counts by itself: what stays of it stands for rows of the correcting one.
    """
    sums: dict[str, int] = {}
    swings = ledger_store.swings(ledger)
    for row in extracts.all_of(ledger):
        is_of_month = (row.year, row.month) == (month.year.first, month.number)
        swung = _swung(ledger, row.file_id, swings, month) if swings else {}
        found = extracts.brought(ledger, row.pk) if is_of_month or swung else None
        if found is None or found.corrected_by:
            continue
        for each in answered(ledger, found.read).rows:
            times = (is_of_month and each.row in found.posted) + swung.get(each.row, 0)
            if times:
                sums[each.cost_centre] = sums.get(each.cost_centre, 0) + times * each.amount.pence
    return {key: Money(pence) for key, pence in sorted(sums.items())}


def _swung(ledger: Ledger, sha256: str, swings: Mapping[int, list[tuple[Month, int]]], month: Month) -> dict[int, int]:
    """By row of a file: -1 where its entry was reversed in a period, +1 where that was undone in it; neither, nothing.

    `swings` says of every entry reversed in which period it was.
    """
    entries = ledger_store.rows_of_entries(ledger, sha256, swings.keys())
    entries |= {
        row: seq for row, seq in placing.kept_of(ledger.partnership, ledger.fund, sha256).items() if seq in swings
    }
    sums = {row: sum(sign for of, sign in swings[seq] if of == month) for row, seq in entries.items()}
    return {row: times for row, times in sums.items() if times}
