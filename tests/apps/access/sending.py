"""What is sent with a POST of each route, so that whoever may do it does it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from section75.apps.returns import drafts
from section75.core.refusals import Refusal

from . import varied
from .objects import HERE, MARKS
from .people import FUND, OWN
from .world import PASSWORD, World

BECAUSE = {"because": "It is invented"}
SAYS = {"says": "It is invented"}
JUNE = "2017/18 M3"
UNDATED = "review/of/framework"  # an obligation that can be put on record on any day
NEW_PASSWORD = "quite-another-word-7"


def _shown_quarter(_world: World) -> str:
    try:
        return drafts.sha256_now(HERE, edition="pooled-fund-quarter", period="2017/18 Q2")
    except Refusal:
        return ""


def _file() -> SimpleUploadedFile:
    content = b"date,cost_centre,subjective,description,amount,supplier,reference\n"
    content += b"2017-06-07,HL100,4431,A further invoice,43.21,Kestrel Care,Kestrel-0002\n"
    return SimpleUploadedFile("june.csv", content, "text/csv")


def _variation() -> SimpleUploadedFile:
    return SimpleUploadedFile("letter.toml", varied.a_variation(OWN, MARKS[OWN]).content)


_PASSWORDS = {"password": NEW_PASSWORD, "again": NEW_PASSWORD}
_BY_HAND = {
    "month": JUNE,
    "effective_on": "7 June 2017",
    "debit": "expenditure/demand-led",
    "credit": "cash",
    "amount": "55.55",
    "narrative": "A week more",
    "authority": "clause 9, invented",
    "reference": "Invented invoice 7",
    **BECAUSE,
}
_SEVERAL = {
    "month": JUNE,
    "effective_on": "7 June 2017",
    "narrative": "A week more",
    "authority": "clause 9, invented",
    "reference": "Kestrel invoice",
    "amount-1": "44.44",
    **BECAUSE,
}
_TWO_SIDES = {"debit-1": "expenditure/demand-led", "credit-1": "cash"}
_ROLE = {
    "username": "newcomer",
    "role": "governance clerk",
    "partnership": OWN,
    "organisation": "council",
    "starts_on": "1 April 2026",
    **BECAUSE,
}

SENT: Mapping[str, Callable[[World], dict[str, Any]]] = {
    "identity:invitation": lambda _: _PASSWORDS,
    "identity:password": lambda _: _PASSWORDS,
    "identity:prove": lambda _: {"password": PASSWORD},
    "identity:invite": lambda _: {"username": "invited.three", "email": "three@example.org", "post": "Clerk"},
    "inbox:ways": lambda _: {"how": "never"},
    "work:ask": lambda _: {"kind": "check the portfolio"},
    "interests:list": lambda _: {"about": "Kestrel Care", "says": "A cousin works there"},
    "lives:record": lambda _: {
        "of": "variation",
        "agreement": "framework",
        "name": "kestrel",
        "event": "raised",
        "on": "7 June 2020",
    },
    "lives:withdraw": lambda _: BECAUSE,
    "law:judge": lambda _: {"met": "met", **BECAUSE},
    "notices:record": lambda _: {
        "by": "council",
        "scope": "agreement",
        "ends": f"{MARKS[OWN]} agreement",
        "ground": "no fault",
        "sent_on": "7 June 2017",
    },
    "notices:answer": lambda _: {"answer": "contested", "by": "ccg", "on": "8 June 2017"},
    "obligations:record": lambda _: {"key": UNDATED, "on": "7 June 2017", **SAYS},
    "audit:export": lambda _: {"format": "csv"},
    "audit_installation:export": lambda _: {"format": "csv"},
    "approvals:approve": lambda world: {"shown": world.words["own shown"]},
    "approvals:decline": lambda _: BECAUSE,
    "approvals:approve_here": lambda world: {"shown": world.words["role shown"]},
    "approvals:decline_here": lambda _: BECAUSE,
    "people:propose": lambda _: _ROLE,
    "people:end": lambda _: BECAUSE,
    "people:leave": lambda _: BECAUSE,
    "ledger:entry": lambda _: {"effective_on": "7 June 2017", "month": JUNE, **BECAUSE},
    "ledger:by_hand": lambda _: _BY_HAND,
    "placing:add": lambda _: {
        "cost_centres": "HL9*",
        "goes_to": "expenditure/demand-led",
        "starts_on": "1 April 2017",
        "clause": "clause 9, invented",
        **BECAUSE,
    },
    "journals:new_lines": lambda _: _SEVERAL | _TWO_SIDES,
    "journals:accrue": lambda _: _SEVERAL | {"line-1": "demand-led"},
    "journals:invoice": lambda world: {"entry": world.words["own invoice"]},
    "journals:new_template": lambda _: (
        _SEVERAL | _TWO_SIDES | {"name": "Another", "kind": "journal", "every": "1", "first": "2017/18 M4"}
    ),
    "journals:use_template": lambda _: {"month": "2017/18 M5", "reference": "Kestrel invoice"},
    "journals:new_commitment": lambda _: {
        "order": "Kestrel-9",
        "supplier": "Kestrel Care",
        "line": "demand-led",
        "amount": "10.00",
        "expected_on": "7 June 2017",
    },
    "journals:happened": lambda _: {"amount": "10.00", "on": "7 June 2017"},
    "ledger:instalments": lambda _: {"month": "2017/18 M4"},
    "ledger:post_extract": lambda world: {"shown": world.words["extract shown"]},
    "ledger:object": lambda _: BECAUSE,
    "closing:lock": lambda _: {"year": "2017/18", **BECAUSE},
    "closing:unlock": lambda _: {"year": "2017/18", **BECAUSE},
    "closing:call_off": lambda _: BECAUSE,
    "reconciliation:give_totals": lambda _: {"typed": "HL100 = 43.21"},
    "reconciliation:give_own": lambda _: {"typed": "cash = -43.21"},
    "reconciliation:draw": lambda _: {"month": JUNE},
    "ledger:reopen": lambda _: {"because_reopen": "A different reason"},
    "receipts:undo": lambda _: {"match": "1", **BECAUSE},
    "receipts:letter": lambda _: {"how": "by e-mail"},
    "receipts:record_invoice": lambda _: {
        "party": "council",
        "number": "INV-0001",
        "invoiced_on": "7 June 2017",
        "amount": "1.00",
        "days": ["2017-04-15"],
    },
    "receipts:suspend": lambda _: {
        "party": "council",
        "first_due_on": "15 April 2017",
        "last_due_on": "15 April 2017",
        "starts_on": "7 June 2017",
        "clause": "clause 21, invented",
        "dispute": "A letter",
    },
    "receipts:in_kind": lambda _: {
        "party": "council",
        "what": "A nurse",
        "line": "demand-led",
        "amount": "55.55",
        "basis": "pay band",
        "evidence": "time sheets",
        "authority": "clause 11, invented",
        "effective_on": "7 June 2017",
        "month": JUNE,
    },
    "receipts:record_grant": lambda _: {
        "code": "kestrel",
        "name": "A grant",
        "giver": "A department",
        "amount": "100",
        "starts_on": "1 April 2017",
        "last_on": "31 March 2018",
        "clause": "determination, invented",
    },
    "variations:bring": lambda _: {"file": _variation()},
    "variations:proposed": lambda _: {"because": "Agreed"},
    "variations:difference": lambda _: {"month": "2017/18 M6"},
    "ledger:upload": lambda _: {"month": JUNE, "control_total": "43.21", "file": _file()},
    "ledger:post_waiting": lambda _: {"month": JUNE},
    "budget:forecast": lambda _: {
        "month": "2017/18 M6",
        "line-block-contracts": "1,000,001",
        "line-demand-led": "1,000,002",
        **BECAUSE,
    },
    "returns:issue": lambda world: {"shown": _shown_quarter(world)},
    "returns:deliver": lambda _: {"party": "ccg", "how": "by e-mail"},
    "drafts:begin": lambda _: {"title": "Next year"},
    "drafts:add": lambda _: {"id": "kestrel-3", "do": "later"},
    "drafts:record": lambda _: {"id": "kestrel-4", "do": "later"},
    "drafts:move": lambda _: {"to": "down"},
    "disputes:raise": lambda world: {"about": world.words["about"], "question": f"{MARKS[OWN]} asks further"},
    "disputes:reply": lambda _: SAYS,
    "disputes:escalate": lambda _: SAYS,
    "disputes:resolve": lambda _: {"how": "accept", **SAYS},
    "disputes:withdraw": lambda _: SAYS,
    "notes:keep": lambda _: {"about": reverse("budget:position", args=[OWN, FUND]), **SAYS},
}
ASKED: Mapping[str, Callable[[World], dict[str, Any]]] = {
    "disputes:raise": lambda world: {"about": world.words["about"]},
    "obligations:record": lambda _: {"key": UNDATED},
}
