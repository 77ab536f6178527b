"""The application itself, asked to do the same: each act by the people it takes, with what it refused by name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.backups import actions as backups
from section75.apps.backups import making, restoring
from section75.apps.backups import store as restorations
from section75.apps.demonstration.actions import FUND, YEAR
from section75.apps.evidence import store as evidence
from section75.apps.evidence.actions import sign_daily
from section75.apps.journals import actions as journals
from section75.apps.journals.asked import Asked
from section75.apps.ledger import actions as ledger
from section75.apps.ledger import extracts
from section75.apps.preview import actions as preview
from section75.apps.preview import waiting
from section75.apps.returns.models import IssuedReturn
from section75.apps.risk_share.store import settlement_of
from section75.apps.variations import actions as variations
from section75.core.calendar import Month
from section75.core.evidence import Note, read_note
from section75.core.journals import accrual_line
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals
from section75.core.risk_share.refusals import SavingExceedsOverspend
from section75.importers.agreement_file import FileText
from tests import acts
from tests.model.plain import A_YEAR, Entry, File, Names

OFFICER, MANAGER, PARTNER = "finance.officer", "pool.manager", "partner.accountant"
AUTHORITY, BECAUSE = "cl. 9 (invented)", "Invented: drawn by the model"
HEADER = "date,cost_centre,subjective,description,amount,supplier,reference"
SUBJECTIVES = {"LD490": "9301"}
NOTHING: Names = frozenset()
VARIATION = """
[file]
format = "section75-agreement/1"
kind = "invented"
about = "contributions varied, for a test"

[partnership]
id = "cambridgeshire-learning-disability"
name = "Cambridgeshire Learning Disability Partnership"

[variation]
id = "invented-{number}"
number = {number}
agreement = "section-75"
title = "Invented variation {number}"
by = "deed"
effective = 2022-04-01
signed = {signed}
source = "invented"

[[contributions]]
fund = "learning-disability"
year = "2022/23"
unit = "£000"
standing = "approved"
rows = [{{ party = "council", amount = "{council}" }}, {{ party = "icb", amount = "{icb}" }}]
source = "invented"
"""


def person(username: str) -> User:
    """Somebody in the cast."""
    return User.objects.get(username=username)


def month_of(number: int) -> Month:
    """A month of 2022/23 and on, by the model's number."""
    return Month(YEAR, number)


def refused(act: Callable[[], object]) -> Names:
    """Do it; the names of what it was refused for."""
    try:
        act()
    except Refusals as refusals:
        return frozenset(each.name for each in refusals.each)
    except Refusal as refusal:
        return frozenset({refusal.name})
    return frozenset()


def _approved(proposal: Any, at: datetime) -> None:
    acts.approved(proposal, acts.FOR_THE_HOST, at=at)


def content_of(file: File) -> bytes:
    """The file as a finance system would write it."""
    rows = (
        f"{row.day},{row.centre},{SUBJECTIVES.get(row.centre, '4411')},{row.words},{Money(row.pence).pence / 100:.2f},,"
        for row in file.rows
    )
    return "\n".join([HEADER, *rows, ""]).encode()


def bring(number: int, file: File, at: datetime) -> tuple[int, bool]:
    """Bring a file; its number in the application, and whether it was posted already."""
    total = Money(sum(row.pence for row in file.rows) + (0 if file.adds_up else 1))
    said = ledger.upload_extract(
        person(OFFICER), FUND, month=month_of(file.month), content=content_of(file), file_name=f"model-{number}.csv",
        control_total=total, at=at,
    )  # fmt: skip
    return said.number, bool(said.already_posted)


def post_file(extract: int, at: datetime) -> Names:
    """Propose posting an extract, and have it approved."""
    return refused(lambda: _approved(ledger.propose_extract(person(OFFICER), FUND, extract, at=at), at))


def correct(new: int, old: int, at: datetime) -> Names:
    """Post an extract as the correction of another."""
    return refused(
        lambda: _approved(
            preview.propose_corrected(person(OFFICER), FUND, new, corrects=old, because=BECAUSE, at=at), at
        )
    )


def post_due(month: int, at: datetime) -> Names:
    """Post the contributions due for a month."""
    return refused(
        lambda: _approved(ledger.propose_contributions(person(OFFICER), FUND, month=month_of(month), at=at), at)
    )


def vary(number: int, moved: int, at: datetime) -> Names:
    """Bring a variation of the contributions, and have both partners approve it."""
    council, icb = A_YEAR["council"] - moved, A_YEAR["icb"] + moved
    said = {"number": number, "council": f"{council:,}", "icb": f"{icb:,}", "signed": at.date().isoformat()}
    file = FileText(f"invented-variation-{number}.toml", VARIATION.format(**said).encode())

    def act() -> None:
        kept = variations.bring_terms(person(MANAGER), FUND.partnership, [file], at=at)
        proposal = variations.propose_terms(person(MANAGER), FUND.partnership, kept, because=BECAUSE, at=at)
        acts.approved(proposal, acts.FOR_THE_HOST, acts.FOR_THE_PARTNER, at=at)

    return refused(act)


def post_difference(month: int, at: datetime) -> Names:
    """Post what the books lack under the terms in force."""
    said = {"month": month_of(month), "at": at}
    return refused(lambda: _approved(variations.propose_difference(person(OFFICER), FUND.partnership, **said), at))  # type: ignore[arg-type]


def post_by_hand(draft: Entry, at: datetime) -> Names:
    """Post an entry by hand."""
    entry = ledger.ByHand(
        month_of(draft.month), draft.day, Account.read(draft.debit), Account.read(draft.credit), Money(draft.pence),
        "Invented entry", AUTHORITY, BECAUSE, "Invented invoice 7",
    )  # fmt: skip
    return refused(lambda: _approved(ledger.propose_journal(person(OFFICER), FUND, entry, at=at), at))


def accrue(line: str, pence: int, month: int, at: datetime) -> Names:
    """Accrue an amount on a line."""
    lines = (accrual_line(line, Money(pence), "Invented"),)
    when = month_of(month)
    asked = Asked(
        month=when, effective_on=when.span.starts_on, lines=lines, narrative="Invented", authority=AUTHORITY,
        because=BECAUSE, reference="Invented order 1",
    )  # fmt: skip
    return refused(lambda: _approved(journals.propose_accruals(person(OFFICER), FUND, asked, at=at), at))


def reverse(seq: int, month: int, day: date, at: datetime) -> Names:
    """Reverse an entry."""
    said = {"because": BECAUSE, "month": month_of(month), "effective_on": day}
    return refused(lambda: acts.reverse_entry(person(OFFICER), FUND, seq, at=at, **said))  # type: ignore[arg-type]


def to_suspense(month: int, at: datetime) -> Names:
    """Send every row that waits to suspense."""
    rows = [each for each in waiting.rows_of(waiting.left_at(FUND).groups) if each.is_of_a_posted_file]
    said = {"month": month_of(month), "authority": AUTHORITY, "because": BECAUSE, "at": at}
    return refused(lambda: _approved(preview.propose_suspense(person(OFFICER), FUND, rows, **said), at))  # type: ignore[arg-type]


def clear(seq: int, line: str, pence: int, month: int, day: date, at: datetime) -> Names:
    """Clear part of an entry from suspense."""
    account = Account.read(f"expenditure/{line}")
    wanted = preview.ToClear(seq, account, Money(pence), month_of(month), day, AUTHORITY, BECAUSE)
    return refused(lambda: _approved(preview.propose_clearing(person(OFFICER), FUND, wanted, at=at), at))


def close(month: int, at: datetime) -> Names:
    """Close a month, its tasks explained."""
    return refused(lambda: acts.close_month(person(MANAGER), FUND, month_of(month), at=at))


def answer(month: int, at: datetime, *, agrees: bool) -> Names:
    """Agree or object to a month for the partner."""
    because = "" if agrees else BECAUSE
    return refused(
        lambda: ledger.answer_month(person(PARTNER), FUND, month_of(month), agrees=agrees, because=because, at=at)
    )


def reopen(month: int, at: datetime) -> Names:
    """Re-open a month, both partners approving."""
    return refused(lambda: acts.reopen_month(person(MANAGER), FUND, month_of(month), because=BECAUSE, at=at))


def issue(period: str, at: datetime) -> Names:
    """Issue the quarterly report."""
    said = {"edition": "pooled-fund-quarter", "period": period}
    return refused(lambda: acts.issue_return(person(MANAGER), FUND, at=at, **said))


def issued() -> list[tuple[int, bytes]]:
    """Every issued report: its number, and its bytes as they were frozen."""
    return [(row.pk, bytes(row.value)) for row in IssuedReturn.objects.order_by("pk")]


def settle(pence: int, month: int) -> dict[str, int] | None:
    """Who bears a variance, in pence by partner; None where the agreement does not say."""
    terms = agreements.latest(FUND.partnership)
    try:
        found = settlement_of(terms, FUND, month=month_of(month), variance=Money(pence))
    except SavingExceedsOverspend:
        return None
    shares: dict[str, int] = {}
    for each in found.portions:
        shares[str(each.partner)] = shares.get(str(each.partner), 0) + each.amount.pence
    return shares


def checkpoint(at: datetime) -> Note:
    """Sign the log, where the day's signing has not; the last note, as a partner would keep it."""
    sign_daily(at=at)
    return read_note(bytes(evidence.get(FUND).note))


def back_up(to: Path, at: datetime) -> None:
    """Make a backup."""
    making.make(to, at=at)


def restore(file: Path, at: datetime) -> None:
    """Put a backup in the place of the books."""
    found = restoring.restore(file, receipts=None, replace=True, at=at, by="the model")
    if found.kept is not None:
        found.kept.unlink()
    forget()


def accept_what_is_lost(at: datetime) -> Names:
    """Both partners accept every restoration that lost something."""

    def accept() -> None:
        for row in restorations.open_ones(FUND.partnership, FUND.fund):
            proposal = backups.propose_accepting(person(MANAGER), FUND.partnership, FUND.fund, row.pk, at=at)
            acts.approved(proposal, acts.FOR_THE_HOST, acts.FOR_THE_PARTNER, at=at)

    return refused(accept)


def forget() -> None:
    """Forget what was kept in memory of the books that were there before: a restored program starts anew."""
    extracts._PLACED.__init__()  # type: ignore[misc]
    extracts._LATEST_PLACES.clear()
