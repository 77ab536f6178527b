"""A fund that became another from a day that is past: what was posted to it since goes over to the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.calendar import Month, in_words
from section75.core.ledger import Account, ByHand, Draft
from section75.core.money import Money
from section75.core.pools import Became
from section75.core.refusals import Refusal, raise_all


class LineGoesNowhere(Refusal):
    """A line of a fund that became another, with money on it, of which it is not said which line it became."""

    def __init__(self, line: str, became: Became, amount: Money) -> None:
        super().__init__(
            f"{amount} stands on {line!r} of the fund {became.fund!r} since {in_words(became.on)}, when it became "
            f"{became.into!r} ({became.clause}), and it is not said which line of that fund it went over to. "
            "Name it in `lines` of the [[became]] record.",
            clause=str(became.clause),
        )


class BetweenLines(Refusal):
    """Money between a line that went over to another fund and one that stays."""

    def __init__(self, pair: Pair, became: Became) -> None:
        super().__init__(
            f"{pair.amount} stands between {pair.debit} and {pair.credit} of the fund {became.fund!r} on "
            f"{in_words(pair.effective_on)}, and only one of them went over to {became.into!r} ({became.clause}), so "
            "that it belongs to neither fund as it is. Reverse the entry, and enter each half against cash.",
            clause=str(became.clause),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """The sum that moved from one account to another of a fund on an effective day."""

    debit: Account
    credit: Account
    effective_on: date
    amount: Money


def netted(pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Pairs of the same accounts and day set off against one another: what went over already counts for nothing."""
    sums: dict[tuple[date, Account, Account], Money] = {}
    for pair in pairs:
        forward = pair.debit.code < pair.credit.code
        first, second = (pair.debit, pair.credit) if forward else (pair.credit, pair.debit)
        key = (pair.effective_on, first, second)
        sums[key] = sums.get(key, Money(0)) + (pair.amount if forward else -pair.amount)
    found = []
    for (day, first, second), total in sorted(
        sums.items(), key=lambda item: (item[0][0], item[0][1].code, item[0][2].code)
    ):
        if total:
            debit, credit = (first, second) if total.pence > 0 else (second, first)
            found.append(Pair(debit, credit, day, abs(total)))
    return tuple(found)


def entries_over(pairs: Sequence[Pair], became: Became) -> tuple[Pair, ...]:
    """Of what stands in a fund's journal, what goes over: everything since the day, or only the lines named where a
    part of the fund went. Refuses a line of a whole fund that goes nowhere, and money between a line that went and one
    that stays.
    """
    since = [pair for pair in pairs if pair.effective_on >= became.on]
    lines = dict(became.lines)
    if became.part:
        raise_all(
            BetweenLines(pair, became)
            for pair in since
            if _lines_of(pair) & lines.keys() and _lines_of(pair) - lines.keys()
        )
        return tuple(pair for pair in since if _lines_of(pair) and _lines_of(pair) <= lines.keys())
    lost: dict[str, Money] = {}
    for pair in since:
        for line in _lines_of(pair) - lines.keys():
            lost[line] = lost.get(line, Money(0)) + pair.amount
    raise_all(LineGoesNowhere(line, became, amount) for line, amount in sorted(lost.items()))
    return tuple(since)


def _lines_of(pair: Pair) -> set[str]:
    return {account.name for account in (pair.debit, pair.credit) if account.kind.is_of_a_line}


def moved_drafts(
    pairs: Sequence[Pair], became: Became, *, leaves: Month, arrives: Month
) -> tuple[tuple[Draft, ...], tuple[Draft, ...]]:
    """What goes over, as drafts out of the former fund and into the other; each takes effect when the money moved."""
    lines = dict(became.lines)
    out = tuple(_draft(pair, became.fund, pair.credit, pair.debit, leaves, became, "out to") for pair in pairs)
    into = tuple(
        _draft(pair, became.into, _over(pair.debit, lines), _over(pair.credit, lines), arrives, became, "in from")
        for pair in pairs
    )
    return out, into


def _over(account: Account, lines: dict[str, str]) -> Account:
    return Account(account.kind, lines[account.name]) if account.kind.is_of_a_line else account


def _draft(pair: Pair, fund: str, debit: Account, credit: Account, month: Month, became: Became, way: str) -> Draft:
    other = became.into if fund == became.fund else became.fund
    moved = f"{pair.debit} from {pair.credit}, {in_words(pair.effective_on)}"
    return Draft(
        fund=fund,
        effective_on=pair.effective_on,
        month=month,
        debit=debit,
        credit=credit,
        amount=pair.amount,
        narrative=f"Goes over {way} {other}: {moved}",
        authority=str(became.clause)[:500],
        origin=ByHand(f"{became.fund} became {became.into} on {in_words(became.on)}, {became.clause}"),
    )
