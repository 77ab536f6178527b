"""What may enter the journal, and everything that stands against it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from section75.core.agreements import OutsideTerm, Silent, Term, TwoTermsApply
from section75.core.calendar import Month, Span
from section75.core.explain import Clause
from section75.core.ledger import (
    Account,
    AnotherFund,
    ByHand,
    EffectiveAfterMonth,
    FromFile,
    FundFacts,
    MonthClosed,
    NotPermittedExpenditure,
    UnknownLine,
    check_posting,
    next_open_month,
)
from section75.core.parties import UnknownParty
from section75.core.pools import FundState
from section75.core.refusals import Refusal, Refusals

from .conftest import CLAUSE, SHA256, MakeDraft

JUNE = Month.read("2022/23 M3")


def _closed(facts: FundFacts, *months: str) -> FundFacts:
    return replace(facts, closed=frozenset(Month.read(month) for month in months))


def test_drafts_against_which_nothing_stands_are_given_back(draft: MakeDraft, facts: FundFacts) -> None:
    drafts = [
        draft(),
        draft(debit=Account.read("cash"), credit=Account.read("service-user income/client-income")),
        draft(debit=Account.read("contributions due/icb"), credit=Account.read("contribution/icb")),
        draft(debit=Account.read("cash"), credit=Account.read("brought forward")),
    ]
    assert check_posting(iter(drafts), facts=facts) == tuple(drafts)


def test_a_line_of_this_fund_is_meant_where_another_fund_has_one_of_the_same_name(
    draft: MakeDraft, facts: FundFacts
) -> None:
    elsewhere = tuple(replace(line, fund="another-fund") for line in facts.lines)
    drafts = (draft(),)
    assert check_posting(drafts, facts=replace(facts, lines=(*elsewhere, *facts.lines))) == drafts
    with pytest.raises(NotPermittedExpenditure, match="is a line of the fund another-fund"):
        check_posting(drafts, facts=replace(facts, lines=elsewhere))


def test_nothing_to_post_is_nothing_posted(facts: FundFacts) -> None:
    assert check_posting([], facts=_closed(facts, "2022/23 M3")) == ()


def test_a_closed_month_refuses_a_posting(draft: MakeDraft, facts: FundFacts) -> None:
    closed = replace(_closed(facts, "2022/23 M3"), closings={JUNE: "closed by A. Manager on 5 July 2022"})
    with pytest.raises(MonthClosed) as refused:
        check_posting([draft()], facts=closed)
    assert refused.value.says == (
        "June 2022 (2022/23 M3) is closed (closed by A. Manager on 5 July 2022): nothing more can be posted to it. "
        "Post to July 2022 (2022/23 M4), the next open month; the day it takes effect may stay as it is. "
        "It concerns row 318 of AP_2022_06.csv."
    )
    assert str(refused.value) == refused.value.says


def test_an_open_month_takes_a_posting_while_others_are_closed(draft: MakeDraft, facts: FundFacts) -> None:
    assert check_posting([draft()], facts=_closed(facts, "2022/23 M2", "2022/23 M4", "2021/22 M3"))


@pytest.mark.parametrize(
    ("month", "closed", "following"),
    [
        ("2022/23 M3", [], "2022/23 M4"),
        ("2022/23 M3", ["2022/23 M4", "2022/23 M5"], "2022/23 M6"),
        ("2022/23 M12", [], "2022/23 M13"),
        ("2022/23 M12", ["2022/23 M13", "2022/23 M14", "2022/23 M15"], "2023/24 M1"),
        ("2022/23 M15", [], "2023/24 M1"),
    ],
)
def test_the_next_open_month_passes_over_the_closed_ones(month: str, closed: list[str], following: str) -> None:
    found = next_open_month(Month.read(month), frozenset(Month.read(each) for each in closed))
    assert str(found) == following


def test_a_file_in_a_closed_month_is_refused_once_with_the_count(draft: MakeDraft, facts: FundFacts) -> None:
    rows = [
        draft(origin=FromFile(SHA256, row, "a.csv"), effective_on=date(2022, 6, row % 28 + 1))
        for row in range(401, 1, -1)
    ]
    with pytest.raises(MonthClosed) as refused:
        check_posting(rows, facts=_closed(facts, "2022/23 M3"))
    assert refused.value.says.endswith(
        " It concerns 400 entries effective between 1 June 2022 and 28 June 2022, the first of them row 2 of a.csv."
    )


def test_entries_by_hand_are_counted_without_a_row(draft: MakeDraft, facts: FundFacts) -> None:
    with pytest.raises(MonthClosed) as refused:
        check_posting([draft(origin=ByHand("accrual"))] * 2, facts=_closed(facts, "2022/23 M3"))
    assert refused.value.says.endswith(" It concerns 2 entries.")
    with pytest.raises(MonthClosed) as refused:
        check_posting([draft(origin=ByHand("accrual"))], facts=_closed(facts, "2022/23 M3"))
    assert refused.value.says.endswith(" may stay as it is.")


@pytest.mark.parametrize("day", [date(2022, 3, 31), date(2022, 3, 1)])
def test_a_day_before_the_schedule_begins_is_refused(draft: MakeDraft, facts: FundFacts, day: date) -> None:
    always = Span(date(2000, 4, 1))
    fund = replace(facts.fund, state=(Term(FundState.POOLED, always, CLAUSE),), host=(Term("council", always, CLAUSE),))
    with pytest.raises(OutsideTerm, match="outside the term of Schedule 3"):
        check_posting([draft(effective_on=day)], facts=replace(facts, fund=fund))


def test_a_schedule_without_dates_does_not_limit_the_day(draft: MakeDraft, facts: FundFacts) -> None:
    always = Span(date(2000, 4, 1))
    fund = replace(facts.fund, state=(Term(FundState.POOLED, always, CLAUSE),), host=(Term("council", always, CLAUSE),))
    open_ended = replace(facts, fund=fund, schedule=replace(facts.schedule, span=None))
    assert check_posting([draft(effective_on=date(2001, 5, 1))], facts=open_ended)


@pytest.mark.parametrize(
    ("month", "day", "allowed"),
    [
        ("2022/23 M3", date(2022, 6, 30), True),
        ("2022/23 M3", date(2022, 7, 1), False),
        ("2022/23 M3", date(2022, 4, 1), True),  # late, but it happened
        ("2022/23 M12", date(2023, 3, 31), True),
        ("2022/23 M13", date(2023, 3, 31), True),
    ],
)
def test_a_posting_takes_effect_no_later_than_its_month(
    draft: MakeDraft, facts: FundFacts, month: str, day: date, allowed: bool
) -> None:
    made = draft(month=Month.read(month), effective_on=day)
    if allowed:
        assert check_posting([made], facts=facts) == (made,)
        return
    with pytest.raises(EffectiveAfterMonth, match="effective on 1 July 2022 cannot be reported in June 2022"):
        check_posting([made], facts=facts)


def test_a_fund_without_a_host_refuses_and_says_what_the_file_says(draft: MakeDraft, facts: FundFacts) -> None:
    hostless = replace(facts, fund=replace(facts.fund, host=()), gaps={"fund.ld.host": "open: the paper names no host"})
    with pytest.raises(Silent, match=r"does not say who hosts .* on 14 June 2022.*the paper names no host"):
        check_posting([draft()], facts=hostless)


def test_a_fund_without_a_known_state_refuses(draft: MakeDraft, facts: FundFacts) -> None:
    with pytest.raises(Silent, match="does not say what kind of fund the learning disability pool is"):
        check_posting([draft()], facts=replace(facts, fund=replace(facts.fund, state=())))


def test_a_fund_with_two_hosts_on_a_day_refuses(draft: MakeDraft, facts: FundFacts) -> None:
    second = Term("icb", Span(date(2022, 6, 1)), Clause("para 9"))
    with pytest.raises(TwoTermsApply, match=r"Sch\. 3 para 1 and para 9"):
        check_posting([draft()], facts=replace(facts, fund=replace(facts.fund, host=(*facts.fund.host, second))))


def test_days_with_no_host_are_told_once(draft: MakeDraft, facts: FundFacts) -> None:
    hostless = replace(facts, fund=replace(facts.fund, host=()))
    days = [draft(effective_on=date(2022, 6, day)) for day in (2, 1)]
    with pytest.raises(Silent, match=r"on 1 June 2022.*2 entries effective between 1 June 2022 and 2 June 2022"):
        check_posting(days, facts=hostless)


@pytest.mark.parametrize(
    ("account", "refusal", "says"),
    [
        ("expenditure/residental-care", UnknownLine, "Did you mean 'residential-care'"),
        ("service-user income/nothing-like-it", UnknownLine, r"does not have \(client-income, residential-care\)"),
        ("contributions due/icbb", UnknownParty, "Did you mean 'icb'"),
        ("contribution/nhs", UnknownParty, "The account contribution/nhs names 'nhs'"),
        ("expenditure/equipment", NotPermittedExpenditure, r"is a line of the fund icel \(Sch. 4 para 2\)"),
        ("service-user income/equipment", NotPermittedExpenditure, "record the variation"),
        ("expenditure/client-income", NotPermittedExpenditure, "takes an income"),
    ],
)
def test_an_account_the_schedule_does_not_give_is_refused(
    draft: MakeDraft, facts: FundFacts, account: str, refusal: type[Refusal], says: str
) -> None:
    with pytest.raises(refusal, match=says):
        check_posting([draft(debit=Account.read(account))], facts=facts)
    with pytest.raises(refusal, match=says):
        check_posting([draft(debit=Account.read("cash"), credit=Account.read(account))], facts=facts)


def test_a_posting_for_another_fund_is_refused(draft: MakeDraft, facts: FundFacts) -> None:
    with pytest.raises(AnotherFund, match="'icel' was brought to the learning disability pool"):
        check_posting([draft(fund="icel")], facts=facts)


def test_everything_that_stands_against_a_posting_is_said_at_once(draft: MakeDraft, facts: FundFacts) -> None:
    hostless = replace(_closed(facts, "2022/23 M3"), fund=replace(facts.fund, host=()))
    wrong = [draft(debit=Account.read("expenditure/x"), effective_on=date(2022, 7, 1)), draft(fund="icel"), draft()]
    with pytest.raises(Refusals) as refused:
        check_posting(wrong, facts=hostless)
    names = ["AnotherFund", "MonthClosed", "EffectiveAfterMonth", "Silent", "UnknownLine"]
    assert [each.name for each in refused.value.each] == names
