"""Accounts and audit: the assurance of each pool's year, and the last days for councils' audited accounts.

The last days are those of SI 2015/234 regulation 9A, put in by SI 2024/907: a dated table, to which a year is added
when the regulations give it. A year that is not in it has no day here.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from section75.core.calendar import FinancialYear, Span
from section75.core.explain import Clause
from section75.core.obligations.obligation import Kind, Obligation
from section75.core.obligations.sources.reporting import pool_years
from section75.core.obligations.stepping import years_touching
from section75.core.partnership import Partnership

AUDIT = "SI 2000/617 reg 7(6)-(7)"
BACK_STOP = "SI 2015/234 reg 9A (SI 2024/907)"
BACK_STOPS = {
    FinancialYear(2024): date(2026, 2, 27),
    FinancialYear(2025): date(2027, 1, 31),
    FinancialYear(2026): date(2027, 11, 30),
    FinancialYear(2027): date(2028, 11, 30),
}


def assurance(partnership: Partnership, window: Span) -> Iterator[Obligation]:
    """The audit of each pool's year: no day is set for it, and who may give the certificate is for the partners."""
    on_record = {(each.fund, each.year): each.on for each in partnership.records.audits}
    for fund, year in pool_years(partnership, window):
        host = next((each.value for each in fund.host if each.span.holds(year.starts_on)), "")
        yield Obligation(
            key=f"audit/{fund.id}/{year}",
            kind=Kind.ACCOUNTS,
            title=f"Audit of the annual return of {fund.name}, {year}",
            source=Clause(AUDIT),
            law=AUDIT,
            known="the Regulations ask for it each year and set no day",
            owed_from=year.ends_before,
            parties=(host,) if host else (),
            role="the host" if host else "the host; none is named",
            fund=fund.id,
            held_on=on_record.get((fund.id, year)),
        )


def back_stops(partnership: Partnership, window: Span) -> Iterator[Obligation]:
    """The last day to publish audited accounts, for each council while an agreement runs."""
    for party in partnership.parties:
        for year in years_touching(window) if party.kind.is_council else ():
            if year in BACK_STOPS and _runs_in(partnership, year):
                yield Obligation(
                    key=f"accounts/{party.id}/{year}",
                    kind=Kind.ACCOUNTS,
                    title=f"Audited accounts for {year} are published: {party.name}",
                    source=Clause(BACK_STOP),
                    law=BACK_STOP,
                    known="the last day that the regulations give",
                    due_on=BACK_STOPS[year],
                    parties=(party.id,),
                )


def _runs_in(partnership: Partnership, year: FinancialYear) -> bool:
    return any(each.span is not None and each.span.overlaps(year.span) for each in partnership.agreements)
