"""The pages on which two people, or two organisations, come to one thing: proposals, months, questions, notes."""

from __future__ import annotations

from tests.browser.stop import Stop
from tests.browser.visiting import FUND, PARTNERSHIP, Visitor

APPROVALS = f"{PARTNERSHIP}approvals/"
MONTHS = f"{FUND}ledger/months/2022/"
WHY = f"{FUND}budget/why/all-lines.actual-to-date/"
HARINGEY = "/partnerships/haringey-framework/"


def decline_without_a_reason(visitor: Visitor) -> None:
    visitor.press("Decline")


def object_without_a_reason(visitor: Visitor) -> None:
    visitor.press("Object")


def reopen_without_a_reason(visitor: Visitor) -> None:
    visitor.press("Propose re-opening")


def post_nothing_by_hand(visitor: Visitor) -> None:
    visitor.page.get_by_label("Amount").fill("about a hundred")
    visitor.click(visitor.page.locator("main form button"))


def ask_nothing(visitor: Visitor) -> None:
    visitor.press("Question this figure")


def reply_nothing(visitor: Visitor) -> None:
    visitor.press("Add the reply")


def take_nothing_further(visitor: Visitor) -> None:
    visitor.press("Take it to the next step")


def resolve_nothing(visitor: Visitor) -> None:
    visitor.press("Resolve the question")


def keep_nothing(visitor: Visitor) -> None:
    visitor.press("Keep the note")


TWO = {
    "approvals": Stop(APPROVALS, says="Decided, latest first"),
    "approvals, none": Stop("/partnerships/oxfordshire-adults/approvals/", says="Nothing waits for approval"),
    "approvals of the installation": Stop("/approvals/", "administrator", says="Waiting for approval"),
    "proposal of mine": Stop(APPROVALS + "{closing}/", says="Withdraw it"),
    "proposal to approve": Stop(APPROVALS + "{closing}/", "chief.finance", says="Approve it"),
    "proposal of money to approve": Stop(APPROVALS + "{entry}/", "finance.approver", says="Accrual of a taxi invoice"),
    "proposal I may not approve": Stop(APPROVALS + "{closing}/", "partner.accountant"),
    "proposal declined without a reason": Stop(
        APPROVALS + "{closing}/", "chief.finance", then=decline_without_a_reason, in_error=True
    ),
    "proposal that changed": Stop(f"{HARINGEY}approvals/{{changed}}/", "chief.finance", says="changed"),
    "proposal that binds both": Stop(APPROVALS + "{opening}/", "partner.chief", says="asked first to prove"),
    "proposal that I approved for one side": Stop(APPROVALS + "{opening}/", "chief.finance", says="Decisions"),
    "proposal declined": Stop(APPROVALS + "{declined}/", "finance.officer", says="the other partner's"),
    "proposal withdrawn": Stop(APPROVALS + "{withdrawn}/", "auditor", says="Withdrawn"),
    "proposal of a role": Stop("/approvals/{role}/", "administrator.two", says="Approve it"),
    "proposal that expired": Stop("/approvals/{expired}/", "administrator", says="Expired"),
    "no such proposal": Stop(APPROVALS + "999999/", status=404),
    "month open": Stop(MONTHS + "9/", says="Nothing has been posted to it"),
    "month that waits to be closed": Stop(MONTHS + "3/", says="waits for approval"),
    "month closed and agreed": Stop(MONTHS + "1/", "partner.accountant", says="agrees"),
    "month re-opened, closed again, objected to": Stop(MONTHS + "2/", "partner.chief", says="Re-opened"),
    "month objected to in error": Stop(
        MONTHS + "2/", "partner.accountant", then=object_without_a_reason, in_error=True
    ),
    "month re-opened in error": Stop(MONTHS + "2/", "chief.finance", then=reopen_without_a_reason, in_error=True),
    "by hand": Stop(f"{FUND}ledger/by-hand/", "finance.officer"),
    "by hand in error": Stop(f"{FUND}ledger/by-hand/", "finance.officer", then=post_nothing_by_hand, in_error=True),
    "questions": Stop(f"{FUND}questions/", "finance.officer", says="Yours to do"),
    "questions, none": Stop(
        f"{HARINGEY}learning-disability/questions/", says="No figure of this fund has been questioned"
    ),
    "question a figure": Stop(f"{FUND}questions/raise/?about={WHY}", "partner.accountant"),
    "question a figure in error": Stop(
        f"{FUND}questions/raise/?about={WHY}", "partner.accountant", then=ask_nothing, in_error=True
    ),
    "question overdue, asked": Stop(f"{FUND}questions/{{overdue}}/", "partner.accountant", says="overdue"),
    "question overdue, to answer": Stop(f"{FUND}questions/{{overdue}}/", "finance.officer", says="overdue"),
    "question answered in error": Stop(
        f"{FUND}questions/{{overdue}}/", "finance.officer", then=reply_nothing, in_error=True
    ),
    "question taken further in error": Stop(
        f"{FUND}questions/{{overdue}}/", "partner.accountant", then=take_nothing_further, in_error=True
    ),
    "question answered": Stop(f"{FUND}questions/{{answered}}/", "partner.accountant", says="invented-care-plan.txt"),
    "question resolved in error": Stop(
        f"{FUND}questions/{{answered}}/", "partner.accountant", then=resolve_nothing, in_error=True
    ),
    "question escalated": Stop(f"{FUND}questions/{{escalated}}/", "chief.finance", says="to step 2"),
    "question resolved": Stop(f"{FUND}questions/{{resolved}}/", "auditor", says="Resolved"),
    "question withdrawn": Stop(f"{FUND}questions/{{withdrawn_question}}/", says="Withdrawn"),
    "no such question": Stop(f"{FUND}questions/999999/", status=404),
    "notes": Stop(f"{FUND}notes/", "partner.accountant", says="Struck"),
    "notes, none": Stop(f"{FUND}notes/", "finance.officer", says="has kept no note"),
    "notes to read": Stop(f"{FUND}notes/", "auditor"),
    "note in error": Stop(f"{FUND}notes/", "partner.accountant", then=keep_nothing, in_error=True),
    "no notes for a member": Stop(f"{FUND}notes/", "member", status=404),
}
