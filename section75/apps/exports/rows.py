"""The rows of an export, read one after another: however many there are, few are held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.approvals.models import Decision
from section75.apps.exports.reported import Report, reports_of
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import MonthClosing
from section75.core.approvals import Verb
from section75.core.calendar import FinancialYear, Month
from section75.core.journal_tests import JournalRow, Source
from section75.core.ledger import Account
from section75.core.money import Money

CHUNK = 2_000
CALCULATED = ("post-contributions", "post-difference")
_FIELDS = (
    "seq", "debit", "credit", "pence", "effective_on", "run__recorded_at", "year", "month", "narrative", "authority",
    "reason", "file__sha256", "file__name", "file_row", "run__recorded_by_id", "run__approved_by_id",
    "run__proposal_id", "reverses",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Extent:
    """Which entries are exported: those up to a number, of one financial year or of all."""

    upto: int
    year: FinancialYear | None = None


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind a proposal that was approved."""

    kind: str
    preparer_org: str
    approver_org: str
    approved_at: datetime
    delegation: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known beside the entries themselves, read once before them."""

    ledger: Ledger
    schedule: str
    people: dict[int, str]
    behind: dict[int, _Behind]
    undone: dict[int, int]  # entry -> the entry that reverses it
    closed: dict[Month, datetime]  # month -> when it was first closed
    reports: tuple[Report, ...] = field(default=())

    def row(self, values: dict[str, Any]) -> JournalRow:
        """One entry as it is exported."""
        month = _month(values["year"], values["month"])
        behind = self.behind.get(values["run__proposal_id"])
        seq, at = values["seq"], values["run__recorded_at"]
        return JournalRow(
            entry=seq,
            pool=f"{self.ledger.partnership}/{self.ledger.fund}",
            schedule=self.schedule,
            debit=_account(values["debit"]),
            credit=_account(values["credit"]),
            amount=Money(values["pence"]),
            effective_on=values["effective_on"],
            recorded_at=at,
            month=month,
            source=_source(values, behind),
            narrative=values["narrative"],
            authority=values["authority"],
            reason=values["reason"],
            document_sha256=values["file__sha256"] or "",
            document_name=values["file__name"] or "",
            document_row=values["file_row"],
            preparer=self.people.get(values["run__recorded_by_id"], ""),
            preparer_org=behind.preparer_org if behind else "",
            approver=self.people.get(values["run__approved_by_id"], ""),
            approver_org=behind.approver_org if behind else "",
            approved_at=behind.approved_at if behind else None,
            delegation=behind.delegation if behind else "",
            proposal=values["run__proposal_id"],
            reverses=values["reverses"],
            reversed_by=self.undone.get(seq),
            after_close=self._is_after_close(month, values["effective_on"], at),
            reports=tuple(each.id for each in self.reports if each.counts(seq, month)),
        )

    def _is_after_close(self, month: Month, effective_on: date, at: datetime) -> bool:
        return any(closed < at for closed in map(self.closed.get, (month, Month.of(effective_on))) if closed)


def rows_of(ledger: Ledger, extent: Extent) -> Iterator[JournalRow]:
    """The entries of an extent, in the order of their numbers, each with everything known of it."""
    known = _known(ledger, extent.upto)
    rows = ledger.rows().filter(seq__lte=extent.upto)
    if extent.year is not None:
        rows = rows.filter(year=extent.year.first)
    for values in rows.order_by("seq").values(*_FIELDS).iterator(chunk_size=CHUNK):
        yield known.row(values)


def _known(ledger: Ledger, upto: int) -> _Known:
    reversals = ledger.rows().filter(seq__lte=upto, reverses__isnull=False).values_list("reverses", "seq")
    closed: dict[Month, datetime] = {}
    closings = MonthClosing.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
    for row in closings.order_by("-closed_at"):
        closed[_month(row.year, row.month)] = row.closed_at
    return _Known(
        ledger=ledger,
        schedule=agreements.latest(ledger.partnership).fund(ledger.fund).schedule,
        people=dict(User.objects.values_list("pk", "username")),
        behind=_behind(ledger),
        undone={entry: seq for entry, seq in reversals if entry is not None},
        closed=closed,
        reports=reports_of(ledger),
    )


def _behind(ledger: Ledger) -> dict[int, _Behind]:
    rows = Decision.objects.filter(
        proposal__partnership=ledger.partnership,
        proposal__fund__in=(ledger.fund, ""),
        verb=Verb.APPROVE.value,
        ends=True,
    ).select_related("proposal")
    return {
        row.proposal_id: _Behind(row.proposal.kind, row.proposal.organisation, row.organisation, row.at, row.delegation)
        for row in rows.only("proposal__kind", "proposal__organisation", "organisation", "at", "delegation")
    }


def _source(values: dict[str, Any], behind: _Behind | None) -> Source:
    if values["reverses"] is not None:
        return Source.REVERSAL
    if values["file_row"] is not None:
        return Source.IMPORT
    return Source.CALCULATED if behind is not None and behind.kind in CALCULATED else Source.MANUAL


@lru_cache(maxsize=4_096)
def _account(code: str) -> Account:
    return Account.read(code)


@lru_cache(maxsize=1_024)
def _month(year: int, month: int) -> Month:
    return Month(FinancialYear(year), month)
