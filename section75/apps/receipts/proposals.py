"""A contribution in kind: proposed with its value, basis and evidence, and posted in one entry once approved."""

from __future__ import annotations

from typing import Any

from section75.apps.agreements import store as agreements
from section75.apps.ledger import posting
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.papers import evidence_of
from section75.apps.ledger.posting import Posting
from section75.apps.ledger.proposals import posting_kind
from section75.apps.receipts.actions import require_contributor, said
from section75.apps.receipts.store import IN_KIND
from section75.core.calendar import Month, read_day
from section75.core.ledger import Account, AccountKind, ByHand, Draft
from section75.core.money import Money


def _in_kind(ledger: Ledger, given: Any) -> Posting:
    """Spent on the line without money changing hands, and taken off what the partner owes."""
    partnership = agreements.latest(ledger.partnership)
    party, amount, month = str(given["party"]), Money(int(given["pence"])), Month.read(given["month"])
    require_contributor(partnership, ledger, party)
    what, basis = said("contribution in kind", given["what"]), said("basis of the valuation", given["basis"])
    evidence = evidence_of(ledger, given["evidence"], given.get("file"))
    draft = Draft(
        fund=ledger.fund,
        effective_on=read_day(given["effective_on"]),
        month=month,
        debit=Account(AccountKind.SPEND, str(given["line"])),
        credit=Account(AccountKind.DUE, party),
        amount=amount,
        narrative=f"In kind, of {partnership.called(party)}: {what}",
        authority=str(given["authority"]),
        origin=ByHand(f"valued at {amount}: {basis}. Evidence: {evidence}"),
    )
    title = f"Post a contribution in kind of {partnership.called(party)}, {amount}, in {month.in_words}"
    says = (f"{what}.", f"Valued by: {basis}.", f"Evidence: {evidence}.")
    return Posting(title, posting.checked(ledger, [draft]), {}, says)


KINDS = (posting_kind(IN_KIND, "Post a contribution in kind", _in_kind, "receipts:list"),)
