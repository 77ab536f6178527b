"""The register of grants, what was attributed to them, and the spend and contributions they are held against."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet, Sum

from section75.apps.ledger import balancing
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.store import reversals
from section75.apps.receipts import models
from section75.apps.receipts.refusals import NeitherSpentNorPutIn, NoSuchGrant
from section75.core.ledger import Account, AccountKind, undone
from section75.core.money import Money, sum_of
from section75.core.receipts import Grant, LineGross, LineRule, OfEntry, Spend, TakenOff

SPEND = f"{AccountKind.SPEND.value}/"
INCOME = f"{AccountKind.SERVICE_USER_INCOME.value}/"
PUT_IN = f"{AccountKind.CONTRIBUTION.value}/"


@dataclass(frozen=True, slots=True)
class Attributable:
    """An entry that can be of a grant: spent on a line, or put in where there is no line."""

    of: OfEntry
    amount: Money


def rows(ledger: Ledger) -> QuerySet[models.Grant]:
    """The grants of a fund, by their days."""
    found = models.Grant.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    return found.prefetch_related("conditions__answers__recorded_by").order_by("starts_on", "pk")


def row_of(ledger: Ledger, code: str) -> models.Grant:
    """One grant. Refuses one there is not."""
    row = rows(ledger).filter(code=code).first()
    if row is None:
        raise NoSuchGrant(code)
    return row


def grant_of(row: models.Grant) -> Grant:
    """A grant as the core knows it."""
    days = (row.starts_on, row.ends_before)
    return Grant(row.code, row.name, row.giver, Money(row.pence), *days, row.clause, tuple(row.lines.split()))


def rule_rows(ledger: Ledger) -> QuerySet[models.LineRule]:
    """The rules nobody undid, by day."""
    found = models.LineRule.objects.filter(grant__partnership_id=ledger.partnership, grant__fund=ledger.fund)
    return found.filter(undoing__isnull=True).select_related("grant").order_by("starts_on", "pk")


def rules(ledger: Ledger) -> tuple[LineRule, ...]:
    """The same, as the core knows them."""
    return tuple(
        LineRule(row.grant.code, row.line, row.spender, row.starts_on, row.ends_before) for row in rule_rows(ledger)
    )


def entry_rows(ledger: Ledger) -> list[models.GrantEntry]:
    """The attributions nobody undid, of entries that stand, in the order of the journal."""
    found = models.GrantEntry.objects.filter(grant__partnership_id=ledger.partnership, grant__fund=ledger.fund)
    kept = found.filter(undoing__isnull=True).select_related("grant").order_by("entry", "pk")
    gone = undone(reversals(ledger))
    return [row for row in kept if row.entry not in gone]


def entries(ledger: Ledger) -> tuple[OfEntry, ...]:
    """The same, as the core knows them."""
    return tuple(
        OfEntry(row.grant.code, row.entry, row.effective_on, Money(row.pence), row.line, row.spender)
        for row in entry_rows(ledger)
    )


def attributable(ledger: Ledger, seq: int, *, grant: str, amount: Money, spender: str) -> Attributable:
    """An entry that spends on a line or counts as contributed, as a part of it would be of a grant."""
    row = ledger.rows().filter(seq=seq, reverses__isnull=True).first()
    if row is None or seq in undone(reversals(ledger)):
        raise NeitherSpentNorPutIn(seq)
    line = row.debit.removeprefix(SPEND) if row.debit.startswith(SPEND) else ""
    if not line and not row.credit.startswith(PUT_IN):
        raise NeitherSpentNorPutIn(seq)
    of = OfEntry(grant, seq, row.effective_on, amount, line, spender if line else "")
    return Attributable(of, Money(row.pence))


def spend(ledger: Ledger) -> tuple[Spend, ...]:
    """What was spent on every line on every day, and what came back."""
    found: list[Spend] = []
    sums = balancing.of(ledger).filter(account__startswith=SPEND).values_list("account", "effective_on")
    for code, day, debit, credit in sums.annotate(debited=Sum("debit"), credited=Sum("credit")).order_by():
        line = Account.read(code).name
        found += [Spend(line, day, Money(pence)) for pence in (debit, -credit) if pence]
    return tuple(sorted(found, key=lambda each: (each.line, each.on, each.amount.pence)))


def put_in(ledger: Ledger) -> Money:
    """Everything counted as contributed, and service-user income."""
    every = [*_credited(ledger, PUT_IN).values(), *_credited(ledger, INCOME).values()]
    return Money(sum(every))


def _credited(ledger: Ledger, prefix: str) -> dict[str, int]:
    """Credits less debits of each account whose code begins so, in pence."""
    sums = balancing.of(ledger).filter(account__startswith=prefix).values_list("account")
    rows = sums.annotate(debited=Sum("debit"), credited=Sum("credit")).order_by()
    return {code: credit - debit for code, debit, credit in sorted(rows)}


def taken_off(ledger: Ledger) -> tuple[TakenOff, ...]:
    """The entries from files that took expenditure down and stand."""
    gone = undone(reversals(ledger))
    found = ledger.rows().filter(credit__startswith=SPEND, file_row__isnull=False, reverses__isnull=True)
    return tuple(
        TakenOff(row.seq, Account.read(row.credit).name, Money(row.pence), row.narrative)
        for row in found.order_by("seq")
        if row.seq not in gone
    )


def gross(ledger: Ledger, off: tuple[TakenOff, ...]) -> tuple[LineGross, ...]:
    """Every line's expenditure and income, gross; what files took off the expenditure stands beside it."""
    spent: dict[str, int] = {}
    for each in spend(ledger):
        spent[each.line] = spent.get(each.line, 0) + each.amount.pence
    came_in = {Account.read(code).name: pence for code, pence in _credited(ledger, INCOME).items()}
    found = []
    for line in sorted({*spent, *came_in}):
        less = sum_of(each.amount for each in off if each.line == line)
        found.append(LineGross(line, Money(spent.get(line, 0)) + less, less, Money(came_in.get(line, 0))))
    return tuple(found)
