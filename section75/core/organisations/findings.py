"""What is to be said of the parties of a partnership: whether a body stood behind each of them all through its term."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from section75.core.calendar import Span, in_words
from section75.core.organisations.chain import Answer, Apportionment, Outcome, who_is
from section75.core.organisations.linking import body_of
from section75.core.organisations.organisation import Organisation
from section75.core.organisations.parties_on import not_tied
from section75.core.organisations.register import Register
from section75.core.parties import Party
from section75.core.refusals import Finding, Result

CHECK = "party-succession"
_RESULTS = {
    Outcome.ONE: Result.PASS,
    Outcome.SEVERAL: Result.PASS,
    Outcome.ASKED: Result.FAIL,
    Outcome.ENDED: Result.FAIL,
    Outcome.UNKNOWN: Result.OPEN,
}


def party_findings(
    parties: Sequence[Party],
    terms: Mapping[str, Sequence[Span]],
    register: Register,
    *,
    on: date,
    recorded: Sequence[Apportionment] = (),
) -> tuple[Finding, ...]:
    """One finding or more for each party: `terms` are the spans of the agreements it is party to, looked at up to `on`.

    FAIL where its body had ended inside the term with no successor known, or with several and no apportionment; WARN
    where it changed and no instrument is named, or where the file does not say which body it is; OPEN where no source
    covers a day of the term; PASS where one body, or several in recorded shares, stood there throughout.
    """
    found: list[Finding] = []
    for party in parties:
        body = body_of(party, register)
        if body is None:
            found.append(_not_tied(party))
            continue
        own = [record for record in recorded if record.party == party.id]
        spans = [span for span in terms.get(party.id, ()) if span.starts_on <= on]
        found.extend(_through_the_term(party, body, spans, register, on=on, recorded=own))
    return tuple(found)


def _not_tied(party: Party) -> Finding:
    return Finding(
        CHECK,
        Result.WARN,
        party.clause.where,
        not_tied(party),
    )


def _through_the_term(
    party: Party,
    body: Organisation,
    spans: Sequence[Span],
    register: Register,
    *,
    on: date,
    recorded: Sequence[Apportionment],
) -> Iterator[Finding]:
    """The worst that is found of each kind, once, on the first day it is so; and every change without an instrument."""
    answers = [who_is(register, body, on=day, recorded=recorded) for day in days_to_ask(spans, register, on=on)]
    told: set[Outcome] = set()
    for answer in answers:
        if answer.outcome not in told and _RESULTS[answer.outcome] is not Result.PASS:
            told.add(answer.outcome)
            yield Finding(CHECK, _RESULTS[answer.outcome], party.clause.where, f"{party.called}: {answer.says}")
    yield from _without_instrument(party, answers, spans, register)
    if not told and answers:
        bodies = {holder.body.name: None for answer in answers for holder in answer.holders}
        days = f"{in_words(answers[0].on)} to {in_words(answers[-1].on)}"
        yield Finding(CHECK, Result.PASS, party.clause.where, f"{party.called}, {days}: {', then '.join(bodies)}.")


def days_to_ask(spans: Sequence[Span], register: Register, *, on: date) -> tuple[date, ...]:
    """The days of the terms on which the answer may change: their first and last, and every succession inside them."""
    days: set[date] = set()
    changes = {link.on for link in register.successions if isinstance(link.on, date)}
    for span in spans:
        last = min(span.last_day or on, on)
        days |= {span.starts_on, last} | {day for day in changes if span.holds(day) and day <= last}
    return tuple(sorted(days))


def _without_instrument(
    party: Party, answers: Sequence[Answer], spans: Sequence[Span], register: Register
) -> Iterator[Finding]:
    steps = {step: None for answer in answers for step in answer.steps}
    for step in steps:
        in_term = isinstance(step.on, date) and any(span.holds(step.on) for span in spans)
        if in_term and isinstance(step.on, date) and not step.instrument:
            names = [register.get(id).name for id in (step.predecessor, step.successor)]
            yield Finding(
                CHECK,
                Result.WARN,
                party.clause.where,
                f"{party.called}: {names[1]} took the place of {names[0]} on {in_words(step.on)}, inside the term, and "
                "no instrument is named. Record the order or transfer scheme that moved the rights and liabilities.",
            )
