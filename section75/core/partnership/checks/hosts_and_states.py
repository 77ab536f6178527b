"""Every fund has one host, one state and a manager employed by the host, on every day its schedule runs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from section75.core.agreements import Term, span_findings
from section75.core.partnership.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Finding, Place, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """Missing, overlapping and gapped hosts, states and managers; a manager whom the host does not employ."""
    for fund in partnership.funds:
        where = fund.clause.where
        dated: dict[str, Sequence[Term[Any]]] = {"host": fund.host, "state": fund.state, "manager": fund.manager}
        for what, terms in dated.items():
            yield from span_findings(
                terms,
                what=f"The {what} of {fund.name}",
                schedule=fund.schedule,
                within=partnership.term_of(fund.schedule),
            )
            if not terms:
                yield _missing(partnership, fund, what, where)
        yield from _managers_employer(partnership, fund)


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


def _managers_employer(partnership: Partnership, fund: Fund) -> Iterator[Finding]:
    for manager in fund.manager:
        hosts: list[Term[str]] = [host for host in fund.host if host.span.overlaps(manager.span)]
        for host in hosts:
            if host.value != manager.value.employer:
                says = (
                    f"The manager of {fund.name} is employed by {partnership.called(manager.value.employer)} "
                    f"({manager.clause}), and the host is {partnership.called(host.value)} ({host.clause}). "
                    "The manager must be an officer of the host: agree which of the two changes."
                )
                where = manager.clause.where
                yield Finding("manager is not the host's", Result.FAIL, where, says, fund.schedule)
