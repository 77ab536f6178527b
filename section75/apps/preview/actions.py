"""What is done about rows left over and about corrected files: all of it is proposed, and approved by somebody else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.ledger.ledgers import Ledger
from section75.apps.placing import actions as placing
from section75.apps.placing.wanted import WantedRule
from section75.apps.preview.waiting import Group, WaitingRow
from section75.core.authority import Scope
from section75.core.calendar import Month, Span
from section75.core.ledger import Account, ExtractRow
from section75.core.money import Money
from section75.core.pools import Destination


@dataclass(frozen=True, slots=True)
class ForGroups:
    """A rule for each of several groups of waiting rows: where they go, on which days, and by what authority."""

    destination: Destination
    target: str
    span: Span
    clause: str
    because: str


@dataclass(frozen=True, slots=True)
class ToClear:
    """How much of an entry goes from suspense to which account, when, by what authority, and why."""

    entry: int
    account: Account
    amount: Money
    month: Month
    effective_on: date
    authority: str
    because: str


def propose_rules_for(
    user: User, ledger: Ledger, groups: Sequence[Group], wanted: ForGroups, *, at: datetime
) -> Proposal:
    """Propose a placing rule for each group, all in one proposal."""
    rules = [
        WantedRule(
            conditions=group.rule_for,
            destination=wanted.destination,
            target=wanted.target,
            span=wanted.span,
            clause=wanted.clause,
            because=wanted.because,
        )
        for group in groups
    ]
    return placing.propose_rules(user, scope_of(ledger), rules, at=at)


def propose_suspense(
    user: User,
    ledger: Ledger,
    rows: Iterable[WaitingRow],
    *,
    month: Month,
    authority: str,
    because: str,
    at: datetime,
) -> Proposal:
    """Propose posting waiting rows to suspense, with the reason."""
    said = {
        "rows": sorted([each.extract.pk, each.row.row] for each in rows),
        "month": str(month),
        "authority": authority.strip(),
        "because": because.strip(),
    }
    return approvals.propose(user, "post-suspense", scope_of(ledger), said, at=at, because=because)


def propose_clearing(user: User, ledger: Ledger, wanted: ToClear, *, at: datetime) -> Proposal:
    """Propose clearing an entry from suspense, or part of it."""
    said = {
        "entry": wanted.entry,
        "account": wanted.account.code,
        "pence": wanted.amount.pence,
        "month": str(wanted.month),
        "effective_on": wanted.effective_on.isoformat(),
        "authority": wanted.authority.strip(),
        "because": wanted.because.strip(),
    }
    return approvals.propose(user, "clear-suspense", scope_of(ledger), said, at=at, because=wanted.because)


def propose_reading(
    user: User, ledger: Ledger, number: int, row: ExtractRow, *, because: str, at: datetime
) -> Proposal:
    """Propose what a row that nobody could read says."""
    said = {
        "row": row.row,
        "is_of_fund": True,
        "pence": row.amount.pence,
        "posted_on": row.posted_on.isoformat(),
        "cost_centre": row.cost_centre.strip(),
        "subjective": row.subjective.strip(),
        "description": row.description.strip(),
        "supplier": row.supplier.strip(),
        "reference": row.reference.strip(),
    }
    return _propose_answers(user, ledger, number, [said], because=because, at=at)


def propose_setting_aside(
    user: User, ledger: Ledger, number: int, rows: Sequence[tuple[int, Money]], *, because: str, at: datetime
) -> Proposal:
    """Propose that rows, each with its amount, are not of this fund."""
    said = [{"row": row, "is_of_fund": False, "pence": amount.pence} for row, amount in rows]
    return _propose_answers(user, ledger, number, said, because=because, at=at)


def propose_corrected(
    user: User,
    ledger: Ledger,
    number: int,
    *,
    corrects: int,
    because: str,
    at: datetime,
    even_so: str = "",
    reversed_rows: str = "",
) -> Proposal:
    """Propose posting an extract as the correction of one that is posted: the difference alone.

    Rows that look like rows posted from another file are refused, unless `even_so` says why they are different; rows
    that were reversed by hand are, unless `reversed_rows` says that they "stay" reversed or are posted "again".
    """
    said = {"corrects": corrects, "extract": number, "because": because.strip(), "even_so": even_so.strip()}
    if reversed_rows:
        said["reversed_rows"] = reversed_rows
    return approvals.propose(user, "post-corrected", scope_of(ledger), said, at=at, because=because)


def scope_of(ledger: Ledger) -> Scope:
    """The place of a journal."""
    return Scope(ledger.partnership, ledger.fund)


def _propose_answers(
    user: User, ledger: Ledger, number: int, rows: Sequence[object], *, because: str, at: datetime
) -> Proposal:
    said = {"extract": number, "rows": list(rows), "because": because.strip()}
    return approvals.propose(user, "answer-rows", scope_of(ledger), said, at=at, because=because)
