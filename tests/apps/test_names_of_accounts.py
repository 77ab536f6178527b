"""Accounts are called by their names to people; by their codes they are compared and audited."""

from __future__ import annotations

import json

import pytest

from section75.apps.accounts import store as accounts
from section75.apps.accounts.models import User
from section75.apps.audit.acting import Acting
from section75.apps.audit.models import AuditLine
from section75.apps.ledger import posting
from section75.apps.ledger.store import Ledger
from section75.core.authority import Act

from .conftest import AT
from .test_approvals import approve, proposed


def test_accounts_are_called_by_their_names_and_compared_and_audited_by_their_codes(
    cast: dict[str, User], fund: Ledger
) -> None:
    proposal = proposed(cast, fund)
    assert proposal.title == (
        "Post £123.45 by hand from Cash to Expenditure: Residential and nursing placements in April 2022"
    )
    shown = json.loads(proposal.shown)
    assert shown["title"] == "Post £123.45 by hand from cash to expenditure/residential-care in April 2022"
    assert [(each[0], each[3]) for each in shown["changes"]] == [
        ("cash", "Cash"), ("expenditure/residential-care", "Expenditure: Residential and nursing placements"),
    ]  # fmt: skip
    approve(cast, proposal)
    line = AuditLine.objects.order_by("-pk").first()
    assert line is not None
    assert set(json.loads(line.after)) == {"cash", "expenditure/residential-care"}


def test_a_name_too_long_for_a_title_is_cut_in_it(
    cast: dict[str, User], fund: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "account_named", lambda *_: "A name without end " * 90)
    assert len(proposed(cast, fund).title) < 300


def test_of_what_changes_under_one_name_nothing_is_lost(cast: dict[str, User], fund: Ledger) -> None:
    held = accounts.delegations_of(cast["finance.officer"])
    part = accounts.Part(cast["finance.officer"], fund.partnership, AT.date(), held, held[0])
    act = Acting(part, AT, Act.PROPOSE_POSTING, fund.fund)
    for after in ("1", "2", "3"):
        act.changed("cash", "0", after)
    assert act.after == {"cash": "1", "cash (2)": "2", "cash (3)": "3"}
