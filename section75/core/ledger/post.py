"""Posting: whether drafts may enter the journal of a fund, and everything that stands against it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from section75.core.agreements import OutsideTerm, Schedule, Term, in_force
from section75.core.calendar import FinancialYear, Month, in_words
from section75.core.ledger.account import Account, AccountKind
from section75.core.ledger.entry import Draft, FromFile
from section75.core.parties import Party, known
from section75.core.pools import Fund, Line
from section75.core.refusals import Refusal, raise_all

K = TypeVar("K", str, date, Month, tuple[Month, date])
_LAST_PERIOD = 15


class MonthClosed(Refusal):
    """A closed month takes no more postings."""

    def __init__(self, month: Month, *, closing: str, next_open: Month) -> None:
        super().__init__(
            f"{_named(month)} is closed{f' ({closing})' if closing else ''}: nothing more can be posted to it. "
            f"Post to {_named(next_open)}, the next open month; the day it takes effect may stay as it is."
        )


class EffectiveAfterMonth(Refusal):
    """A posting that takes effect after the month it would be reported in."""

    def __init__(self, day: date, month: Month) -> None:
        super().__init__(
            f"A posting effective on {in_words(day)} cannot be reported in {_named(month)}, which ends before then. "
            "Report it in the month in which it takes effect, or later, or correct the day."
        )


class AnotherFund(Refusal):
    """A posting for one fund brought to the journal of another."""

    def __init__(self, fund: str, facts_of: Fund) -> None:
        super().__init__(
            f"A posting to the fund {fund!r} was brought to {facts_of.name} ({facts_of.id}). "
            "Post it to its own fund, or correct the fund.",
            clause=str(facts_of.clause),
        )


class UnknownLine(Refusal):
    """A line named somewhere that no schedule has."""

    def __init__(self, line: str, lines: Iterable[str], where: str, clause: str = "") -> None:
        names = sorted(lines)
        nearest = difflib.get_close_matches(line, names, n=1)
        hint = f" Did you mean {nearest[0]!r}?" if nearest else ""
        super().__init__(
            f"{where} names the line {line!r}, which the schedule does not have ({', '.join(names) or 'it has none'})."
            f"{hint} Correct the name, or add the line.",
            clause=clause,
        )


class NotPermittedExpenditure(Refusal):
    """The schedule does not let this fund pay for that."""

    def __init__(self, account: Account, fund: Fund, line: Line, *, why: str, instead: str) -> None:
        super().__init__(
            f"{account} is not permitted to {fund.name}: {line.name} {why} ({line.clause}). {instead}",
            clause=str(line.clause),
        )


@dataclass(frozen=True, slots=True)
class FundFacts:
    """What has to be known of a fund before anything is posted to it.

    `lines` may hold lines of other funds. `closings` says of a closed month who closed it and when; `gaps` is what the
    agreement's file says is open, by key ("fund.learning-disability.host").
    """

    fund: Fund
    schedule: Schedule
    lines: tuple[Line, ...]
    parties: tuple[Party, ...]
    closed: frozenset[Month] = frozenset()
    gaps: Mapping[str, str] = field(default_factory=dict)
    closings: Mapping[Month, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Objection:
    """A refusal, what it is about, and the drafts it concerns. Objections alike in kind, topic and clause are one."""

    topic: str
    refusal: Refusal
    drafts: Sequence[Draft]

    @property
    def likeness(self) -> tuple[str, str, str]:
        return (self.topic, self.refusal.name, self.refusal.clause)


def check_posting(drafts: Iterable[Draft], *, facts: FundFacts) -> tuple[Draft, ...]:
    """The drafts, if every one may be posted; otherwise nothing may, and every reason is given once.

    Refuses a closed month, a day outside the schedule's term or after its month, a fund whose state or host is not
    known on the day, accounts of unknown lines or partners, and expenditure the schedule does not permit.
    """
    together = tuple(drafts)
    raise_all(_told_once([*_of_months(together, facts), *_of_days(together, facts), *_of_accounts(together, facts)]))
    return together


def next_open_month(month: Month, closed: frozenset[Month]) -> Month:
    """The first month after this one that is not closed; after adjustment period 15 comes April."""
    following = month
    while following == month or following in closed:
        is_last = following.number == _LAST_PERIOD
        following = (
            Month(FinancialYear(following.year.first + 1), 1)
            if is_last
            else Month(following.year, following.number + 1)
        )
    return following


def _of_months(drafts: Sequence[Draft], facts: FundFacts) -> Iterator[_Objection]:
    for fund, some in _grouped(drafts, lambda draft: draft.fund):
        if fund != facts.fund.id:
            yield _Objection(fund, AnotherFund(fund, facts.fund), some)
    for month, some in _grouped(drafts, lambda draft: draft.month):
        if month in facts.closed:
            closing = facts.closings.get(month, "")
            refusal = MonthClosed(month, closing=closing, next_open=next_open_month(month, facts.closed))
            yield _Objection(str(month), refusal, some)
    for (month, day), some in _grouped(drafts, lambda draft: (draft.month, draft.effective_on)):
        if month.span.ends_before is not None and day >= month.span.ends_before:
            yield _Objection(str(month), EffectiveAfterMonth(day, month), some)


def _of_days(drafts: Sequence[Draft], facts: FundFacts) -> Iterator[_Objection]:
    fund, span = facts.fund, facts.schedule.span
    asked: tuple[tuple[str, str, Sequence[Term[Any]]], ...] = (
        ("state", f"what kind of fund {fund.name} is", fund.state),
        ("host", f"who hosts {fund.name}", fund.host),
    )
    for day, some in _grouped(drafts, lambda draft: draft.effective_on):
        if span is not None and not span.holds(day):
            refusal = OutsideTerm(facts.schedule.title, day, span, str(facts.schedule.clause))
            yield _Objection("term", refusal, some)
        for key, what, terms in asked:
            unknown = _unknown(terms, day, what, facts.gaps.get(f"fund.{fund.id}.{key}", ""))
            if unknown is not None:
                yield _Objection(key, unknown, some)


def _unknown(terms: Sequence[Term[Any]], day: date, what: str, gap: str) -> Refusal | None:
    """Why a term is not known on a day; None when it is."""
    try:
        in_force(terms, on=day, what=what, gap=gap)
    except Refusal as refusal:
        return refusal
    return None


def _of_accounts(drafts: Sequence[Draft], facts: FundFacts) -> Iterator[_Objection]:
    concerned: dict[Account, list[Draft]] = {}
    for draft in drafts:
        concerned.setdefault(draft.debit, []).append(draft)
        concerned.setdefault(draft.credit, []).append(draft)
    for account in sorted(concerned, key=lambda account: account.code):
        refusal = _of_line(account, facts) if account.kind.is_of_a_line else _of_partner(account, facts)
        if refusal is not None:
            yield _Objection(account.code, refusal, concerned[account])


def _of_partner(account: Account, facts: FundFacts) -> Refusal | None:
    if not account.kind.is_of_a_partner:
        return None
    try:
        known(account.name, facts.parties, where=f"The account {account}")
    except Refusal as refusal:
        return refusal
    return None


def _of_line(account: Account, facts: FundFacts) -> Refusal | None:
    named = [line for line in facts.lines if line.id == account.name]
    line = next((line for line in named if line.fund == facts.fund.id), named[0] if named else None)
    if line is None:
        own = [line.id for line in facts.lines if line.fund == facts.fund.id]
        return UnknownLine(account.name, own, f"The account {account}", str(facts.schedule.clause))
    if line.fund != facts.fund.id:
        instead = "Post it to that fund, or record the variation that lets this one pay for it."
        why = f"is a line of the fund {line.fund}"
        return NotPermittedExpenditure(account, facts.fund, line, why=why, instead=instead)
    if account.kind is AccountKind.SPEND and line.nature.is_income:
        instead = f"Post it to {AccountKind.SERVICE_USER_INCOME.value}/{line.id}, or to the line it was spent on."
        return NotPermittedExpenditure(account, facts.fund, line, why="takes an income", instead=instead)
    return None


def _grouped(drafts: Sequence[Draft], key: Callable[[Draft], K]) -> list[tuple[K, list[Draft]]]:
    """The drafts under each key, in the order of the keys: a file of 100,000 rows asks each question once."""
    groups: dict[K, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(key(draft), []).append(draft)
    return [(found, groups[found]) for found in sorted(groups)]


def _told_once(objections: Iterable[_Objection]) -> list[Refusal]:
    """One refusal for all objections that are alike, saying how many entries it concerns."""
    alike: dict[tuple[str, str, str], list[_Objection]] = {}
    for objection in objections:
        alike.setdefault(objection.likeness, []).append(objection)
    return [_with_count(same[0].refusal, [draft for one in same for draft in one.drafts]) for same in alike.values()]


def _with_count(refusal: Refusal, drafts: Sequence[Draft]) -> Refusal:
    """The refusal, saying how many entries it concerns, on which days, and where the first of them stands."""
    first = min(drafts, key=lambda draft: draft.origin.row if isinstance(draft.origin, FromFile) else 0)
    days = sorted({draft.effective_on for draft in drafts})
    effective = f" effective between {in_words(days[0])} and {in_words(days[-1])}" if len(days) > 1 else ""
    if len(drafts) > 1:
        where = f", the first of them {first.origin}" if isinstance(first.origin, FromFile) else ""
        refusal.says += f" It concerns {len(drafts):,} entries{effective}{where}."
    elif isinstance(first.origin, FromFile):
        refusal.says += f" It concerns {first.origin}."
    refusal.args = (refusal.says,)
    return refusal


def _named(month: Month) -> str:
    """June 2022 (2022/23 M3)."""
    return f"{month.in_words} ({month})"
