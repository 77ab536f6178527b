"""Beginning a close, calling it off, explaining a task, answering line by line, locking a year. One verb a function."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.audit.acting import Acting, acting
from section75.apps.closing import store
from section75.apps.closing.task_list import task_of
from section75.apps.ledger import month_store
from section75.apps.ledger.actions import scope_of
from section75.apps.ledger.closing import require_over
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import MonthClosing
from section75.apps.ledger.refusals import (
    AgreedAlready,
    MonthClosedAlready,
    MonthNotClosed,
    ObjectionWithoutReason,
)
from section75.core.authority import Act
from section75.core.calendar import FinancialYear, Month, london_day
from section75.core.closing import (
    LineAnswer,
    State,
    check_answers,
    is_agreed,
    require_begun,
    require_open,
    require_to_explain,
)
from section75.core.ledger import Account, ReasonMissing, says_something
from section75.core.money import Money


@dataclass(frozen=True, slots=True)
class SaidOfALine:
    """What somebody says of one line: its account, agreed or not and why, and the total their own books have."""

    account: str
    agrees: bool
    because: str = ""
    own: Money | None = None


def begin_closing(user: User, ledger: Ledger, month: Month, *, at: datetime) -> None:
    """Begin to close a period that is over: from now on it takes no rows of files, only journals and accruals."""
    with acting(user, Act.KEEP_CLOSE, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        require_open(store.period(ledger, month))
        require_over(agreements.latest(ledger.partnership), ledger, month, today=london_day(at))
        store.step(ledger, month, State.CLOSING, by=user, at=at, because="")
        doing.tell(f"Began to close {month.in_words} ({month}): it takes no more files.")
        doing.changed(str(month), State.OPEN.value, State.CLOSING.value)


def call_off(user: User, ledger: Ledger, month: Month, *, because: str, at: datetime) -> None:
    """Call off a close that was begun, so that the period takes files again."""
    with acting(user, Act.KEEP_CLOSE, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        require_begun(store.period(ledger, month))
        if not says_something(because):
            raise ReasonMissing("Calling off a close")
        store.step(ledger, month, State.OPEN, by=user, at=at, because=because)
        doing.tell(f"Called off the close of {month.in_words} ({month}): {because.strip()}")
        doing.changed(str(month), State.CLOSING.value, State.OPEN.value)


def explain_task(user: User, ledger: Ledger, month: Month, task: str, *, because: str, at: datetime) -> None:
    """Say why a task of a month's close may stay open as it is. It holds as long as the task finds the same."""
    with acting(user, Act.KEEP_CLOSE, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        agreements.latest(ledger.partnership).fund(ledger.fund)
        closings = month_store.closings(ledger)
        if month in closings:
            raise MonthClosedAlready(month, closings[month])
        found = task_of(ledger, month, task, on=london_day(at))
        require_to_explain(month, found)
        if not says_something(because):
            raise ReasonMissing(f"The task {task} of {month.in_words}")
        store.explain(ledger, month, task, of=found.found.says, because=because, by=user, at=at)
        doing.tell(f"Explained {task} of {month.in_words} ({month}): {found.found.says} {because.strip()}")


def answer_lines(
    user: User, ledger: Ledger, month: Month, said: Sequence[SaidOfALine], *, at: datetime
) -> tuple[LineAnswer, ...]:
    """Agree or object to lines of a closed month, for a partner that is not the host. With the last line agreed the
    month is; an objection to a line is one to the month.
    """
    with acting(user, Act.AGREE_MONTH, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        closing = month_store.closing_of(ledger, month)
        if closing is None:
            raise MonthNotClosed(month)
        party, moved = doing.part.party, dict(month_store.month_totals(ledger, month))
        if month_store.has_agreed(closing, party):
            raise AgreedAlready(month, party)
        earlier = store.line_answers(closing, party)
        answers = _answers(month, party, moved, earlier, said, by=user, at=at)
        store.answer_lines(closing, party, answers, by=user)
        _say_of_the_month(doing, closing, month, answers)
        if is_agreed(moved, (*earlier, *answers)) and not month_store.has_agreed(closing, party):
            month_store.answer(closing, party=party, agrees=True, because="", by=user, at=at)
            doing.tell(f"With that every line of {month.in_words} is agreed.")
        return answers


def _answers(
    month: Month,
    party: str,
    moved: dict[Account, Money],
    earlier: Sequence[LineAnswer],
    said: Sequence[SaidOfALine],
    *,
    by: User,
    at: datetime,
) -> tuple[LineAnswer, ...]:
    answers = []
    for each in said:
        if not each.agrees and not says_something(each.because):
            raise ObjectionWithoutReason(month)
        account = Account.read(each.account)
        shown, because = moved.get(account, Money(0)), each.because.strip()
        answers.append(LineAnswer(account, shown, each.agrees, because, by.username, at, each.own))
    return check_answers(answers, month=month, party=party, moved=moved, earlier=earlier)


def _say_of_the_month(doing: Acting, closing: MonthClosing, month: Month, answers: Sequence[LineAnswer]) -> None:
    """An objection to a line is an objection to the month, so that whoever looks at the month alone sees it."""
    party, user = doing.part.party, doing.part.user
    for answer in answers:
        verb = "agrees" if answer.agrees else "objects to"
        doing.tell(f"{party} {verb} {answer.account} of {month.in_words}, {answer.shown}. {answer.because}".strip())
    objected = [answer for answer in answers if not answer.agrees]
    if objected:
        because = " ".join(f"{answer.account}, {answer.shown}: {answer.because}" for answer in objected)
        month_store.answer(closing, party=party, agrees=False, because=because, by=user, at=doing.at)


def propose_locking(user: User, ledger: Ledger, year: FinancialYear, *, rests_on: str, at: datetime) -> Proposal:
    """Propose locking a year, naming the annual return or final account that rests on its periods."""
    said = {"year": str(year), "rests_on": rests_on.strip()}
    return approvals.propose(user, "lock-year", scope_of(ledger), said, at=at, because=rests_on)


def propose_unlocking(user: User, ledger: Ledger, year: FinancialYear, *, because: str, at: datetime) -> Proposal:
    """Propose unlocking a year that is locked, which takes every partner's approval. Its periods are closed then."""
    said = {"year": str(year), "because": because.strip()}
    return approvals.propose(user, "unlock-year", scope_of(ledger), said, at=at, because=because)
