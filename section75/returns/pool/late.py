"""Prior-period items on a report's face: what came after its period was closed, and is counted in a later one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from section75.core.calendar import Month, in_words
from section75.core.closing import LateEntry
from section75.core.explain import Because, Figure, Source
from section75.core.ledger import Account, AccountKind
from section75.core.money import Money
from section75.returns.line import Line
from section75.returns.pool.books import sum_figure

MOST = 100  # listed one by one; where there are more they are summed by period and accounts, and none is left out
_COST = (AccountKind.SPEND, AccountKind.SERVICE_USER_INCOME)


def late_lines(code: str, items: Sequence[LateEntry], *, fund: str) -> Iterator[Line]:
    """A row for each item, or for each period and pair of accounts where there are many, and what they cost in all."""
    groups = _grouped(items) if len(items) > MOST else [[item] for item in items]
    costs = []
    for group in groups:
        cost = _cost(group, fund)
        costs.append(cost)
        yield from _row(code, group, cost)
    total = sum_figure(
        costs, id_="late.in-all", says=lambda amount: f"Prior-period items changed what the lines cost by {amount}."
    )
    yield Line(
        f"{code}.in-all", "All: net cost", figure=total, row="All prior-period items", column="Net cost", is_total=True
    )


def _row(code: str, group: Sequence[LateEntry], cost: Figure) -> Iterator[Line]:
    first = group[0]
    own, name = f"{code}.{first.seq}", _name(group)
    effective = in_words(first.effective_on) if len(group) == 1 else Month.of(first.effective_on).in_words
    why = first.reason if len(group) == 1 else f"{len(group):,} entries, listed on the page of prior-period items"
    for key, column, text in (
        ("took-effect", "Took effect", effective),
        ("reported-in", "Reported in", first.month.in_words),
        ("moved", "Moved", f"{_sum(group)} from {first.credit} to {first.debit}"),
        ("why", "Why", why),
    ):
        yield Line(f"{own}.{key}", f"{name}: {column.lower()}", text=text, row=name, column=column)
    yield Line(f"{own}.net-cost", f"{name}: net cost", figure=cost, row=name, column="Net cost")


def _name(group: Sequence[LateEntry]) -> str:
    first, last = group[0].seq, group[-1].seq
    return (
        f"Entry {first:,}"
        if first == last
        else f"Entries {first:,} to {last:,}, from {group[0].credit} to {group[0].debit}"
    )


def _grouped(items: Sequence[LateEntry]) -> list[list[LateEntry]]:
    groups: dict[tuple[Month, Month, str, str], list[LateEntry]] = {}
    for item in items:
        key = (Month.of(item.effective_on), item.month, item.debit.code, item.credit.code)
        groups.setdefault(key, []).append(item)
    return [groups[key] for key in sorted(groups)]


def _cost(group: Sequence[LateEntry], fund: str) -> Figure:
    """By how much the items raise what the lines of the fund cost net of their income."""
    amount = Money(sum(_sign(item) * item.amount.pence for item in group))
    first, last = group[0], group[-1]
    key = (
        ("fund", fund),
        ("account", _followed(first).code),
        ("after", str(first.seq - 1)),
        ("upto", str(last.seq)),
    )
    sentence = (
        f"{_name(group)}, posted after {Month.of(first.effective_on).in_words} was closed, "
        f"changed what the lines cost by {amount}."
    )
    source = Source("ledger", key, f"the entries {first.seq:,} to {last.seq:,}")
    return Figure(amount, Because(f"late.{first.seq}", sentence, "sum of entries", amount, source=source))


def _sign(item: LateEntry) -> int:
    return (item.debit.kind in _COST) - (item.credit.kind in _COST)


def _followed(item: LateEntry) -> Account:
    """The account whose entries lead to the item: that of a line, where it has one."""
    return item.credit if item.credit.kind in _COST else item.debit


def _sum(group: Sequence[LateEntry]) -> Money:
    return Money(sum(item.amount.pence for item in group))
