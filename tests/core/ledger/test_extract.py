"""From a finance extract's rows to drafts, and the control total in between."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear, Month, Span
from section75.core.explain import Clause
from section75.core.ledger import (
    AmountsUnread,
    ByHand,
    ControlTotalDiffers,
    Draft,
    ExtractRow,
    FromFile,
    UnreadableRow,
    extract_drafts,
    instalment_drafts,
    place_rows,
)
from section75.core.money import Money, sum_of
from section75.core.pools import Destination, Instalment, InstalmentRule, PlacingRule, instalments_due
from section75.core.refusals import Refusals

from .conftest import SHA256

JUNE = Month.read("2022/23 M3")
YEAR = Span(date(2022, 4, 1), date(2023, 4, 1))
RULES = (
    PlacingRule("LD402", Destination.SPEND, "residential-care", YEAR, Clause("rule 1")),
    PlacingRule("LD900", Destination.SERVICE_USER_INCOME, "client-income", YEAR, Clause("rule 2")),
    PlacingRule("LD999", Destination.CONTRIBUTION_RECEIVED, "icb", YEAR, Clause("rule 3")),
    PlacingRule("LD500", Destination.SPEND, "residential-care", YEAR, Clause("rule 4")),
    PlacingRule("LD500", Destination.SPEND, "day-care", YEAR, Clause("rule 5")),
)


def _row(row: int, cost_centre: str, amount: str, description: str = "Placement") -> ExtractRow:
    return ExtractRow(row, date(2022, 6, 14), cost_centre, "4110", description, Money.of(amount), "INV 1", "A Home Ltd")


def _posted(cost_centre: str, amount: str) -> Draft:
    placement = place_rows([_row(318, cost_centre, amount)], [], RULES)
    posted = extract_drafts(placement, fund="ld", month=JUNE, sha256=SHA256, file_name="AP_2022_06.csv")
    return posted.drafts[0]


@pytest.mark.parametrize(
    ("cost_centre", "amount", "debit", "credit"),
    [
        ("LD402", "1,250.37", "expenditure/residential-care", "cash"),
        ("LD402", "-1,250.37", "cash", "expenditure/residential-care"),
        ("LD900", "-1,250.37", "cash", "service-user income/client-income"),
        ("LD900", "1,250.37", "service-user income/client-income", "cash"),
        ("LD999", "-1,250.37", "cash", "contributions due/icb"),
        ("LD999", "1,250.37", "contributions due/icb", "cash"),
    ],
    ids=["spend", "credit note", "income", "refund", "contribution received", "contribution returned"],
)
def test_a_placed_row_becomes_one_transfer(cost_centre: str, amount: str, debit: str, credit: str) -> None:
    made = _posted(cost_centre, amount)
    assert (made.debit.code, made.credit.code, made.amount) == (debit, credit, Money.of("1,250.37"))


def test_a_draft_cites_the_rule_that_placed_it_and_the_row_it_came_from() -> None:
    made = _posted("LD402", "5")
    assert made.authority == "rule 1"
    assert made.origin == FromFile(SHA256, 318, "AP_2022_06.csv")
    assert (made.fund, made.month, made.effective_on) == ("ld", JUNE, date(2022, 6, 14))
    assert made.narrative == "Placement, A Home Ltd, INV 1"


def test_a_row_without_words_is_called_by_its_row() -> None:
    bare = ExtractRow(9, date(2022, 6, 14), "LD402", "", "", Money(1))
    placed = place_rows([bare], [], RULES)
    made = extract_drafts(placed, fund="ld", month=JUNE, sha256=SHA256, file_name="a.csv").drafts[0]
    assert made.narrative == "row 9 of a.csv"


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, lambda row: pickle.loads(pickle.dumps(row))])
def test_a_row_can_be_copied(copied: Callable[[ExtractRow], ExtractRow]) -> None:
    made = _row(2, "LD402", "-1.00")
    assert copied(made) == made
    assert isinstance(copied(made), ExtractRow)


def test_a_row_of_nothing_is_placed_and_posts_nothing() -> None:
    placement = place_rows([_row(2, "LD402", "0.00"), _row(3, "LD402", "1.00")], [], RULES)
    posted = extract_drafts(placement, fund="ld", month=JUNE, sha256=SHA256, file_name="a.csv")
    assert [placed.row.row for placed in posted.nothing_to_post] == [2]
    assert len(posted.drafts) == 1
    assert placement.reconcile(Money.of("1.00")).placed.count == 2


def test_every_row_is_placed_waits_or_is_refused_in_the_files_order() -> None:
    rows = [_row(5, "LD402", "3"), _row(2, "LD402", "1"), _row(4, "XX1", "20"), _row(6, "LD500", "300")]
    unreadable = [UnreadableRow(7, "Row 7: not a day", Money.of("4000"), "x"), UnreadableRow(3, "Row 3: ?", None, "y")]
    placement = place_rows(rows, unreadable, RULES)
    assert [placed.row.row for placed in placement.placed] == [2, 5]
    assert [row.row for row in placement.waiting] == [4]
    assert [(row.row, row.refusal) for row in placement.refused] == [
        (3, "UnreadableRow"),
        (6, "TwoRulesPlace"),
        (7, "UnreadableRow"),
    ]
    assert placement.refused[1].says.startswith("Row 6: Two rules place cost centre LD500")
    assert placement.refused[1].amount == Money.of("300")


def test_a_placement_says_what_went_where_and_which_rules_are_wanted() -> None:
    rows = [_row(2, "LD402", "1"), _row(3, "LD402", "2"), _row(4, "LD900", "-5"), _row(5, "XX1", "7")]
    placement = place_rows(rows, [], RULES)
    assert {key: str(tally) for key, tally in placement.by_target().items()} == {
        (Destination.SPEND, "residential-care"): "£3.00 in 2 rows",
        (Destination.SERVICE_USER_INCOME, "client-income"): "-£5.00 in 1 row",
    }
    assert next(iter(placement.by_target())) == (Destination.SPEND, "residential-care")
    assert {key: str(tally) for key, tally in placement.waiting_by_code().items()} == {
        ("XX1", "4110"): "£7.00 in 1 row"
    }


@given(st.lists(st.tuples(st.sampled_from(["LD402", "LD900", "LD500", "XX1"]), st.integers(-(10**9), 10**9))))
def test_placed_waiting_and_refused_add_up_to_the_file(each: list[tuple[str, int]]) -> None:
    rows = [
        ExtractRow(number, date(2022, 6, 14), centre, "", "", Money(pence))
        for number, (centre, pence) in enumerate(each, start=2)
    ]
    reconciliation = place_rows(rows, [], RULES).reconcile(sum_of(row.amount for row in rows))
    reconciliation.require()
    counted = (reconciliation.placed, reconciliation.waiting, reconciliation.refused)
    assert sum(tally.count for tally in counted) == len(rows)


@pytest.mark.parametrize(
    ("control", "difference", "says"),
    [("122.99", "0.01", "£0.01 more than the control total of £122.99"), ("124", "-1", "£1.00 short of")],
)
def test_a_file_that_differs_from_its_control_total_is_refused(control: str, difference: str, says: str) -> None:
    rows = [_row(2, "LD402", "100"), _row(3, "XX1", "20"), _row(4, "LD500", "3")]
    reconciliation = place_rows(rows, [], RULES).reconcile(Money.of(control))
    assert reconciliation.difference == Money.of(difference)
    figures = "Placed £100.00 in 1 row, waiting £20.00 in 1 row and refused £3.00 in 1 row"
    with pytest.raises(ControlTotalDiffers, match=f"{figures} come to {says}.*Nothing was posted"):
        reconciliation.require()


@pytest.mark.parametrize(("count", "says"), [(1, "1 row has an amount"), (2, "2 rows have an amount")])
def test_an_amount_nobody_can_read_is_refused_though_the_rest_add_up(count: int, says: str) -> None:
    unreadable = [UnreadableRow(row, "not an amount", None, "2OO") for row in range(3, 3 + count)]
    with pytest.raises(AmountsUnread, match=says):
        place_rows([_row(2, "LD402", "1")], unreadable, RULES).reconcile(Money.of("1")).require()


def test_a_difference_and_an_unread_amount_are_both_said() -> None:
    placement = place_rows([_row(2, "LD402", "1")], [UnreadableRow(3, "not an amount", None, "2OO")], RULES)
    with pytest.raises(Refusals) as refused:
        placement.reconcile(Money.of("201")).require()
    assert [each.name for each in refused.value.each] == ["ControlTotalDiffers", "AmountsUnread"]


def test_an_instalment_is_owed_to_the_fund_and_counted_as_contributed() -> None:
    rule = InstalmentRule("ld", FinancialYear(2022), 15, Clause("Sch. 2 para 3"))
    due = instalments_due(rule, {"council": Money.of("1200"), "icb": Money(0)}, month=JUNE)
    (made,) = instalment_drafts(due, rule=rule, month=JUNE)
    assert (made.debit.code, made.credit.code) == ("contributions due/council", "contribution/council")
    assert (made.amount, made.effective_on, made.fund) == (Money.of("100"), date(2022, 6, 15), "ld")
    assert made.authority == "Sch. 2 para 3"
    assert made.origin == ByHand("instalment due under Sch. 2 para 3")


def test_an_instalment_given_back_is_the_same_transfer_the_other_way() -> None:
    rule = InstalmentRule("ld", FinancialYear(2022), 1, Clause("Sch. 2 para 3"))
    (made,) = instalment_drafts([Instalment("icb", date(2022, 6, 1), Money(-5), "exact")], rule=rule, month=JUNE)
    assert (made.debit.code, made.credit.code, made.amount) == ("contribution/icb", "contributions due/icb", Money(5))


@pytest.mark.parametrize(
    ("day_of_month", "month", "due_on"),
    [
        (31, "2022/23 M3", date(2022, 6, 30)),
        (30, "2022/23 M11", date(2023, 2, 28)),
        (31, "2022/23 M4", date(2022, 7, 31)),
    ],
)
def test_an_instalment_never_falls_due_after_its_month(day_of_month: int, month: str, due_on: date) -> None:
    rule = InstalmentRule("ld", FinancialYear(2022), day_of_month, Clause("Sch. 2 para 3"))
    (due,) = instalments_due(rule, {"icb": Money.of("12")}, month=Month.read(month))
    assert due.due_on == due_on
