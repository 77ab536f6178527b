"""Matching a payment to instalments: what may be matched, how an amount is spread, and what looks exactly right."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.money import Money, sum_of
from section75.core.receipts.owed import Invoiced, OwedAndPaid, Payment
from section75.core.receipts.refusals import (
    AboveTheInstalment,
    AboveThePayment,
    AboveWhatIsNotInvoiced,
    NothingOwedThen,
    NothingToMatch,
)
from section75.core.receipts.standing import Standing, left_of, standings
from section75.core.refusals import Refusal, raise_all

Part = tuple[date, Money]  # of the instalment of which day, how much


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Instalments that a payment would meet to the penny, and why they are suggested. Nobody has accepted it."""

    parts: tuple[Part, ...]
    because: str


def spread(amount: Money, *, over: Sequence[Part]) -> tuple[tuple[Part, ...], Money]:
    """An amount over what is open of instalments, the earliest filled first; and what is left. Nothing is lost."""
    parts: list[Part] = []
    left = amount
    for due_on, is_open in sorted(over):
        taken = Money(max(0, min(left.pence, is_open.pence)))
        if taken:
            parts.append((due_on, taken))
            left -= taken
    return tuple(parts), left


def open_of(books: OwedAndPaid, party: str, *, days: Collection[date] = ()) -> tuple[Standing, ...]:
    """A partner's instalments with anything outstanding, whatever the day; of some days only where they are given."""
    every = (each for each in standings(books, on=date.max) if each.owed.party == party)
    return tuple(each for each in every if each.outstanding.pence > 0 and (not days or each.owed.due_on in days))


def match_to(books: OwedAndPaid, payment: Payment, *, days: Collection[date]) -> tuple[Part, ...]:
    """What is left of a payment, over instalments somebody chose. What goes beyond them stays unmatched.

    Refuses a day of which nothing is owed, and a match of nothing.
    """
    known = {owed.due_on for owed in books.owed if owed.party == payment.party and not owed.is_reversed}
    raise_all([NothingOwedThen(payment.party, day) for day in sorted(set(days) - known)])
    chosen = open_of(books, payment.party, days=days) if days else ()
    over = [(each.owed.due_on, each.outstanding) for each in chosen]
    parts, _ = spread(left_of(books, payment), over=over)
    if not parts:
        raise NothingToMatch("A match")
    require_match(books, payment, parts)
    return parts


def require_match(books: OwedAndPaid, payment: Payment, parts: Sequence[Part]) -> None:
    """Refuse parts above what is left of the payment, or above what is outstanding of an instalment; all at once."""
    found: list[Refusal] = []
    asked, left = sum_of(amount for _, amount in parts), left_of(books, payment)
    if asked.pence > left.pence:
        found.append(AboveThePayment(payment.seq, asked, left))
    open_by_day = {each.owed.due_on: each.outstanding for each in open_of(books, payment.party)}
    for due_on in dict.fromkeys(day for day, _ in parts):
        wanted = sum_of(amount for day, amount in parts if day == due_on)
        outstanding = open_by_day.get(due_on, Money(0))
        if wanted.pence > outstanding.pence:
            found.append(AboveTheInstalment(due_on, wanted, outstanding))
    if any(amount.pence <= 0 for _, amount in parts) or not parts:
        found.append(NothingToMatch("A match"))
    raise_all(found)


def invoice_for(
    books: OwedAndPaid, *, party: str, number: str, amount: Money, days: Collection[date]
) -> tuple[Part, ...]:
    """An invoice over the instalments it is for, the earliest filled first. Refuses more than is not invoiced yet."""
    owing = (each for each in standings(books, on=date.max) if not each.owed.is_reversed)
    every = {each.owed.due_on: each for each in owing if each.owed.party == party}
    raise_all([NothingOwedThen(party, day) for day in sorted(set(days) - set(every))])
    if amount.pence <= 0 or not days:
        raise NothingToMatch("An invoice")
    over = [(day, each.not_invoiced) for day, each in every.items() if day in days]
    parts, left = spread(amount, over=over)
    if left:
        raise AboveWhatIsNotInvoiced(number, amount, amount - left)
    return parts


def suggestions(books: OwedAndPaid, payment: Payment) -> tuple[Suggestion, ...]:
    """What a payment would meet exactly: an invoice it names, an invoice, one instalment, or the earliest several."""
    left = left_of(books, payment)
    if left.pence <= 0:
        return ()
    found: dict[tuple[Part, ...], Suggestion] = {}
    for each in _exact(books, payment, left):
        found.setdefault(each.parts, each)
    return tuple(found.values())


def _exact(books: OwedAndPaid, payment: Payment, left: Money) -> Iterator[Suggestion]:
    outstanding = open_of(books, payment.party)
    by_day = {each.owed.due_on: each.outstanding for each in outstanding}
    for number in dict.fromkeys(part.number for each in outstanding for part in _parts_of(books, each)):
        days = [part.due_on for part in books.invoiced if part.number == number and part.due_on in by_day]
        parts = tuple((day, by_day[day]) for day in sorted(days))
        if sum_of(amount for _, amount in parts) == left:
            named = ", which it names" if number.casefold() in payment.narrative.casefold() else ""
            yield Suggestion(parts, f"It is what is outstanding of invoice {number}{named}")
    for each in outstanding:
        if each.outstanding == left:
            yield Suggestion(((each.owed.due_on, left),), "It is what is outstanding of this instalment")
    parts, beyond = spread(left, over=tuple(by_day.items()))
    if not beyond and all(by_day[day] == amount for day, amount in parts):
        yield Suggestion(parts, f"It is what is outstanding of the earliest {len(parts)} instalments together")


def _parts_of(books: OwedAndPaid, standing: Standing) -> Iterator[Invoiced]:
    return (part for part in books.invoiced if (part.party, part.due_on) == standing.owed.key)
