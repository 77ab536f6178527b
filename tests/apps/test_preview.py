"""Waiting rows worked off, suspense, answered rows, and corrected files: through the real proposals, by two people."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.ledger import actions as ledger_actions
from section75.apps.ledger import extracts, store
from section75.apps.ledger.extracts import Brought
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.refusals import ChangedSinceShown
from section75.apps.ledger.store import Wanted
from section75.apps.placing import actions as placing
from section75.apps.placing import store as rules
from section75.apps.placing.refusals import NoSuchDestination, NoSuchRule, RuleEndedAlready, RuleSaysNothing
from section75.apps.placing.wanted import WantedEnd, WantedRule
from section75.apps.preview import actions, correcting, showing, suspending, waiting
from section75.apps.preview.actions import ForGroups, ToClear
from section75.apps.preview.refusals import (
    AmountIsRead,
    ClearedAlready,
    NothingDiffers,
    NotToBeAnswered,
    NotWaiting,
    ReversedByHand,
)
from section75.core.authority import Scope
from section75.core.calendar import FinancialYear, Month, Span
from section75.core.ledger import Account, ExtractRow, FromFile
from section75.core.money import Money
from section75.core.pools import Codes, Conditions, Destination
from section75.core.preview import USUAL, NotThatMuchLeft
from section75.core.refusals import Refusal, Refusals
from tests.acts import (
    FOR_THE_BOOKS,
    approved,
    close_month,
    post_extract,
    post_waiting_rows,
    posted_under,
    reverse_entry,
)

AT = datetime(2022, 7, 5, 9, 0, tzinfo=UTC)
JUNE, JULY = Month(FinancialYear(2022), 3), Month(FinancialYear(2022), 4)
HEAD = "date,cost_centre,subjective,description,amount,supplier,reference"
DAY, SPAN = date(2022, 7, 4), Span(date(2022, 4, 1))
PLACED = "2022-06-14,LD402,4400,care,100.00,Alder Ltd,A1"
WAITS = "2022-06-15,LD999,44,beds,60.00,Birch Ltd,B1"
WAITS_TOO = "2022-06-16,LD999,44,more beds,40.00,Birch Ltd,B2"
UNREAD = "2022-06-31,LD402,4400,care,5.00,Alder Ltd,A2"


def content(*lines: str) -> bytes:
    return "\n".join([HEAD, *lines, ""]).encode()


@pytest.fixture
def officer(cast: dict[str, User]) -> User:
    return cast["finance.officer"]


def bring(officer: User, fund: Ledger, total: str, *lines: str, name: str = "june.csv", month: Month = JUNE) -> int:
    said = ledger_actions.upload_extract(
        officer, fund, month=month, content=content(*lines), file_name=name, control_total=Money.of(total), at=AT
    )
    return said.number


def now(fund: Ledger, number: int) -> Brought:
    found = extracts.brought(fund, number)
    assert found is not None
    return found


def parts(fund: Ledger, number: int) -> dict[str, str]:
    """What became of a file's rows; and that they add up."""
    found = now(fund, number).reconciliation
    assert not found.difference
    names = ("placed", "waiting", "suspense", "refused", "aside")
    return {name: str(getattr(found, name).total) for name in names if getattr(found, name).count}


def nets(fund: Ledger) -> dict[str, int]:
    balances = store.balances(fund)
    return {account.code: net.pence for account in balances.accounts if (net := balances.net(account))}


def beds(target: str = "residential-care", **more: object) -> WantedRule:
    conditions = Conditions(Codes.read("LD99*"), suppliers=("birch ltd.",))
    said = {"clause": "cl. 9 (invented)", "because": "Beds are residential", **more}
    return WantedRule(conditions, Destination.SPEND, target, SPAN, **said)  # type: ignore[arg-type]


def approve(proposal: Proposal) -> Proposal:
    approved(proposal, FOR_THE_BOOKS, at=AT)
    return proposal


def add(officer: User, fund: Ledger, *wanted: WantedRule) -> None:
    approve(placing.propose_rules(officer, Scope(fund.partnership, fund.fund), wanted, at=AT))


def test_a_rule_places_rows_once_it_is_approved_and_stays_with_its_versions(officer: User, fund: Ledger) -> None:
    number, place = bring(officer, fund, "160.00", PLACED, WAITS), Scope(fund.partnership, fund.fund)
    proposal = placing.propose_rules(officer, place, [beds()], at=AT)
    assert parts(fund, number) == {"placed": "£100.00", "waiting": "£60.00"}
    approve(proposal)
    assert parts(fund, number) == {"placed": "£160.00"}
    add(officer, fund, beds("day-services", replaces=1))
    (new, old) = rules.all_of(place)
    assert (new.row.replaces, old.ending and old.ending.replaced_by) == (1, 2)
    assert old.rule is None  # replaced from its first day on
    placed = {each.placed.target for each in now(fund, number).placement.placed}
    assert placed == {"residential-care", "day-services"}
    approve(placing.propose_ending(officer, place, WantedEnd((2,), date(2022, 6, 15), "No more beds"), at=AT))
    assert parts(fund, number) == {"placed": "£100.00", "waiting": "£60.00"}
    with pytest.raises(RuleEndedAlready):
        placing.propose_ending(officer, place, WantedEnd((2,), date(2022, 6, 20), "Again"), at=AT)


def test_a_rule_of_another_clause_changes_what_was_shown_though_rows_go_to_the_same_line(
    officer: User, fund: Ledger
) -> None:
    number = bring(officer, fund, "160.00", PLACED, WAITS)
    add(officer, fund, beds())
    shown = now(fund, number).fingerprint
    proposal = ledger_actions.propose_extract(officer, fund, number, at=AT, shown=shown)
    add(officer, fund, beds(clause="cl. 10 (invented)", replaces=1))
    assert now(fund, number).fingerprint != shown
    with pytest.raises(ChangedSinceShown):
        ledger_actions.propose_extract(officer, fund, number, at=AT, shown=shown)
    with pytest.raises(Refusal):
        approve(proposal)
    assert store.last_seq(fund) == 0


def test_a_rule_for_rows_without_a_subjective_says_that_it_takes_any(
    client: Client, officer: User, fund: Ledger
) -> None:
    bring(officer, fund, "60.00", "2022-06-15,LD999,,beds,60.00,Birch Ltd,B1")
    (group,) = waiting.left_at(fund).groups
    client.force_login(officer)
    place = {"slug": fund.partnership, "fund": fund.fund}
    page = client.get(reverse("preview:rules", kwargs=place), {"group": group.key}).content.decode()
    assert "The rule for LD999 takes cost centre LD999, any subjective" in page
    wanted = ForGroups(Destination.SPEND, "residential-care", SPAN, "cl. 9 (invented)", "Beds")
    proposal = approve(actions.propose_rules_for(officer, fund, [group], wanted, at=AT))
    assert "any subjective" in proposal.shown
    row = {"cost_centre": "LD999", "subjective": "77", "on": "15 June 2022", "supplier": "", "description": ""}
    assert (
        "by rule 1: cost centre LD999, any subjective"
        in client.get(reverse("placing:try", kwargs=place), row).content.decode()
    )


def test_a_rule_that_leads_nowhere_or_says_nothing_is_refused_with_every_reason(officer: User, fund: Ledger) -> None:
    wrong = WantedRule(Conditions(), Destination.SPEND, "castles", SPAN, "cl. 9", "Because", before=("rule 9",))
    with pytest.raises(Refusals) as refused:
        placing.propose_rules(officer, Scope(fund.partnership, fund.fund), [wrong], at=AT)
    assert {type(each) for each in refused.value.each} == {RuleSaysNothing, NoSuchDestination, NoSuchRule}


def test_waiting_rows_are_grouped_over_files_and_get_a_rule_each(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "160.00", PLACED, WAITS)
    bring(officer, fund, "40.00", WAITS_TOO, name="late.csv")
    post_extract(officer, fund, first, at=AT)
    (group,) = waiting.left_at(fund).groups
    assert (group.cost_centre, group.tally.count, str(group.tally.total)) == ("LD999", 2, "£100.00")
    assert [file.file_name for file in group.files] == ["june.csv", "late.csv"]
    wanted = ForGroups(Destination.SPEND, "residential-care", SPAN, "cl. 9 (invented)", "Beds")
    approve(actions.propose_rules_for(officer, fund, [group], wanted, at=AT))
    assert waiting.left_at(fund).groups == ()
    assert len(post_waiting_rows(officer, fund, first, month=JUNE, at=AT)) == 1
    assert parts(fund, first) == {"placed": "£160.00"}


def to_suspense(officer: User, fund: Ledger) -> tuple[int, ...]:
    rows = [each for each in waiting.rows_of(waiting.left_at(fund).groups) if each.is_of_a_posted_file]
    proposal = actions.propose_suspense(
        officer, fund, rows, month=JUNE, authority="cl. 9 (invented)", because="Nobody knows yet", at=AT
    )
    return posted_under(approve(proposal))


def clear(officer: User, fund: Ledger, entry: int, amount: str) -> int:
    wanted = ToClear(
        entry, Account.read("expenditure/day-services"), Money.of(amount), JULY, DAY, "cl. 9 (invented)", "A phone call"
    )
    (seq,) = posted_under(approve(actions.propose_clearing(officer, fund, wanted, at=AT)))
    return seq


def test_suspense_is_posted_to_and_cleared_in_parts_and_its_entries_make_up_the_balance(
    officer: User, fund: Ledger
) -> None:
    number = bring(officer, fund, "200.00", PLACED, WAITS, WAITS_TOO)
    with pytest.raises(NotWaiting):
        actions.propose_suspense(
            officer, fund, list(waiting.rows_of(waiting.left_at(fund).groups)), month=JUNE, authority="cl. 9",
            because="Too early", at=AT,
        )  # fmt: skip
    post_extract(officer, fund, number, at=AT)
    first, second = to_suspense(officer, fund)
    assert parts(fund, number) == {"placed": "£100.00", "suspense": "£100.00"}
    assert waiting.left_at(fund).groups == ()
    cleared = clear(officer, fund, first, "25.00")
    held = suspending.held(fund, today=DAY)
    assert [(each.entry.seq, str(each.left), each.days) for each in held] == [
        (first, "£35.00", 19),
        (second, "£40.00", 18),
    ]
    assert nets(fund)["suspense"] == sum(each.left.pence for each in held)
    with pytest.raises(NotThatMuchLeft):
        clear(officer, fund, first, "35.01")
    reversal = ledger_actions.propose_reversal(
        officer, fund, cleared, because="Another line", month=JULY, effective_on=DAY, at=AT
    )
    approved(reversal, "chief.finance", at=AT)
    assert str(suspending.held(fund, today=DAY)[0].left) == "£60.00"


def test_a_row_nobody_could_read_is_read_by_two_people_or_set_aside(officer: User, fund: Ledger) -> None:
    number = bring(officer, fund, "165.00", PLACED, UNREAD, WAITS)
    row = ExtractRow(3, date(2022, 6, 30), "LD402", "4400", "care", Money.of("6.00"), "A2", "Alder Ltd")
    with pytest.raises(AmountIsRead):
        actions.propose_reading(officer, fund, number, row, because="The invoice", at=AT)
    right = ExtractRow(3, date(2022, 6, 30), "LD402", "4400", "care", Money.of("5.00"), "A2", "Alder Ltd")
    approve(actions.propose_reading(officer, fund, number, right, because="The invoice says 30 June", at=AT))
    aside = [(4, Money.of("60.00"))]
    approve(actions.propose_setting_aside(officer, fund, number, aside, because="Of the other fund", at=AT))
    assert parts(fund, number) == {"placed": "£105.00", "aside": "£60.00"}
    with pytest.raises(NotToBeAnswered):
        actions.propose_setting_aside(officer, fund, number, aside, because="Again", at=AT)
    posted = post_extract(officer, fund, number, at=AT)
    origins = [each.draft.origin for each in store.entries(fund, Wanted(most=10)) if each.seq in posted.entries]
    assert sorted(each.row for each in origins if isinstance(each, FromFile)) == [2, 3]


CHANGED = "2022-06-14,LD402,4400,care,110.00,Alder Ltd,A1"
SAME = "2022-06-17,LD402,4400,care,7.00,Alder Ltd,A7"
NEW = "2022-06-18,LD402,4400,care,9.00,Alder Ltd,A9"


def correct(officer: User, fund: Ledger, number: int, corrects: int, reversed_rows: str = "") -> tuple[int, ...]:
    proposal = actions.propose_corrected(
        officer, fund, number, corrects=corrects, because="A wrong run", at=AT, reversed_rows=reversed_rows
    )
    return posted_under(approve(proposal))


def test_a_corrected_file_is_posted_as_the_difference(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "167.00", PLACED, SAME, WAITS)
    posted = post_extract(officer, fund, first, at=AT)
    second = bring(officer, fund, "186.00", WAITS, CHANGED, NEW, SAME, name="june-again.csv")
    found = correcting.corrected(fund, first, second)
    assert (len(found.correction.unchanged), len(found.correction.gone), len(found.correction.new)) == (1, 1, 2)
    assert found.stood + found.correction.net == found.stands == Money.of("126.00")
    seqs = correct(officer, fund, second, first)
    reversal = store.entry(fund, seqs[0])
    assert reversal is not None
    assert reversal[0].draft.reverses == posted.entries[0]
    assert "corrected by june-again.csv, row 3" in reversal[0].draft.narrative
    assert nets(fund) == {"cash": -12600, "expenditure/residential-care": 12600}
    assert parts(fund, second) == {"placed": "£126.00", "waiting": "£60.00"}
    assert now(fund, second).ready_since == ()
    assert now(fund, first).ready_since == ()
    assert extracts.waiting(fund, upto=JUNE).total == Money.of("60.00")
    third = bring(officer, fund, "186.00", CHANGED, NEW, SAME, WAITS, name="june-a-third-time.csv")
    with pytest.raises(NothingDiffers):
        correct(officer, fund, third, second)


def undo(officer: User, fund: Ledger, seq: int) -> None:
    reverse_entry(officer, fund, seq, because="Of another body", month=JUNE, effective_on=date(2022, 6, 30), at=AT)


def test_a_row_that_was_reversed_by_hand_is_not_posted_again_unless_somebody_says_so(
    officer: User, fund: Ledger
) -> None:
    first = bring(officer, fund, "107.00", PLACED, SAME)
    placed, _ = post_extract(officer, fund, first, at=AT).entries
    undo(officer, fund, placed)
    second = bring(officer, fund, "116.00", PLACED, SAME, NEW, name="june-again.csv")
    with pytest.raises(ReversedByHand, match=rf"row 2 \(entry {placed}\)"):
        correct(officer, fund, second, first)
    assert len(correct(officer, fund, second, first, reversed_rows="stay")) == 1
    assert nets(fund) == {"cash": -1600, "expenditure/residential-care": 1600}
    assert now(fund, second).ready_since == ()
    third = bring(
        officer, fund, "114.00", PLACED, SAME, "2022-06-19,LD402,4400,care,7.00,Alder Ltd,A7", name="third.csv"
    )
    correct(officer, fund, third, second, reversed_rows="again")
    assert nets(fund) == {"cash": -11400, "expenditure/residential-care": 11400}


def test_a_corrected_file_that_differs_only_in_what_waits_takes_the_others_place(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "160.00", PLACED, WAITS)
    post_extract(officer, fund, first, at=AT)
    second = bring(officer, fund, "200.00", PLACED, WAITS, WAITS_TOO, name="june-again.csv")
    assert correct(officer, fund, second, first) == ()
    assert now(fund, second).is_posted
    assert now(fund, first).corrected_by == now(fund, second).read.sha256
    (group,) = waiting.left_at(fund).groups
    assert str(group.tally.total) == "£100.00"
    add(officer, fund, beds())
    assert len(post_waiting_rows(officer, fund, second, month=JUNE, at=AT)) == 2
    assert nets(fund) == {"cash": -20000, "expenditure/residential-care": 20000}


def test_a_correction_after_the_month_is_closed_is_reported_in_the_next(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "100.00", PLACED)
    post_extract(officer, fund, first, at=AT)
    close_month(officer_of_pool(), fund, JUNE, at=AT)
    second = bring(officer, fund, "110.00", CHANGED, name="june-again.csv")
    entries = [store.entry(fund, seq) for seq in correct(officer, fund, second, first)]
    said = {(each[0].draft.month, each[0].draft.effective_on) for each in entries if each}
    assert said == {(JULY, date(2022, 6, 14))}


def officer_of_pool() -> User:
    return User.objects.get(username="pool.manager")


def test_what_was_cleared_from_suspense_is_not_reversed_by_a_correction(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "160.00", PLACED, WAITS)
    post_extract(officer, fund, first, at=AT)
    (held,) = to_suspense(officer, fund)
    kept = bring(officer, fund, "170.00", CHANGED, WAITS, name="june-again.csv")
    assert held in correcting.corrected(fund, first, kept).correction.unchanged.values()
    clear(officer, fund, held, "60.00")
    without = bring(officer, fund, "100.00", "2022-06-14,LD402,4400,care,100.00,Alder Ltd,A1", name="without.csv")
    with pytest.raises(ClearedAlready):
        correct(officer, fund, without, first)


def test_a_preview_sets_a_file_beside_last_month_and_the_budget_with_the_unusual_first(
    officer: User, fund: Ledger
) -> None:
    post_extract(officer, fund, bring(officer, fund, "107.00", PLACED, SAME), at=AT)
    again = "2022-07-03,LD402,4400,care,100.00,ALDER LTD.,A1"
    large = "2022-06-30,LD402,4400,roof,10000.00,Cedar Ltd,C1"
    number = bring(officer, fund, "10100.00", again, large, name="july.csv", month=JULY)
    found = showing.preview(fund, number, USUAL)
    (line,) = found.lines
    assert (str(line.last_month), str(line.change), str(line.to_date)) == ("£107.00", "£9,993.00", "£10,207.00")
    assert line.budget == Money.of("46,200,000")
    (first, second) = found.unusual
    assert [says.split(" is ")[0] for says in first.because] == [
        "£10,000.00", "Cedar Ltd", "30 June 2022", "£10,000.00",
    ]  # fmt: skip
    assert second.because == ("reference A1 of ALDER LTD. is in row 2 of june.csv already",)


class Killed(Exception):
    """What stops a posting in the middle."""


def test_a_posting_that_is_broken_off_posts_nothing_and_repeated_posts_once(officer: User, fund: Ledger) -> None:
    first = bring(officer, fund, "167.00", PLACED, SAME, WAITS)
    post_extract(officer, fund, first, at=AT)
    second = bring(officer, fund, "186.00", WAITS, CHANGED, NEW, SAME, name="june-again.csv")
    before, seqs = nets(fund), store.last_seq(fund)
    proposal = actions.propose_corrected(officer, fund, second, corrects=first, because="A wrong run", at=AT)
    approver, place = User.objects.get(username=FOR_THE_BOOKS), approvals.scope_of(proposal)

    def killed(_done: int, _of: int) -> None:
        raise Killed

    with pytest.raises(Killed):
        approvals.approve(approver, place, proposal.pk, at=AT, progress=killed)
    assert (nets(fund), store.last_seq(fund)) == (before, seqs)
    assert not now(fund, second).is_posted
    assert rules.corrected_by(fund.partnership, fund.fund) == {}
    approvals.approve(approver, place, proposal.pk, at=AT)
    assert store.last_seq(fund) == seqs + 3
    with pytest.raises(Refusal):
        approvals.approve(approver, place, proposal.pk, at=AT)
    with pytest.raises(Refusal):
        correct(officer, fund, second, first)
    assert store.last_seq(fund) == seqs + 3
