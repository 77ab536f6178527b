"""The pages of the register: functions on a day, records by provision, contracts; for readers of the agreement."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.demonstration.actions import FUND
from section75.importers.agreement_file import FileText

from .conftest import EXAMPLES

AT = datetime(2022, 7, 5, 9, 0, tzinfo=UTC)
BASE = f"/partnerships/{FUND.partnership}"


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


def test_functions_are_shown_on_a_day_with_the_owner_accountable(visitor: Client) -> None:
    page = text(visitor, f"{BASE}/functions/?on=1+May+2022")
    assert "Functions on record" in page
    assert "National Health Service Act 2006, section 75(5)" in page
    assert "Lead commissioning of specialist community health care" in page
    assert 'aria-current="page"' in page


def test_a_day_after_the_end_says_which_clause_fell_silent(visitor: Client) -> None:
    page = text(visitor, f"{BASE}/functions/?on=2024-09-01")
    assert "Nothing delegates it on this day: para 2.4" in page
    assert "Not said" in page


def test_a_day_that_is_none_is_refused_beside_its_field(visitor: Client) -> None:
    for room in ("functions", "contracts"):
        page = text(visitor, f"{BASE}/{room}/?on=soon")
        assert "There is a problem" in page
        assert "is not a day" in page


def test_records_say_what_is_there_and_what_is_missing(visitor: Client) -> None:
    page = text(visitor, f"{BASE}/records/")
    for words in ("Joint consultation", "SI 2000/617 regulation 4(2) and (2A)", "Missing:", "Not asked:", "para 5.4"):
        assert words in page


def test_contracts_say_that_there_is_none_and_why(visitor: Client) -> None:
    page = text(visitor, f"{BASE}/contracts/")
    assert "No contract is on record." in page
    assert "contracts with providers are to be changed; none is named" in page


@pytest.mark.parametrize("room", ["functions", "records", "contracts"])
def test_only_those_with_a_part_in_the_partnership_read_it(client: Client, cast: dict[str, User], room: str) -> None:
    assert client.get(f"{BASE}/{room}/").status_code == 302, "somebody who has not signed in"
    load_at_the_terminal(
        [FileText(p.name, p.read_bytes()) for p in sorted((EXAMPLES / "barnet-2018").glob("*.toml"))], at=AT
    )
    client.force_login(cast["pool.manager"])
    assert client.get(f"/partnerships/barnet-section-75/{room}/").status_code == 404
    assert client.post(f"{BASE}/{room}/").status_code == 405
