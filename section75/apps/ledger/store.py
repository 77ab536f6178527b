"""The journal, as it is kept: entries are added and read; sums are taken by the database and arrive as balances."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Count, Max, Q, Sum, Value
from django.db.models.functions import Coalesce

from section75.apps.approvals.kinds import Carrying
from section75.apps.ledger import balancing, heads, writing
from section75.apps.ledger.balancing import Cut
from section75.apps.ledger.ledgers import Ledger as Ledger
from section75.apps.ledger.models import PostingRun
from section75.apps.ledger.paging import Wanted as Wanted
from section75.apps.ledger.paging import count as count
from section75.apps.ledger.paging import entries as entries
from section75.apps.ledger.records import entry_of, posted_of, require_keepable
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import CHAIN_START, canonical_bytes
from section75.core.ledger import Account, AccountKind, Balances, Draft, Entry, undone
from section75.core.money import Money
from section75.core.variations import OF_A_DIFFERENCE

BY_HAND = ("post-journal", "post-journal-lines")  # kinds of proposal
DUE, PUT_IN = f"{AccountKind.DUE.value}/", f"{AccountKind.CONTRIBUTION.value}/"
_SHA256, _FILE_NAME = (Coalesce(f"file__{name}", Value("")) for name in ("sha256", "name"))
DIGESTED = (
    "seq", "run__recorded_at", "run__recorded_by__username", "effective_on", "year", "month", "debit", "credit",
    "pence", "narrative", "authority", _SHA256, _FILE_NAME, "file_row", "reason", "reverses",
)  # fmt: skip

DIGESTED_SINCE = ("run__approved_by__username", "run__proposal_id")  # of entries posted since two people were asked for


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
    a moment, if asked. Those kept beside the entries answer; where the journal is cut, with the entries on the side of
    the cut that has fewer.
    """
    if after == 0 and upto is None and recorded_by is None:
        return balancing.kept(ledger, effective_by=effective_by)
    last = last_seq(ledger)
    ends = [each for each in (upto, last) if each is not None]
    if recorded_by is not None:
        ends.append(last_recorded(ledger, recorded_by))
    return balancing.of_cut(Cut(ledger, after, min(ends), effective_by), last=last)


def balances_summed(ledger: Ledger, *, after: int = 0, upto: int) -> Balances:
    """The balances that the entries after a number and up to another come to, each of them read: for whoever verifies
    what was once made from them.
    """
    return balancing.summed(Cut(ledger, after, upto))


def balances_of_year(ledger: Ledger, year: FinancialYear) -> Balances:
    """The balances kept of one year's months."""
    return balancing.kept(ledger, year=year)


def last_recorded(ledger: Ledger, at: datetime) -> int:
    """The number of the last entry recorded by a moment; 0 where there was none."""
    return ledger.runs().filter(recorded_at__lte=at).aggregate(last=Max("last_seq"))["last"] or 0


def entry(ledger: Ledger, seq: int) -> tuple[Entry, PostingRun] | None:
    """One entry by its number, and its posting, which says who prepared and who approved it."""
    row = ledger.whole_rows().filter(seq=seq).select_related("run__recorded_by", "run__approved_by").first()
    return None if row is None else (entry_of(row), row.run)


def reversal_of(ledger: Ledger, seq: int) -> int | None:
    """The number of the entry that reverses this one."""
    return ledger.rows().filter(reverses=seq).values_list("seq", flat=True).first()


def reversals(ledger: Ledger) -> dict[int, int]:
    """By entry that was reversed: the number of the entry that reverses it."""
    pairs = ledger.rows().filter(reverses__isnull=False).values_list("reverses", "seq")
    return {entry: seq for entry, seq in pairs if entry is not None}


def swings(ledger: Ledger) -> dict[int, list[tuple[Month, int]]]:
    """By entry of a file's row that was reversed: in which month each reversal took its effect away (-1), and each
    reversal of that brought it back (+1), in their order.
    """
    by = reversals(ledger)
    months = {
        seq: Month(FinancialYear(year), month)
        for seq, year, month in ledger.rows().filter(reverses__isnull=False).values_list("seq", "year", "month")
    }
    undone = ledger.rows().filter(reverses__isnull=False).values("reverses")
    roots = ledger.rows().filter(file_row__isnull=False, reverses__isnull=True, seq__in=undone)
    found: dict[int, list[tuple[Month, int]]] = {}
    for seq in roots.order_by("seq").values_list("seq", flat=True):
        last, sign, each = seq, -1, list[tuple[Month, int]]()
        while last in by:
            last = by[last]
            each.append((months[last], sign))
            sign = -sign
        found[seq] = each
    return found


def rows_of_entries(ledger: Ledger, sha256: str, entries: Collection[int]) -> dict[int, int]:
    """By row of a file: its entry, where that is one of some."""
    pairs = ledger.rows_of_file(sha256).values_list("file_row", "seq")
    return {row: seq for row, seq in pairs if row is not None and seq in entries}


def has_instalments(ledger: Ledger, month: Month) -> bool:
    """Have contributions due in the month been posted, then or later?"""
    return any(month.span.holds(row.effective_on) and not row.reverses for row in _instalments(ledger))


class _Instalment(NamedTuple):
    seq: int
    debit: str
    credit: str
    effective_on: date
    pence: int
    kind: str
    reason: str
    reverses: int | None

    @property
    def is_another(self) -> bool:
        """Was it entered by hand, or did it go over from another fund?"""
        return self.kind in BY_HAND or (self.kind == "post-difference" and not self.reason.startswith(OF_A_DIFFERENCE))


def _instalments(ledger: Ledger) -> list[_Instalment]:
    """Contributions due as they were posted by instalments, and what undid them; not what was entered by hand, nor what
    went over from another fund, nor what undid either.
    """
    due, put_in = (balancing.accounts_kept(ledger, prefix) for prefix in (DUE, PUT_IN))  # few: found by index
    fields = ("seq", "debit", "credit", "effective_on", "pence", "run__proposal__kind", "reason", "reverses")
    rows = ledger.rows().order_by().values_list(*fields)
    between = [*rows.filter(debit__in=due, credit__in=put_in), *rows.filter(debit__in=put_in, credit__in=due)]
    found: dict[int, _Instalment] = {}
    others: set[int] = set()
    for row in sorted(_Instalment(*each) for each in between):
        if row.reverses in others if row.reverses else row.is_another:
            others.add(row.seq)
        else:
            found[row.seq] = row
    return list(found.values())


def instalments_posted(ledger: Ledger) -> dict[tuple[str, date], Money]:
    """What was posted as due, by partner and the day it was due; what was reversed, whatever day that took effect, or
    posted for nothing, is nothing.
    """
    sums: dict[tuple[str, date], int] = {}
    days: dict[int, date] = {}  # of each entry the day of the one it undoes, which was posted before it
    for row in _instalments(ledger):
        account = Account.read(row.debit)
        days[row.seq] = days.get(row.reverses or 0, row.effective_on)
        key = (account.name, days[row.seq])
        sums[key] = sums.get(key, 0) + (row.pence if account.kind is AccountKind.DUE else -row.pence)
    return {key: Money(pence) for key, pence in sorted(sums.items(), key=lambda item: (item[0][1], item[0][0]))}


def pairs_but_instalments(ledger: Ledger) -> list[tuple[Account, Account, date, Money]]:
    """The sums that moved from account to account on each effective day, but for the contributions due.

    Every entry is read: ask where money goes over from one fund to another, and nowhere else.
    """
    rows = (
        ledger.rows_by_key()
        .select_related(None)
        .values_list("debit", "credit", "effective_on")
        .annotate(total=Sum("pence"))
        .order_by()
    )
    sums = {(debit, credit, day): total for debit, credit, day, total in rows}
    for row in _instalments(ledger):
        sums[row.debit, row.credit, row.effective_on] -= row.pence
    found = [
        (Account.read(debit), Account.read(credit), day, Money(pence))
        for (debit, credit, day), pence in sums.items()
        if pence
    ]
    return sorted(found, key=lambda each: (each[2], each[0].code, each[1].code))


def spent_by_day(ledger: Ledger) -> dict[date, Money]:
    """What was spent on all lines together, by effective day, net of what came back."""
    rows = balancing.of(ledger).filter(account__startswith=f"{AccountKind.SPEND.value}/").values_list("effective_on")
    sums = rows.annotate(debited=Sum("debit"), credited=Sum("credit")).order_by("effective_on")
    return {day: Money(debit - credit) for day, debit, credit in sums}


def posted_rows(ledger: Ledger, sha256: str) -> frozenset[int]:
    """The rows of a file that have been posted."""
    rows = ledger.rows_of_file(sha256)
    return frozenset(row for row in rows.values_list("file_row", flat=True) if row is not None)


def posted_to(ledger: Ledger, sha256: str) -> dict[Account, tuple[int, Money]]:
    """Where the rows of a file went: each account but cash, with how many entries and their debits less credits."""
    sums: dict[Account, tuple[int, Money]] = {}
    rows = ledger.rows_of_file(sha256)
    for side, sign in (("debit", 1), ("credit", -1)):
        found = rows.values_list(balancing.apart(side)).annotate(many=Count("pk"), total=Sum("pence")).order_by()
        for code, many, pence in found:
            before, amount = sums.get(account := Account.read(code), (0, Money(0)))
            sums[account] = (before + many, amount + Money(sign * pence))
    return {account: sums[account] for account in sorted(sums, key=str) if account.kind is not AccountKind.CASH}


def suspense_rows(ledger: Ledger, sha256: str, kept: Mapping[int, int]) -> frozenset[int]:
    """The rows of a file that have been posted to suspense, whether they were cleared since or not.

    `kept` gives the entries of an earlier file that stand for rows of this one.
    """
    is_of_it = Q(debit=AccountKind.SUSPENSE.value) | Q(credit=AccountKind.SUSPENSE.value)
    own = ledger.rows_of_file(sha256).filter(is_of_it).values_list("file_row", flat=True)
    held = frozenset(ledger.rows().filter(is_of_it).values_list("seq", flat=True)) if kept else frozenset()
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
    fields = ("effective_on", "pence", "debit", "credit", "narrative", "file__name")
    gone = undone(reversals(ledger))
    for year, month in balancing.months_of(ledger, days, accounts):
        rows = ledger.rows().filter(year=year, month=month, effective_on__in=days, file_row__isnull=False)
        rows = rows.filter(debit__in=accounts, credit__in=accounts)
        found = rows.exclude(file__sha256__in=but).order_by().values_list("seq", *fields)  # sorted here, not by a walk
        known |= {row[1:6]: row[6] for row in sorted(found, key=itemgetter(0)) if row[0] not in gone}
    return known


def chain_at(ledger: Ledger, seq: int) -> str:
    """The chain hash at an entry, in hex: it stands for every line up to it, however many there are."""
    if seq == 0:
        return CHAIN_START.hex()
    return bytes(ledger.rows().values_list("chain", flat=True).get(seq=seq)).hex()


def journal_digest(ledger: Ledger, *, upto: int) -> str:
    """One hash over every column of every entry up to a number, in order: what reports issued before 0053 keep."""
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
