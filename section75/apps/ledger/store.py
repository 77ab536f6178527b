"""The journal, as it is kept: entries are added and read; sums are taken by the database and arrive as balances."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db.models import Count, Max, Q, QuerySet, Sum

from section75.apps.approvals.kinds import Carrying
from section75.apps.ledger import balancing, heads, writing
from section75.apps.ledger.ledgers import Ledger as Ledger
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.records import entry_of, posted_of, require_keepable
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import canonical_bytes
from section75.core.ledger import Account, AccountKind, Balances, Draft, Entry, undone
from section75.core.money import Money
from section75.core.variations import OF_A_DIFFERENCE

BY_HAND = ("post-journal", "post-journal-lines")  # kinds of proposal
DUE, PUT_IN = f"{AccountKind.DUE.value}/", f"{AccountKind.CONTRIBUTION.value}/"
DIGESTED = (
    "seq", "recorded_at", "recorded_by__username", "effective_on", "year", "month", "debit", "credit", "pence",
    "narrative", "authority", "file_sha256", "file_name", "file_row", "reason", "reverses",
)  # fmt: skip

DIGESTED_SINCE = ("approved_by__username", "proposal_id")  # of entries posted since two people were asked for


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries are wanted: of an account, in which months, up to a number; paged by number."""

    account: Account | None = None
    first: Month | None = None
    last: Month | None = None
    upto: int | None = None
    after: int = 0
    most: int = 100


def last_seq(ledger: Ledger) -> int:
    """The number of the last entry posted; 0 for an empty journal."""
    return heads.seen(ledger).entries


def append(ledger: Ledger, drafts: Sequence[Draft], *, under: Carrying) -> tuple[int, ...]:
    """Post drafts, in their order, and give their numbers. Only an approved proposal comes here, acting on the
    partnership alone: that is what makes the next number the next.
    """
    posted = [posted_of(draft, ledger) for draft in drafts]
    require_keepable(posted)
    return tuple(writing.write(ledger, posted, under=under))


def balances(
    ledger: Ledger,
    *,
    after: int = 0,
    upto: int | None = None,
    effective_by: date | None = None,
    recorded_by: datetime | None = None,
) -> Balances:
    """The balances of every account and month; of entries after or up to a number, effective by a day, or recorded by
    a moment, if asked. Those kept beside the entries answer, unless the journal is cut: then its entries are summed, as
    whoever verifies a report wants them.
    """
    if after == 0 and upto is None and recorded_by is None:
        return balancing.kept(ledger, effective_by=effective_by)
    if recorded_by is not None:
        upto = min(seq for seq in (upto, _last_recorded(ledger, recorded_by)) if seq is not None)
    rows = ledger.rows().filter(seq__gt=after)
    if upto is not None:
        rows = rows.filter(seq__lte=upto)
    if effective_by is not None:
        rows = rows.filter(effective_on__lte=effective_by)
    return balancing.summed(rows)


def _last_recorded(ledger: Ledger, at: datetime) -> int:
    """The number of the last entry recorded by a moment."""
    return ledger.runs().filter(recorded_at__lte=at).aggregate(last=Max("last_seq"))["last"] or 0


def entries(ledger: Ledger, wanted: Wanted) -> tuple[Entry, ...]:
    """Entries in the order of the journal, a page at a time."""
    rows = _chosen(ledger, wanted).filter(seq__gt=wanted.after).order_by("seq")[: wanted.most]
    return tuple(entry_of(row) for row in rows)


def count(ledger: Ledger, wanted: Wanted) -> int:
    """How many entries there are of those wanted, whatever the page."""
    return _chosen(ledger, wanted).count()


def _chosen(ledger: Ledger, wanted: Wanted) -> QuerySet[JournalEntry]:
    rows = ledger.rows()
    if wanted.account is not None:
        rows = rows.filter(Q(debit=wanted.account.code) | Q(credit=wanted.account.code))
    if wanted.upto is not None:
        rows = rows.filter(seq__lte=wanted.upto)
    if wanted.first is not None:
        year, month = wanted.first.year.first, wanted.first.number
        rows = rows.filter(Q(year__gt=year) | Q(year=year, month__gte=month))
    if wanted.last is not None:
        year, month = wanted.last.year.first, wanted.last.number
        rows = rows.filter(Q(year__lt=year) | Q(year=year, month__lte=month))
    return rows


def entry(ledger: Ledger, seq: int) -> tuple[Entry, JournalEntry] | None:
    """One entry by its number, and its row, which says who prepared and who approved it."""
    row = ledger.rows().filter(seq=seq).select_related("recorded_by", "approved_by").first()
    return None if row is None else (entry_of(row), row)


def reversal_of(ledger: Ledger, seq: int) -> int | None:
    """The number of the entry that reverses this one."""
    return ledger.rows().filter(reverses=seq).values_list("seq", flat=True).first()


def reversals(ledger: Ledger) -> dict[int, int]:
    """By entry that was reversed: the number of the entry that reverses it."""
    pairs = ledger.rows().filter(reverses__isnull=False).values_list("reverses", "seq")
    return {entry: seq for entry, seq in pairs if entry is not None}


def has_instalments(ledger: Ledger, month: Month) -> bool:
    """Have contributions due in the month been posted, then or later?"""
    rows = _instalments(ledger).filter(effective_on__gte=month.span.starts_on, reverses__isnull=True)
    return rows.filter(effective_on__lt=month.span.ends_before).exists()


def _instalments(ledger: Ledger) -> QuerySet[JournalEntry]:
    """Contributions due as they were posted by instalments, and what undid them; not what was entered by hand, nor what
    went over from another fund, nor what undid either.
    """
    kept = balancing.of(ledger).filter(account__startswith=PUT_IN).order_by().values_list("account", flat=True)
    put_in = sorted(kept.distinct())  # few, so that their entries are found by index
    between = Q(debit__startswith=DUE, credit__in=put_in) | Q(debit__in=put_in, credit__startswith=DUE)
    rows = ledger.rows().filter(between)
    return rows.exclude(seq__in=_other_than_instalments(rows))


def _other_than_instalments(rows: QuerySet[JournalEntry]) -> set[int]:
    found: set[int] = set()
    for seq, kind, reason, reverses in rows.order_by("seq").values_list("seq", "proposal__kind", "reason", "reverses"):
        went_over = kind == "post-difference" and not reason.startswith(OF_A_DIFFERENCE)
        if reverses in found if reverses else kind in BY_HAND or went_over:
            found.add(seq)
    return found


def instalments_posted(ledger: Ledger) -> dict[tuple[str, date], Money]:
    """What was posted as due, by partner and day; what was reversed, or posted for nothing, is nothing."""
    sums: dict[tuple[str, date], int] = {}
    rows = _instalments(ledger).values_list("debit", "credit", "effective_on").annotate(total=Sum("pence")).order_by()
    for debit, _credit, day, total in rows:
        account = Account.read(debit)
        key = (account.name, day)
        sums[key] = sums.get(key, 0) + (total if account.kind is AccountKind.DUE else -total)
    return {key: Money(pence) for key, pence in sorted(sums.items(), key=lambda item: (item[0][1], item[0][0]))}


def pairs_but_instalments(ledger: Ledger) -> list[tuple[Account, Account, date, Money]]:
    """The sums that moved from account to account on each effective day, but for the contributions due."""
    rows = ledger.rows().exclude(pk__in=_instalments(ledger).values("pk"))
    sums = rows.values_list("debit", "credit", "effective_on").annotate(total=Sum("pence")).order_by()
    found = [(Account.read(debit), Account.read(credit), day, Money(total)) for debit, credit, day, total in sums]
    return sorted(found, key=lambda each: (each[2], each[0].code, each[1].code))


def posted_rows(ledger: Ledger, sha256: str) -> frozenset[int]:
    """The rows of a file that have been posted."""
    rows = ledger.rows().filter(file_sha256=sha256, file_row__isnull=False)
    return frozenset(row for row in rows.values_list("file_row", flat=True) if row is not None)


def posted_to(ledger: Ledger, sha256: str) -> dict[Account, tuple[int, Money]]:
    """Where the rows of a file went: each account but cash, with how many entries and their debits less credits."""
    sums: dict[Account, tuple[int, Money]] = {}
    rows = ledger.rows().filter(file_sha256=sha256, file_row__isnull=False)
    for side, sign in (("debit", 1), ("credit", -1)):
        found = rows.values_list(side).annotate(many=Count("pk"), total=Sum("pence")).order_by()
        for code, many, pence in found:
            before, amount = sums.get(account := Account.read(code), (0, Money(0)))
            sums[account] = (before + many, amount + Money(sign * pence))
    return {account: sums[account] for account in sorted(sums, key=str) if account.kind is not AccountKind.CASH}


def suspense_rows(ledger: Ledger, sha256: str, kept: Mapping[int, int]) -> frozenset[int]:
    """The rows of a file that have been posted to suspense, whether they were cleared since or not.

    `kept` gives the entries of an earlier file that stand for rows of this one.
    """
    suspense = AccountKind.SUSPENSE.value
    rows = ledger.rows().filter(Q(debit=suspense) | Q(credit=suspense))
    own = rows.filter(file_sha256=sha256, file_row__isnull=False).values_list("file_row", flat=True)
    held = frozenset(rows.values_list("seq", flat=True)) if kept else frozenset()
    return frozenset(row for row in own if row is not None) | {row for row, seq in kept.items() if seq in held}


Likeness = tuple[date, int, str, str, str]  # effective day, pence, debit, credit, narrative


def posted_from_others(
    ledger: Ledger, *, days: Collection[date], accounts: Collection[str], but: Collection[str]
) -> dict[Likeness, str]:
    """What was posted from files other than some, effective on certain days, on certain accounts -> the file's name.

    Alike is: the same day, amount, both accounts and narrative (description, supplier, reference). An entry that was
    reversed counts for nothing, unless its reversal was reversed: its row may come again in a corrected file.
    """
    known: dict[Likeness, str] = {}
    fields = ("effective_on", "pence", "debit", "credit", "narrative", "file_name")
    gone = undone(reversals(ledger))
    for year, month in balancing.months_of(ledger, days, accounts):
        rows = ledger.rows().filter(year=year, month=month, effective_on__in=days, file_row__isnull=False)
        rows = rows.filter(debit__in=accounts, credit__in=accounts)
        found = rows.exclude(file_sha256__in=but).order_by("seq").values_list(*fields, "seq")
        known |= {row[:5]: row[5] for row in found if row[6] not in gone}
    return known


def journal_digest(ledger: Ledger, *, upto: int) -> str:
    """One hash over every column of every entry up to a number, in order: what verifying holds a journal against."""
    digest = sha256()
    rows = ledger.rows().filter(seq__lte=upto).order_by("seq")
    for *row, approved_by, proposal in rows.values_list(*DIGESTED, *DIGESTED_SINCE).iterator():
        written = [value if isinstance(value, int | str) or value is None else value.isoformat() for value in row]
        written += [approved_by, proposal] if approved_by else []
        digest.update(canonical_bytes(written))
    return digest.hexdigest()


def months_posted(ledger: Ledger) -> tuple[Month, ...]:
    """The months with any entry, earliest first."""
    pairs = balancing.of(ledger).order_by("year", "month").values_list("year", "month").distinct()
    return tuple(Month(FinancialYear(year), month) for year, month in pairs)
