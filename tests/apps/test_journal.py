"""The journal as it is kept: posted once, closed for good, reversed with a reason; the database says so too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine
from section75.apps.ledger import actions, extracts, store
from section75.apps.ledger.models import JournalEntry
from section75.apps.ledger.refusals import (
    AlreadyPosted,
    ChangedSinceShown,
    ContributionsNotGiven,
    InstalmentsPosted,
    KeptFileChanged,
    MonthClosedAlready,
    MonthNotOver,
    NoSuchEntry,
    NoSuchExtract,
    NothingPlaced,
    RowsPostedBefore,
    TooLargeAFile,
)
from section75.apps.ledger.store import Ledger
from section75.core.agreements import OutsideTerm
from section75.core.calendar import FinancialYear, Month, Span
from section75.core.explain import Clause
from section75.core.ledger import (
    Account,
    AlreadyReversed,
    AmountsUnread,
    Balances,
    ControlTotalDiffers,
    EntryTooLarge,
    ExtractRow,
    MonthClosed,
    ReasonMissing,
    TrialBalance,
    place_rows,
)
from section75.core.money import Money
from section75.core.pools import ApprovedRule, Codes, Conditions, Destination, PlacingRule
from section75.core.refusals import Refusal
from section75.importers.csv_refusals import WrongEncoding
from tests import acts
from tests.databases import drop_guard

from .conftest import AT, EXAMPLES

APRIL, MAY, JUNE = (Month(FinancialYear(2022), number) for number in (1, 2, 3))
HEADER = b"date,cost_centre,subjective,description,amount,supplier,reference\n"
FOLDER = EXAMPLES / "cambridgeshire-2023"


def bring(user: User, fund: Ledger, content: bytes, *, total: str, month: Month = APRIL, name: str = "a.csv") -> int:
    uploaded = actions.upload_extract(
        user, fund, month=month, content=content, file_name=name, control_total=Money.of(total), at=AT
    )
    return uploaded.number


def row(amount: str, *, centre: str = "LD402", day: str = "2022-04-14") -> bytes:
    return f"{day},{centre},4411,Placement,{amount},Invented Care 1,R1\n".encode()


def test_an_extract_is_placed_posted_and_traced_to_its_row(cast: dict[str, User], fund: Ledger) -> None:
    content = HEADER + row("10.00") + row("-2.50") + row("7.00", centre="LD999")
    number = bring(cast["finance.officer"], fund, content, total="14.50")
    posted = acts.post_extract(cast["finance.officer"], fund, number, at=AT)
    assert posted.entries == (1, 2)
    first, second = (store.entry(fund, seq) for seq in (1, 2))
    assert first is not None
    assert second is not None
    assert [(found[1].recorded_by.username, found[1].approved_by) for found in (first, second)] == [
        ("finance.officer", cast["finance.approver"])
    ] * 2
    assert (first[0].draft.debit.code, first[0].draft.credit.code) == ("expenditure/residential-care", "cash")
    assert (second[0].draft.debit.code, second[0].draft.amount) == ("cash", Money(250))
    assert str(first[0].draft.origin) == "row 2 of a.csv"
    assert first[0].draft.authority == "Sch. 1 line 1 (invented)"
    assert extracts.waiting(fund, upto=APRIL).total == Money(700)


def test_the_same_file_again_is_already_posted_and_changes_nothing(cast: dict[str, User], fund: Ledger) -> None:
    content = HEADER + row("10.00")
    officer = cast["finance.officer"]
    number = bring(officer, fund, content, total="10.00")
    acts.post_extract(officer, fund, number, at=AT)
    again = actions.upload_extract(
        officer, fund, month=MAY, content=content, file_name="other.csv", control_total=Money.of("1"), at=AT
    )
    assert again.number == number
    assert again.already_posted == "already posted on 4 July 2022 by finance.approver"
    with pytest.raises(AlreadyPosted, match="a.csv is already posted on 4 July 2022 by finance.approver"):
        actions.propose_extract(officer, fund, number, at=AT)
    assert store.last_seq(fund) == 1


def test_a_wrong_control_total_posts_nothing_and_is_written_down_as_refused(
    cast: dict[str, User], fund: Ledger
) -> None:
    number = bring(cast["finance.officer"], fund, HEADER + row("10.00"), total="10.01")
    with pytest.raises(ControlTotalDiffers, match="£0.01 short of the control total of £10.01"):
        acts.post_extract(cast["finance.officer"], fund, number, at=AT)
    assert store.last_seq(fund) == 0
    last = AuditLine.objects.order_by("-id")[0]
    assert (last.outcome, last.who) == ("refused", "finance.officer")
    assert "£10.01" in last.says


def test_a_total_said_again_before_posting_holds(cast: dict[str, User], fund: Ledger) -> None:
    content = HEADER + row("10.00", day="2022-05-02")
    officer = cast["finance.officer"]
    first = bring(officer, fund, content, total="10.01")
    second = bring(officer, fund, content, total="10.00", month=MAY)
    assert first == second
    assert acts.post_extract(officer, fund, second, at=AT).entries == (1,)
    found = store.entry(fund, 1)
    assert found is not None
    assert found[0].draft.month == MAY


def test_a_row_whose_amount_cannot_be_read_stops_the_whole_file(cast: dict[str, User], fund: Ledger) -> None:
    number = bring(cast["finance.officer"], fund, HEADER + row("10.00") + row("ten"), total="10.00")
    with pytest.raises(AmountsUnread, match="1 row"):
        acts.post_extract(cast["finance.officer"], fund, number, at=AT)
    assert store.last_seq(fund) == 0


def test_a_file_in_another_encoding_is_refused_and_not_kept(cast: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(WrongEncoding):
        bring(cast["finance.officer"], fund, HEADER + b"2022-04-14,LD402,1,Caf\x81,1.00,x,y\n", total="1")
    assert extracts.all_of(fund) == []


def test_a_file_too_large_is_refused(cast: dict[str, User], fund: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "LIMIT_BYTES", 10)
    with pytest.raises(TooLargeAFile, match="a.csv has"):
        bring(cast["finance.officer"], fund, HEADER, total="1")


def test_a_file_without_a_placed_row_posts_nothing(cast: dict[str, User], fund: Ledger) -> None:
    number = bring(cast["finance.officer"], fund, HEADER + row("1.00", centre="LD999"), total="1.00")
    with pytest.raises(NothingPlaced):
        acts.post_extract(cast["finance.officer"], fund, number, at=AT)
    with pytest.raises(NothingPlaced):
        acts.post_waiting_rows(cast["finance.officer"], fund, number, month=APRIL, at=AT)


def test_a_row_that_waited_is_posted_once_a_rule_places_it(cast: dict[str, User], fund: Ledger) -> None:
    from section75.apps.agreements.actions import load_agreement
    from section75.importers.agreement_file import FileText

    officer = cast["finance.officer"]
    number = bring(officer, fund, HEADER + row("1.00") + row("2.00", centre="LD999"), total="3.00")
    acts.post_extract(officer, fund, number, at=AT)
    files = [FileText(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("*.toml"))]
    extra = files[1].content.replace(b'cost_centres = ["LD402"]', b'cost_centres = ["LD402", "LD999"]')
    load_agreement([files[0], FileText(files[1].name, extra)], by=cast["pool.manager"], at=AT)
    assert extracts.waiting(fund, upto=JUNE).total == Money(200)
    assert acts.post_waiting_rows(officer, fund, number, month=APRIL, at=AT) == (2,)
    assert extracts.waiting(fund, upto=JUNE).count == 0
    with pytest.raises(NothingPlaced):
        acts.post_waiting_rows(officer, fund, number, month=APRIL, at=AT)


def test_contributions_fall_due_once_a_month_and_add_up_over_the_year(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    for number in range(1, 13):
        proposal = actions.propose_contributions(officer, fund, month=Month(FinancialYear(2022), number), at=AT)
        acts.approved(proposal, acts.FOR_THE_HOST, at=AT)
    with pytest.raises(InstalmentsPosted, match="June 2022"):
        actions.propose_contributions(officer, fund, month=JUNE, at=AT)
    balances = store.balances(fund)
    assert balances.net(Account.read("contributions due/council")) == Money.of("93,710,000")
    assert balances.net(Account.read("contribution/icb")) == Money.of("-28,340,000")


def test_a_year_the_agreement_has_no_contributions_for_is_refused(cast: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(ContributionsNotGiven, match="April 2021"):
        acts.post_instalments(cast["finance.officer"], fund, month=Month(FinancialYear(2021), 1), at=AT)


def test_a_closed_month_refuses_a_posting_and_says_which_is_open(quarter: dict[str, User], fund: Ledger) -> None:
    manager, officer = quarter["pool.manager"], quarter["finance.officer"]
    acts.close_month(manager, fund, JUNE, at=AT)
    number = bring(officer, fund, HEADER + row("1.00", day="2022-06-30"), total="1.00", month=JUNE)
    with pytest.raises(MonthClosed, match=r"June 2022 \(2022/23 M3\) is closed .* Post to July 2022"):
        acts.post_extract(officer, fund, number, at=AT)
    with pytest.raises(MonthClosedAlready, match="by chief.finance on 4 July 2022"):
        acts.close_month(manager, fund, JUNE, at=AT)


def test_an_entry_is_reversed_once_with_a_reason_and_both_stay(quarter: dict[str, User], fund: Ledger) -> None:
    officer = quarter["finance.officer"]
    before = store.balances(fund).net(Account.read("cash"))
    reverse = {"because": "Invoice paid twice", "month": JUNE, "effective_on": date(2022, 6, 30), "at": AT}
    seq = store.last_seq(fund)
    number = acts.reverse_entry(officer, fund, seq, **reverse)  # type: ignore[arg-type]
    assert number == seq + 1
    assert store.reversal_of(fund, seq) == number
    assert store.balances(fund).net(Account.read("cash")) != before
    with pytest.raises(AlreadyReversed):
        acts.reverse_entry(officer, fund, seq, **reverse)  # type: ignore[arg-type]
    acts.reverse_entry(officer, fund, number, **reverse)  # type: ignore[arg-type]
    assert store.balances(fund).net(Account.read("cash")) == before
    with pytest.raises(ReasonMissing):
        acts.reverse_entry(officer, fund, 1, **{**reverse, "because": " "})  # type: ignore[arg-type]
    with pytest.raises(NoSuchEntry):
        acts.reverse_entry(officer, fund, 999_999, **reverse)  # type: ignore[arg-type]
    with pytest.raises(NoSuchExtract):
        acts.post_extract(officer, fund, 999_999, at=AT)


def test_sums_by_the_database_are_the_sums_of_the_entries(quarter: dict[str, User], fund: Ledger) -> None:
    entries = store.entries(fund, store.Wanted(most=100_000))
    assert Balances.of_entries(entries) == store.balances(fund)
    assert len(entries) == store.last_seq(fund) == 1017
    trial = TrialBalance.of(store.balances(fund))
    assert trial.debit == trial.credit


def test_the_trial_balance_of_a_day_holds_what_had_taken_effect(quarter: dict[str, User], fund: Ledger) -> None:
    day = date(2022, 5, 15)
    entries = [e for e in store.entries(fund, store.Wanted(most=100_000)) if e.draft.effective_on <= day]
    assert Balances.of_entries(entries) == store.balances(fund, effective_by=day)
    assert store.balances(fund, effective_by=date(2022, 3, 31)) == Balances()


def test_entries_are_found_by_account_and_month_as_a_plain_filter_finds_them(
    quarter: dict[str, User], fund: Ledger
) -> None:
    everything = store.entries(fund, store.Wanted(most=100_000))
    for code in ("cash", "expenditure/residential-care", "contributions due/icb"):
        account = Account.read(code)
        for first, last in ((APRIL, APRIL), (MAY, JUNE), (APRIL, JUNE)):
            wanted = store.Wanted(account=account, first=first, last=last, most=100_000)
            plain = [
                e for e in everything if account in (e.draft.debit, e.draft.credit) and first <= e.draft.month <= last
            ]
            assert list(store.entries(fund, wanted)) == plain
            assert store.count(fund, wanted) == len(plain)


def sql(statement: str) -> Callable[[], None]:
    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return run


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_journalentry SET pence = pence + 1",
        "DELETE FROM ledger_journalentry",
        "UPDATE ledger_keptfile SET sha256 = ''",
        "DELETE FROM ledger_keptfile",
        "UPDATE ledger_extract SET control_pence = 0",
        "DELETE FROM ledger_extract",
        "UPDATE audit_auditline SET says = ''",
        "DELETE FROM audit_auditline",
        "UPDATE agreements_termsfile SET sha256 = ''",
        "DELETE FROM agreements_termsversion",
        "UPDATE budget_forecastline SET outturn_pence = 0",
        "DELETE FROM budget_forecastversion",
    ],
)
def test_the_database_itself_refuses_to_rewrite_history(quarter: dict[str, User], statement: str) -> None:
    with pytest.raises(IntegrityError, match="never"), transaction.atomic():
        sql(statement)()


COLUMNS = (
    "head_id, seq, run_id, effective_on, year, month, debit, credit, pence, narrative, authority, file_id, file_row, "
    "reason, reverses, log_number, salt, leaf, chain"
)


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"pence": "0"}, "entry_amount_is_positive"),
        ({"pence": "-5"}, "entry_amount_is_positive"),
        ({"credit": "debit"}, "entry_has_two_accounts"),
        ({"month": "16"}, "entry_month_exists"),
        ({"authority": "''"}, "entry_cites_its_authority"),
        ({"reason": "'both'"}, "entry_says_where_it_came_from"),
        ({"seq": "seq"}, "seq"),
        ({"seq": "99991"}, "file_row"),
        ({"seq": "99992", "month": "1"}, "entry_month_is_open"),
        (
            {"seq": "99993", "reverses": "seq", "file_row": "NULL", "file_id": "NULL", "reason": "'x'"},
            "entry_reversal_is_a_mirror",
        ),
    ],
)
def test_the_database_says_again_what_the_core_checks(
    quarter: dict[str, User], fund: Ledger, change: dict[str, str], constraint: str
) -> None:
    acts.close_month(quarter["pool.manager"], fund, APRIL, at=AT)
    row = JournalEntry.objects.filter(month=3, file_row__isnull=False).order_by("seq")[0]
    sql(drop_guard("entry_is_approved", "ledger_journalentry"))()  # which would refuse it first
    values = {name.strip(): name.strip() for name in COLUMNS.split(",")} | {"seq": "90001"} | change
    if "file_row" not in change and constraint not in ("file_row",):
        values["file_row"] = "file_row + 100000"
    select = ", ".join(values[name.strip()] for name in COLUMNS.split(","))
    statement = (
        f"INSERT INTO ledger_journalentry ({COLUMNS}) SELECT {select} FROM ledger_journalentry WHERE id = {row.pk}"
    )
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        sql(statement)()


def test_a_reversal_in_the_database_happens_once(quarter: dict[str, User], fund: Ledger) -> None:
    officer = quarter["finance.officer"]
    said = {"because": "Wrong line", "month": JUNE, "effective_on": date(2022, 6, 30), "at": AT}
    number = acts.reverse_entry(officer, fund, 1, **said)  # type: ignore[arg-type]
    sql(drop_guard("entry_is_approved", "ledger_journalentry"))()  # which would refuse it first
    copy = COLUMNS.replace("seq", "seq + 1", 1)
    statement = (
        f"INSERT INTO ledger_journalentry ({COLUMNS}) SELECT {copy} FROM ledger_journalentry WHERE seq = {number}"
    )
    with pytest.raises(IntegrityError, match="reverses"), transaction.atomic():
        sql(statement)()


def test_what_would_stop_a_posting_is_said_before_anybody_tries(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    acts.close_month(cast["pool.manager"], fund, APRIL, at=AT)
    number = bring(officer, fund, HEADER + row("1.00"), total="2.00")
    found = extracts.brought(fund, number)
    assert found is not None
    assert [refusal.name for refusal in actions.what_stops(fund, found)] == ["ControlTotalDiffers", "MonthClosed"]
    number = bring(officer, fund, HEADER + row("1.00", day="2022-05-01"), total="1.00", month=MAY)
    found = extracts.brought(fund, number)
    assert found is not None
    assert actions.what_stops(fund, found) == ()
    assert store.last_seq(fund) == 0


def test_earlier_terms_come_back_in_force_when_they_are_loaded_again(cast: dict[str, User]) -> None:
    from section75.apps.agreements import store as agreements
    from section75.apps.agreements.actions import load_agreement
    from section75.importers.agreement_file import FileText

    manager = cast["pool.manager"]
    files = [FileText(path.name, path.read_bytes()) for path in sorted(FOLDER.glob("*.toml"))]
    changed = [files[0], FileText(files[1].name, files[1].content + b"# a remark\n")]
    assert not load_agreement(files, by=manager, at=AT).is_new
    assert load_agreement(changed, by=manager, at=AT).number == 2
    again = load_agreement(files, by=manager, at=AT)
    assert (again.number, again.is_new) == (3, True)
    assert agreements.latest(again.partnership.id).terms == again.partnership.terms


def test_the_same_extract_saved_again_is_not_counted_twice(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    content = HEADER + row("10.00") + row("12.00")
    acts.post_extract(officer, fund, bring(officer, fund, content, total="22.00"), at=AT)
    again = bring(officer, fund, content + b"\n", total="22.00", name="b.csv")
    with pytest.raises(RowsPostedBefore, match=r"2 of the 2 placed rows are the same, .* posted from a.csv"):
        acts.post_extract(officer, fund, again, at=AT)
    found = extracts.brought(fund, again)
    assert found is not None
    assert [refusal.name for refusal in actions.what_stops(fund, found)] == ["RowsPostedBefore"]
    assert store.last_seq(fund) == 2
    posted = acts.post_extract(officer, fund, again, at=AT, even_so="Two people with the same placement")
    assert len(posted.entries) == 2
    assert any("the same placement" in line.says for line in AuditLine.objects.order_by("-id")[:2])


def test_a_reversed_row_may_come_again_in_a_corrected_file(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    acts.post_extract(officer, fund, bring(officer, fund, HEADER + row("10.00"), total="10.00"), at=AT)
    acts.reverse_entry(
        officer, fund, 1, because="Extract withdrawn", month=APRIL, effective_on=date(2022, 4, 30), at=AT
    )
    corrected = bring(officer, fund, HEADER + row("10.00") + row("3.00"), total="13.00", name="corrected.csv")
    assert len(acts.post_extract(officer, fund, corrected, at=AT).entries) == 2


def test_what_was_shown_is_the_same_whatever_other_rules_look_at() -> None:
    span, clause = Span(date(2022, 4, 1), date(2023, 4, 1)), Clause("cl. 1")
    rule = PlacingRule("LD402", Destination.SPEND, "residential-care", span, clause)
    by_text = ApprovedRule(1, Conditions(Codes.read("A3"), words=("day",)), Destination.SPEND, "day-care", span, clause)
    rows = [ExtractRow(each, date(2022, 4, 1 + each % 3), "LD402", "4411", "care", Money(each)) for each in range(2, 9)]
    alone, beside = place_rows(rows, [], [rule]), place_rows(rows, [], [rule, by_text])
    assert alone.placed == beside.placed
    assert extracts._places(alone) == extracts._places(beside)


def test_what_was_shown_is_what_is_posted(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    content = HEADER + row("10.00")
    number = bring(officer, fund, content, total="10.00")
    found = extracts.brought(fund, number)
    assert found is not None
    bring(cast["finance.officer"], fund, content, total="10.00", month=MAY)
    with pytest.raises(ChangedSinceShown):
        acts.post_extract(officer, fund, number, at=AT, shown=found.fingerprint)
    with pytest.raises(ChangedSinceShown):
        acts.post_extract(officer, fund, number, at=AT, shown="")
    assert store.last_seq(fund) == 0


@pytest.mark.parametrize("text", ["2099/00 M1", "1990/91 M3"])
def test_a_month_outside_the_term_is_not_closed(cast: dict[str, User], fund: Ledger, text: str) -> None:
    with pytest.raises(OutsideTerm):
        acts.close_month(cast["pool.manager"], fund, Month.read(text), at=AT)


def test_a_month_that_is_not_over_is_not_closed(cast: dict[str, User], fund: Ledger) -> None:
    with pytest.raises(MonthNotOver, match="July 2022"):
        acts.close_month(cast["pool.manager"], fund, Month(FinancialYear(2022), 4), at=AT)


def test_an_amount_no_fund_moves_is_not_posted(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    number = bring(officer, fund, HEADER + row("10000000000000.00"), total="10000000000000.00")
    with pytest.raises(EntryTooLarge):
        acts.post_extract(officer, fund, number, at=AT)
    assert store.last_seq(fund) == 0


def test_terms_that_leave_out_what_the_books_use_are_not_loaded(quarter: dict[str, User], fund: Ledger) -> None:
    from section75.apps.agreements import store as agreements
    from section75.apps.agreements.actions import load_agreement
    from section75.apps.agreements.refusals import TermsDropWhatIsUsed
    from section75.importers.agreement_file import FileText

    before = agreements.latest(fund.partnership).terms
    renames = (b'"day-services"', b'"days"'), (b'"icb"', b'"board"'), (b'"learning-disability"', b'"ld"')
    for old, new in renames:
        keys = (b"icb =", b"board =") if new == b'"board"' else (b"no such text", b"")
        files = [
            FileText(path.name, path.read_bytes().replace(old, new).replace(*keys))
            for path in sorted(FOLDER.glob("*.toml"))
        ]
        with pytest.raises(TermsDropWhatIsUsed, match=old.decode().strip('"')):
            load_agreement(files, by=quarter["pool.manager"], at=AT)
    assert agreements.latest(fund.partnership).terms == before


def test_a_kept_file_that_was_changed_is_found_out(cast: dict[str, User], fund: Ledger) -> None:
    officer = cast["finance.officer"]
    number = bring(officer, fund, HEADER + row("10.00"), total="10.00", name="changed.csv")
    connection.check_constraints()
    sql(drop_guard("ledger_keptfile_never_changes", "ledger_keptfile"))()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_keptfile SET content = %s", [b"\0"])
    with pytest.raises(KeptFileChanged):
        extracts.brought(fund, number)


def test_findings_that_fail_block_posting_and_never_loading(db: None, fund: Ledger) -> None:
    from section75.apps.agreements.actions import load_at_the_terminal
    from section75.apps.demonstration.actions import load_people
    from section75.core.partnership import BlockedByFindings
    from section75.importers.agreement_file import FileText

    terms = (FOLDER / "invented-terms.toml").read_text()
    terms = terms[: terms.index("[[host]]")] + terms[terms.index("[[manager]]") :]
    files = [
        FileText("agreement.toml", (FOLDER / "agreement.toml").read_bytes()),
        FileText("invented-terms.toml", terms.encode()),
    ]
    loaded = load_at_the_terminal(files, at=AT)
    assert any(finding.check == "host is missing" for finding in loaded.findings)
    load_people()
    officer = User.objects.get(username="finance.officer")
    with pytest.raises(BlockedByFindings, match="has no host") as refused:
        actions.propose_contributions(officer, fund, month=APRIL, at=AT)
    assert isinstance(refused.value, Refusal)
    assert store.last_seq(fund) == 0
