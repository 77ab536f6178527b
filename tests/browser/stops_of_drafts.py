"""The pages of drafts: begun, gone through section by section, put right, checked, and two who save one record."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from tests.browser.stop import Stop
from tests.browser.visiting import PARTNERSHIP, Visitor

DRAFTS = f"{PARTNERSHIP}drafts/"
DRAFT = DRAFTS + "{draft}/"


def begin_nothing(visitor: Visitor) -> None:
    visitor.press("Begin the draft")


def say_what_will_not_do(visitor: Visitor) -> None:
    visitor.page.get_by_label("First day", exact=True).fill("31 June")
    visitor.click(visitor.page.get_by_role("button", name="Save and continue", exact=True))


def add_a_row(visitor: Visitor) -> None:
    visitor.click(visitor.page.get_by_role("button", name="Add another row to Rows"))


def save_what_somebody_else_saved(visitor: Visitor) -> None:
    visitor.page.evaluate("document.querySelector('[name=revision]').value = 1")
    visitor.page.get_by_label("Name", exact=True).fill("Invented: mine")
    visitor.press("Save and continue")


def fill_drafts(now: datetime) -> dict[str, Any]:
    """A draft of the files in force, in which a party was renamed and a host is half said."""
    from section75.apps.demonstration.actions import FUND
    from section75.apps.demonstration.people import player
    from section75.apps.drafts import actions, begin, store
    from section75.apps.drafts.actions import At

    manager, name = player("pool.manager"), "agreement.toml"
    draft = begin.begin_edit(manager, FUND.partnership, title="Invented: next year", at=now)
    was = store.record_then(draft, 1, name, "party", 0) or {}
    actions.save_record(manager, draft, At(1, name, "party"), {**was, "name": "Invented Council"}, now=now)
    actions.add_record(manager, draft, At(2, name, "host"), {"fund": FUND.fund, "from": "soon"}, now=now)
    return {"draft": draft.number}


STOPS_OF_DRAFTS = {
    "drafts": Stop(DRAFTS, says="Begin a draft"),
    "drafts, none": Stop("/partnerships/oxfordshire-adults/drafts/", says="Nothing is being drafted"),
    "no drafts for a member": Stop(DRAFTS, "member", status=403),
    "begin an edit": Stop(f"{DRAFTS}begin/edit/", says="Edit the files in force"),
    "begin a variation in error": Stop(f"{DRAFTS}begin/variation/", then=begin_nothing, in_error=True),
    "begin a new partnership": Stop(f"{DRAFTS}begin/new/", "partner.accountant", says="Draft a new partnership"),
    "sections of a draft": Stop(DRAFT, says="In progress: "),
    "records of a draft": Stop(DRAFT + "party/", says="Move down"),
    "records to put right": Stop(DRAFT + "host/", says="To put right"),
    "records, none": Stop(DRAFT + "transfer/", says="Nothing is said here yet"),
    "a record of a draft": Stop(DRAFT + "contributions/0/0/", says="Add another row"),
    "a record with a row more": Stop(DRAFT + "contributions/0/0/", then=add_a_row, says="Row 3"),
    "a risk share of a draft": Stop(DRAFT + "risk_share/1/0/", says="Step 1"),
    "a record in error": Stop(DRAFT + "state/0/0/", then=say_what_will_not_do, in_error=True, says="will not do"),
    "a further record": Stop(DRAFT + "savings/add/", says="Write it into"),
    "two versions of a record": Stop(
        DRAFT + "party/0/0/", then=save_what_somebody_else_saved, status=409, says="Keep theirs"
    ),
    "answers to check": Stop(DRAFT + "check/", says="What has to be put right"),
    "history of a draft": Stop(DRAFT + "history/", says="Changed party council"),
    "no such draft": Stop(f"{DRAFTS}999999/", status=404),
}
