"""What each kind of posting would post, worked out afresh from the books and held against everything the terms say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from section75.apps.agreements import store as agreements
from section75.apps.backups import store as backups
from section75.apps.ledger import extracts, month_store, store
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.in_bulk import FileEntries, Source, entries_of
from section75.apps.ledger.records import posted_of, require_keepable
from section75.apps.ledger.refusals import (
    AlreadyPosted,
    ContributionsNotGiven,
    InstalmentsPosted,
    NoSuchEntry,
    NoSuchExtract,
    NothingPlaced,
    RowsPostedBefore,
    posted_words,
)
from section75.apps.ledger.store import Ledger, Likeness
from section75.apps.prepared import Asking
from section75.core.calendar import Month
from section75.core.ledger import (
    Draft,
    ExtractRow,
    FromFile,
    FundFacts,
    check_posting,
    extract_drafts,
    instalment_drafts,
    reverse,
    says_something,
)
from section75.core.money import Money, sum_of
from section75.core.partnership import account_named, fund_facts, require_clear
from section75.core.pools import ContributionTable, instalments_due
from section75.core.refusals import Refusal

LONGEST_NAME = 100  # of an account in a title


@dataclass(frozen=True, slots=True)
class Posting:
    """Drafts that may be posted as things stand, and to whom each goes where a file names a supplier."""

    title: str
    drafts: Sequence[Draft]
    suppliers: Mapping[tuple[str, int], str]  # file by its hash, and row of it -> supplier
    says: tuple[str, ...] = ()
    rests_on: str = ""
    of_file: FileEntries | None = None  # the same drafts, where they are the rows of a file
    rows_left: int | None = None  # rows of the file that are not posted with them
    heading: str = ""  # the title for people, where the title has codes

    @property
    def samples(self) -> Sequence[Draft]:
        """A draft of each kind there is: enough to know the months, days and accounts of all of them."""
        return self.of_file.samples() if self.of_file is not None else self.drafts

    @property
    def amount(self) -> Money:
        """What is moved in all."""
        return Money(self.of_file.sums.pence) if self.of_file is not None else sum_of(d.amount for d in self.drafts)

    def by_account(self) -> dict[str, tuple[int, int]]:
        """Of each account moved, by code, the pence it is debited and credited with."""
        if self.of_file is not None:
            return self.of_file.sums.accounts()
        found: dict[str, tuple[int, int]] = {}
        for draft in self.drafts:
            for code, debited, credited in ((draft.debit.code, 1, 0), (draft.credit.code, 0, 1)):
                before = found.get(code, (0, 0))
                pence = draft.amount.pence
                found[code] = (before[0] + debited * pence, before[1] + credited * pence)
        return found

    def by_supplier(self) -> dict[str, int]:
        """Of each supplier the file names, as it is spelt, the pence its drafts come to."""
        if self.of_file is not None:
            return self.of_file.sums.suppliers
        found: dict[str, int] = {}
        for draft in self.drafts:
            supplier = self.supplier_of(draft)
            if supplier:
                found[supplier] = found.get(supplier, 0) + draft.amount.pence
        return found

    def supplier_of(self, draft: Draft) -> str:
        """The supplier a draft pays, as the file has it; empty where it names none."""
        origin = draft.origin
        return self.suppliers.get((origin.sha256, origin.row), "") if isinstance(origin, FromFile) else ""


def of_extract(ledger: Ledger, number: int, *, even_so: str = "") -> Posting:
    """The placed rows of an extract. The control total has to be met, and no row may look like one posted before."""
    found = brought(ledger, number)
    if found.is_posted:
        raise AlreadyPosted(found.row.file_name, posted_words(found.row))
    reconciliation = found.reconciliation
    reconciliation.require()
    if not found.placement.placed:
        raise NothingPlaced(found.row.file_name)
    entries = _entries(ledger, found)
    if not entries:
        raise NothingPlaced(found.row.file_name)
    waiting = reconciliation.waiting.count
    says = [
        f"Control total {found.control_total}. {waiting} {'row waits' if waiting == 1 else 'rows wait'} for a rule."
    ]
    if says_something(even_so):
        says.append(f"Rows like rows posted before are different payments: {even_so.strip()}.")
    else:
        require_new(ledger, entries)
    require_postable(ledger, entries)
    return Posting(
        f"Post {len(entries):,} entries of {found.row.file_name} to {found.month.in_words}",
        entries.drafts(),
        {},
        tuple(says),
        found.fingerprint,
        entries,
        len(found.placement.waiting) + len(found.placement.refused),
    )


def of_waiting_rows(ledger: Ledger, number: int, *, month: Month) -> Posting:
    """The rows of a posted extract that waited and that a rule places by now, for a month that is open."""
    found = brought(ledger, number)
    ready = set(found.ready_since)
    if not ready:
        raise NothingPlaced(found.row.file_name)
    every = _drafts(ledger, found, month=month)
    drafts = [draft for draft in every if isinstance(draft.origin, FromFile) and draft.origin.row in ready]
    title = f"Post {len(drafts):,} entries of {found.row.file_name} that had waited to {month.in_words}"
    suppliers = suppliers_of((each.row for each in found.placement.placed), found.read.sha256)
    return Posting(title, checked(ledger, drafts), suppliers, rests_on=found.fingerprint)


def of_contributions(ledger: Ledger, *, month: Month, on: date | None = None) -> Posting:
    """What falls due from each partner in a month, from the contributions in use on a day. Once a month."""
    terms = agreements.latest(ledger.partnership)
    terms.fund(ledger.fund)
    rules = [rule for rule in terms.instalments if (rule.fund, rule.year) == (ledger.fund, month.year)]
    table = terms.contributions_worked_on(ledger.fund, month.year, on=on)
    if not rules or table is None or month.is_adjustment:
        raise ContributionsNotGiven(month, terms.gap("instalments", ledger.fund))
    if store.has_instalments(ledger, month):
        raise InstalmentsPosted(month)
    due = instalments_due(rules[0], table.due, month=month)
    called = {party.id: party.called for party in terms.parties}
    drafts = instalment_drafts(due, rule=rules[0], month=month, called=called)
    says = (*_not_the_years_own(table, month), *(f"{terms.called(each.party)}: {each.amount}." for each in due))
    return Posting(f"Post the contributions due for {month.in_words}", checked(ledger, drafts), {}, says)


def _not_the_years_own(table: ContributionTable, month: Month) -> Iterator[str]:
    """That the partners work on another year's contributions, where they do."""
    if table.year != month.year:
        until = f"until they are, those of {table.year} ({table.clause}) are worked on"
        yield f"The contributions for {month.year} are not agreed: {until}."


def of_reversal(ledger: Ledger, seq: int, *, because: str, month: Month, effective_on: date) -> Posting:
    """The mirror of an entry, for an open month, with the reason. The entry itself stays."""
    found = store.entry(ledger, seq)
    if found is None:
        raise NoSuchEntry(ledger.fund, seq)
    already = {seq} if store.reversal_of(ledger, seq) else frozenset()
    draft = reverse(found[0], because=because, month=month, effective_on=effective_on, already=already)
    return Posting(f"Reverse entry {seq} in {month.in_words}", checked(ledger, [draft]), {}, (draft.narrative,))


def of_journal(ledger: Ledger, draft: Draft) -> Posting:
    """One entry by hand."""
    codes = draft.credit.code, draft.debit.code
    title, heading = (
        f"Post {draft.amount} by hand from {credited} to {debited} in {draft.month.in_words}"
        for credited, debited in (codes, [_short(called(ledger, code)) for code in codes])
    )
    says = (f"{draft.narrative} ({draft.authority})",)
    return Posting(title, checked(ledger, [draft]), {}, says, heading=heading)


def called(ledger: Ledger, code: str) -> str:
    """The words for an account of a fund, by its code, as the terms in force have them."""
    return account_named(agreements.latest(ledger.partnership), ledger.fund, code)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def would_post(ledger: Ledger, found: Brought) -> None:
    """Refuse what posting an extract would be refused for, apart from its control total."""
    if not found.placement.placed:
        raise NothingPlaced(found.row.file_name)
    entries = _entries(ledger, found)
    require_postable(ledger, entries)
    require_new(ledger, entries)


def brought(ledger: Ledger, number: int) -> Brought:
    """One extract. Refuses one that there is not."""
    found = extracts.brought(ledger, number)
    if found is None:
        raise NoSuchExtract(ledger.fund, number)
    return found


def checked(ledger: Ledger, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts, if nothing the partnership says stands against them."""
    return check_posting(drafts, facts=_facts(ledger))


def _facts(ledger: Ledger) -> FundFacts:
    """What entries are held against. Refuses where a finding stands against the fund's schedule."""
    terms = agreements.latest(ledger.partnership)
    fund = terms.fund(ledger.fund)
    require_clear(terms, schedule=fund.schedule, act=f"Posting to {fund.name}")
    return fund_facts(terms, fund=ledger.fund, closings=month_store.closings(ledger))


def asked(ledger: Ledger) -> list[Asking]:
    """What will be asked of every posting."""
    books = backups.open_ones.of(ledger.partnership, ledger.fund)
    return [books, *agreements.latest_asked(ledger.partnership), *month_store.closings_asked(ledger)]


def require_postable(ledger: Ledger, entries: FileEntries) -> None:
    """Refuse rows of a file against which anything stands. A sample is asked about; only where that is refused
    are all, so that the refusal says how many there are and which is the first.
    """
    facts = _facts(ledger)
    if entries.clear_under == facts:
        return
    try:
        check_posting(entries.samples(), facts=facts)
        require_keepable([posted_of(draft, ledger) for draft in entries.samples()])
    except Refusal:
        check_posting(entries.drafts(), facts=facts)
        raise
    entries.clear_under = facts


def require_new(ledger: Ledger, entries: FileEntries) -> None:
    """Refuse rows that look exactly like rows posted from another file: the same extract saved again, most likely."""
    kinds = entries.sums.kinds
    days, accounts = {kind[0] for kind in kinds}, {code for kind in kinds for code in kind[1:3]}
    known = store.posted_from_others(ledger, days=days, accounts=accounts, but=(entries.source.sha256,))
    _require_unlike(entries.likenesses() if known else (), known, of=len(entries))


def require_new_drafts(ledger: Ledger, drafts: Sequence[Draft], *, but: Collection[str]) -> None:
    """Refuse drafts that look exactly like rows posted from a file other than some."""
    alike = [
        (each.effective_on, each.amount.pence, each.debit.code, each.credit.code, each.narrative) for each in drafts
    ]
    accounts = {code for like in alike for code in like[2:4]}
    known = store.posted_from_others(ledger, days={like[0] for like in alike}, accounts=accounts, but=but)
    _require_unlike(alike, known, of=len(drafts))


def _require_unlike(likenesses: Iterable[Likeness], known: Mapping[Likeness, str], *, of: int) -> None:
    alike = [known[key] for key in likenesses if key in known]
    if alike:
        raise RowsPostedBefore(len(alike), of, tuple(sorted(set(alike))))


def _entries(ledger: Ledger, found: Brought) -> FileEntries:
    """What the placed rows of an extract would post to its month."""
    source = Source(ledger.fund, found.month, found.read.sha256, found.row.file_name)
    return entries_of(found.placement.placed, source)


def _drafts(ledger: Ledger, found: Brought, *, month: Month) -> Sequence[Draft]:
    """What the placed rows of an extract would post to a month."""
    return extract_drafts(
        found.placement, fund=ledger.fund, month=month, sha256=found.read.sha256, file_name=found.row.file_name
    ).drafts


def suppliers_of(rows: Iterable[ExtractRow], sha256: str) -> dict[tuple[str, int], str]:
    """The supplier of each row of a file that names one."""
    return {(sha256, row.row): row.supplier for row in rows if row.supplier}
