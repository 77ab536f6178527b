"""What the journal has to say before a month is closed: its files, what waits of them, contributions due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from section75.apps.agreements import store as agreements
from section75.apps.ledger import extracts, store
from section75.apps.ledger.close_list import CloseTask
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.ledgers import Ledger
from section75.core.calendar import Month
from section75.core.closing import Found
from section75.core.ledger import Tally
from section75.core.money import Money, sum_of
from section75.core.pools import instalments_due


def imports(ledger: Ledger, month: Month, on: date) -> Found:  # noqa: ARG001 - on any day
    """Is every extract of the month posted, and does each come to its control total?"""
    brought = _brought_for(ledger, month)
    address = _address(ledger, "ledger:extracts")
    if not brought:
        return Found(True, "No extract was brought for the month.", address)
    left = [each.row.file_name for each in brought if not each.is_posted]
    if left:
        return Found(False, f"Brought for the month and not posted: {', '.join(left)}.", address)
    differing = [each.row.file_name for each in brought if each.reconciliation.difference or each.reconciliation.unread]
    if differing:
        return Found(False, f"Not at its control total: {', '.join(differing)}.", address)
    return Found(True, " ".join(_tallied(each) for each in brought), address)


def _tallied(brought: Brought) -> str:
    rows = brought.reconciliation
    return (
        f"{brought.row.file_name}: {rows.placed} placed, {rows.waiting} waiting and {rows.refused} refused are its "
        f"control total of {rows.control_total}."
    )


def exceptions(ledger: Ledger, month: Month, on: date) -> Found:  # noqa: ARG001 - on any day
    """Is anything in the month's files in no account: rows that wait for a rule, or that were refused?"""
    brought = _brought_for(ledger, month)
    each = [found.reconciliation for found in brought]
    ready = Tally.of(amount for found in brought for amount in found.amounts_ready)
    address = _address(ledger, "ledger:extracts")
    waiting, refused = sum(rows.waiting.count for rows in each), sum(rows.refused.count for rows in each)
    if not waiting and not refused and not ready.count:
        return Found(True, "No row of the month's files waits or was refused.", address)
    total = sum_of(rows.waiting.total + rows.refused.total for rows in each) + ready.total
    placed = f" {ready.count:,} that had waited are placed by a rule and not posted." if ready.count else ""
    waits = "1 row waits" if waiting == 1 else f"{waiting:,} rows wait"
    lost = "1 was refused" if refused == 1 else f"{refused:,} were refused"
    says = f"Of the month's files {waits} and {lost}, {total} in all.{placed}"
    return Found(False, says, address)


def contributions_due(ledger: Ledger, month: Month, on: date) -> Found:
    """Is what falls due from the partners in the month posted?"""
    address = _address(ledger, "ledger:journal")
    if month.is_adjustment:
        return Found(True, "Nothing falls due in an adjustment period.", address)
    if store.has_instalments(ledger, month):
        return Found(True, f"What falls due in {month.in_words} is posted.", address)
    due = _due(ledger, month, on)
    if due is None:
        return Found(
            True, f"The agreement does not say what falls due in {month.in_words}, so nothing can be.", address
        )
    if not due:
        return Found(True, f"Nothing falls due in {month.in_words}.", address)
    return Found(False, f"{due} falls due in {month.in_words} and is not posted.", address)


def _due(ledger: Ledger, month: Month, on: date) -> Money | None:
    """What the agreement says falls due in all; None where it does not say."""
    terms = agreements.latest(ledger.partnership)
    rules = [rule for rule in terms.instalments if (rule.fund, rule.year) == (ledger.fund, month.year)]
    table = terms.contributions_worked_on(ledger.fund, month.year, on=on)
    if not rules or table is None:
        return None
    return sum_of(each.amount for each in instalments_due(rules[0], table.due, month=month))


def _brought_for(ledger: Ledger, month: Month) -> list[Brought]:
    """The extracts of a month, but for those that another corrected: that one answers for their rows."""
    return [found for found in _each_brought(ledger, month) if not found.corrected_by]


def _each_brought(ledger: Ledger, month: Month) -> Iterator[Brought]:
    for row in extracts.all_of(ledger):
        if (row.year, row.month) == (month.year.first, month.number):
            found = extracts.brought(ledger, row.pk)
            assert found is not None, "it was just listed"
            yield found


def _address(ledger: Ledger, view: str) -> str:
    return reverse(view, kwargs={"slug": ledger.partnership, "fund": ledger.fund})


TASKS = (
    CloseTask("imports", "Imports reconciled", 10, imports),
    CloseTask("exceptions", "Exceptions signed", 20, exceptions),
    CloseTask("contributions-due", "Contributions due posted", 50, contributions_due),
)
