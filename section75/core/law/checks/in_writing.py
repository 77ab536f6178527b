"""Check 2. In writing and in force: a document signed by all partners covers the day, and nothing ran before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from section75.core.agreements import InstrumentKind
from section75.core.calendar import in_words
from section75.core.explain import Clause
from section75.core.law.case import Case, absent
from section75.core.law.result import Point, fails, passes, warns
from section75.core.law.rule import COUNCIL, NHS, POOLED, LawRule
from section75.core.lives import Event, Of
from section75.core.money import Money, sum_of
from section75.core.records import About

RULE = LawRule(
    number="2",
    title="In writing and in force",
    provisions=("s75(2)",),
    of_kind=((POOLED, "reg 7(3)"), (NHS, "reg 8(2)"), (COUNCIL, "reg 9(3)")),
    beyond_the_term=True,
)
_SIGN = "Have all partners sign, and record the document with its day."


def points(case: Case) -> Iterator[Point]:
    """No signed document, terms in use before they were signed, an extension by letter only, a term that is over."""
    signed = sorted(_signed(case), key=lambda each: each[0])
    if signed:
        on, what, clause = signed[0]
        yield passes(f"{what}, signed {in_words(on)}.", clause)
    else:
        yield from absent(
            case,
            "A document that all partners signed",
            todo=_SIGN,
            about=About.IN_WRITING,
            gaps=("instrument", "agreement dates"),
        )
    yield from _before_signing(case, [on for on, _, _ in signed])
    yield from _spent_before(case, signed)
    yield from _proposed(case)
    yield from _by_letter(case)
    if case.has_ended:
        says = f"The term is over: it ran {case.term}. No document on record covers the day."
        yield fails(says, case.term_clause, todo="Record what extends it, or end what is still done under it.")


def _events(case: Case, *names: str, of: tuple[Of, ...] = (Of.AGREEMENT, Of.SCHEDULE)) -> list[Event]:
    subjects = {(Of.AGREEMENT, case.agreement.id), (Of.SCHEDULE, case.schedule.id)}
    return [
        each
        for each in case.partnership.events
        if (each.of, each.id) in subjects
        and each.of in of
        and each.event in names
        and each.on <= case.on
        and not each.planned
        and each.withdrawn_on is None
    ]


def _signed(case: Case) -> Iterator[tuple[date, str, Clause]]:
    """Signed documents of the agreement, up to the day."""
    for each in case.partnership.instruments:
        binding = each.kind in (InstrumentKind.AGREEMENT, InstrumentKind.DEED)
        if each.agreement == case.agreement.id and binding and each.signed and each.signed <= case.on:
            yield each.signed, each.title, each.clause
    for event in _events(case, "executed"):
        yield event.on, event.evidence or f"{case.agreement.title}", event.clause or case.agreement.clause


def _before_signing(case: Case, signed: list[date]) -> Iterator[Point]:
    """Terms that bound, or were worked by, before the last signature: for how many days, and about how much money."""
    money = _stake(case)
    about = f", and {money} of contributions rest on them in {case.year}" if money else ""
    for each in case.partnership.variations:
        begun = each.agreement == case.agreement.id and each.effective <= case.on
        if begun and (each.signed is None or each.signed > each.effective):
            until = min(each.signed or case.on, case.on)
            still = "are still unsigned" if until != each.signed else f"were signed only on {in_words(until)}"
            says = (
                f"The terms of {each.title!r} bind from {in_words(each.effective)} and {still}: "
                f"{(until - each.effective).days} days on which they were worked by unsigned{about}."
            )
            yield warns(says, each.clause, todo=_SIGN, stake=money)
    for event in _events(case, "operated unsigned"):
        later = [on for on in (*signed, *(each.on for each in _events(case, "executed"))) if on >= event.on]
        until = min(later, default=case.on)
        state = "have not been signed since" if not later else f"were signed on {in_words(until)}"
        says = (
            f"The partners have worked by terms that are not signed since {event.day}; they {state}: "
            f"{(until - event.on).days} days{about}."
        )
        yield warns(says, event.clause or case.schedule.clause, todo=_SIGN, stake=money)


def _spent_before(case: Case, signed: list[tuple[date, str, Clause]]) -> Iterator[Point]:
    """Money spent under the schedule before the first document was signed, where books are given."""
    spent = case.happened.spent_by(case.schedule.id) if case.happened is not None and signed else ()
    for each in spent:
        early = each.before(signed[0][0])
        if early:
            says = f"{early} was spent from {case.partnership.fund(each.fund).name} before anything was signed."
            yield warns(says, signed[0][2], todo="Record by what authority it was spent.", stake=early)


def _proposed(case: Case) -> Iterator[Point]:
    """A schedule whose first day is past while it is still only proposed: its terms are to go back to that day."""
    if case.term is None or case.is_to_come or _events(case, "approved", "executed", "commenced", of=(Of.SCHEDULE,)):
        return
    for event in _events(case, "proposed", of=(Of.SCHEDULE,)):
        if event.on > case.term.starts_on:
            money = _stake(case)
            about = f", on which {money} of contributions for {case.year} rest" if money else ""
            says = (
                f"Its terms are to hold from {in_words(case.term.starts_on)} and were only proposed on {event.day}; "
                f"they are not signed. It has operated before signing for {(case.on - case.term.starts_on).days} "
                f"days{about}."
            )
            yield warns(says, case.term_clause, event.clause or case.schedule.clause, todo=_SIGN, stake=money)


def _stake(case: Case) -> Money | None:
    dues = [amount for _, table in case.contributions() if table is not None for amount in table.due.values()]
    return sum_of(dues) if dues else None


def _by_letter(case: Case) -> Iterator[Point]:
    """An extension that stands in a letter and in no deed."""
    letters = [
        (each.title, each.clause)
        for each in case.partnership.instruments
        if each.agreement == case.agreement.id
        and each.kind is InstrumentKind.LETTER
        and (each.signed is None or each.signed <= case.on)
    ]
    letters += [
        (event.evidence, event.clause or case.agreement.clause)
        for event in _events(case, "extended")
        if "letter" in event.evidence.casefold()
    ]
    for title, clause in dict.fromkeys(letters):
        says = f"What extends the term is correspondence: {title}. No deed that does so is on record."
        yield warns(
            says, clause, todo="Have a deed of variation signed by all partners, or record why a letter is enough."
        )
        return
