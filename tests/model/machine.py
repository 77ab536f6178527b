"""Everything people do to a fund's books, in any order Hypothesis can think of, to the application and to the model.

Each rule does the same to both and holds their refusals beside each other; after each, everything in `always` holds.
"""

from __future__ import annotations

import copy
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, precondition, rule

from section75.apps.demonstration.actions import FUND
from section75.apps.ledger import log
from section75.core.evidence import Note, root_over
from tests.model import always, real
from tests.model.fresh import Fresh
from tests.model.naive import Books
from tests.model.plain import INCOME, LINES, NOBODYS, Entry, File, Names, Row, first_day, settled

BEGINS = datetime(2022, 7, 5, 9, 0, tzinfo=UTC)
ACCOUNTS = ("cash", "suspense", "accrued", "contributions due/icb", *(f"expenditure/{line}" for line in LINES.values()))
BY_HAND = ("cash", *(f"expenditure/{line}" for line in LINES.values()))
LONGEST_JUMP = 29 * 24  # hours
TRIED: Counter[str] = Counter()  # by act: how often it was done
TOLD: Counter[str] = Counter()  # by refusal: how often the application gave it

months = st.integers(1, 6)
pence = st.integers(-2, 90_000)
days = st.dates(date(2022, 4, 1), date(2022, 10, 31))
lines = st.sampled_from(tuple(LINES.values()))
rows = st.lists(
    st.tuples(st.integers(0, 29), st.sampled_from((*LINES, INCOME, NOBODYS, NOBODYS)), st.integers(-900, 90_000)),
    min_size=1, max_size=5,
)  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """A backup: its file, the model as it was, and the leaves of the log then."""

    file: Path
    books: Books
    numbers: dict[int, int]
    frozen: dict[int, bytes]
    moments: list[tuple[datetime, int]]
    leaves: list[bytes]


def _is_of(note: Note, leaves: list[bytes]) -> bool:
    """Is a checkpoint of the log with these leaves, and not of one that went on otherwise?"""
    size = note.checkpoint.size
    return size <= len(leaves) and root_over(leaves[:size]) == note.checkpoint.root


class PooledFund(RuleBasedStateMachine):
    """One fund, two partners, and whatever they do."""

    files = Bundle("files")
    backups = Bundle("backups")
    fresh: Fresh

    @initialize(target=files, drawn=rows, month=st.integers(1, 3))
    def begin(self, drawn: list[tuple[int, str, int]], month: int) -> int:
        """Books with the cast, the agreement and a forecast, a file, and what is due."""
        self.fresh.begin()
        self.at, self.made = BEGINS, 0
        self.books = Books(BEGINS.date())
        self.numbers: dict[int, int] = {}
        self.frozen: dict[int, bytes] = {}
        self.moments: list[tuple[datetime, int]] = [(BEGINS - timedelta(seconds=1), 0)]
        self.notes: list[Note] = []
        self.has_begun = True
        number = self.bring_file_of(drawn, month, adds_up=True)
        self.post_file(number)
        self.post_due(month)
        return number

    has_begun = False

    def same(self, act: str, wanted: Names, found: Names) -> None:
        """Both refused for the same, or neither did."""
        TRIED[act] += 1
        TOLD.update(found)
        assert found == wanted, f"{act}: the application says {sorted(found)}, the model {sorted(wanted)}"
        self.at += timedelta(seconds=1)
        self.moments.append((self.at, len(self.books.entries)))
        self.at += timedelta(seconds=1)

    def there(self, number: int) -> int:
        """A file drawn, or the last there is where a restored backup is older than it."""
        return number if number in self.books.files else max(self.books.files)

    @rule(target=files, drawn=rows, month=months, adds_up=st.sampled_from((True, True, True, False)))
    def bring_file(self, drawn: list[tuple[int, str, int]], month: int, adds_up: bool) -> int:
        """Bring a file nobody has seen."""
        return self.bring_file_of(drawn, month, adds_up=adds_up)

    def bring_file_of(self, drawn: list[tuple[int, str, int]], month: int, *, adds_up: bool) -> int:
        """Bring a file of such rows, in words nobody has used."""
        first = first_day(month).toordinal()
        made = tuple(
            Row(date.fromordinal(first + day), centre, amount or 1, f"Row {self.made}.{place} (invented)")
            for place, (day, centre, amount) in enumerate(drawn)
        )
        return self._bring(File(month, made, adds_up))

    @rule(target=files, number=files, drop=st.booleans(), add=pence, month=st.sampled_from((0, 0, 0, 1)))
    def bring_corrected_file(self, number: int, drop: bool, add: int, month: int) -> int:
        """Bring a file again with a row less, or a row of another amount."""
        number = self.there(number)
        was = self.books.files[number]
        last = was.rows[-1]
        changed = (*was.rows[:-1], Row(last.day, last.centre, last.pence + add or 1, last.words))
        rows = was.rows[1:] if drop and len(was.rows) > 1 else changed
        same = [
            each for each, file in self.books.files.items() if real.content_of(file) == real.content_of(File(1, rows))
        ]
        return same[0] if same else self._bring(File(was.month % 6 + 1 if month else was.month, rows))

    def _bring(self, file: File) -> int:
        self.made += 1
        self.books.files[self.made] = file
        self.numbers[self.made], _ = real.bring(self.made, file, self.at)
        self.same("bring a file", real.NOTHING, real.NOTHING)
        return self.made

    @rule(number=files)
    def bring_again(self, number: int) -> None:
        """Bring a file again: it is known by its bytes, and nothing changes."""
        number = self.there(number)
        file = self.books.files[number]
        assert real.bring(number, file, self.at) == (self.numbers[number], file.posted)
        self.same("bring again", real.NOTHING, real.NOTHING)

    @rule(number=files)
    def post_file(self, number: int) -> None:
        """Post a file."""
        number = self.there(number)
        self.same("post a file", self.books.post_file(number), real.post_file(self.numbers[number], self.at))

    @rule(new=files, old=files)
    def post_corrected(self, new: int, old: int) -> None:
        """Post a file as the correction of another."""
        new, old = self.there(new), self.there(old)
        found = real.correct(self.numbers[new], self.numbers[old], self.at)
        self.same("correct a file", self.books.correct(new, old), found)

    @rule(month=months)
    def post_due(self, month: int) -> None:
        """Post the contributions due."""
        self.same("post what is due", self.books.post_due(month), real.post_due(month, self.at))

    @rule(moved=st.integers(-2_000, 2_000))
    def vary(self, moved: int) -> None:
        """Both vary who contributes how much; nothing that was posted or issued changes by it."""
        found = real.vary(len(self.books.moved) + 1, moved, self.at)
        self.same("vary the terms", self.books.vary(moved), found)

    @rule(month=months)
    def post_difference(self, month: int) -> None:
        """Post what the books lack since."""
        self.same("post a difference", self.books.post_difference(month), real.post_difference(month, self.at))

    @rule(month=months, day=days, debit=st.sampled_from(BY_HAND), credit=st.sampled_from(BY_HAND), amount=pence)
    def post_by_hand(self, month: int, day: date, debit: str, credit: str, amount: int) -> None:
        """Post an entry by hand."""
        draft = Entry(month, day, debit, credit, amount)
        self.same("post by hand", self.books.post_by_hand(draft), real.post_by_hand(draft, self.at))

    @rule(line=lines, amount=st.integers(1, 90_000), month=months)
    def accrue(self, line: str, amount: int, month: int) -> None:
        """Accrue an amount, which reverses itself."""
        found = real.accrue(line, amount, month, self.at)
        self.same("accrue", self.books.accrue(line, amount, month), found)

    @rule(draw=st.integers(0, 10**6), month=months, day=days)
    def reverse(self, draw: int, month: int, day: date) -> None:
        """Reverse an entry, a reversal among them, or one that there is not."""
        seq = draw % (len(self.books.entries) + 2)
        self.same("reverse", self.books.reverse(seq, month, day), real.reverse(seq, month, day, self.at))

    @rule(month=months)
    def to_suspense(self, month: int) -> None:
        """Send what waits to suspense."""
        found = real.to_suspense(month, self.at)
        self.same("send to suspense", self.books.to_suspense(month), found)

    @rule(draw=st.integers(0, 10**6), line=lines, amount=st.integers(1, 90_000), month=months, day=days)
    def clear(self, draw: int, line: str, amount: int, month: int, day: date) -> None:
        """Clear part of what is in suspense."""
        held = sorted(self.books.held())
        seq = held[draw % len(held)] if held else draw % 5
        part = min(amount, abs(self.books.held().get(seq, amount))) if draw % 3 else amount
        found = real.clear(seq, line, part, month, day, self.at)
        self.same("clear suspense", self.books.clear(seq, line, part, month, day), found)

    @rule(month=months)
    def close(self, month: int) -> None:
        """Close a month."""
        self.same("close", self.books.close(month), real.close(month, self.at))

    @rule(month=months, agrees=st.booleans())
    def answer(self, month: int, agrees: bool) -> None:
        """The partner agrees or objects."""
        found = real.answer(month, self.at, agrees=agrees)
        self.same("agree or object", self.books.answer(month, agrees=agrees), found)

    @rule(month=months)
    def reopen(self, month: int) -> None:
        """Both re-open a month."""
        self.same("re-open", self.books.reopen(month), real.reopen(month, self.at))

    @rule(period=st.sampled_from(("2022/23 Q1", "2022/23 Q2")))
    def issue(self, period: str) -> None:
        """Issue a report; one after another lists what moved since."""
        self.same("issue a report", self.books.issue(period), real.issue(period, self.at))
        self.frozen |= {number: value for number, value in real.issued() if number not in self.frozen}

    @rule(amount=st.integers(-(10**9), 10**9), month=months)
    def settle(self, amount: int, month: int) -> None:
        """Settle a variance: to the penny, each within a penny of its share, and the same again."""
        wanted, shares = settled(amount), [real.settle(amount, month) for _ in range(2)]
        assert shares[0] == shares[1]
        assert (shares[0] is None) == (wanted is None)
        if wanted is not None and shares[0] is not None:
            assert sum(shares[0].values()) == amount
            assert all(abs(shares[0].get(party, 0) - share) <= 1 for party, share in wanted.items())
        self.same("settle", real.NOTHING, real.NOTHING)

    @rule()
    def sign(self) -> None:
        """Sign the log; the partner keeps the checkpoint."""
        self.notes.append(real.checkpoint(self.at))
        self.same("sign the log", real.NOTHING, real.NOTHING)

    @rule(hours=st.integers(1, LONGEST_JUMP))
    def jump(self, hours: int) -> None:
        """The clock jumps."""
        self.at += timedelta(hours=hours)
        self.books.today = self.at.date()
        self.same("the clock jumps", real.NOTHING, real.NOTHING)

    @precondition(lambda self: not self.books.lost_lines)
    @rule(target=backups)
    def back_up(self) -> Kept:
        """Make a backup."""
        file = self.fresh.new_backup()
        real.back_up(file, self.at)
        self.same("back up", real.NOTHING, real.NOTHING)
        as_it_was = copy.deepcopy((self.books, self.numbers, self.frozen, self.moments))
        return Kept(file, *as_it_was, leaves=list(log.leaves(FUND, upto=10**9)))

    @precondition(lambda self: not self.books.lost_lines)
    @rule(kept=consumes(backups))
    def restore(self, kept: Kept) -> None:
        """Restore one: what it lacks is known, and nothing is posted until both accept that."""
        before = list(log.leaves(FUND, upto=10**9))
        real.restore(kept.file, self.at)
        today = self.books.today
        self.books, self.numbers, self.frozen, self.moments = copy.deepcopy(
            (kept.books, kept.numbers, kept.frozen, kept.moments)
        )
        self.books.today = today
        self.books.lost_lines = kept.leaves[: len(before)] != before
        self.notes = [note for note in self.notes if _is_of(note, kept.leaves)]
        self.same("restore", real.NOTHING, real.NOTHING)

    @precondition(lambda self: self.books.lost_lines)
    @rule()
    def accept_what_is_lost(self) -> None:
        """Both partners accept what the restored books lack."""
        self.books.lost_lines = False
        self.same("accept a restoration", real.NOTHING, real.accept_what_is_lost(self.at))

    @rule(
        account=st.sampled_from(("", *ACCOUNTS)), first=st.integers(0, 7), last=st.integers(0, 7),
        upto=st.integers(0, 30), after=st.integers(0, 30), most=st.integers(1, 30), by=days,
    )  # fmt: skip
    def ask(self, account: str, first: int, last: int, upto: int, after: int, most: int, by: date) -> None:
        """Ask for entries by filters that know nothing of what is there."""
        always.asked(self.books, account=account, first=first, last=last, upto=upto, after=after, most=most, by=by)
        self.same("ask", real.NOTHING, real.NOTHING)

    @invariant()
    def everything_holds(self) -> None:
        """The invariants."""
        if not self.has_begun:
            return
        always.same_entries(self.books)
        always.balances_are_sums(self.books)
        always.as_at_then(self.books, self.moments)
        always.nobody_approved_their_own()
        always.every_amount_is_traced(self.books)
        always.months_are(self.books)
        always.files_add_up(self.numbers, self.books.files)
        always.reports_are_as_issued(self.frozen)
        always.the_log_holds(self.notes)
