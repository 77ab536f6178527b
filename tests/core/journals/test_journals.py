"""Journals, accruals, templates and commitments: what follows from each, whatever the amounts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month
from section75.core.journals import (
    ACCRUED,
    Commitment,
    Committed,
    Event,
    Every,
    Journal,
    JournalLine,
    JournalWithoutLines,
    NarrativeMissing,
    Standing,
    State,
    Step,
    Template,
    TemplateKind,
    TemplateLine,
    accrual_line,
    committed_of,
    overposted,
    reversal,
    reversal_month,
)
from section75.core.ledger import Account, Entry, Evidence, ReasonMissing
from section75.core.money import Money, sum_of
from section75.core.refusals import Refusals

YEAR, NEXT = FinancialYear(2022), FinancialYear(2023)
HOMES, CASH = Account.read("expenditure/homes"), Account.read("cash")
DAY = date(2022, 6, 30)
PENCE = st.integers(1, 10**9).map(Money)
MONTHS = st.builds(Month, st.sampled_from([YEAR, NEXT]), st.integers(1, 15))


def journal(*lines: JournalLine, narrative: str = "Recharge", because: str = "No file brings it") -> Journal:
    return Journal(
        "pool", Month(YEAR, 3), DAY, lines, narrative, "cl. 9", because, Evidence("Invoice 1", "ab", "a.pdf")
    )


@given(st.lists(PENCE, min_size=1, max_size=20))
def test_each_line_is_an_entry_and_none_is_lost(amounts: list[Money]) -> None:
    whole = journal(*(JournalLine(HOMES, CASH, amount) for amount in amounts))
    drafts = whole.drafts()
    assert [draft.amount for draft in drafts] == amounts
    assert whole.total == sum_of(amounts)
    assert {str(draft.origin) for draft in drafts} == {
        "by hand: No file brings it [evidence: Invoice 1; a.pdf, SHA-256 ab]"
    }
    assert len({draft.narrative for draft in drafts}) == len(drafts)


def test_a_journal_that_lacks_several_things_is_told_all_of_them() -> None:
    with pytest.raises(Refusals) as wrong:
        journal(narrative=" ", because="-")
    assert [type(each) for each in wrong.value.each] == [JournalWithoutLines, NarrativeMissing, ReasonMissing]


@given(MONTHS, st.frozensets(MONTHS, max_size=12))
def test_an_accrual_is_reversed_in_the_first_open_month_after_it(month: Month, closed: frozenset[Month]) -> None:
    back = reversal_month(month, closed=closed)
    assert back > month
    assert back not in closed
    assert not back.is_adjustment
    candidates = [Month(year, number) for year in (YEAR, NEXT, FinancialYear(2024)) for number in range(1, 13)]
    assert back == next(each for each in candidates if each > month and each not in closed)


@pytest.mark.parametrize("number", [12, 13, 15])
def test_after_march_it_is_april_of_the_next_year(number: int) -> None:
    assert reversal_month(Month(YEAR, number), closed=()) == Month(NEXT, 1)


@given(PENCE)
def test_an_accrual_and_its_reversal_come_to_nothing(amount: Money) -> None:
    (draft,) = journal(accrual_line("homes", amount, "care")).drafts()
    mirror = reversal(Entry(7, datetime(2022, 7, 1, tzinfo=UTC), draft), month=Month(YEAR, 4))
    assert (draft.debit, draft.credit) == (HOMES, ACCRUED) == (mirror.credit, mirror.debit)
    assert (mirror.amount, mirror.reverses, mirror.effective_on) == (amount, 7, date(2022, 7, 1))


def template(every: Every, *, last: Month | None = None) -> Template:
    line = TemplateLine(HOMES, CASH, None)
    return Template("T", TemplateKind.JOURNAL, every, Month(YEAR, 2), last, "Rent", "cl. 9", "It comes again", (line,))


@pytest.mark.parametrize(
    ("every", "due"),
    [
        (Every.MONTH, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]),
        (Every.QUARTER, [2, 5, 8, 11, 14]),
        (Every.YEAR, [2, 14]),
    ],
)
def test_a_template_is_due_every_so_many_months(every: Every, due: list[int]) -> None:
    months = [Month(YEAR, number) for number in range(1, 13)] + [Month(NEXT, 1), Month(NEXT, 2)]
    assert [place for place, month in enumerate(months, start=1) if template(every).is_due(month)] == due
    assert not any(template(every).is_due(Month(YEAR, number)) for number in (13, 14, 15))
    ends = template(every, last=Month(YEAR, 4))
    assert not any(ends.is_due(month) for month in months[4:])


EVENTS = st.lists(
    st.one_of(
        st.builds(
            Event, st.sampled_from([Step.RECEIVED, Step.POSTED]), PENCE, st.just(DAY), st.just(1), st.just("why")
        ),
        st.just(Event(Step.VOIDED, Money(0), DAY, because="ended")),
    ),
    max_size=8,
)


@given(PENCE, EVENTS)
def test_what_is_open_posted_and_over_add_up_to_the_order(ordered: Money, events: list[Event]) -> None:
    standing = Standing(Commitment("PO-1", "Care", "homes", ordered, DAY))
    for event in events:
        if standing.is_voided or (event.step is Step.VOIDED and not standing.open):
            break
        standing = standing.after(event)
    posted = standing.amount_of(Step.POSTED)
    if standing.is_voided:
        assert (standing.open, standing.state) == (Money(0), State.VOIDED)
    else:
        assert standing.open + posted - standing.over == ordered
        assert (standing.state is State.POSTED) == (posted >= ordered)
        assert (standing.state is State.PENDING) == (not posted)
    assert standing.to_accrue(by=DAY).pence == max(0, (standing.amount_of(Step.RECEIVED) - posted).pence)
    assert standing.to_accrue(by=date(2022, 6, 29)) == Money(0)
    assert overposted([standing]) == ((standing,) if standing.over else ())
    assert committed_of("homes", [standing, standing]) == standing.open + standing.open
    assert committed_of("elsewhere", [standing]) == Money(0)


def test_what_is_free_is_the_budget_less_both_or_not_known() -> None:
    assert Committed("homes", Money(100), Money(30), Money(80)).free == Money(-10)
    assert Committed("homes", None, Money(30), Money(80)).free is None
