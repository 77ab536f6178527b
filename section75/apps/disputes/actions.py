"""What is done to a question: raised, replied to, taken further, resolved, withdrawn. One verb a function."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.audit.acting import Acting, acting
from section75.apps.audit.fitting import require_length
from section75.apps.disputes import figures, store
from section75.apps.disputes.models import Dispute, Turn
from section75.apps.disputes.refusals import (
    EvidenceEmpty,
    EvidenceTooLarge,
    NoSuchQuestion,
    NothingPutsItRight,
    PutsNothingRight,
    QuestionedAlready,
    WordsLeftOut,
)
from section75.apps.disputes.store import OfferedFile, Said
from section75.apps.ledger import store as ledger_store
from section75.apps.ledger.papers import LIMIT_BYTES, LONGEST_NAME, Offered
from section75.apps.ledger.store import Ledger
from section75.apps.returns import store as returns
from section75.core.authority import Act, Scope
from section75.core.calendar import ENGLAND, YearWithoutHolidays, london_day
from section75.core.disputes import Clock, Side, Verb, begin, require_move, side_of
from section75.core.ledger import says_something
from section75.core.partnership import Partnership
from section75.core.pools import Fund
from section75.core.refusals import Refusal

LONGEST_WORDS = 10_000


def raise_question(user: User, ledger: Ledger, *, about: str, question: str, at: datetime) -> Dispute:
    """Question a figure: it is looked up again at its address, and kept as it stands now beside the question."""
    with acting(user, Act.QUESTION_FIGURE, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        partnership = agreements.latest(ledger.partnership)
        fund = partnership.fund(ledger.fund)
        words = _words("question", question)
        found = figures.find(partnership, fund.id, about)
        asking = doing.part.party
        alike = store.open_about(ledger, organisation=asking, address=found.address)
        if alike is not None:
            raise QuestionedAlready(alike.number, alike.title)
        on = london_day(at)
        row = Dispute(
            partnership_id=partnership.id,
            fund=fund.id,
            organisation=asking,
            asked_of=asked_of(fund, asking, on),
            raised_by=user,
            delegation=str(doing.part.under)[:400],
            raised_at=at,
            kind=found.kind,
            address=found.address,
            title=found.title[:400],
            sentence=found.sentence,
            pence=found.amount.pence,
            upto=found.upto,
            report_sha256=found.report_sha256,
            terms=found.terms,
            question=words,
        )
        store.keep(row, first_clock(partnership, fund, on))
        doing.tell(f"Raised question {row.number} about {row.title}: {found.amount}.")
        return row


def reply(user: User, ledger: Ledger, number: int, *, says: str, at: datetime, evidence: Offered | None = None) -> Turn:
    """Reply to a question, with a file if there is one. Of those who were asked, it is an answer."""
    with acting(user, Act.ANSWER_QUESTION, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = _found(ledger, number)
        question = store.question_of(row)
        organisation = doing.part.party
        is_answer = side_of(question, organisation) is Side.ASKED
        verb = Verb.ANSWER if is_answer else Verb.ADD
        require_move(question, verb, organisation=organisation, on=london_day(at))
        said = _said(doing, says, "reply")
        file = _checked(evidence) if evidence is not None else None
        turn = store.add_turn(row, verb, said, file=file)
        with_file = f", with the file {file.name}" if file else ""
        doing.tell(f"{'Answered' if is_answer else 'Added to'} question {number}{with_file}.")
        return turn


def escalate(user: User, ledger: Ledger, number: int, *, says: str, at: datetime) -> Turn:
    """Take a question to the next step of the ladder that held when it was raised."""
    known = store.get(ledger, number)
    act = _act_to_escalate(user, ledger, known, on=london_day(at))
    with acting(user, act, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = _found(ledger, number)
        question = store.question_of(row)
        on = london_day(at)
        require_move(question, Verb.ESCALATE, organisation=doing.part.party, on=on)
        partnership = agreements.latest(ledger.partnership)
        ladder = partnership.ladder_of(partnership.fund(ledger.fund), question.first.begun_on)
        clock = begin(ladder.after(question.clock.step), on=on, holidays=ENGLAND)
        turn = store.add_turn(row, Verb.ESCALATE, _said(doing, says, "reason for taking it further"), clock=clock)
        doing.tell(f"Took question {number} to step {clock.step}: {clock.to}. {clock.in_words(on)}")
        return turn


def accept(user: User, ledger: Ledger, number: int, *, says: str, at: datetime) -> Turn:
    """Resolve a question by accepting the answer; for the organisation that asked."""
    return _end(user, ledger, number, Verb.ACCEPT, at=at, said=lambda doing, _: _said(doing, says, "resolution"))


def agree(
    user: User, ledger: Ledger, number: int, *, says: str, entry: int | None, report: int | None, at: datetime
) -> Turn:
    """Resolve a question by what was agreed, naming the entry or the issued report that puts the figure right."""

    def said(doing: Acting, row: Dispute) -> Said:
        _require_puts_right(ledger, row, entry, report)
        return _said(doing, says, "resolution", entry=entry, report=report)

    return _end(user, ledger, number, Verb.AGREE, at=at, said=said)


def withdraw(user: User, ledger: Ledger, number: int, *, says: str, at: datetime) -> Turn:
    """Withdraw a question; for the organisation that asked."""
    what = "reason for withdrawing"
    return _end(user, ledger, number, Verb.WITHDRAW, at=at, said=lambda doing, _: _said(doing, says, what))


def _end(
    user: User, ledger: Ledger, number: int, verb: Verb, *, at: datetime, said: Callable[[Acting, Dispute], Said]
) -> Turn:
    with acting(user, Act.QUESTION_FIGURE, partnership=ledger.partnership, fund=ledger.fund, at=at) as doing:
        row = _found(ledger, number)
        require_move(store.question_of(row), verb, organisation=doing.part.party, on=london_day(at))
        turn = store.add_turn(row, verb, said(doing, row))
        done = {Verb.ACCEPT: "Accepted the answer to", Verb.AGREE: "Recorded what was agreed on"}
        doing.tell(f"{done.get(verb, 'Withdrew')} question {number}{_put_right_by(turn)}.")
        return turn


def _put_right_by(turn: Turn) -> str:
    by = [f"entry {turn.entry}"] * (turn.entry is not None) + [f"report {turn.report}"] * (turn.report is not None)
    return f", put right by {' and '.join(by)}" if by else ""


def first_clock(partnership: Partnership, fund: Fund, on: date) -> Clock:
    """The clock a question begins on; without a step and a day where the agreement gives no ladder that can be read.

    Refuses working days in a year whose bank holidays are not known.
    """
    try:
        return begin(partnership.ladder_of(fund, on).after(0), on=on, holidays=ENGLAND)
    except YearWithoutHolidays:
        raise
    except Refusal:
        return Clock(0, "", on, None, "")


def asked_of(fund: Fund, asking: str, on: date) -> str:
    """Who answers for a fund's figures: its host, the last one where its term is over; "" is every other party."""
    begun = [term for term in fund.host if term.span.starts_on <= on]
    host = max(begun, key=lambda term: term.span.starts_on).value if begun else ""
    return host if host != asking else ""


def _act_to_escalate(user: User, ledger: Ledger, row: Dispute | None, *, on: date) -> Act:
    """The right it takes: of whoever asked, to question; of the other side, to answer."""
    scope = Scope(ledger.partnership, ledger.fund)
    held = (
        each for part in parts_of(user, on=on) if part.partnership == ledger.partnership for each in part.delegations
    )
    asks = any(row is not None and each.organisation == row.organisation and each.reaches(scope) for each in held)
    return Act.QUESTION_FIGURE if asks else Act.ANSWER_QUESTION


def _found(ledger: Ledger, number: int) -> Dispute:
    row = store.get(ledger, number)
    if row is None:
        raise NoSuchQuestion(ledger.fund, number)
    return row


def _words(what: str, text: str) -> str:
    if not says_something(text):
        raise WordsLeftOut(what)
    require_length(what, text, LONGEST_WORDS)
    return text.strip()


def _said(doing: Acting, text: str, what: str, *, entry: int | None = None, report: int | None = None) -> Said:
    under = doing.part.under
    return Said(
        by=doing.part.user,
        organisation=under.organisation,
        delegation=str(under)[:400],
        says=_words(what, text),
        at=doing.at,
        entry=entry,
        report=report,
    )


def _checked(offered: Offered) -> OfferedFile:
    if offered.size > LIMIT_BYTES:
        raise EvidenceTooLarge(offered.name[-LONGEST_NAME:], offered.size, LIMIT_BYTES)
    content = offered.read()
    if not content:
        raise EvidenceEmpty(offered.name[-LONGEST_NAME:])
    return OfferedFile(offered.name[-LONGEST_NAME:], content)


def _require_puts_right(ledger: Ledger, row: Dispute, entry: int | None, report: int | None) -> None:
    """Refuse where nothing is named, or something that was there before the question, or is not there at all."""
    if entry is None and report is None:
        raise NothingPutsItRight
    if entry is not None and ledger_store.entry(ledger, entry) is None:
        raise PutsNothingRight(f"Entry {entry}", "the journal of this fund has no such entry")
    if entry is not None and entry <= row.upto:
        raise PutsNothingRight(f"Entry {entry}", "it was in the journal before the figure was, which counts it already")
    issued = returns.issued(ledger, report) if report is not None else None
    if report is not None and issued is None:
        raise PutsNothingRight(f"Report {report}", "this fund has issued no such report")
    if issued is not None and issued.issued_at <= row.raised_at:
        raise PutsNothingRight(f"Report {report}", "it was issued before the figure was questioned")
