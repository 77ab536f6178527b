"""What the journal uses of an agreement: funds with entries or extracts, and the lines and partners of accounts."""

from __future__ import annotations

from collections.abc import Iterator

from section75.apps.agreements.used import Used
from section75.apps.ledger.models import AccountBalance, Extract
from section75.core.ledger import Account


def used_of(partnership: str) -> Iterator[Used]:
    """The funds, lines and parties the journal names."""
    kept = AccountBalance.objects.filter(partnership_id=partnership).order_by()
    for fund, code in sorted(set(kept.values_list("fund", "account").distinct())):
        yield from _of_account(fund, Account.read(code))
    extracts = Extract.objects.filter(partnership_id=partnership)
    for fund in sorted(set(extracts.values_list("fund", flat=True))):
        yield Used("fund", fund, fund, "a finance extract")


def _of_account(fund: str, account: Account) -> Iterator[Used]:
    yield Used("fund", fund, fund, "entries in its journal")
    if account.kind.is_of_a_line:
        yield Used("line", fund, account.name, f"the account {account}")
    if account.kind.is_of_a_partner:
        yield Used("party", "", account.name, f"the account {account}")
