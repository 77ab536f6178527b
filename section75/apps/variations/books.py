"""What the books of a partnership lack to be as its terms in force make them, worked out afresh from the journals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from section75.apps.agreements import store as agreements
from section75.apps.backups.store import open_ones, require_accepted
from section75.apps.ledger import month_store
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.months import open_months
from section75.apps.ledger.store import Ledger
from section75.apps.variations import store
from section75.apps.variations.refusals import NothingLacks, TooEarlyAMonth
from section75.core.calendar import Month, in_words
from section75.core.ledger import Draft, check_posting
from section75.core.partnership import Partnership, fund_facts, require_clear
from section75.core.variations import Books, Pair, catch_up


@dataclass(frozen=True, slots=True)
class Lacking:
    """The drafts each fund's journal lacks, all reported in one month."""

    month: Month
    drafts: Mapping[str, tuple[Draft, ...]]

    @property
    def all(self) -> tuple[Draft, ...]:
        """Every draft, fund by fund."""
        return tuple(draft for drafts in self.drafts.values() for draft in drafts)


def lacking(partnership: str, *, month: Month, on: date) -> Lacking:
    """What the books lack, to be reported in a month. Refuses books of which a restoration lost some and not both
    partners accepted it, a month that ends before some of it takes effect, books that lack nothing, and whatever the
    terms and the months closed say against a posting.
    """
    terms = agreements.latest(partnership)
    for each in terms.funds:
        require_accepted(partnership, each.id)
    found = catch_up(terms, {fund.id: _books(partnership, fund.id, month) for fund in terms.funds}, on=on)
    if not found:
        raise NothingLacks
    latest = max(draft.effective_on for drafts in found.values() for draft in drafts)
    if month.span.ends_before is not None and latest >= month.span.ends_before:
        raise TooEarlyAMonth(month, in_words(latest))
    for fund, drafts in found.items():
        _check(terms, fund, drafts)
    return Lacking(month, found)


def lacks_anything(partnership: str, *, on: date) -> bool:
    """Do the books lack something? A fund's line that goes nowhere counts: somebody has to say where it went. What a
    restoration lost is for both partners to accept first: nothing can be said until then.
    """
    terms = agreements.latest(partnership)
    if any(open_ones(partnership, each.id) for each in terms.funds):
        return False
    if not terms.variations and not terms.year_to_year.until_agreed:
        return False
    months = months_to_report_in(partnership)
    books = {fund.id: _books(partnership, fund.id, months[-1]) for fund in terms.funds} if months else {}
    return bool(catch_up(terms, books, on=on))


def months_to_report_in(partnership: str) -> list[Month]:
    """The months open in every fund there is money for, earliest first."""
    terms = agreements.latest(partnership)
    every = [set(open_months(terms, Ledger(partnership, fund.id))) for fund in terms.funds if terms.years_of(fund.id)]
    closed = {month for fund in terms.funds for month in month_store.closings(Ledger(partnership, fund.id))}
    return sorted(set().union(*every) - closed) if every else []


def _books(partnership: str, fund: str, month: Month) -> Books:
    ledger = Ledger(partnership, fund)
    goes_over = any(each.fund == fund for each in agreements.latest(partnership).became)
    pairs = [Pair(*each) for each in ledger_store.pairs_but_instalments(ledger)] if goes_over else []
    return Books(month, ledger_store.instalments_posted(ledger), pairs)


def _check(terms: Partnership, fund: str, drafts: tuple[Draft, ...]) -> None:
    """What leaves a fund is held against the terms under which it came in; everything else against those in force."""
    schedule = terms.fund(fund).schedule
    require_clear(terms, schedule=schedule, act=f"Posting to {terms.fund(fund).name}")
    closings = month_store.closings(Ledger(terms.id, fund))
    under = _as_it_was(terms, fund)
    check_posting(drafts, facts=fund_facts(under, fund=fund, closings=closings))


def _as_it_was(terms: Partnership, fund: str) -> Partnership:
    """The terms before the fund became another, where a variation made it one; else the terms in force."""
    files = {each.clause.where.file for each in terms.became if each.fund == fund}
    numbers = [each.number for each in terms.variations if each.file in files]
    return store.without_later(terms.id, min(numbers)) if numbers else terms
