"""Pages of placing and preview: what waits is chosen and proposed by page, and bad input loses nothing typed."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.approvals.models import Proposal
from section75.apps.ledger.ledgers import Ledger
from tests.placed import ASIDE, PLACED, WAITS, bring, fill_placing

from .conftest import AT

FUND = "/partnerships/cambridgeshire-learning-disability/learning-disability/"


@pytest.fixture
def desk(client: Client, cast: dict[str, User]) -> Client:
    client.force_login(cast["finance.officer"])
    return client


def page(desk: Client, path: str, status: int = 200) -> str:
    answer = desk.get(FUND + path)
    assert answer.status_code == status
    return answer.content.decode()


def test_every_page_shows_what_was_done(desk: Client, fund: Ledger, cast: dict[str, User]) -> None:
    done = fill_placing(fund, at=AT)
    extract = page(desk, f"ledger/extracts/{done['corrected']}/")
    assert "Another file corrected it" in extract
    assert "Set aside: not of this fund" in extract
    assert "invented" in page(desk, "placing/")
    assert "No rule recorded here goes on" in page(desk, "placing/end/")
    assert "No row waits for a rule." in page(desk, "preview/waiting/")
    suspense = page(desk, "preview/suspense/")
    assert "£35.00" in suspense
    assert "£25.00" in page(desk, f"preview/suspense/{done['suspense']}/")
    tried = page(desk, "placing/try/?cost_centre=LD402&subjective=4411&on=4+July+2022")
    assert "It goes to Expenditure: Residential and nursing placements, by LD402" in tried
    assert "cost centre LD970 is not LD402" in page(desk, "placing/try/?cost_centre=LD970&on=1+August+2022")


def test_groups_that_wait_get_rules_or_go_to_suspense_by_page(
    desk: Client, fund: Ledger, cast: dict[str, User]
) -> None:
    bring(cast["finance.officer"], fund, "167.00", PLACED, ASIDE, WAITS, name="july.csv", at=AT)
    assert "LD999 / 4411" in page(desk, "preview/waiting/")
    group = json.dumps(["LD999", "4411"])
    page(desk, "preview/waiting/rules/", status=409)
    said = {"group": group, "goes_to": "expenditure/day-services", "starts_on": "1 April 2022", "clause": "cl. 9"}
    answer = desk.post(f"{FUND}preview/waiting/rules/", said)
    assert "Why is it right?" in answer.content.decode()
    assert "cl. 9" in answer.content.decode()
    answer = desk.post(f"{FUND}preview/waiting/rules/", said | {"because": "Invented"})
    assert answer.status_code == 302
    assert Proposal.objects.get(kind="add-rule").title == "Add a placing rule"
    to_suspense = {"group": group, "month": "2022/23 M4", "authority": "cl. 9", "because": "Invented"}
    answer = desk.post(f"{FUND}preview/waiting/to-suspense/", to_suspense)
    assert answer.status_code == 200
    assert "no rows of posted files" in answer.content.decode()


def test_a_refused_row_is_answered_by_page_and_a_rule_refused_beside_its_field(
    desk: Client, fund: Ledger, cast: dict[str, User]
) -> None:
    unread = PLACED.replace("2022-07-01", "31 June 2022").replace("Q1", "Q9")
    number = bring(cast["finance.officer"], fund, "100.00", unread, name="july.csv", at=AT)
    address = f"{FUND}preview/waiting/{number}/2/"
    assert "Say what it says" in page(desk, "preview/waiting/")
    said = {"posted_on": "30 June", "cost_centre": "LD402", "amount": "100.00", "because": "Invented"}
    assert "is not a day" in desk.post(address, said).content.decode()
    answer = desk.post(address, said | {"posted_on": "30 June 2022"})
    assert answer.status_code == 302
    wrong = {"cost_centres": "LD9 to LD10", "because": "Typed and kept"}
    answer = desk.post(f"{FUND}placing/add/", wrong)
    assert "different lengths" in answer.content.decode()
    assert "Typed and kept" in answer.content.decode()


def test_a_correction_is_looked_at_before_it_is_proposed(desk: Client, fund: Ledger, cast: dict[str, User]) -> None:
    fill_placing(fund, at=AT)
    officer = cast["finance.officer"]
    third = bring(officer, fund, "135.00", PLACED.replace("100.00", "135.00"), name="july-third.csv", at=AT)
    address = f"{FUND}preview/extracts/{third}/correct/"
    assert "july-again.csv" in page(desk, f"preview/extracts/{third}/correct/")
    shown = desk.post(address, {"corrects": str(third - 1), "because": "Invented"}).content.decode()
    assert "What it would come to" in shown
    assert Proposal.objects.filter(kind="post-corrected").count() == 1
