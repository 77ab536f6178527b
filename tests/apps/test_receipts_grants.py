"""The register of grants: what is of a grant, by line and by entry; what it refuses; sources against spenders."""

from __future__ import annotations

from datetime import date

import pytest

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.ledger.ledgers import Ledger
from section75.apps.receipts import grant_actions, grant_store, granted
from section75.apps.receipts.grant_actions import GrantAsked
from section75.apps.receipts.models import GrantEntry
from section75.apps.receipts.models import LineRule as RuleRow
from section75.apps.receipts.refusals import (
    DaysBackwards,
    GrantKnownAlready,
    NeitherSpentNorPutIn,
    NoSuchGrant,
    NotAShortName,
    NotOfThisGrant,
)
from section75.core.calendar import FinancialYear, Month, NotAFinancialYear
from section75.core.ledger import UnknownLine
from section75.core.money import Money, sum_of
from section75.core.receipts import (
    BeyondTheGrant,
    GrantStanding,
    LineRule,
    NothingToMatch,
    OutsideTheGrantsDays,
    OutsideTheRingFence,
    SourcesAndSpenders,
)
from tests.acts import reverse_entry

from .conftest import AT

TODAY, LINE, OTHER = date(2022, 7, 4), "day-services", "supported-living"
ASKED = GrantAsked(
    code="ibcf",
    name="Improved Better Care Fund",
    giver="The department",
    amount=Money.of("500,000"),
    starts_on=date(2022, 4, 1),
    last_on=date(2023, 3, 31),
    clause="determination 31/6114 (invented)",
    conditions=("Spent on adult social care", "Pooled"),
    lines=(LINE,),
)


@pytest.fixture
def register(quarter: dict[str, User], fund: Ledger) -> User:
    grant_actions.record_grant(quarter["pool.manager"], fund, ASKED, at=AT)
    return quarter["pool.manager"]


def seen(fund: Ledger) -> tuple[GrantStanding, SourcesAndSpenders]:
    found = granted.granted(agreements.latest(fund.partnership), fund, on=TODAY)
    return found.grants[0][1], found.table


def spend_entry(fund: Ledger, line: str = LINE) -> tuple[int, Money]:
    row = fund.rows().filter(debit=f"expenditure/{line}").order_by("seq").first()
    assert row is not None
    return row.seq, Money(row.pence)


def test_a_lines_spend_is_of_the_grant_and_beyond_it_is_flagged(register: User, fund: Ledger) -> None:
    grant_actions.attribute_line(register, fund, LineRule("ibcf", LINE, "council", date(2022, 4, 1)), at=AT)
    standing, table = seen(fund)
    spent = sum_of(each.amount for each in grant_store.spend(fund) if each.line == LINE)
    assert standing.spent_in_all == spent
    assert [each.spender for each in standing.spent] == ["council"]
    assert table.total.spent_in_all == sum_of(each.amount for each in grant_store.spend(fund))
    assert table.total.put_in == grant_store.put_in(fund)
    flags = list(granted.granted(agreements.latest(fund.partnership), fund, on=TODAY).flags)
    assert any("put into the fund" in flag for flag in flags)
    assert any("cannot pay" in flag for flag in flags) is (spent > ASKED.amount)


def test_an_entry_is_of_the_grant_until_it_is_undone_or_reversed(register: User, fund: Ledger) -> None:
    seq, amount = spend_entry(fund)
    grant_actions.attribute_entry(register, fund, "ibcf", seq, amount=amount, at=AT)
    assert seen(fund)[0].spent_in_all == amount
    grant_actions.undo_entry(register, fund, "ibcf", GrantEntry.objects.get().pk, because="Wrong grant", at=AT)
    assert seen(fund)[0].spent_in_all == Money(0)
    grant_actions.attribute_entry(register, fund, "ibcf", seq, amount=amount, at=AT)
    month = Month(FinancialYear(2022), 3)
    about = {"because": "Not ours", "month": month, "effective_on": date(2022, 6, 30), "at": AT}
    reverse_entry(User.objects.get(username="finance.officer"), fund, seq, **about)  # type: ignore[arg-type]
    assert seen(fund)[0].spent_in_all == Money(0)
    with pytest.raises(NeitherSpentNorPutIn):
        grant_actions.attribute_entry(register, fund, "ibcf", seq, amount=amount, at=AT)


def test_an_entry_is_of_the_grant_again_where_its_reversal_was_undone(
    register: User, quarter: dict[str, User], fund: Ledger
) -> None:
    (seq, _), officer = spend_entry(fund), quarter["finance.officer"]
    grant_actions.attribute_entry(register, fund, "ibcf", seq, amount=Money.of("100"), at=AT)
    month, undone, spent = Month(FinancialYear(2022), 4), seq, []
    for because in ("By mistake", "It was right"):
        undone = reverse_entry(officer, fund, undone, because=because, month=month, effective_on=TODAY, at=AT)
        spent.append(seen(fund)[0].spent_in_all)
    assert spent == [Money(0), Money.of("100")]


def test_what_a_partner_put_in_is_of_the_grant(register: User, fund: Ledger) -> None:
    seq = fund.rows().filter(credit="contribution/council").order_by("seq").values_list("seq", flat=True).first()
    assert seq is not None
    grant_actions.attribute_entry(register, fund, "ibcf", seq, amount=Money.of("500,000"), at=AT)
    assert seen(fund)[0].put_in == Money.of("500,000")
    with pytest.raises(BeyondTheGrant):
        grant_actions.attribute_entry(register, fund, "ibcf", seq, amount=Money(1), at=AT)


def test_spend_outside_the_ring_fence_is_refused(register: User, fund: Ledger) -> None:
    seq, _ = spend_entry(fund, OTHER)
    with pytest.raises(OutsideTheRingFence):
        grant_actions.attribute_entry(register, fund, "ibcf", seq, amount=Money(1), at=AT)
    with pytest.raises(OutsideTheRingFence):
        grant_actions.attribute_line(register, fund, LineRule("ibcf", OTHER, "", date(2022, 4, 1)), at=AT)
    with pytest.raises(OutsideTheGrantsDays):
        grant_actions.attribute_line(register, fund, LineRule("ibcf", LINE, "", date(2022, 3, 31)), at=AT)
    assert not RuleRow.objects.exists()


def test_what_is_not_in_the_register_is_refused(register: User, fund: Ledger) -> None:
    with pytest.raises(NoSuchGrant):
        grant_actions.attribute_entry(register, fund, "dfg", 1, amount=Money(1), at=AT)
    with pytest.raises(NotOfThisGrant):
        grant_actions.undo_entry(register, fund, "ibcf", 999, because="x", at=AT)
    with pytest.raises(NotOfThisGrant):
        grant_actions.undo_line(register, fund, "ibcf", 999, because="x", at=AT)
    with pytest.raises(NotOfThisGrant):
        grant_actions.answer_condition(register, fund, "ibcf", 3, met=True, evidence="A letter", at=AT)
    with pytest.raises(NothingToMatch):
        grant_actions.attribute_entry(register, fund, "ibcf", 1, amount=Money(0), at=AT)


@pytest.mark.parametrize(
    ("more", "refusal"),
    [
        ({}, GrantKnownAlready),
        ({"code": "dfg", "last_on": date(2022, 3, 31)}, DaysBackwards),
        ({"code": "dfg", "lines": ("no-such-line",)}, UnknownLine),
        ({"code": "dfg", "amount": Money(0)}, NothingToMatch),
        ({"code": "dfg", "last_on": date(9999, 12, 31)}, NotAFinancialYear),
        ({"code": "better care/fund"}, NotAShortName),
        ({"code": ""}, NotAShortName),
    ],
)
def test_a_grant_is_recorded_once_and_of_something(
    more: dict[str, object], refusal: type[Exception], register: User, fund: Ledger
) -> None:
    about = {name: getattr(ASKED, name) for name in ASKED.__slots__} | more
    with pytest.raises(refusal):
        grant_actions.record_grant(register, fund, GrantAsked(**about), at=AT)


def test_the_latest_answer_to_a_condition_counts(register: User, fund: Ledger) -> None:
    for met in (True, False):
        grant_actions.answer_condition(register, fund, "ibcf", 1, met=met, evidence="The plan", at=AT)
    condition = grant_store.row_of(fund, "ibcf").conditions.get(number=1)
    assert [answer.met for answer in condition.answers.order_by("pk")] == [True, False]


def test_income_stands_gross_beside_expenditure(quarter: dict[str, User], fund: Ledger) -> None:
    off = grant_store.taken_off(fund)
    rows = grant_store.gross(fund, off)
    income = sum_of(row.income for row in rows)
    posted = sum(row.pence for row in fund.rows().filter(credit__startswith="service-user income/"))
    returned = sum(row.pence for row in fund.rows().filter(debit__startswith="service-user income/"))
    assert income == Money(posted - returned)
    assert sum_of(row.expenditure - row.taken_off for row in rows) == sum_of(
        each.amount for each in grant_store.spend(fund)
    )
