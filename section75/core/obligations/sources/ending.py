"""What ends, and what changes by itself: agreements, schedules, contracts, states of funds."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.agreements import Agreement, Term
from section75.core.calendar import Span
from section75.core.obligations.obligation import Kind, Obligation
from section75.core.partnership import Partnership
from section75.core.pools import Fund, FundState


def ends(partnership: Partnership, window: Span) -> Iterator[Obligation]:  # noqa: ARG001 - every end is looked at
    """The last day of every agreement, and of every schedule that has days of its own; or that none is given."""
    for agreement in partnership.agreements:
        yield _end_of_agreement(partnership, agreement)
    for schedule in partnership.schedules:
        gap = partnership.gap("schedule dates", schedule.id)
        if schedule.span is None and (not gap or partnership.term_of(schedule.id) is not None):
            continue
        yield Obligation(
            key=f"end/schedule/{schedule.id}",
            kind=Kind.ENDING,
            title=f"Schedule ends: {schedule.title}",
            source=schedule.span_clause or schedule.clause,
            known=_end_known(schedule.span, gap),
            due_on=schedule.span.last_day if schedule.span else None,
        )


def _end_of_agreement(partnership: Partnership, agreement: Agreement) -> Obligation:
    return Obligation(
        key=f"end/agreement/{agreement.id}",
        kind=Kind.ENDING,
        title=f"Agreement ends: {agreement.title}",
        source=agreement.span_clause or agreement.clause,
        known=_end_known(agreement.span, partnership.gap("agreement dates", agreement.id)),
        due_on=agreement.span.last_day if agreement.span else None,
        parties=agreement.parties,
    )


def _end_known(span: Span | None, gap: str) -> str:
    if span is not None and span.last_day is not None:
        return "its last day"
    return f"no end is given{f': {gap}' if gap else ''}"


def states(partnership: Partnership, window: Span) -> Iterator[Obligation]:  # noqa: ARG001 - every state is looked at
    """The first day of every state of a fund, or of a line, and what ends it where that is said in words."""
    for fund in partnership.funds:
        for term in fund.state:
            yield from _state(fund, fund.name, f"state/{fund.id}/{term.span.starts_on}", term)
        for line in partnership.lines_of(fund.id):
            for term in line.state:
                key = f"state/{fund.id}/{line.id}/{term.span.starts_on}"
                yield from _state(fund, f"{fund.name}, {line.name}", key, term)


def _state(fund: Fund, name: str, key: str, term: Term[FundState]) -> Iterator[Obligation]:
    yield Obligation(
        key=key,
        kind=Kind.STATE,
        title=f"{name} becomes {term.value}",
        source=term.clause,
        known="the first day of that state",
        due_on=term.span.starts_on,
        fund=fund.id,
    )
    if term.until:
        yield Obligation(
            key=f"{key}/until",
            kind=Kind.STATE,
            title=f"{name} is {term.value} until {term.until}",
            source=term.clause,
            known="the last day of that state, if what ends it has come" if term.span.last_day else "no day is given",
            due_on=term.span.last_day,
            fund=fund.id,
        )


def contracts(partnership: Partnership, window: Span) -> Iterator[Obligation]:  # noqa: ARG001 - every one is looked at
    """The last day of every contract behind a schedule, its option to extend said with it."""
    for contract in partnership.contracts:
        option = f"; option to extend: {contract.option.says}" if contract.option else ""
        yield Obligation(
            key=f"contract/{contract.id}",
            kind=Kind.CONTRACT,
            title=f"Contract ends: {contract.name}",
            source=contract.clause,
            known=f"{'its last day' if contract.last_day else 'no end is given'}{option}",
            due_on=contract.last_day,
            parties=tuple(dict.fromkeys(each for each in (contract.contracting_body, *contract.on_behalf_of) if each)),
        )
