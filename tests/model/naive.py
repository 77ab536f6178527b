"""A fund's books as plain lists and sums: what the application should hold, worked out with none of its code.

What somebody does gives the names of the refusals it meets; with none, it is done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tests.model.plain import (
    A_YEAR,
    ACCRUED,
    CASH,
    DONE,
    NOBODYS,
    SUSPENSE,
    Entry,
    File,
    Names,
    Row,
    due,
    first_day,
    placed,
)


@dataclass
class Books:
    """Everything there is; entry n stands at place n - 1."""

    today: date
    entries: list[Entry] = field(default_factory=list)
    files: dict[int, File] = field(default_factory=dict)
    closed: dict[int, bool] = field(default_factory=dict)  # month -> has the partner agreed it?
    issued: set[str] = field(default_factory=set)
    due: set[int] = field(default_factory=set)  # months of which contributions were posted
    moved: list[int] = field(default_factory=list)  # £000 a year from the council to the other, by variation
    lost_lines: bool = False

    # What stands against posting

    def _against(self, *drafts: Entry) -> Names:
        closed = {"MonthClosed" for draft in drafts if draft.month in self.closed}
        return frozenset(
            closed | {"EffectiveAfterMonth" for draft in drafts if draft.day >= first_day(draft.month + 1)}
        )

    def _post(self, *drafts: Entry, first: Names = DONE) -> Names:
        if self.lost_lines:
            return frozenset({"RestorationNotAccepted"})
        names = first or self._against(*drafts)
        if not names:
            self.entries += drafts
        return names

    def next_open(self, month: int) -> int:
        """The first month after one that is open."""
        return next(each for each in range(month + 1, 99) if each not in self.closed)

    def undone(self, seq: int) -> bool:
        """Has the entry been reversed?"""
        return any(entry.reverses == seq for entry in self.entries)

    # Acts

    def post_by_hand(self, draft: Entry) -> Names:
        """Post one entry by hand."""
        wrong = {"SameAccountTwice"} if draft.debit == draft.credit else set()
        wrong |= {"NothingToPost"} if draft.pence <= 0 else set()
        return self._post(draft, first=frozenset(wrong))

    def accrue(self, line: str, pence: int, month: int) -> Names:
        """Accrue an amount at a month's end; its mirror goes to the next month that is open."""
        back, seq = self.next_open(month), len(self.entries) + 1
        account, last = f"expenditure/{line}", date.fromordinal(first_day(month + 1).toordinal() - 1)
        accrual = Entry(month, last, account, ACCRUED, pence)
        return self._post(accrual, Entry(back, first_day(back), ACCRUED, account, pence, reverses=seq))

    def reverse(self, seq: int, month: int, day: date) -> Names:
        """Reverse an entry."""
        if not 1 <= seq <= len(self.entries):
            return self._post(first=frozenset({"NoSuchEntry"}))
        old = self.entries[seq - 1]
        first = frozenset({"AlreadyReversed"}) if self.undone(seq) else DONE
        return self._post(Entry(month, day, old.credit, old.debit, old.pence, reverses=seq), first=first)

    def post_due(self, month: int) -> Names:
        """Post what falls due from each partner in a month."""
        drafts = [due(party, month, self._moved) for party in A_YEAR]
        names = self._post(*drafts, first=frozenset({"InstalmentsPosted"}) if month in self.due else DONE)
        self.due |= set() if names else {month}
        return names

    @property
    def _moved(self) -> int:
        return self.moved[-1] if self.moved else 0

    def vary(self, moved: int) -> Names:
        """Vary the contributions of the year."""
        self.moved.append(moved)
        return DONE

    def post_difference(self, month: int) -> Names:
        """Post what the books lack to be as the terms in force make them, reported in a month."""
        owed = {(each.day, party): each.pence for party in A_YEAR for each in self._due(party)}
        lacking = {key: pence - self._posted().get(key, 0) for key, pence in sorted(owed.items())}
        drafts = []
        for (day, party), pence in lacking.items():
            sides = f"contributions due/{party}", f"contribution/{party}"
            debit, credit = sides if pence > 0 else sides[::-1]
            drafts += [Entry(month, day, debit, credit, abs(pence), is_due=True)] if pence else []
        too_early = any(each.day >= first_day(month + 1) for each in drafts)
        return self._post(*drafts, first=frozenset({"TooEarlyAMonth"}) if too_early else self._lacks(drafts))

    @staticmethod
    def _lacks(drafts: list[Entry]) -> Names:
        return DONE if drafts else frozenset({"NothingLacks"})

    def _due(self, party: str) -> list[Entry]:
        """What is due of a partner under the terms in force, for the months that were posted."""
        return [due(party, month, self._moved) for month in self.due]

    def _posted(self) -> dict[tuple[date, str], int]:
        """What was posted as due and not undone, by day and partner."""
        found: dict[tuple[date, str], int] = {}
        for each in self.entries:
            first = each
            while first.reverses:
                first = self.entries[first.reverses - 1]
            if first.is_due:
                key = (first.day, first.debit.partition("/")[2])
                sign = 1 if each.debit.startswith("contributions due") else -1
                found[key] = found.get(key, 0) + sign * each.pence
        return found

    def post_file(self, number: int) -> Names:
        """Post the placed rows of a file."""
        file = self.files[number]
        drafts = [self._draft(number, row, file.month) for row, each in placed(file)]
        first: Names = DONE
        if file.posted:
            first = frozenset({"AlreadyPosted"})
        elif not file.adds_up:
            first = frozenset({"ControlTotalDiffers"})
        elif not drafts:
            first = frozenset({"NothingPlaced"})
        elif self._stands_already(number):
            first = frozenset({"RowsPostedBefore"})
        names = self._post(*drafts, first=first)
        if not names:
            file.posted = True
            self._note(number, len(drafts))
        return names

    def _draft(self, number: int, row: int, month: int) -> Entry:
        each = self.files[number].rows[row - 2]
        return Entry(month, each.day, *each.sides, abs(each.pence), file=number, row=row)

    def _stands_already(self, number: int) -> bool:
        wanted = {self.files[number].rows[row - 2] for row, _ in placed(self.files[number])}
        return any(
            self._row_of(seq) in wanted
            for seq, each in enumerate(self.entries, start=1)
            if each.file not in (None, number) and SUSPENSE not in (each.debit, each.credit) and not self.undone(seq)
        )

    def _note(self, number: int, many: int) -> None:
        for seq in range(len(self.entries) - many + 1, len(self.entries) + 1):
            row = self.entries[seq - 1].row
            assert row is not None
            self.files[number].in_journal[row] = seq

    def waiting(self) -> list[tuple[int, int]]:
        """File and row of every row that waits, of posted files that no other corrected."""
        return [
            (number, row)
            for number, file in sorted(self.files.items())
            if file.posted and not file.corrected
            for row, each in enumerate(file.rows, start=2)
            if each.centre == NOBODYS and row not in file.in_journal
        ]

    def to_suspense(self, month: int) -> Names:
        """Post every row that waits to suspense."""
        rows = self.waiting()
        drafts = []
        for number, row in rows:
            each = self.files[number].rows[row - 2]
            sides = (SUSPENSE, CASH) if each.pence > 0 else (CASH, SUSPENSE)
            drafts.append(Entry(month, each.day, *sides, abs(each.pence), file=number, row=row))
        names = self._post(*drafts, first=DONE if rows else frozenset({"NothingChosen"}))
        if not names:
            for place, (number, row) in enumerate(rows, start=len(self.entries) - len(rows) + 1):
                self.files[number].in_journal[row] = place
        return names

    def held(self) -> dict[int, int]:
        """What is left in suspense, signed, by the entry that put it there."""
        left: dict[int, int] = {}
        root: dict[int, int] = {}
        for seq, each in enumerate(self.entries, start=1):
            if SUSPENSE in (each.debit, each.credit):
                root[seq] = root.get(each.reverses or each.of or 0, seq)
                left[root[seq]] = left.get(root[seq], 0) + (each.pence if each.debit == SUSPENSE else -each.pence)
        return {seq: pence for seq, pence in left.items() if pence}

    def clear(self, seq: int, line: str, pence: int, month: int, day: date) -> Names:
        """Clear part of an entry from suspense to a line."""
        left = self.held().get(seq, 0)
        account = f"expenditure/{line}"
        sides = (account, SUSPENSE) if left > 0 else (SUSPENSE, account)
        first = "NotInSuspense" if not left else "NotThatMuchLeft" if pence > abs(left) else ""
        return self._post(Entry(month, day, *sides, pence, of=seq), first=frozenset({first} - {""}))

    def correct(self, new: int, old: int) -> Names:
        """Post a file as the correction of another: the difference alone."""
        by, was = self.files[new], self.files[old]
        standing = {seq: self._row_of(seq) for seq in sorted(was.in_journal.values()) if not self.undone(seq)}
        kept: dict[int, int] = {}
        for row, each in enumerate(by.rows, start=2):
            same = [seq for seq, stood in standing.items() if stood == each and seq not in kept.values()]
            if same and (each.centre != NOBODYS or SUSPENSE in self._sides(same[0])):
                kept[row] = same[0]
        gone = [seq for seq in standing if seq not in kept.values()]
        fresh = [row for row, _ in placed(by) if row not in kept]
        first = self._not_a_pair(new, old)
        if not first and not gone and not fresh and _left(was, was.in_journal) == _left(by, kept):
            first = frozenset({"NothingDiffers"})
        if not first and any(each.of in gone for each in self.entries):
            first = frozenset({"ClearedAlready"})
        drafts = [self._mirror(seq, by.month) for seq in gone]
        drafts += [self._draft(new, row, self._open(by.month)) for row in fresh]
        names = self._post(*drafts, first=first)
        if not names:
            by.posted, was.corrected, by.in_journal = True, True, kept
            self._note(new, len(fresh))
        return names

    def _not_a_pair(self, new: int, old: int) -> Names:
        by, was = self.files[new], self.files[old]
        if by.posted:
            return frozenset({"AlreadyPosted"})
        if new == old or not was.posted or was.corrected:
            return frozenset({"CorrectsNothing"})
        if by.month != was.month:
            return frozenset({"SameMonthOnly"})
        return DONE if by.adds_up else frozenset({"ControlTotalDiffers"})

    def _row_of(self, seq: int) -> Row:
        entry = self.entries[seq - 1]
        assert entry.file is not None
        assert entry.row is not None
        return self.files[entry.file].rows[entry.row - 2]

    def _sides(self, seq: int) -> tuple[str, str]:
        return (self.entries[seq - 1].debit, self.entries[seq - 1].credit)

    def _mirror(self, seq: int, month: int) -> Entry:
        old = self.entries[seq - 1]
        return Entry(self._open(max(month, old.month)), old.day, old.credit, old.debit, old.pence, reverses=seq)

    def _open(self, month: int) -> int:
        return self.next_open(month) if month in self.closed else month

    def close(self, month: int) -> Names:
        """Close a month."""
        if month in self.closed:
            return frozenset({"MonthClosedAlready"})
        if self.today < first_day(month + 1):
            return frozenset({"MonthNotOver"})
        self.closed[month] = False
        return DONE

    def answer(self, month: int, *, agrees: bool) -> Names:
        """Agree or object to a closed month."""
        if month not in self.closed:
            return frozenset({"MonthNotClosed"})
        if self.closed[month]:
            return frozenset({"AgreedAlready"})
        self.closed[month] = agrees
        return DONE

    def reopen(self, month: int) -> Names:
        """Re-open a closed month."""
        return DONE if self.closed.pop(month, None) is not None else frozenset({"MonthNotClosed"})

    def issue(self, period: str) -> Names:
        """Issue a report."""
        months = (1, 2, 3) if period.endswith("Q1") else (4, 5, 6)
        if period in self.issued:
            return frozenset({"AlreadyIssued"})
        if not any(each.month in months for each in self.entries):
            return frozenset({"NothingPosted"})
        self.issued.add(period)
        return DONE

    def net(self, upto: int) -> dict[str, int]:
        """What is debited less what is credited, by account, over the first entries."""
        sums: dict[str, int] = {}
        for each in self.entries[:upto]:
            sums[each.debit] = sums.get(each.debit, 0) + each.pence
            sums[each.credit] = sums.get(each.credit, 0) - each.pence
        return sums


def _left(file: File, in_journal: dict[int, int]) -> list[Row]:
    """The rows of a file that wait and do not stand in the journal, whatever their order."""
    rows = [each for row, each in enumerate(file.rows, start=2) if each.centre == NOBODYS and row not in in_journal]
    return sorted(rows, key=lambda each: (each.day, each.pence, each.words))
