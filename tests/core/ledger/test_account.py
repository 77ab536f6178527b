"""Accounts and their codes."""

from __future__ import annotations

import pytest

from section75.core.ledger import Account, AccountKind, NotAnAccount


@pytest.mark.parametrize(
    ("code", "kind", "name", "debit_natured"),
    [
        ("cash", AccountKind.CASH, "", True),
        ("brought forward", AccountKind.BROUGHT_FORWARD, "", False),
        ("contributions due/icb", AccountKind.DUE, "icb", True),
        ("contribution/icb", AccountKind.CONTRIBUTION, "icb", False),
        ("service-user income/client-income", AccountKind.SERVICE_USER_INCOME, "client-income", False),
        ("expenditure/residential-care", AccountKind.SPEND, "residential-care", True),
        ("expenditure/a/b", AccountKind.SPEND, "a/b", True),
    ],
)
def test_a_code_names_one_account_and_back(code: str, kind: AccountKind, name: str, debit_natured: bool) -> None:
    account = Account.read(code)
    assert account == Account(kind, name)
    assert account.code == str(account) == code
    assert account.is_debit_natured is debit_natured


@pytest.mark.parametrize(
    "code", ["", "petty cash", "Cash", "expenditure", "expenditure/", "expenditure/ ", "cash/council", "/cash", "cash/"]
)
def test_a_code_that_names_no_account_is_refused(code: str) -> None:
    with pytest.raises(NotAnAccount, match="is not an account"):
        Account.read(code)


def test_an_account_of_a_line_or_partner_cannot_be_built_without_its_name() -> None:
    with pytest.raises(NotAnAccount):
        Account(AccountKind.SPEND)
    with pytest.raises(NotAnAccount):
        Account(AccountKind.CASH, "council")
