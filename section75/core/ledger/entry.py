"""An entry: one transfer of a positive amount from one account to another, so that it balances by construction."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from section75.core.calendar import Month
from section75.core.ledger.account import Account
from section75.core.money import Money
from section75.core.refusals import Refusal, raise_all

LARGEST_PENCE = 10**12  # ten thousand million pounds an entry: sums of entries stay far below the limit of money
_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


class NothingToPost(Refusal):
    """An amount that is nothing, or below nothing."""

    def __init__(self, amount: Money, narrative: str) -> None:
        super().__init__(
            f"An entry moves a positive amount, and {narrative!r} has {amount}. "
            "Leave out what is nothing; for less than nothing, exchange the debit and the credit."
        )


class EntryTooLarge(Refusal):
    """An amount no pooled fund moves at once: a unit has been mistaken."""

    def __init__(self, amount: Money, narrative: str) -> None:
        super().__init__(
            f"{narrative!r} has {amount}, and no single entry may be above {Money(LARGEST_PENCE)}. "
            "Check the unit: £, £000 or £m."
        )


class SameAccountTwice(Refusal):
    """Money that would move from an account to itself."""

    def __init__(self, account: Account, narrative: str) -> None:
        super().__init__(
            f"{narrative!r} debits and credits the same account, {account}, which would move nothing. "
            "Name the account the money comes from and the one it goes to."
        )


class AuthorityMissing(Refusal):
    """An entry that nothing authorises."""

    def __init__(self, narrative: str) -> None:
        super().__init__(
            f"{narrative!r} cites nothing that authorises it. Cite the clause of the agreement, or the decision."
        )


class ReasonMissing(Refusal):
    """An act by hand without a reason."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} needs a reason, and none was given. Say in a sentence why it is right.")


class NotAFileHash(Refusal):
    """The text is not the SHA-256 of a file."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{text!r} is not the SHA-256 of a file: it has 64 figures from 0 to 9 and a to f. "
            "Give the hash that was worked out when the file was read."
        )


class NotARow(Refusal):
    """No file has such a row."""

    def __init__(self, row: int, file_name: str) -> None:
        super().__init__(f"{file_name} has no row {row}: rows count from 1, the header. Give the row the figure is in.")


def says_something(text: str) -> bool:
    """Has the text a letter or a figure in it? Blanks, marks and invisible characters alone are no reason."""
    return any(character.isalnum() for character in text)


@dataclass(frozen=True, slots=True)
class FromFile:
    """The entry comes from a row of a file, which its SHA-256 names for good; `row` counts as a spreadsheet does."""

    sha256: str
    row: int
    file_name: str

    def __post_init__(self) -> None:
        if not _SHA256.fullmatch(self.sha256):
            raise NotAFileHash(self.sha256)
        if self.row < 1:
            raise NotARow(self.row, self.file_name)

    def __str__(self) -> str:
        return f"row {self.row} of {self.file_name}"


@dataclass(frozen=True, slots=True)
class ByHand:
    """Somebody entered it, for a reason."""

    reason: str

    def __post_init__(self) -> None:
        if not says_something(self.reason):
            raise ReasonMissing("An entry by hand")

    def __str__(self) -> str:
        return f"by hand: {self.reason}"


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it is posted: what moves, when it takes effect, the month it is reported in, and by whose leave.

    `reverses` is the sequence number of the entry it undoes. Refuses an amount that is not positive, one account on
    both sides, and an authority left empty, all at once.
    """

    fund: str
    effective_on: date
    month: Month
    debit: Account
    credit: Account
    amount: Money
    narrative: str
    authority: str
    origin: FromFile | ByHand
    reverses: int | None = None

    def __post_init__(self) -> None:
        if 0 < self.amount.pence <= LARGEST_PENCE and self.debit != self.credit and self.authority.strip():
            return
        found: list[Refusal] = []
        if self.amount.pence <= 0:
            found.append(NothingToPost(self.amount, self.narrative))
        if self.amount.pence > LARGEST_PENCE:
            found.append(EntryTooLarge(self.amount, self.narrative))
        if self.debit == self.credit:
            found.append(SameAccountTwice(self.debit, self.narrative))
        if not self.authority.strip():
            found.append(AuthorityMissing(self.narrative))
        raise_all(found)


@dataclass(frozen=True, slots=True)
class Entry:
    """A draft once posted: its place in the journal, counting from 1, and the moment it was recorded, in UTC."""

    seq: int
    recorded_at: datetime
    draft: Draft

    def __post_init__(self) -> None:
        assert self.seq >= 1, "the journal counts from 1"
        assert self.recorded_at.utcoffset() == timedelta(0), "moments are recorded in UTC"
