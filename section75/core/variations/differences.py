"""Contributions due under the terms as they are now, against those posted under the terms as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from section75.core.calendar import Month
from section75.core.ledger import Account, AccountKind, ByHand, Draft
from section75.core.money import Money
from section75.core.partnership import Partnership
from section75.core.pools import Instalment, instalments_due

OF_A_DIFFERENCE = "difference to the terms now in force"  # so the reason of such an entry begins

Posted = Mapping[tuple[str, date], Money]  # partner and day due -> contribution posted


@dataclass(frozen=True, slots=True)
class Differing:
    """One instalment that the terms make another than was posted: of whom, due when, what was posted, what is due."""

    party: str
    due_on: date
    posted: Money
    due: Money
    authority: str

    @property
    def moved(self) -> Money:
        """By how much more the partner owes than was posted; below nothing where it owes less."""
        return self.due - self.posted


def due_in(partnership: Partnership, fund: str, month: Month, *, on: date | None = None) -> tuple[Instalment, ...]:
    """What the terms make due to a fund in a month; nothing where they give no instalments, or no fund on that day.

    `on` is the day on which the partners work on whatever is in use then; without it the year's own table counts.
    """
    rule = next((rule for rule in partnership.instalments if (rule.fund, rule.year) == (fund, month.year)), None)
    table = partnership.contributions_worked_on(fund, month.year, on=on)
    if rule is None or table is None or month.is_adjustment:
        return ()
    runs = partnership.days_of(partnership.fund(fund))
    due = instalments_due(rule, table.due, month=month)
    return tuple(each for each in due if runs is None or runs.holds(each.due_on))


def posted_differences(
    partnership: Partnership, *, fund: str, months: Iterable[Month], posted: Posted, on: date | None = None
) -> tuple[Differing, ...]:
    """Every instalment of these months that is not posted as the terms make it due, by day and partner.

    `posted` are the contributions posted to the fund by instalments, whatever terms they were posted under; what was
    posted for a day on which nothing is due any more is a difference too.
    """
    due: dict[tuple[str, date], Money] = {}
    for month in months:
        for each in due_in(partnership, fund, month, on=on):
            due[each.party, each.due_on] = each.amount
    nothing = Money(0)
    found = []
    for party, day in sorted(due.keys() | posted.keys(), key=lambda key: (key[1], key[0])):
        was, now = posted.get((party, day), nothing), due.get((party, day), nothing)
        if was != now:
            found.append(Differing(party, day, was, now, _authority(partnership, fund, day)))
    return tuple(found)


def _authority(partnership: Partnership, fund: str, day: date) -> str:
    """What the difference rests on: the contributions in force, or else what ended the fund."""
    table = partnership.contributions_of(fund, Month.of(day).year)
    ended = next((each for each in partnership.became if each.fund == fund and each.on <= day), None)
    if ended is not None:
        return str(ended.clause)
    return str(table.clause) if table is not None else str(partnership.fund(fund).clause)


def in_the_journal(
    differing: Sequence[Differing], *, partnership: Partnership, fund: str, report_in: Month
) -> tuple[Draft, ...]:
    """The differences as drafts: each takes effect when its instalment was due, and is reported in an open month."""
    return tuple(_draft(each, partnership, fund, report_in) for each in differing)


def _draft(each: Differing, partnership: Partnership, fund: str, report_in: Month) -> Draft:
    owed, put_in = Account(AccountKind.DUE, each.party), Account(AccountKind.CONTRIBUTION, each.party)
    debit, credit = (owed, put_in) if each.moved.pence > 0 else (put_in, owed)
    called = partnership.called(each.party)
    words = f"Contribution of {called} due for {Month.of(each.due_on).in_words}: {each.posted} posted, {each.due} due"
    return Draft(
        fund=fund,
        effective_on=each.due_on,
        month=report_in,
        debit=debit,
        credit=credit,
        amount=abs(each.moved),
        narrative=words,
        authority=each.authority[:500],
        origin=ByHand(f"{OF_A_DIFFERENCE}, {each.authority}"),
    )
