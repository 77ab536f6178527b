"""Grants in the pool: where money comes from and who spends it are two dimensions, and each pound is spent once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from section75.core.money import Money, sum_of
from section75.core.receipts.refusals import (
    AttributedAlready,
    BeyondTheGrant,
    OutsideTheGrantsDays,
    OutsideTheRingFence,
)
from section75.core.refusals import Refusal, raise_all


@dataclass(frozen=True, slots=True)
class Grant:
    """A grant: from whom, how much, for which days, by which determination, and on which lines only; none is on any."""

    id: str
    name: str
    giver: str
    amount: Money
    starts_on: date
    ends_before: date
    clause: str
    lines: tuple[str, ...] = ()

    def objections(self, line: str, day: date) -> Iterator[Refusal]:
        """Why spend of a line on a day cannot be of the grant."""
        if self.lines and line not in self.lines:
            yield OutsideTheRingFence(self.name, line, self.lines, self.clause)
        if not self.starts_on <= day < self.ends_before:
            yield OutsideTheGrantsDays(self.name, day, self.starts_on, self.ends_before - timedelta(days=1))


@dataclass(frozen=True, slots=True)
class LineRule:
    """From a day on, and before another if it ends, a line's spend is of a grant, spent by `spender`."""

    grant: str
    line: str
    spender: str
    starts_on: date
    ends_before: date | None = None

    def holds(self, line: str, day: date) -> bool:
        """Is spend of a line on a day of the grant by this rule?"""
        return line == self.line and self.starts_on <= day and (self.ends_before is None or day < self.ends_before)


@dataclass(frozen=True, slots=True)
class OfEntry:
    """That a part of an entry is of a grant: of its spend on a line, or of what a partner put in (no line)."""

    grant: str
    seq: int
    on: date
    amount: Money
    line: str = ""
    spender: str = ""


@dataclass(frozen=True, slots=True)
class Spend:
    """What was spent on a line on a day, net of what came back."""

    line: str
    on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class Spent:
    """What a source paid for on a line, by who spent it."""

    source: str
    line: str
    spender: str
    amount: Money


@dataclass(frozen=True, slots=True)
class GrantStanding:
    """A grant: put into the fund, spent, and what is left of it. `beyond` is spend it cannot pay."""

    grant: Grant
    put_in: Money
    spent: tuple[Spent, ...]

    @property
    def spent_in_all(self) -> Money:
        """Everything attributed to the grant."""
        return sum_of(each.amount for each in self.spent)

    @property
    def unspent(self) -> Money:
        """The grant less what was spent of it; below nothing where more is attributed than it is."""
        return self.grant.amount - self.spent_in_all

    @property
    def beyond(self) -> Money:
        """What is attributed beyond the grant."""
        return Money(max(0, -self.unspent.pence))


POOLED = ""  # the source of spend that is of no grant


def spent_by_source(
    spend: Iterable[Spend], rules: Sequence[LineRule], entries: Sequence[OfEntry], leads: Mapping[str, str]
) -> tuple[Spent, ...]:
    """All spend, each pound under one source: by entry first, then by the line's rule, the rest pooled.

    `leads` says who leads a line, and so spends what no rule says otherwise. Adds up to the spend given.
    """
    sums: dict[tuple[str, str, str], int] = {}
    by_entry: dict[tuple[str, date], int] = {}
    for each in entries:
        if each.line:
            key = (each.grant, each.line, each.spender or leads.get(each.line, ""))
            sums[key] = sums.get(key, 0) + each.amount.pence
            by_entry[each.line, each.on] = by_entry.get((each.line, each.on), 0) + each.amount.pence
    totals: dict[tuple[str, date], int] = {}
    for one in spend:
        totals[one.line, one.on] = totals.get((one.line, one.on), 0) + one.amount.pence
    for line, on in sorted({*totals, *by_entry}):
        left = totals.get((line, on), 0) - by_entry.get((line, on), 0)
        rule = next((each for each in rules if each.holds(line, on)), None)
        lead = leads.get(line, "")
        key = (rule.grant, line, rule.spender or lead) if rule else (POOLED, line, lead)
        sums[key] = sums.get(key, 0) + left
    return tuple(Spent(*key, Money(pence)) for key, pence in sorted(sums.items()) if pence)


def grant_standing(grant: Grant, spent: Iterable[Spent], entries: Iterable[OfEntry]) -> GrantStanding:
    """How one grant stands."""
    put_in = sum_of(each.amount for each in entries if each.grant == grant.id and not each.line)
    return GrantStanding(grant, put_in, tuple(each for each in spent if each.source == grant.id))


def require_attribution(
    grant: Grant, wanted: OfEntry, *, of_entry: Money, standing: GrantStanding, others: Sequence[OfEntry]
) -> None:
    """Refuse an entry's attribution beyond the entry, the grant, its ring-fence or its days; all at once."""
    found: list[Refusal] = list(grant.objections(wanted.line, wanted.on)) if wanted.line else []
    taken = [each for each in others if each.seq == wanted.seq]
    if sum_of(each.amount for each in taken) + wanted.amount > of_entry:
        found.append(AttributedAlready(f"Entry {wanted.seq}", ", ".join(each.grant for each in taken) or grant.name))
    left = standing.unspent if wanted.line else grant.amount - standing.put_in
    if wanted.amount > left:
        what = "spent from" if wanted.line else "put in from"
        found.append(BeyondTheGrant(grant.name, what, wanted.amount, left))
    raise_all(found)


def require_rule(grant: Grant, wanted: LineRule, *, rules: Sequence[LineRule]) -> None:
    """Refuse a rule outside the grant's ring-fence or days, or for a line that is of a grant on any of its days."""
    last = (wanted.ends_before or grant.ends_before) - timedelta(days=1)
    found: list[Refusal] = [*grant.objections(wanted.line, wanted.starts_on)]
    if not found:
        found.extend(grant.objections(wanted.line, last))
    ends = wanted.ends_before or date.max
    for rule in rules:
        if rule.line == wanted.line and wanted.starts_on < (rule.ends_before or date.max) and rule.starts_on < ends:
            found.append(AttributedAlready(f"Spend of the line {wanted.line}", rule.grant))
            break
    raise_all(found)
