"""The fund's books held against what a side gave for a period: by cost centre, or by account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from section75.apps.agreements import store as agreements
from section75.apps.ledger import extracts, month_store
from section75.apps.ledger.answered import answered
from section75.apps.ledger.ledgers import Ledger
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
    """What the rows of a period's extracts that are in the journal come to, by their cost centre.

    Of a file that another corrected nothing counts by itself: what stays of it stands for rows of the correcting one.
    """
    sums: dict[str, int] = {}
    for row in extracts.all_of(ledger):
        if (row.year, row.month) != (month.year.first, month.number):
            continue
        found = extracts.brought(ledger, row.pk)
        assert found is not None, "it was just listed"
        if found.corrected_by:
            continue
        for each in answered(ledger, found.read).rows:
            if each.row in found.posted:
                sums[each.cost_centre] = sums.get(each.cost_centre, 0) + each.amount.pence
    return {key: Money(pence) for key, pence in sorted(sums.items())}
