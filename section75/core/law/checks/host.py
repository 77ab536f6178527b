"""Check 13. One host for a pool on every day, a pool manager it employs, management and monitoring, audit."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from section75.core.calendar import FinancialYear, Span, in_words
from section75.core.law.case import Case, absent
from section75.core.law.result import Point, fails, passes, warns
from section75.core.law.rule import POOLED, LawRule
from section75.core.pools import Fund
from section75.core.records import About, AuditMode, Matter

RULE = LawRule(
    number="13",
    title="Host, pool manager, management, audit",
    provisions=("reg 7(4)", "reg 7(6)"),
    of_kind=((POOLED, "reg 7(3)(g)"),),
    applies=(POOLED,),
)
_HOST = "Agree which partner hosts, and give it with its clause: it answers for accounts and audit."
_MANAGER = "The host appoints one of its own officers to manage the fund; record the post and its employer."


def points(case: Case) -> Iterator[Point]:
    """Each pool's host, manager and audit; then how it is managed and monitored."""
    if not case.pools:
        yield case.without_a_fund()
        return
    for fund in case.pools:
        yield from _host(case, fund)
        yield from _changed(case, fund)
        yield from _manager(case, fund)
        yield from _audited(case, fund)
    yield from _managed(case)


def _host(case: Case, fund: Fund) -> Iterator[Point]:
    """Exactly one on the day, and none missing on the days it has been pooled until then."""
    holding = [term for term in fund.host if term.span.holds(case.on)]
    if len(holding) > 1:
        names = " and ".join(case.partnership.called(term.value) for term in holding)
        yield fails(
            f"{fund.name} has {len(holding)} hosts on the day: {names}.", *(t.clause for t in holding), todo=_HOST
        )
    elif not holding:
        gap = case.gap("host")
        stated = f" The source: {gap.says}." if gap else ""
        yield fails(f"{fund.name} has no host on the day.{stated}", gap.clause if gap else fund.clause, todo=_HOST)
    else:
        yield passes(f"{case.partnership.named(holding[0].value)} hosts {fund.name}.", holding[0].clause)
    for days in _uncovered(case, fund):
        yield fails(f"{fund.name} was pooled {days} without a host.", fund.clause, todo=_HOST)


def _uncovered(case: Case, fund: Fund) -> Iterator[Span]:
    """Days up to the day of the check on which it was pooled between two hosts, or before the first."""
    if not fund.host or not fund.pooled:
        return
    hosts = sorted((term.span for term in fund.host), key=lambda span: span.starts_on)
    first = fund.pooled[0].span.starts_on
    if first < hosts[0].starts_on <= case.on:
        yield Span(first, hosts[0].starts_on)
    for one, two in pairwise(hosts):
        if one.ends_before is not None and one.ends_before < two.starts_on <= case.on:
            yield Span(one.ends_before, two.starts_on)


def _changed(case: Case, fund: Fund) -> Iterator[Point]:
    """A host that changed on a day on which nothing varies the agreement."""
    for one, two in pairwise(sorted(fund.host, key=lambda term: term.span.starts_on)):
        on = two.span.starts_on
        varied = any(
            each.agreement == case.agreement.id and each.effective == on for each in case.partnership.variations
        )
        if one.value != two.value and on <= case.on and not varied:
            says = f"The host of {fund.name} changed on {in_words(on)}, and no variation on record changes it."
            yield fails(says, two.clause, todo="Record the variation by which the host changed.")


def _manager(case: Case, fund: Fund) -> Iterator[Point]:
    in_pool = any(term.span.holds(case.on) for term in fund.pooled)
    holding = [term for term in fund.manager if term.span.holds(case.on) or not in_pool]
    if not holding:
        gap = case.gap("manager")
        says = f"{fund.name} has no pool manager in post on the day.{f' The source: {gap.says}.' if gap else ''}"
        yield fails(says, gap.clause if gap else fund.clause, todo=_MANAGER)
        return
    manager, hosts = holding[0], [term.value for term in fund.host if term.span.overlaps(holding[0].span)]
    employer = case.partnership.called(manager.value.employer)
    if not hosts:
        says = (
            f"The pool manager of {fund.name} ({manager.value.post}) is employed by {employer}, and no host is "
            "given: whether it is an officer of the host cannot be seen."
        )
        yield fails(says, manager.clause, todo=_HOST)
    elif manager.value.employer not in hosts:
        host = case.partnership.called(hosts[0])
        says = f"The pool manager of {fund.name} ({manager.value.post}) is employed by {employer}, and {host} hosts it."
        yield fails(says, manager.clause, todo=_MANAGER)
    else:
        yield passes(
            f"The pool manager of {fund.name} ({manager.value.post}) is employed by the host, {employer}.",
            manager.clause,
        )


def _audited(case: Case, fund: Fund) -> Iterator[Point]:
    """Of the last closed year: was there an audit, and a certified annual return?"""
    year = FinancialYear(case.year.first - 1)
    if not any(term.span.overlaps(year.span) for term in fund.pooled):
        return
    todo = "Record how the year was audited and its return certified, or why it was not."
    audits = [each for each in case.partnership.records.audits if each.fund == fund.id and each.year == year]
    if not audits:
        says = f"No audit arrangement and no certified annual return of {fund.name} for {year} is on record."
        yield warns(says, fund.clause, todo=todo)
    for audit in audits:
        if audit.mode is AuditMode.NONE_EXPLAINED:
            yield warns(
                f"{fund.name}, {year}: no audit, as explained: {audit.opinion or 'no words are given'}.",
                audit.clause,
                todo=todo,
            )
        else:
            by = f" by {audit.by}" if audit.by else ""
            says = (
                f"{fund.name}, {year}: {audit.mode.value}{by}. Who is appointed to certify under regulation 7(7) is "
                "not known here."
            )
            yield passes(says, audit.clause)


def _managed(case: Case) -> Iterator[Point]:
    """How the fund is managed and monitored: in words of the agreement, or by the groups that do it."""
    told = [(each.says, each.clause) for each in case.provided(Matter.MANAGEMENT)]
    told += [(each.says, each.clause) for each in case.records(case.partnership.records.monitoring)]
    told += [(f"{group.name}: {group.purpose}", group.clause) for group in case.partnership.groups if group.purpose]
    if told and not case.observed(About.MANAGEMENT):
        yield passes(f"Managed and monitored: {told[0][0]}.", told[0][1])
        return
    todo = "Say how the fund is managed and monitored."
    yield from absent(
        case, "How the fund is managed and monitored", todo=todo, about=About.MANAGEMENT, gaps=("groups",)
    )
