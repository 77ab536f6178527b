"""A journal for plain-text accounting: as beancount and hledger read it, entry by entry as it is asked for.

Decided: an account's kind is its root and its name the part below, so that no two accounts of ours become one of
theirs. A name of small letters, figures and hyphens is itself with its first letter large; any other is "Hex-" and its
UTF-8 bytes. Both programs are given the same names. Debits are positive, as both have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from section75.core.journal_tests import CURRENCY, JournalRow
from section75.core.ledger import Account, AccountKind
from section75.core.money import Money

ROOTS: Final = {
    AccountKind.CASH: "Assets:Cash",
    AccountKind.DUE: "Assets:Contributions-due",
    AccountKind.SUSPENSE: "Assets:Suspense",
    AccountKind.ACCRUED: "Liabilities:Accrued",
    AccountKind.BROUGHT_FORWARD: "Equity:Brought-forward",
    AccountKind.CONTRIBUTION: "Income:Contribution",
    AccountKind.SERVICE_USER_INCOME: "Income:Service-user-income",
    AccountKind.SPEND: "Expenses",
}
_HEX: Final = "hex-"
_PLAIN: Final = re.compile(r"[a-z0-9][a-z0-9-]*")
_OF_HLEDGER: Final = {"Assets": "A", "Liabilities": "L", "Equity": "E", "Income": "R", "Expenses": "X"}


def account_name(account: Account) -> str:
    """An account as both programs name it: "expenditure/day-services" is "Expenses:Day-services"."""
    root = ROOTS[account.kind]
    return f"{root}:{_below(account.name)}" if account.name else root


def account_of(name: str) -> Account:
    """The account that a name stands for: what `account_name` made it from."""
    for kind, root in ROOTS.items():
        if name == root and not kind.is_named:
            return Account(kind)
        if kind.is_named and name.startswith(f"{root}:"):
            return Account(kind, _above(name.removeprefix(f"{root}:")))
    raise ValueError(f"{name} is no account of ours")


def _below(name: str) -> str:
    if _PLAIN.fullmatch(name) and not name.startswith(_HEX):
        return name[0].upper() + name[1:]
    return f"Hex-{name.encode().hex()}"


def _above(part: str) -> str:
    if part.startswith("Hex-"):
        return bytes.fromhex(part.removeprefix("Hex-")).decode()
    return part[0].lower() + part[1:]


def as_beancount(rows: Iterable[JournalRow], *, accounts: Iterable[Account], title: str, first: str) -> Iterator[bytes]:
    """The journal as beancount reads it; accounts are opened on the first day there is, "2022-04-01"."""
    yield f'option "title" {_quoted(title)}\noption "operating_currency" "{CURRENCY}"\n\n'.encode()
    for account in accounts:
        yield f"{first} open {account_name(account)} {CURRENCY}\n".encode()
    for row in rows:
        yield (
            f"\n{row.effective_on.isoformat()} * {_quoted(row.narrative)}\n"
            f'  entry: {row.entry}\n  period: "{row.month}"\n  authority: {_quoted(row.authority)}\n'
            f"  {account_name(row.debit)}  {_pounds(row.amount)} {CURRENCY}\n"
            f"  {account_name(row.credit)}  {_pounds(-row.amount)} {CURRENCY}\n"
        ).encode()


def as_hledger(rows: Iterable[JournalRow], *, accounts: Iterable[Account], title: str) -> Iterator[bytes]:
    """The journal as hledger reads it."""
    yield f"; {_one_line(title)}\ncommodity 1000.00 {CURRENCY}\n\n".encode()
    for account in accounts:
        name = account_name(account)
        yield f"account {name}  ; type: {_OF_HLEDGER[name.partition(':')[0]]}\n".encode()
    for row in rows:
        yield (
            f"\n{row.effective_on.isoformat()} * ({row.entry}) {_one_line(row.narrative)}\n"
            f"    ; period: {row.month}\n"
            f"    {account_name(row.debit)}    {_pounds(row.amount)} {CURRENCY}\n"
            f"    {account_name(row.credit)}    {_pounds(-row.amount)} {CURRENCY}\n"
        ).encode()


def _pounds(amount: Money) -> str:
    pounds, pence = divmod(abs(amount.pence), 100)
    return f"{'-' if amount.pence < 0 else ''}{pounds}.{pence:02d}"


def _quoted(text: str) -> str:
    """A string of beancount's: on one line, its quotation marks and backslashes said as such."""
    plain = _one_line(text, comments=False)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _one_line(text: str, *, comments: bool = True) -> str:
    """Words on one line; what hledger would take for a comment or a payee's end becomes a comma."""
    plain = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return plain.replace(";", ",").replace("|", ",") if comments else plain
