"""A figure is questioned, answered, taken further and resolved; both sides see the same, and nothing is ever lost."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.audit.fitting import NotPlainText, TooLongToKeep
from section75.apps.audit.models import AuditLine
from section75.apps.disputes import actions, notes, showing, store
from section75.apps.disputes.models import Dispute, Turn
from section75.apps.disputes.news import news_for
from section75.apps.disputes.refusals import (
    EvidenceChanged,
    EvidenceEmpty,
    EvidenceTooLarge,
    NoSuchFigure,
    NoSuchQuestion,
    NothingPutsItRight,
    OnlyTried,
    PutsNothingRight,
    QuestionedAlready,
    WordsLeftOut,
)
from section75.apps.disputes.tasks import tasks_for
from section75.apps.ledger.papers import Offered
from section75.core.agreements import Silent
from section75.core.authority import MayNot, NoSuchPartnership, Role
from section75.core.calendar import YearWithoutHolidays
from section75.core.disputes import NoFurtherStep, NothingToAccept, NotTheSide, QuestionEnded, State, StepStillRuns
from section75.core.money import Money
from section75.core.refusals import Refusal
from tests.databases import drop_guard

from .asking import AT, BASE, FUND, SHARE, SLUG, VARIANCE, Books, books, person

LATER = AT + timedelta(days=30)


@pytest.fixture
def asked(db: None) -> Books:
    return books()


def ask(asked: Books, *, about: str = VARIANCE, by: str = "partner.officer") -> Dispute:
    return actions.raise_question(asked[by], FUND, about=about, question="Where does it come from?", at=AT)


def answer(asked: Books, number: int = 1) -> Turn:
    return actions.reply(asked["pool.manager"], FUND, number, says="Two placements.", at=AT)


def state(number: int = 1) -> State:
    row = store.get(FUND, number)
    assert row is not None
    return store.question_of(row).state


def last_line() -> AuditLine:
    line = AuditLine.objects.order_by("-seq").first()
    assert line is not None
    return line


def test_a_question_keeps_the_figure_as_it_stood_and_both_sides_see_it_beside_the_figure_now(asked: Books) -> None:
    row = ask(asked)
    assert (row.organisation, row.asked_of, row.number, row.upto) == ("icb", "council", 1, 1)
    assert row.title == "Variance of All lines, June 2022"
    before = showing.figure_now(agreements.latest(SLUG), row)
    assert (before.amount, before.has_changed) == (Money(row.pence), False)
    assert last_line().says == f"Raised question 1 about Variance of All lines, June 2022: {Money(row.pence)}."
    spent = f"{BASE}/budget/why/residential-care.actual-to-date/?month=2022%2F23+M3"
    second = ask(asked, about=spent)
    assert Money(second.pence) == Money.of("1,250.37")
    asked.entry("100.00")
    now = showing.figure_now(agreements.latest(SLUG), second)
    assert (now.amount, now.has_changed) == (Money.of("1,350.37"), True)
    assert Dispute.objects.get(number=2).pence == 125_037


def test_a_line_of_an_issued_report_and_a_share_can_be_questioned(asked: Books) -> None:
    row = asked.issue()
    line = ask(asked, about=f"{BASE}/returns/issued/{row.pk}/why/5/")
    assert (line.kind, line.report_sha256, line.upto) == ("report line", row.sha256, row.journal_upto)
    share = ask(asked, about=SHARE)
    assert (share.kind, share.title) == ("share", "Share of the ICB in the variance, June 2022")
    assert share.address == SHARE


def test_the_ladder_is_climbed_step_by_step_with_a_due_day_at_each(asked: Books) -> None:
    row = ask(asked)
    assert (row.step, row.goes_to, row.due_on) == (1, "the pool manager", date(2022, 7, 18))
    clock = store.question_of(row).clock
    assert clock.in_words(date(2022, 7, 21)) == (
        "An answer from the pool manager is due by 18 July 2022 (cl. 23.2 (invented)); 3 days overdue."
    )
    partner = asked["partner.officer"]
    with pytest.raises(StepStillRuns, match="due by 18 July 2022"):
        actions.escalate(partner, FUND, 1, says="Too slow", at=AT)
    turn = actions.escalate(partner, FUND, 1, says="No answer came", at=LATER)
    assert (turn.step, turn.due_on) == (2, date(2022, 8, 24))
    assert state() is State.ESCALATED
    assert store.question_of(row).clock.to == "the chief finance officers of both partners"


def test_the_side_that_was_asked_cannot_run_a_question_up_the_ladder_and_nobody_goes_past_the_last_step(
    asked: Books,
) -> None:
    ask(asked)
    with pytest.raises(StepStillRuns):
        actions.escalate(asked["pool.manager"], FUND, 1, says="Not ours to settle", at=AT)
    at = AT
    for _ in range(3):
        at += timedelta(days=120)
        actions.escalate(asked["pool.manager"], FUND, 1, says="Not ours to settle", at=at)
    with pytest.raises(NoFurtherStep, match=r"Step 4 \(a mediator whom both partners appoint, cl. 23.5"):
        actions.escalate(asked["pool.manager"], FUND, 1, says="Further", at=at + timedelta(days=120))
    assert last_line().outcome == "refused"


def test_a_resolution_accepts_an_answer_or_names_what_puts_the_figure_right(asked: Books) -> None:
    ask(asked)
    ask(asked, about=SHARE)
    partner = asked["partner.chief"]
    with pytest.raises(NothingToAccept):
        actions.accept(partner, FUND, 1, says="Fine", at=AT)
    answer(asked)
    actions.accept(partner, FUND, 1, says="Fine", at=AT)
    assert state() is State.RESOLVED
    agree = {"says": "It is reversed", "at": LATER}
    with pytest.raises(NothingPutsItRight):
        actions.agree(partner, FUND, 2, entry=None, report=None, **agree)  # type: ignore[arg-type]
    with pytest.raises(PutsNothingRight, match="Entry 1 cannot be"):
        actions.agree(partner, FUND, 2, entry=1, report=None, **agree)  # type: ignore[arg-type]
    with pytest.raises(PutsNothingRight, match="no such entry"):
        actions.agree(partner, FUND, 2, entry=99, report=None, **agree)  # type: ignore[arg-type]
    with pytest.raises(PutsNothingRight, match="issued no such report"):
        actions.agree(partner, FUND, 2, entry=None, report=99, **agree)  # type: ignore[arg-type]
    report = asked.issue(at=AT - timedelta(days=1))
    with pytest.raises(PutsNothingRight, match="before the figure was questioned"):
        actions.agree(partner, FUND, 2, entry=None, report=report.pk, **agree)  # type: ignore[arg-type]
    entry = asked.entry("5.00")
    turn = actions.agree(partner, FUND, 2, entry=entry, report=None, **agree)  # type: ignore[arg-type]
    assert (turn.entry, turn.ends) == (entry, True)
    assert last_line().says == f"Recorded what was agreed on question 2, put right by entry {entry}."


def test_what_has_ended_takes_nothing_more(asked: Books) -> None:
    ask(asked)
    partner = asked["partner.officer"]
    actions.withdraw(partner, FUND, 1, says="Our own mistake", at=AT)
    for act in (actions.withdraw, actions.accept, actions.escalate):
        with pytest.raises(QuestionEnded, match="is withdrawn"):
            act(partner, FUND, 1, says="Again", at=AT)
    with pytest.raises(QuestionEnded):
        answer(asked)
    assert ask(asked).number == 2


def test_only_the_side_that_asked_ends_a_question_and_the_database_says_so_too(asked: Books) -> None:
    row = ask(asked)
    answer(asked)
    with pytest.raises(MayNot):
        actions.accept(asked["pool.manager"], FUND, 1, says="Done", at=AT)
    other = person("trust.officer", Role.PARTNER_FINANCE, "trust")
    with pytest.raises(NotTheSide, match="for icb, who asked it"):
        actions.withdraw(other, FUND, 1, says="Not ours", at=AT)
    connection.check_constraints()
    with pytest.raises(IntegrityError, match="question_is_ended_by_who_asked"), transaction.atomic():
        ending(row, asked["pool.manager"], place=2, organisation="council")


def ending(row: Dispute, by: User, *, place: int, organisation: str = "icb", verb: str = "withdraw") -> Turn:
    return Turn.objects.create(
        dispute=row, place=place, verb=verb, ends=True, by=by, organisation=organisation, delegation="", at=AT, says="x"
    )


def test_two_resolutions_at_once_have_one_winner(asked: Books) -> None:
    row = ask(asked)
    answer(asked)
    first, second = asked["partner.officer"], asked["partner.chief"]
    actions.accept(first, FUND, 1, says="Fine", at=AT)
    with pytest.raises(QuestionEnded):
        actions.accept(second, FUND, 1, says="Fine too", at=AT)
    connection.check_constraints()
    with pytest.raises(IntegrityError, match="turn_comes_before_the_end"), transaction.atomic():
        ending(row, second, place=3)
    with connection.cursor() as cursor:
        cursor.execute(drop_guard("turn_comes_before_the_end", "disputes_turn"))
    with pytest.raises(IntegrityError), transaction.atomic():
        ending(row, second, place=3)
    assert Turn.objects.filter(dispute=row, ends=True).count() == 1


def test_where_the_agreement_gives_no_ladder_a_question_is_answered_and_taking_it_further_is_refused(
    db: None,
) -> None:
    asked = books(without_ladder=True)
    row = ask(asked)
    assert (row.step, row.due_on) == (0, None)
    says = "The agreement does not say to whom a question about a figure is taken"
    with pytest.raises(Silent, match=says):
        actions.escalate(asked["partner.officer"], FUND, 1, says="Further", at=AT)
    assert showing.silence(agreements.latest(SLUG), row, store.question_of(row)).startswith(says)
    answer(asked)
    actions.accept(asked["partner.officer"], FUND, 1, says="Fine", at=AT)
    assert state() is State.RESOLVED


def test_an_address_is_never_trusted(asked: Books) -> None:
    row = asked.issue()
    wrong = [
        "",
        "https://elsewhere.example/x",
        f"https://elsewhere.example{VARIANCE}",
        f"//elsewhere.example{VARIANCE}",
        VARIANCE.replace(SLUG, "another-partnership"),
        VARIANCE.replace("learning-disability/budget", "other/budget"),
        VARIANCE.replace("variance", "__class__"),
        VARIANCE.replace("all-lines", "no-such-line"),
        f"{BASE}/budget/why/all-lines.variance/?month=1066",
        f"{BASE}/budget/",
        f"{BASE}/risk-share/why/nobody/",
        f"{BASE}/returns/issued/{row.pk}/why/no-such-line/",
        f"{BASE}/returns/issued/{row.pk + 1}/why/5/",
        f"{BASE}/returns/issued/{10**30}/why/5/",
        f"{VARIANCE}\0",
        f"{BASE}/budget/why/{'x' * 1000}/",
        "http://[",
    ]
    for about in wrong:
        with pytest.raises(NoSuchFigure):
            ask(asked, about=about)
        assert last_line().outcome == "refused"
    with pytest.raises(OnlyTried):
        ask(asked, about=f"{SHARE}&variance=100")
    assert not Dispute.objects.exists()


def test_bad_words_are_refused_said_and_logged(asked: Books) -> None:
    raising = {"about": VARIANCE, "at": AT}
    bad: list[tuple[str, type[Refusal]]] = [
        ("", WordsLeftOut),
        (" \u200b", WordsLeftOut),
        ("why\0", NotPlainText),
        ("x" * 10_001, TooLongToKeep),
    ]
    for words, refused in bad:
        with pytest.raises(refused):
            actions.raise_question(asked["partner.officer"], FUND, question=words, **raising)  # type: ignore[arg-type]
        assert last_line().outcome == "refused"
    ask(asked)
    for words, refused in bad:
        with pytest.raises(refused):
            actions.reply(asked["pool.manager"], FUND, 1, says=words, at=AT)
    with pytest.raises(QuestionedAlready, match="in question 1"):
        ask(asked, by="partner.chief")
    assert not Turn.objects.exists()


def test_evidence_is_kept_by_its_hash_and_too_large_or_empty_or_changed_is_refused(asked: Books) -> None:
    row = ask(asked)
    manager = asked["pool.manager"]

    def offer(size: int, content: bytes) -> None:
        file = Offered("invoices.pdf", size, lambda: content)
        actions.reply(manager, FUND, 1, says="Here", evidence=file, at=AT)

    with pytest.raises(EvidenceTooLarge, match="10,000,001 bytes"):
        offer(10_000_001, b"never read")
    with pytest.raises(EvidenceEmpty):
        offer(0, b"")
    offer(3, b"%PD")
    offer(3, b"%PD")
    files = [file for turn in store.turns_of(row) for file in turn.evidence.all()]
    assert len({file.file_id for file in files}) == 1
    assert store.evidence(row, files[0].pk) == ("invoices.pdf", b"%PD")
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute(drop_guard("disputes_evidencefile_never_changes", "disputes_evidencefile"))
        cursor.execute("UPDATE disputes_evidencefile SET content = %s", [b"other"])
    with pytest.raises(EvidenceChanged):
        store.evidence(row, files[0].pk)


def test_everybody_acts_within_their_rights(asked: Books) -> None:
    ask(asked)
    for name in ("pool.manager", "host.preparer", "auditor", "member"):
        with pytest.raises(MayNot):
            ask(asked, by=name)
    for name in ("auditor", "member"):
        with pytest.raises(MayNot):
            actions.reply(asked[name], FUND, 1, says="Hello", at=AT)
    with pytest.raises(NoSuchPartnership):
        ask(asked, by="stranger")
    with pytest.raises(NoSuchQuestion):
        actions.reply(asked["pool.manager"], FUND, 2, says="Hello", at=AT)


def test_what_the_asking_side_adds_is_no_answer(asked: Books) -> None:
    ask(asked)
    assert actions.reply(asked["partner.chief"], FUND, 1, says="And June?", at=AT).verb == "add"
    assert state() is State.RAISED
    assert answer(asked).verb == "answer"
    assert state() is State.ANSWERED


def test_a_year_whose_bank_holidays_are_not_known_is_refused(asked: Books) -> None:
    with pytest.raises(YearWithoutHolidays, match="2031 are not known"):
        actions.raise_question(
            asked["partner.officer"], FUND, about=VARIANCE, question="Why?", at=AT.replace(year=2031)
        )


def test_tasks_say_who_has_to_act_and_by_when(asked: Books) -> None:
    ask(asked)

    def tasks(name: str, days: int = 0) -> list[tuple[str, date | None]]:
        at = AT + timedelta(days=days)
        (part,) = parts_of(asked[name], on=at.date())
        return [(task.title.split(":")[0], task.due) for task in tasks_for(part, at)]

    due = date(2022, 7, 18)
    assert tasks("pool.manager") == [("Answer question 1", due)]
    assert tasks("partner.officer") == tasks("auditor") == []
    assert tasks("partner.officer", 30) == [("Take question 1 further", None)]
    for days in (20, 60, 120):
        late = AT + timedelta(days=days)
        actions.escalate(asked["pool.manager"], FUND, 1, says="Not ours to settle", at=late)
    assert all(
        "£" not in task.title for part in parts_of(asked["pool.manager"], on=AT.date()) for task in tasks_for(part, AT)
    )
    assert tasks("partner.officer", 200) == [("The answer to question 1 is overdue", None)]
    answer(asked)
    assert tasks("pool.manager") == []
    assert tasks("partner.officer") == [("Look at the answer to question 1", None)]
    actions.accept(asked["partner.officer"], FUND, 1, says="Fine", at=AT)
    assert tasks("partner.officer") == []


def test_news_tell_both_sides_what_was_done_and_nothing_of_notes(asked: Books) -> None:
    ask(asked)
    answer(asked)
    notes.keep_note(asked["partner.officer"], FUND, about="", says="Only ours", at=AT)

    def news(name: str, since: datetime) -> list[str]:
        (part,) = parts_of(asked[name], on=AT.date())
        return [each.says for each in news_for(part, since)]

    both = [
        "the ICB questioned Variance of All lines, June 2022",
        "Question 1, Variance of All lines, June 2022: answered by the council",
    ]
    before = AT - timedelta(minutes=1)
    assert news("pool.manager", before) == news("partner.chief", before) == both
    assert news("pool.manager", AT) == []
    assert news("member", before) == [], "who may not see the ledger is told nothing of it"


def test_the_host_answers_for_its_fund_and_where_it_asks_itself_any_other_party_does(asked: Books) -> None:
    fund = agreements.latest(SLUG).fund(FUND.fund)
    assert actions.asked_of(fund, "icb", AT.date()) == "council"
    assert actions.asked_of(fund, "icb", date(2026, 11, 22)) == "council", "the last host, once its term is over"
    assert actions.asked_of(fund, "icb", date(2001, 1, 1)) == ""
    assert actions.asked_of(fund, "council", AT.date()) == ""


@pytest.mark.parametrize("table", ["dispute", "turn", "evidence", "evidencefile", "note", "notestriking"])
def test_nothing_of_a_question_or_a_note_is_changed_or_deleted(asked: Books, table: str) -> None:
    ask(asked)
    file = Offered("invoices.pdf", 3, lambda: b"abc")
    actions.reply(asked["pool.manager"], FUND, 1, says="Here", evidence=file, at=AT)
    notes.keep_note(asked["partner.officer"], FUND, about="", says="Only ours", at=AT)
    notes.strike_note(asked["partner.officer"], FUND, 1, at=AT)
    connection.check_constraints()
    column = "kept_at" if table == "evidencefile" else "id"
    for statement in (f"DELETE FROM disputes_{table}", f"UPDATE disputes_{table} SET {column} = {column}"):
        with pytest.raises(IntegrityError, match="never"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_terms_cannot_leave_out_what_a_question_names(asked: Books) -> None:
    from section75.apps.disputes.used import used_of

    ask(asked)
    assert {(used.kind, used.id) for used in used_of(SLUG)} == {
        ("fund", "learning-disability"),
        ("party", "icb"),
        ("party", "council"),
    }
