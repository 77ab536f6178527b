"""Every fund has one state on every day it runs; a pooled one has one host, and a manager employed by the host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from section75.core.agreements import Term, span_findings
from section75.core.calendar import Span
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund, Manager
from section75.core.refusals import Finding, Place, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """Missing, overlapping and gapped hosts, states and managers; a manager whom the host does not employ.

    Host and manager are asked of a fund that is in the pool on some day, and for those days.
    """
    for fund in partnership.funds:
        where, pooled = fund.clause.where, _pooled_days(partnership, fund)
        days = partnership.days_of(fund)
        dated: dict[str, tuple[Sequence[Term[Any]], list[Span], bool]] = {
            "host": (fund.host, pooled, fund.is_ever_pooled),
            "state": (fund.state, [days] if days else [], True),
            "manager": (fund.manager, pooled, fund.is_ever_pooled),
        }
        for what, (terms, within, asked) in dated.items():
            yield from _dated(terms, f"The {what} of {fund.name}", fund.schedule, within)
            if asked and not terms:
                yield _missing(partnership, fund, what, where)
        for manager in fund.manager:
            yield from _managers_employer(partnership, fund, manager)


def _dated(terms: Sequence[Term[Any]], what: str, schedule: str, within: list[Span]) -> Iterator[Finding]:
    """Overlaps on any day, and the gaps in the days it is asked for; all gaps where those are not known."""
    everywhere = span_findings(terms, what=what, schedule=schedule)
    yield from (finding for finding in everywhere if not within or finding.check == "dates overlap")
    for days in within:
        there = [term for term in terms if term.span.overlaps(days)]
        if terms and not there:
            says = f"{what} is not given for {days}, though it is for other days. Say what held then."
            yield Finding("dates leave a gap", Result.FAIL, terms[0].clause.where, says, schedule)
        gaps = span_findings(there, what=what, schedule=schedule, within=days)
        yield from (finding for finding in gaps if finding.check == "dates leave a gap")


def _pooled_days(partnership: Partnership, fund: Fund) -> list[Span]:
    """The days on which the fund is in the pool, of those it runs; all of those, where no state is given."""
    days = partnership.days_of(fund)
    if not fund.state:
        return [days] if days else []
    runs: list[Span] = []
    for span in (term.span for term in fund.pooled):
        if runs and (runs[-1].ends_before is None or span.starts_on <= runs[-1].ends_before):
            ends = [each.ends_before for each in (runs[-1], span) if each.ends_before is not None]
            runs[-1] = Span(runs[-1].starts_on, max(ends) if len(ends) == 2 else None)
        else:
            runs.append(span)
    return [_common(run, days) for run in runs if days is not None and run.overlaps(days)]


def _common(one: Span, other: Span) -> Span:
    """The days of both; they share some."""
    ends = [each.ends_before for each in (one, other) if each.ends_before is not None]
    return Span(max(one.starts_on, other.starts_on), min(ends, default=None))


def _missing(partnership: Partnership, fund: Fund, what: str, where: Place) -> Finding:
    gap = partnership.gap(what, fund.id)
    stated = f" The file says: {gap}." if gap else ""
    needs = {
        "host": "Exactly one partner must host a pooled fund: it answers for its accounts and audit.",
        "state": "Say from when it is pooled, aligned or non-pooled.",
        "manager": "The host must appoint one of its own officers to manage a pooled fund.",
    }[what]
    result = Result.WARN if what == "manager" else Result.FAIL
    says = f"{fund.name} has no {what}.{stated} {needs} Agree it and give it with its clause."
    return Finding(f"{what} is missing", result, where, says, fund.schedule)


def _managers_employer(partnership: Partnership, fund: Fund, manager: Term[Manager]) -> Iterator[Finding]:
    """The employer is the host on every day they share; where there is no host at all, that cannot be seen."""
    employer, where = partnership.called(manager.value.employer), manager.clause.where
    hosts: list[Term[str]] = [host for host in fund.host if host.span.overlaps(manager.span)]
    if not hosts:
        says = (
            f"The manager of {fund.name} ({manager.value.post}) is employed by {employer}"
            f"{_as_lead(partnership, fund, manager)} ({manager.clause}), and is not shown to be the host's: no host is "
            f"given. The manager must be an officer of the host. Say who hosts; if it is not {employer}, the host "
            "appoints another."
        )
        yield Finding("manager is not shown to be the host's", Result.WARN, where, says, fund.schedule)
    for host in hosts:
        if host.value != manager.value.employer:
            says = (
                f"The manager of {fund.name} is employed by {employer} "
                f"({manager.clause}), and the host is {partnership.called(host.value)} ({host.clause}). "
                "The manager must be an officer of the host: agree which of the two changes."
            )
            yield Finding("manager is not the host's", Result.FAIL, where, says, fund.schedule)


def _as_lead(partnership: Partnership, fund: Fund, manager: Term[Manager]) -> str:
    """That the employer leads the schedule, where it does: leading is not hosting."""
    for lead in partnership.schedule_of(fund).lead:
        if manager.value.employer in lead.value.parties and lead.span.overlaps(manager.span):
            return ", the lead organisation"
    return ""
