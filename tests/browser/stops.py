"""Every page there is, as somebody sees it: where, who, and what they did there."""

from __future__ import annotations

import os
import re

from django.urls import resolve

from tests.browser.stop import WIDTH, Stop, at, axe, without_script
from tests.browser.stops_of_books import BOOKS
from tests.browser.stops_of_closing import STOPS_OF_CLOSING
from tests.browser.stops_of_drafts import STOPS_OF_DRAFTS
from tests.browser.stops_of_evidence import STOPS_OF_EVIDENCE
from tests.browser.stops_of_journals import STOPS_OF_JOURNALS
from tests.browser.stops_of_lives import LIVES
from tests.browser.stops_of_notices import NOTICES
from tests.browser.stops_of_people import PEOPLE
from tests.browser.stops_of_placing import PLACING
from tests.browser.stops_of_receipts import STOPS_OF_RECEIPTS
from tests.browser.stops_of_sources import STOPS_OF_SOURCES
from tests.browser.stops_of_terms import TERMS
from tests.browser.stops_of_the_law import LAW
from tests.browser.stops_of_the_register import REGISTER
from tests.browser.stops_of_two import TWO

__all__ = ["LED_TO", "NO_FORM", "NO_PAGE", "STOPS", "WIDTH", "Stop", "at", "axe", "sampled", "some", "without_script"]

STOPS = BOOKS | TWO | PEOPLE | NOTICES | LIVES | STOPS_OF_DRAFTS | REGISTER | LAW | TERMS
STOPS |= PLACING
STOPS |= STOPS_OF_JOURNALS
STOPS |= STOPS_OF_RECEIPTS
STOPS |= STOPS_OF_CLOSING
STOPS |= STOPS_OF_SOURCES
STOPS |= STOPS_OF_EVIDENCE
# Pages that an act on another leads to, rather than an address.
LED_TO = {
    "account_login",  # the sign-in page, as the library names it
    "approvals:decline",
    "closing:call_off",
    "closing:explain",
    "disputes:escalate",
    "disputes:reply",
    "disputes:resolve",
    "journals:happened",
    "ledger:object",
    "ledger:reopen",
    "mfa_authenticate",
    "notes:keep",
    "obligations:make",
    "preview:rules",
    "preview:to_suspense",
    "reconciliation:draw",
    "reconciliation:explain",
    "reconciliation:explain_own",
    "reconciliation:give_own",
    "reconciliation:give_totals",
    "notices:answer",
}
NO_PAGE = {
    "evidence:export",
    "evidence:keys",
    "evidence:leaves",
    "evidence:note",
    "evidence:notes",
    "evidence:proof_file",
    "evidence:register",  # there only once one has proved who one is
    "evidence:sign",
    "evidence:witness",
    "receipts:statement_file",  # a file
    "receipts:undo",
    "agreements:terms",  # for a machine
    "accounts:sign_out",
    "approvals:approve",
    "approvals:approve_here",
    "approvals:decline_here",
    "approvals:withdraw",
    "approvals:withdraw_here",
    "audit:export",
    "audit_installation:export",
    "closing:begin",
    "closing:lock",
    "closing:unlock",
    "disputes:evidence",
    "disputes:withdraw",
    "documents:download",
    "drafts:export",
    "drafts:move",
    "drafts:remove",
    "exports:download",
    "exports:seal",  # for a machine
    "identity:authenticator_remove",
    "identity:end_other_sign_ins",
    "identity:end_sign_in",
    "identity:organisation_return",
    "identity:organisation_start",
    "identity:passkey_begin",
    "identity:passkey_remove",
    "identity:passkey_sign_in",
    "identity:withdraw",
    "inbox:seen",
    "interests:end",
    "journals:evidence",
    "ledger:agree",
    "ledger:close",
    "ledger:instalments",
    "ledger:post_extract",
    "ledger:post_waiting",
    "lives:picture",  # an image beside its words
    "notes:strike",
    "obligations:end",
    "obligations:feed",
    "reconciliation:accept",
    "returns:acknowledge",
    "returns:deliver",
    "returns:download",
    "returns:issue",
    "work:again",
    "work:ask",
    "work:cancel",
}
# What no form of ours leads to: what a browser fetches, and what a passkey or an organisation's sign-in answers.
NO_FORM = {
    "evidence:keys",
    "evidence:leaves",
    "evidence:note",
    "evidence:notes",
    "evidence:proof_file",
    "evidence:sign",
    "receipts:statement_file",  # a file
    "agreements:terms",
    "approvals:withdraw_here",
    "closing:lock",  # there only once all periods of a year are closed
    "closing:unlock",
    "disputes:evidence",
    "documents:download",
    "drafts:export",
    "exports:download",
    "exports:seal",
    "identity:authenticator_remove",
    "identity:end_other_sign_ins",
    "identity:end_sign_in",
    "identity:organisation_return",
    "identity:organisation_start",
    "identity:passkey_begin",
    "identity:passkey_remove",
    "journals:evidence",
    "lives:picture",
    "obligations:feed",
    "ledger:post_waiting",  # there only once later terms place rows that waited
    "returns:download",
}


def sampled() -> list[str]:
    """The first stop of every page, and every third of the other stops; under soak, every stop."""
    first = _first_of_each()
    others = [name for name in STOPS if name not in first]
    return list(STOPS) if _is_soak() else [*first, *others[::3]]


def some(*, start: int = 0, step: int = 3) -> list[str]:
    """The first stop of some pages; under soak, every stop."""
    return list(STOPS) if _is_soak() else _first_of_each()[start::step]


def _is_soak() -> bool:
    return os.environ.get("SECTION75_SOAK") == "1"


def _first_of_each() -> list[str]:
    """The first stop of every page that is found."""
    first: dict[str, str] = {}
    for name, stop in STOPS.items():
        path = re.sub("{.*}", "1", stop.path.partition("?")[0])
        if stop.status == 200:
            first.setdefault(resolve(path).view_name, name)
    return list(first.values())
