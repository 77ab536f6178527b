"""What the reconciliation has to say before a month is closed: the host's finance system, the partners' own books."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from section75.apps.agreements import store as agreements
from section75.apps.ledger.close_list import CloseTask
from section75.apps.ledger.ledgers import Ledger
from section75.apps.reconciliation import store
from section75.apps.reconciliation.comparing import Held, by_account, by_cost_centre, held_against, partners_beside
from section75.core.calendar import Month
from section75.core.closing import Found


def host_system(ledger: Ledger, month: Month, on: date) -> Found:  # noqa: ARG001 - on any day
    """Do the host's control totals by cost centre agree with the journal, or is every difference explained?"""
    held = held_against(ledger, month, store.FINANCE_SYSTEM)
    if held is not None:
        says, left = _compared("The finance system", held)
        return Found(not left, f"{says} {left}".strip(), _address(ledger, month))
    if not by_cost_centre(ledger, month):
        return Found(True, "Nothing was posted from the host's finance system.", _address(ledger, month))
    says = f"The finance system's control totals by cost centre are not given for {month.in_words}."
    return Found(False, says, _address(ledger, month))


def partners_figures(ledger: Ledger, month: Month, on: date) -> Found:  # noqa: ARG001 - on any day
    """Do the partners' own books agree with the fund's, both totals side by side, or is every difference explained?"""
    terms, says, is_done = agreements.latest(ledger.partnership), [], True
    if not by_account(ledger, month):
        return Found(True, f"{month.in_words} moved nothing.", _address(ledger, month))
    for party in partners_beside(ledger, month):
        held, called = held_against(ledger, month, party), terms.called(party)
        side = f"{called[:1].upper()}{called[1:]}"
        if held is None:
            says.append(f"{side} has given no figures of its own books for {month.in_words}.")
            is_done = False
        else:
            compared, left = _compared(side, held)
            says.append(f"{compared} {left}".strip())
            is_done = is_done and not left
    return Found(is_done, " ".join(says) or "No partner stands beside the host.", _address(ledger, month))


def _compared(side: str, held: Held) -> tuple[str, str]:
    """Both totals, and the differences nobody has explained."""
    found = held.comparison
    says = f"{side} has {found.theirs}, the fund's books {found.ours} for the same."
    left = ", ".join(f"{row.figures.key} by {row.figures.difference}" for row in found.unexplained)
    return says, f"Not explained: {left}." if left else ""


def _address(ledger: Ledger, month: Month) -> str:
    place = {"slug": ledger.partnership, "fund": ledger.fund, "first": month.year.first, "number": month.number}
    return reverse("reconciliation:month", kwargs=place)


TASKS = (
    CloseTask("finance-system", "Reconciled with the host's finance system", 80, host_system),
    CloseTask("partners-figures", "Partner's figures agreed", 70, partners_figures),
)
