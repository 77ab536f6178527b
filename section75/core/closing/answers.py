"""The partner's answer to a closed month, line by line: what it says of each account, beside both totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from section75.core.calendar import Month
from section75.core.ledger import Account
from section75.core.money import Money
from section75.core.refusals import Refusal, raise_all


class AccountNotInMonth(Refusal):
    """The month moved nothing on that account."""

    def __init__(self, account: str, month: Month) -> None:
        super().__init__(
            f"{month.in_words} ({month}) moved nothing on the account {account!r}, so there is no line to agree or "
            "object to. Choose one of the lines shown."
        )


class LineObjected(Refusal):
    """A month is not agreed as a whole while one of its lines is objected to."""

    def __init__(self, month: Month, party: str, accounts: Iterable[Account]) -> None:
        lines = ", ".join(account.code for account in accounts)
        super().__init__(
            f"{party} objects to {lines} of {month.in_words} ({month}), so the month is not agreed as a whole. "
            "Agree those lines on the month's page of lines once they are right; the month is agreed with the last one."
        )


class LineAgreedAlready(Refusal):
    """The partner has agreed that line."""

    def __init__(self, month: Month, party: str, account: Account) -> None:
        super().__init__(
            f"{party} has agreed {account.code} of {month.in_words} ({month}) already; nothing was changed. "
            "To undo what was agreed, propose re-opening the month: it takes both partners."
        )


class AnsweredTwice(Refusal):
    """Two things were said of one line at a time."""

    def __init__(self, month: Month, account: Account) -> None:
        super().__init__(
            f"{account.code} of {month.in_words} ({month}) is answered more than once at a time, so it cannot be told "
            "what holds. Agree it or object to it, once."
        )


class NoAnswer(Refusal):
    """Nothing was said of any line."""

    def __init__(self, month: Month) -> None:
        super().__init__(
            f"Nothing was said of any line of {month.in_words} ({month}). Agree a line, or object to it and say why."
        )


@dataclass(frozen=True, slots=True)
class LineAnswer:
    """What a partner said of one line: what was shown of it, its own total where it gave one, agreed or why not."""

    account: Account
    shown: Money
    agrees: bool
    because: str
    by: str
    at: datetime
    own: Money | None = None


def latest_answers(answers: Iterable[LineAnswer]) -> dict[Account, LineAnswer]:
    """What was said last of each account; answers come in their order."""
    return {answer.account: answer for answer in answers}


def check_answers(
    answers: Iterable[LineAnswer],
    *,
    month: Month,
    party: str,
    moved: Mapping[Account, Money],
    earlier: Iterable[LineAnswer],
) -> tuple[LineAnswer, ...]:
    """The answers, if each may be given. Refuses none at all, two of one line, a line the month does not have, and one
    agreed.
    """
    each = tuple(answers)
    if not each:
        raise NoAnswer(month)
    times = Counter(answer.account for answer in each)
    raise_all(AnsweredTwice(month, account) for account, count in times.items() if count > 1)
    agreed = {account for account, answer in latest_answers(earlier).items() if answer.agrees}
    raise_all(AccountNotInMonth(answer.account.code, month) for answer in each if answer.account not in moved)
    raise_all(LineAgreedAlready(month, party, answer.account) for answer in each if answer.account in agreed)
    return each


def require_no_objection(month: Month, party: str, answers: Iterable[LineAnswer]) -> None:
    """Refuse to agree a month as a whole while the same partner objects to a line of it."""
    objected = [account for account, answer in latest_answers(answers).items() if not answer.agrees]
    if objected:
        raise LineObjected(month, party, objected)


def is_agreed(moved: Mapping[Account, Money], answers: Iterable[LineAnswer]) -> bool:
    """Is every line agreed, at the total it has? A month that moved nothing has no line to agree."""
    said = latest_answers(answers)
    agreed = {account for account, answer in said.items() if answer.agrees and answer.shown == moved.get(account)}
    return bool(moved) and set(moved) <= agreed
