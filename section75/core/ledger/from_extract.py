"""From placed rows, and from instalments that fall due, to drafts.

A council's ledger shows spend as a positive amount and money coming in as a negative one. Each becomes one transfer of
a positive amount; a credit note or a refund is the same transfer the other way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from section75.core.calendar import Month
from section75.core.ledger.account import Account, AccountKind
from section75.core.ledger.entry import ByHand, Draft, FromFile
from section75.core.ledger.extract import ExtractRow, PlacedRow, Placement
from section75.core.pools import Destination, Instalment, InstalmentRule

_CASH = Account(AccountKind.CASH)
_KINDS = {
    Destination.SPEND: AccountKind.SPEND,
    Destination.SERVICE_USER_INCOME: AccountKind.SERVICE_USER_INCOME,
    Destination.CONTRIBUTION_RECEIVED: AccountKind.DUE,
    Destination.SUSPENSE: AccountKind.SUSPENSE,
}


@dataclass(frozen=True, slots=True)
class ExtractDrafts:
    """What a file's placed rows would post, and the placed rows of £0.00, which post nothing."""

    drafts: tuple[Draft, ...]
    nothing_to_post: tuple[PlacedRow, ...]


def extract_drafts(placement: Placement, *, fund: str, month: Month, sha256: str, file_name: str) -> ExtractDrafts:
    """One draft for each placed row that is not £0.00, reported in the month, authorised by the rule that placed it.

    A positive amount debits the row's account and credits cash; a negative one debits cash. So spend, and money
    returned, are positive; a credit note, an income and a contribution received are negative.
    """
    drafts = tuple(
        _draft(placed, fund=fund, month=month, origin=FromFile(sha256, placed.row.row, file_name))
        for placed in placement.placed
        if placed.row.amount
    )
    return ExtractDrafts(drafts, tuple(placed for placed in placement.placed if not placed.row.amount))


def account_of(destination: Destination, target: str) -> Account:
    """The account that rows of a destination go to, of a line or of a partner; suspense has no name."""
    return Account(_KINDS[destination], target)


def _draft(placed: PlacedRow, *, fund: str, month: Month, origin: FromFile) -> Draft:
    row = placed.row
    account = account_of(placed.placed.destination, placed.placed.target)
    debit, credit = (account, _CASH) if row.amount.pence > 0 else (_CASH, account)
    return Draft(
        fund=fund,
        effective_on=row.posted_on,
        month=month,
        debit=debit,
        credit=credit,
        amount=abs(row.amount),
        narrative=_narrative(row) or str(origin),
        authority=str(placed.placed.rule.clause),
        origin=origin,
    )


def _narrative(row: ExtractRow) -> str:
    """What the extract says of the row: description, supplier, reference, whichever are given."""
    return ", ".join(part for part in (row.description, row.supplier, row.reference) if part)


def instalment_drafts(
    instalments: Iterable[Instalment], *, rule: InstalmentRule, month: Month, called: Mapping[str, str] | None = None
) -> tuple[Draft, ...]:
    """What falls due from each partner in a month: owed to the fund, and counted as contributed. Nothing due, no draft.

    A negative instalment, by which the fund gives back, is the same transfer the other way. `called` gives what a
    partner is called; its short name stands in for it.
    """
    names = called or {}
    return tuple(
        _instalment(instalment, rule, month, names.get(instalment.party, instalment.party))
        for instalment in instalments
        if instalment.amount
    )


def _instalment(instalment: Instalment, rule: InstalmentRule, month: Month, called: str) -> Draft:
    due = Account(AccountKind.DUE, instalment.party)
    contribution = Account(AccountKind.CONTRIBUTION, instalment.party)
    debit, credit = (due, contribution) if instalment.amount.pence > 0 else (contribution, due)
    return Draft(
        fund=rule.fund,
        effective_on=instalment.due_on,
        month=month,
        debit=debit,
        credit=credit,
        amount=abs(instalment.amount),
        narrative=f"Contribution of {called} due for {month.in_words}",
        authority=str(rule.clause),
        origin=ByHand(f"instalment due under {rule.clause}"),
    )
