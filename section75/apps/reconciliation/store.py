"""Figures, reasons, statements and acceptances, as they are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.audit.fitting import require_fitting
from section75.apps.ledger.ledgers import Ledger
from section75.apps.reconciliation.models import (
    DifferenceReason,
    Figure,
    Giving,
    Statement,
    StatementAcceptance,
    StatementLine,
)
from section75.core.calendar import FinancialYear, Month, london_day
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.reconciliation import Acceptance, BalanceLine, BalanceStatement, GivenFigure, Reason

FINANCE_SYSTEM = ""  # the party whose figures are those of the host's finance system


def given(ledger: Ledger, month: Month, party: str) -> Giving | None:
    """The figures a side gave last for a period."""
    rows = Giving.objects.filter(**_of(ledger, month), party=party).select_related("by")
    return rows.order_by("-pk").first()


def first_given(ledger: Ledger, month: Month, party: str) -> Giving | None:
    """The figures a side gave first for a period: from then its differences are known."""
    return Giving.objects.filter(**_of(ledger, month), party=party).order_by("pk").first()


def figures_of(giving: Giving) -> dict[str, Money]:
    """The figures of a giving, by key."""
    return {key: Money(pence) for key, pence in sorted(giving.figures.values_list("key", "pence"))}


def give(
    ledger: Ledger,
    month: Month,
    party: str,
    figures: Iterable[GivenFigure],
    *,
    by: User,
    at: datetime,
    file_name: str,
    sha256: str,
) -> Giving:
    """Keep the figures a side gives for a period."""
    row = Giving(**_of(ledger, month), party=party, by=by, at=at, file_name=file_name, sha256=sha256)
    each = [Figure(giving=row, key=figure.key, pence=figure.amount.pence) for figure in figures]
    require_fitting([row, *each])
    row.save(force_insert=True)
    Figure.objects.bulk_create(each)
    return row


def reasons(ledger: Ledger, month: Month, party: str) -> tuple[Reason, ...]:
    """The reasons given for differences from a side's figures, in order."""
    rows = DifferenceReason.objects.filter(**_of(ledger, month), party=party).select_related("by").order_by("pk")
    return tuple(
        Reason(
            row.key,
            Money(row.difference_pence),
            row.because,
            row.by.username,
            row.organisation,
            london_day(row.at),
        )
        for row in rows
    )


def explain(
    ledger: Ledger,
    month: Month,
    party: str,
    key: str,
    *,
    of: Money,
    because: str,
    organisation: str,
    by: User,
    at: datetime,
) -> None:
    """Keep why the books and a side differ."""
    row = DifferenceReason(
        **_of(ledger, month),
        party=party,
        key=key,
        difference_pence=of.pence,
        because=because.strip(),
        organisation=organisation,
        by=by,
        at=at,
    )
    require_fitting([row])
    row.save(force_insert=True)


def draw(ledger: Ledger, found: BalanceStatement, *, by: User, at: datetime) -> Statement:
    """Keep a statement of balances."""
    row = Statement.objects.create(**_of(ledger, found.month), upto=found.upto, by=by, at=at)
    StatementLine.objects.bulk_create(
        StatementLine(statement=row, account=line.account.code, pence=line.amount.pence) for line in found.lines
    )
    return row


def statements(ledger: Ledger) -> list[Statement]:
    """Every statement of a fund, latest first, with who accepted it."""
    rows = Statement.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return list(rows.select_related("by").prefetch_related("acceptances").order_by("-pk"))


def statement(ledger: Ledger, number: int) -> Statement | None:
    """One statement of a fund."""
    rows = Statement.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund, pk=number)
    return rows.select_related("by").first()


def statement_of(row: Statement) -> BalanceStatement:
    """A kept statement as the core's."""
    month = Month(FinancialYear(row.year), row.month)
    kept = sorted(row.lines.values_list("account", "pence"))
    lines = (BalanceLine(Account.read(account), Money(pence)) for account, pence in kept)
    return BalanceStatement(month, row.upto, tuple(lines))


def acceptances(row: Statement) -> tuple[Acceptance, ...]:
    """Who accepted a statement, in order."""
    rows = row.acceptances.select_related("by").order_by("pk")
    return tuple(Acceptance(each.party, each.by.username, each.at) for each in rows)


def accept(row: Statement, *, party: str, by: User, at: datetime) -> None:
    """Keep that a side accepts a statement."""
    StatementAcceptance.objects.create(statement=row, party=party, by=by, at=at)


def _of(ledger: Ledger, month: Month) -> dict[str, object]:
    return {
        "partnership_id": ledger.partnership,
        "fund": ledger.fund,
        "year": month.year.first,
        "month": month.number,
    }
