"""Placing, preview, close and reconciliation as a careless or hostile officer uses them: nothing twice or lost."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.closing import actions as closing
from section75.apps.closing.as_at import NotAMoment, read_known
from section75.apps.closing.task_list import task_list
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger import store
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.models import Bringing
from section75.apps.ledger.refusals import AgreedAlready, RowsPostedBefore
from section75.apps.placing import actions as placing
from section75.apps.placing import store as rules
from section75.apps.placing.wanted import WantedEnd
from section75.apps.preview import actions, waiting
from section75.apps.preview.actions import ToClear
from section75.apps.preview.refusals import ClearedAlready, NotToBeAnswered
from section75.apps.reconciliation.comparing import by_cost_centre
from section75.core.approvals import OwnWork
from section75.core.authority import Scope
from section75.core.closing import AnsweredTwice, FilesNotTaken, TaskState
from section75.core.ledger import Account, ExtractRow
from section75.core.money import Money
from section75.core.refusals import Refusals
from tests.acts import close_month, post_extract, reverse_entry

from .test_preview import (
    AT,
    CHANGED,
    DAY,
    JULY,
    JUNE,
    NEW,
    PLACED,
    SAME,
    UNREAD,
    WAITS,
    add,
    approve,
    beds,
    bring,
    clear,
    correct,
    nets,
    officer,
    parts,
    to_suspense,
)

__all__ = ["officer"]  # the fixture
CARE = "expenditure/residential-care"
PLACE = {"slug": "cambridgeshire-learning-disability", "fund": "learning-disability"}
CLAUSE = "cl. 9 (invented)"


def undo(officer: User, fund: Ledger, seq: int) -> int:
    return reverse_entry(officer, fund, seq, because="Invented", month=JULY, effective_on=DAY, at=AT)


def state(fund: Ledger, code: str) -> TaskState:
    return next(task.state for task in task_list(fund, JUNE, on=DAY) if task.code == code)


def read(cost_centre: str = "LD402") -> ExtractRow:
    return ExtractRow(3, date(2022, 6, 30), cost_centre, "4400", "care", Money.of("5.00"), "A2", "Alder Ltd")


def test_a_row_whose_reversal_was_reversed_stands_and_is_not_posted_again(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "107.00", PLACED, SAME)
    (entry, _) = post_extract(officer, fund, first, at=AT).entries
    undo(officer, fund, undo(officer, fund, entry))
    with pytest.raises(RowsPostedBefore):
        post_extract(officer, fund, bring(officer, fund, "100.00", PLACED, name="saved-again.csv"), at=AT)
    second = bring(officer, fund, "116.00", PLACED, SAME, NEW, name="second.csv")
    correct(officer, fund, second, first)
    assert nets(fund)[CARE] == 11_600
    correct(officer, fund, bring(officer, fund, "16.00", SAME, NEW, name="third.csv"), second)
    assert nets(fund)[CARE] == 1_600


def test_a_second_correction_says_which_row_took_the_place_of_an_entry(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "107.00", PLACED, SAME)
    post_extract(officer, fund, first, at=AT)
    second = bring(officer, fund, "116.00", SAME, NEW, PLACED, name="second.csv")
    correct(officer, fund, second, first)
    (reversal, _) = correct(officer, fund, bring(officer, fund, "126.00", SAME, CHANGED, NEW, name="third.csv"), second)
    found = store.entry(fund, reversal)
    assert found is not None
    assert found[0].draft.narrative == "Reversal of entry 1: corrected by third.csv, row 3"


def test_a_correction_does_not_post_what_another_file_has_posted(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "100.00", PLACED)
    post_extract(officer, fund, first, at=AT)
    post_extract(officer, fund, bring(officer, fund, "7.00", SAME, name="second.csv"), at=AT)
    whole = bring(officer, fund, "107.00", PLACED, SAME, name="whole.csv")
    with pytest.raises(RowsPostedBefore, match=r"second\.csv"):
        correct(officer, fund, whole, first)
    said = actions.propose_corrected(
        officer, fund, whole, corrects=first, because="A wrong run", even_so="Two weeks of care", at=AT
    )
    approve(said)
    assert "Two weeks of care" in said.shown
    assert nets(fund)[CARE] == 11_400


def test_a_corrected_file_is_counted_once_by_the_close_and_the_reconciliation(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "167.00", PLACED, SAME, WAITS)
    post_extract(officer, fund, first, at=AT)
    assert state(fund, "exceptions") is TaskState.OPEN
    correct(officer, fund, bring(officer, fund, "126.00", CHANGED, NEW, SAME, name="june-again.csv"), first)
    assert by_cost_centre(fund, JUNE) == {"LD402": Money.of("126.00")}
    assert state(fund, "exceptions") is TaskState.DONE


def test_a_row_that_a_rule_places_by_now_holds_up_the_close_until_it_is_posted(officer: User, fund: Ledger) -> None:
    post_extract(officer, fund, bring(officer, fund, "160.00", PLACED, WAITS), at=AT)
    add(officer, fund, beds())
    assert state(fund, "exceptions") is TaskState.OPEN


def test_an_answered_row_is_reconciled_and_answered_once(officer: User, fund: Ledger) -> None:
    number = bring(officer, fund, "105.00", PLACED, UNREAD)
    approve(actions.propose_reading(officer, fund, number, read("LD998"), because="The invoice", at=AT))
    assert parts(fund, number) == {"placed": "£100.00", "waiting": "£5.00"}
    aside = [(3, Money.of("5.00"))]
    with pytest.raises(NotToBeAnswered, match="answered before"):
        actions.propose_setting_aside(officer, fund, number, aside, because="Not ours", at=AT)
    post_extract(officer, fund, number, at=AT)
    to_suspense(officer, fund)
    assert by_cost_centre(fund, JUNE) == {"LD402": Money.of("100.00"), "LD998": Money.of("5.00")}


def test_once_a_clearing_is_reversed_the_file_is_corrected(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "160.00", PLACED, WAITS)
    post_extract(officer, fund, first, at=AT)
    (held,) = to_suspense(officer, fund)
    cleared = clear(officer, fund, held, "60.00")
    without = bring(officer, fund, "107.00", PLACED, SAME, name="without.csv")
    with pytest.raises(ClearedAlready):
        correct(officer, fund, without, first)
    undo(officer, fund, cleared)
    correct(officer, fund, without, first)
    assert nets(fund) == {"cash": -10_700, CARE: 10_700}


def test_amounts_in_suspense_do_not_hide_each_other_and_an_explanation_is_of_its_entries(
    officer: User, fund: Ledger
) -> None:
    refund = "2022-06-16,LD999,44,refund,-60.00,Cedar Ltd,C1"
    post_extract(officer, fund, bring(officer, fund, "100.00", PLACED, WAITS, refund), at=AT)
    first, _ = to_suspense(officer, fund)
    assert nets(fund).get("suspense", 0) == 0
    assert state(fund, "suspense") is TaskState.OPEN
    manager = User.objects.get(username="pool.manager")
    closing.explain_task(manager, fund, JUNE, "suspense", because="A bed and its refund", at=AT)
    day, to = date(2022, 6, 30), Account.read("expenditure/day-services")
    wanted = ToClear(first, to, Money.of("60"), JUNE, day, CLAUSE, "A phone call")
    approve(actions.propose_clearing(officer, fund, wanted, at=AT))
    post_extract(officer, fund, bring(officer, fund, "67.00", SAME, WAITS.replace("B1", "B9"), name="b.csv"), at=AT)
    to_suspense(officer, fund)
    assert state(fund, "suspense") is TaskState.OPEN


def test_who_brought_a_file_approves_neither_its_suspense_nor_an_answer_for_a_row(officer: User, fund: Ledger) -> None:
    number = bring(officer, fund, "165.00", PLACED, UNREAD, WAITS)
    Bringing.objects.create(extract_id=number, by=User.objects.get(username="finance.approver"), at=AT)
    with pytest.raises(OwnWork):
        approve(actions.propose_reading(officer, fund, number, read(), because="The invoice", at=AT))
    other = bring(officer, fund, "67.00", SAME, WAITS, name="b.csv")
    post_extract(officer, fund, other, at=AT)
    Bringing.objects.create(extract_id=other, by=User.objects.get(username="finance.approver"), at=AT)
    rows = [each for each in waiting.rows_of(waiting.left_at(fund).groups) if each.is_of_a_posted_file]
    proposal = actions.propose_suspense(officer, fund, rows, month=JUNE, authority=CLAUSE, because="Unknown", at=AT)
    assert '"about":["Birch Ltd"]' in proposal.shown  # for whoever declared an interest in the supplier
    with pytest.raises(OwnWork):
        approve(proposal)


def test_a_period_that_is_being_closed_takes_no_correction_that_only_reverses(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "107.00", PLACED, SAME)
    post_extract(officer, fund, first, at=AT)
    closing.begin_closing(User.objects.get(username="pool.manager"), fund, JUNE, at=AT)
    with pytest.raises(FilesNotTaken):
        correct(officer, fund, bring(officer, fund, "100.00", PLACED, name="b.csv"), first)


def test_a_posted_file_is_shown_where_it_was_posted_whatever_rules_say_since(
    officer: User, fund: Ledger, client: Client
) -> None:
    add(officer, fund, beds())
    number = bring(officer, fund, "60.00", WAITS)
    post_extract(officer, fund, number, at=AT)
    add(officer, fund, beds("day-services", replaces=1))
    client.force_login(officer)
    page = client.get(reverse("ledger:extract", kwargs=PLACE | {"number": number})).content.decode()
    table = page.partition("Where its rows were posted")[2].partition("</table>")[0]
    assert "Residential and nursing placements" in table
    assert "£60.00" in table
    assert "Day services" not in table


def test_a_rule_is_ended_once_however_often_it_is_named(officer: User, fund: Ledger) -> None:
    add(officer, fund, beds())
    with pytest.raises(Refusals, match="ends before 1 April 2022 already"):
        add(officer, fund, beds("day-services", replaces=1), beds(replaces=1))
    place, twice = Scope(fund.partnership, fund.fund), WantedEnd((1, 1), date(2022, 6, 15), "No more beds")
    approve(placing.propose_ending(officer, place, twice, at=AT))
    assert [each.ends_before for each in rules.all_of(place)] == [date(2022, 6, 15)]


def test_a_month_agreed_as_a_whole_is_not_objected_to_by_line_and_a_line_is_answered_once(
    quarter: dict[str, User], fund: Ledger
) -> None:
    accountant, objects = quarter["partner.accountant"], closing.SaidOfALine(CARE, agrees=False, because="Row 12")
    close_month(quarter["pool.manager"], fund, JUNE, at=AT)
    with pytest.raises(AnsweredTwice):
        closing.answer_lines(accountant, fund, JUNE, [closing.SaidOfALine(CARE, agrees=True), objects], at=AT)
    ledger_actions.answer_month(accountant, fund, JUNE, agrees=True, at=AT)
    with pytest.raises(AgreedAlready):
        closing.answer_lines(accountant, fund, JUNE, [objects], at=AT)


@pytest.mark.parametrize("text", ["9999-12-31T23:59-23:00", "0001-01-01T00:00+14:00"])
def test_a_moment_beyond_the_calendar_is_refused(text: str) -> None:
    with pytest.raises(NotAMoment):
        read_known(text)


def test_the_last_day_of_the_calendar_is_known_to_its_end() -> None:
    assert read_known("9999-12-31").isoformat() == "9999-12-31T23:59:59.999999+00:00"


@pytest.mark.parametrize(
    ("view", "asked"),
    [
        ("closing:late", {"after": "9" * 5000}),
        ("closing:as_at", {"effective": "9999-12-31", "known": "9999-12-31", "since": "0001-01-01"}),
        ("closing:as_at_entries", {"account": "cash", "upto": "9" * 30, "effective": "9999-12-31"}),
        ("placing:try", {"cost_centre": "LD402", "on": "9999-12-31"}),
    ],
)
def test_pages_answer_whatever_number_or_day_is_asked(
    client: Client, cast: dict[str, User], fund: Ledger, view: str, asked: dict[str, str]
) -> None:
    client.force_login(cast["auditor"])
    assert client.get(reverse(view, kwargs=PLACE), asked).status_code == 200


def test_rules_that_would_end_with_the_calendar_are_refused_beside_the_day(
    client: Client, officer: User, fund: Ledger
) -> None:
    add(officer, fund, beds())
    client.force_login(officer)
    said = {"numbers": ["1", "1"], "last_day": "9999-12-31", "because": "Typed and kept"}
    page = client.post(reverse("placing:end", kwargs=PLACE), said).content.decode()
    assert "No day comes after this one" in page
    assert "Typed and kept" in page
