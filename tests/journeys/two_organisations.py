"""Three stories of two organisations, as people do them at two browsers: a month, a figure, a report.

Each act is a function of its own; `picture` takes a picture of the page there, where somebody wants one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from section75.apps.demonstration.cast import PASSWORD
from tests.browser.visiting import FUND, Visitor
from tests.journeys.conftest import Books, explain_the_close

Picture = Callable[[str, Visitor], None]

JUNE = f"{FUND}ledger/months/2022/3/"
WHY = f"{FUND}budget/why/residential-care.actual-to-date/?month=2022/23+M3"
DRAFT = f"{FUND}returns/pooled-fund-quarter/2022/1/"
REPORT = f"{FUND}returns/issued/1/"
LATE = "Invented: a June invoice of Invented Care 12 came on 8 July"
QUESTION = "Invented: we expected less, since two placements ended in May. Which rows are these?"
ANSWER = "Invented: two placements ended and three began. Row 318 is one of the three."
FURTHER = "Invented: one of the three is a person of another council. That was not answered."
SECOND_ANSWER = "Invented: the third was placed wrongly. It is charged back to the other council in July."


def no_picture(name: str, visitor: Visitor) -> None:
    """Where nobody wants one."""


def on(books: Books, day: int, month: int = 7) -> None:
    """Put the clock to the morning of a day of 2022."""
    books.server.stand_at(datetime(2022, month, day, 8, 30, tzinfo=UTC))


def prove(visitor: Visitor) -> None:
    """Say again who one is, as the page asks."""
    visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
    visitor.press("Prove by password")


def approve_what_binds(books: Books, username: str, path: str, picture: Picture, name: str = "") -> Visitor:
    """Approve what binds both: it is asked first who is there, and then the page is read again."""
    visitor = books.at(username, path)
    visitor.click(visitor.page.get_by_role("button", name="Approve: "))
    if name:
        picture(name, visitor)
    prove(visitor)
    visitor.click(visitor.page.get_by_role("button", name="Approve: "))
    return visitor


def path_of(books: Books, visitor: Visitor) -> str:
    """Where somebody stands."""
    return visitor.page.url.removeprefix(books.server.address)


def close_the_month(books: Books, picture: Picture, *, name: str = "") -> Visitor:
    """The pool manager proposes closing June, and the chief finance officer of the host approves."""
    explain_the_close(books, 3)
    visitor = books.at("pool.manager", JUNE)
    visitor.press("Propose closing June 2022")
    if name:
        picture(name, books.at("chief.finance", path_of(books, visitor)))
    return books.approved(visitor, "chief.finance")


def agree_the_month(books: Books, picture: Picture) -> Visitor:
    """The partner's accountant finds it in the inbox, and agrees it."""
    visitor = books.at("partner.accountant", "/")
    visitor.follow("Agree June 2022, or object")
    visitor.press("Agree June 2022")
    picture("month-2-agreed", visitor)
    return visitor


def reopen_the_month(books: Books, picture: Picture) -> Visitor:
    """The pool manager proposes opening it again; one of each partner approves, having said again who they are."""
    visitor = books.at("pool.manager", JUNE)
    visitor.page.get_by_label("Why should it be opened again?").fill(LATE)
    visitor.press("Propose re-opening")
    proposal = path_of(books, visitor)
    host = approve_what_binds(books, "chief.finance", proposal, picture, "month-3-who-is-there")
    books.said["approved by the host"] = host.text
    partner = approve_what_binds(books, "partner.chief", proposal, picture)
    picture("month-4-approved-by-both", partner)
    return partner


def post_into_the_month(books: Books) -> Visitor:
    """The finance officer posts the late invoice by hand, and an approver of the host approves it."""
    visitor = books.at("finance.officer", f"{FUND}ledger/by-hand/")
    page = visitor.page
    page.get_by_label("Month it is reported in").select_option("2022/23 M3")
    page.get_by_label("Day it takes effect").fill("30 June 2022")
    page.get_by_label("Account that is debited").select_option("expenditure/residential-care")
    page.get_by_label("Account that is credited").select_option("cash")
    page.get_by_label("Amount").fill("1,480.00")
    page.get_by_label("What is it for?").fill("Residential placement, June, Invented Care 12")
    page.get_by_label("Who or what authorises it?").fill("Invented: the pool manager, 12 July 2022")
    page.get_by_label("Why is it posted by hand?").fill(LATE)
    page.get_by_label("Reference of the evidence").fill("Invented invoice 12")
    visitor.press("Propose posting it")
    return books.approved(visitor, "finance.approver")


def the_month_as_it_stands(books: Books, picture: Picture) -> Visitor:
    """What became of June, as the partner sees it."""
    visitor = books.at("partner.chief", JUNE)
    picture("month-5-closed-again", visitor)
    return visitor


def question_the_figure(books: Books, picture: Picture) -> str:
    """The partner's accountant questions a figure from the page that says why it is what it is; where that is kept."""
    visitor = books.at("partner.accountant", WHY)
    visitor.follow("Question this figure")
    visitor.page.get_by_label("What is your question?").fill(QUESTION)
    picture("figure-1-questioned", visitor)
    visitor.press("Question this figure")
    return path_of(books, visitor)


def answer_it(books: Books, question: str, who: str, says: str) -> Visitor:
    """The host answers."""
    visitor = books.at(who, question)
    visitor.page.get_by_label("Your reply").fill(says)
    visitor.press("Add the reply")
    return visitor


def take_it_further(books: Books, question: str, picture: Picture) -> Visitor:
    """The partner is not content, and takes it to the next step of the agreement's ladder."""
    visitor = books.at("partner.accountant", question)
    visitor.page.get_by_label("Why is it taken further?").fill(FURTHER)
    visitor.press("Take it to the next step")
    picture("figure-2-taken-further", visitor)
    return visitor


def resolve_it(books: Books, question: str, picture: Picture) -> Visitor:
    """The partner accepts the second answer."""
    visitor = books.at("partner.accountant", question)
    visitor.page.get_by_label("We accept the answer").check()
    visitor.page.get_by_label("What was decided?").fill("Invented: agreed, July will show the charge.")
    visitor.press("Resolve the question")
    picture("figure-3-resolved", visitor)
    return visitor


def propose_the_report(books: Books, picture: Picture) -> str:
    """The pool manager reads the draft and proposes issuing it; where the proposal is."""
    visitor = books.at("pool.manager", DRAFT)
    visitor.press("Propose issuing the report for 2022/23 Q1")
    proposal = path_of(books, visitor)
    picture("report-1-to-countersign", books.at("chief.finance", proposal))
    return proposal


def countersign_the_report(books: Books, proposal: str) -> Visitor:
    """The chief finance officer of the host countersigns: it is issued and frozen."""
    visitor = books.at("chief.finance", proposal)
    visitor.click(visitor.page.get_by_role("button", name="Approve: "))
    return visitor


def acknowledge_the_report(books: Books, picture: Picture) -> Visitor:
    """The partner's accountant finds the report at home, reads it and acknowledges it."""
    visitor = books.at("partner.accountant", "/")
    picture("report-2-at-home", visitor)
    visitor.follow("Acknowledge the report for 2022/23 Q1")
    visitor.click(visitor.page.get_by_role("button", name="Acknowledge it for"))
    picture("report-3-acknowledged", visitor)
    return visitor


def tell_all(books: Books, picture: Picture) -> None:
    """The three stories one after another, each act on its day; the books' `said` keeps what pages said."""
    said = books.said
    on(books, 5)
    said["closed"] = close_the_month(books, picture, name="month-1-to-approve").text
    on(books, 6)
    said["agreed"] = agree_the_month(books, picture).text
    on(books, 12)
    said["re-opened"] = reopen_the_month(books, picture).text
    said["posted"] = post_into_the_month(books).text
    said["closed again"] = close_the_month(books, no_picture).text
    said["what became of it"] = the_month_as_it_stands(books, picture).text
    on(books, 13)
    question = question_the_figure(books, picture)
    said["questioned"] = books.at("finance.officer", question).text
    on(books, 15)
    said["answered"] = answer_it(books, question, "finance.officer", ANSWER).text
    said["further"] = take_it_further(books, question, picture).text
    on(books, 19)
    answer_it(books, question, "chief.finance", SECOND_ANSWER)
    said["resolved"] = resolve_it(books, question, picture).text
    on(books, 20)
    proposal = propose_the_report(books, picture)
    said["before it is countersigned"] = books.at("partner.accountant", f"{FUND}returns/").text
    said["countersigned"] = countersign_the_report(books, proposal).text
    said["acknowledged"] = acknowledge_the_report(books, picture).text
