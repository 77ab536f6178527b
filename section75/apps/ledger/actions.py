"""What is done to a journal: one verb a function, one permission, one transaction, one audit line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.rights import Act
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import acting
from section75.apps.ledger import extracts, store
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.models import Extract
from section75.apps.ledger.refusals import (
    ChangedSinceShown,
    ContributionsNotGiven,
    InstalmentsPosted,
    MonthClosedAlready,
    MonthNotOver,
    NoSuchEntry,
    NoSuchExtract,
    NothingPlaced,
    RowsPostedBefore,
    TooLargeAFile,
)
from section75.apps.ledger.store import Ledger
from section75.core.agreements import OutsideTerm
from section75.core.calendar import Month, in_words, london_day
from section75.core.evidence import sha256_of
from section75.core.ledger import (
    Draft,
    FromFile,
    check_posting,
    extract_drafts,
    instalment_drafts,
    reverse,
    says_something,
)
from section75.core.money import Money
from section75.core.partnership import Partnership, fund_facts, require_clear
from section75.core.pools import instalments_due
from section75.core.refusals import Refusal, Refusals
from section75.importers.finance_extract import read_extract

LIMIT_BYTES = 50_000_000
LONGEST_NAME = 200  # of a file; the end of a longer one is kept
Progress = Callable[[int, int], None]  # rows done, rows in all


@dataclass(frozen=True, slots=True)
class Uploaded:
    """What bringing a file came to: its number here, and, if it was posted before, when and by whom."""

    number: int
    already_posted: str


@dataclass(frozen=True, slots=True)
class PostedExtract:
    """What posting a file came to. `already` says when and by whom, where nothing was changed because it was posted."""

    number: int
    entries: tuple[int, ...]
    already: str


def upload_extract(
    user: User, ledger: Ledger, *, month: Month, content: bytes, file_name: str, control_total: Money, at: datetime
) -> Uploaded:
    """Bring a finance extract: kept and read, not yet posted. The same file again answers with what became of it."""
    with acting(user, Act.IMPORT_EXTRACT, partnership=ledger.partnership, at=at) as doing:
        agreements.latest(ledger.partnership).fund(ledger.fund)
        if len(content) > LIMIT_BYTES:
            raise TooLargeAFile(file_name, len(content), LIMIT_BYTES)
        known = extracts.find(ledger, sha256_of(content))
        if known is not None and known.posted_at is not None:
            doing.tell(f"{file_name} is {_posted_words(known)}; nothing was changed.")
            return Uploaded(known.pk, _posted_words(known))
        file_name = file_name[-LONGEST_NAME:]
        read_extract(content, file_name=file_name)
        if known is not None:
            extracts.say_again(known, month=month, control_total=control_total, by=user, at=at)
        kept = known or extracts.keep(
            ledger, month=month, content=content, file_name=file_name, control_total=control_total, by=user, at=at
        )
        doing.tell(f"Brought {file_name} ({kept.file_id[:12]}) for {month.in_words}, control total {control_total}.")
        return Uploaded(kept.pk, "")


def post_extract(
    user: User,
    ledger: Ledger,
    number: int,
    *,
    at: datetime,
    shown: str | None = None,
    even_so: str = "",
    progress: Progress | None = None,
) -> PostedExtract:
    """Post the placed rows of an extract, all or none. Rows no rule places wait; the control total must be met.

    `shown` is the fingerprint of what the person was shown; None where a command shows nothing first. Rows that look
    like rows posted from another file are refused, unless `even_so` says why they are different payments.
    """
    with acting(user, Act.IMPORT_EXTRACT, partnership=ledger.partnership, at=at) as doing:
        brought = _brought(ledger, number)
        if brought.is_posted:
            doing.tell(f"{brought.row.file_name} is {_posted_words(brought.row)}; nothing was changed.")
            return PostedExtract(number, (), _posted_words(brought.row))
        if shown is not None and shown != brought.fingerprint:
            raise ChangedSinceShown(brought.row.file_name)
        brought.reconciliation.require()
        if not brought.placement.placed:
            raise NothingPlaced(brought.row.file_name)
        drafts = _drafts_of(ledger, brought, month=brought.month)
        if says_something(even_so):
            doing.tell(f"Rows like rows posted before are different payments: {even_so.strip()}.")
        else:
            _require_new(ledger, drafts)
        seqs = _post(user, ledger, drafts, at=at, progress=progress)
        extracts.mark_posted(brought.row, by=user, at=at)
        doing.tell(f"Posted {len(seqs)} entries of {brought.row.file_name} to {brought.month}.")
        return PostedExtract(number, seqs, "")


def what_stops(ledger: Ledger, brought: Brought) -> tuple[Refusal, ...]:
    """Everything for which posting an extract would be refused as it stands, shown before anybody tries."""
    stops: list[Refusal] = []
    for ask in (brought.reconciliation.require, lambda: _would_post(ledger, brought)):
        try:
            ask()
        except Refusals as refusals:
            stops.extend(refusals.each)
        except Refusal as refusal:
            stops.append(refusal)
    return tuple(stops)


def _would_post(ledger: Ledger, brought: Brought) -> None:
    if not brought.placement.placed:
        raise NothingPlaced(brought.row.file_name)
    drafts = _drafts_of(ledger, brought, month=brought.month)
    _checked(ledger, drafts)
    _require_new(ledger, drafts)


def _require_new(ledger: Ledger, drafts: Sequence[Draft]) -> None:
    """Refuse rows that look exactly like rows posted from another file: the same extract saved again, most likely."""
    alike = store.posted_alike(ledger, drafts)
    if alike:
        raise RowsPostedBefore(len(alike), len(drafts), tuple(sorted(set(alike.values()))))


def post_waiting_rows(user: User, ledger: Ledger, number: int, *, month: Month, at: datetime) -> tuple[int, ...]:
    """Post the rows of a posted extract that waited and that a rule places by now, to a month that is open."""
    with acting(user, Act.IMPORT_EXTRACT, partnership=ledger.partnership, at=at) as doing:
        brought = _brought(ledger, number)
        ready = set(brought.ready_since)
        if not ready:
            raise NothingPlaced(brought.row.file_name)
        drafts = _drafts_of(ledger, brought, month=month)
        drafts = [draft for draft in drafts if isinstance(draft.origin, FromFile) and draft.origin.row in ready]
        seqs = _post(user, ledger, drafts, at=at)
        doing.tell(f"Posted {len(seqs)} entries of {brought.row.file_name} that had waited, to {month}.")
        return seqs


def post_instalments(user: User, ledger: Ledger, *, month: Month, at: datetime) -> tuple[int, ...]:
    """Post what falls due from each partner in a month, from the contributions the agreement gives. Once a month."""
    with acting(user, Act.POST_BY_HAND, partnership=ledger.partnership, at=at) as doing:
        partnership = agreements.latest(ledger.partnership)
        partnership.fund(ledger.fund)
        rules = [rule for rule in partnership.instalments if (rule.fund, rule.year) == (ledger.fund, month.year)]
        table = partnership.contributions_of(ledger.fund, month.year)
        if not rules or table is None or month.is_adjustment:
            raise ContributionsNotGiven(month, partnership.gap("instalments", ledger.fund))
        if store.has_instalments(ledger, month):
            raise InstalmentsPosted(month)
        due = instalments_due(rules[0], table.due, month=month)
        called = {party.id: party.called for party in partnership.parties}
        seqs = _post(user, ledger, instalment_drafts(due, rule=rules[0], month=month, called=called), at=at)
        doing.tell(f"Posted contributions due for {month.in_words}: {', '.join(f'{d.party} {d.amount}' for d in due)}.")
        return seqs


def reverse_entry(
    user: User, ledger: Ledger, seq: int, *, because: str, month: Month, effective_on: date, at: datetime
) -> int:
    """Post the mirror of an entry to an open month, with the reason. The entry itself stays."""
    with acting(user, Act.POST_BY_HAND, partnership=ledger.partnership, at=at) as doing:
        found = store.entry(ledger, seq)
        if found is None:
            raise NoSuchEntry(ledger.fund, seq)
        already = {seq} if store.reversal_of(ledger, seq) else frozenset()
        draft = reverse(found[0], because=because, month=month, effective_on=effective_on, already=already)
        (number,) = _post(user, ledger, [draft], at=at)
        doing.tell(f"Reversed entry {seq} by entry {number}: {because.strip()}")
        return number


def close_month(user: User, ledger: Ledger, month: Month, *, at: datetime) -> None:
    """Close a month: nothing more can be posted to it."""
    with acting(user, Act.CLOSE_MONTH, partnership=ledger.partnership, at=at) as doing:
        closings = store.closings(ledger)
        if month in closings:
            raise MonthClosedAlready(month, closings[month])
        _require_over(agreements.latest(ledger.partnership), ledger, month, today=london_day(at))
        store.close(ledger, month, by=user, at=at)
        doing.tell(f"Closed {month.in_words} ({month}).")


def _require_over(partnership: Partnership, ledger: Ledger, month: Month, *, today: date) -> None:
    """Refuse to close a month outside the schedule's term, or one that is not over."""
    schedule = partnership.schedule_of(partnership.fund(ledger.fund))
    first, last = month.span.starts_on, month.span.last_day
    assert last is not None, "a month ends"
    if schedule.span is not None and not (schedule.span.holds(first) or schedule.span.holds(last)):
        raise OutsideTerm(schedule.title, first, schedule.span, str(schedule.clause))
    if last >= today:
        raise MonthNotOver(month)


def _post(
    user: User, ledger: Ledger, drafts: Sequence[Draft], *, at: datetime, progress: Progress | None = None
) -> tuple[int, ...]:
    """Check the drafts against everything the partnership says, and append them."""
    checked = _checked(ledger, drafts)
    seqs: list[int] = []
    for start in range(0, len(checked), store.BATCH):
        seqs.extend(store.append(ledger, checked[start : start + store.BATCH], by=user, at=at))
        if progress:
            progress(len(seqs), len(checked))
    return tuple(seqs)


def _checked(ledger: Ledger, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, if nothing the partnership says stands against them."""
    partnership = agreements.latest(ledger.partnership)
    fund = partnership.fund(ledger.fund)
    require_clear(partnership, schedule=fund.schedule, act=f"Posting to {fund.name}")
    return check_posting(drafts, facts=fund_facts(partnership, fund=ledger.fund, closings=store.closings(ledger)))


def _drafts_of(ledger: Ledger, brought: Brought, *, month: Month) -> Sequence[Draft]:
    """What the placed rows of an extract would post to a month."""
    return extract_drafts(
        brought.placement,
        fund=ledger.fund,
        month=month,
        sha256=brought.read.sha256,
        file_name=brought.row.file_name,
    ).drafts


def _brought(ledger: Ledger, number: int) -> Brought:
    brought = extracts.brought(ledger, number)
    if brought is None:
        raise NoSuchExtract(ledger.fund, number)
    return brought


def _posted_words(extract: Extract) -> str:
    assert extract.posted_at is not None
    assert extract.posted_by is not None
    return f"already posted on {in_words(london_day(extract.posted_at))} by {extract.posted_by.username}"
