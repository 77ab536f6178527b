"""Pages of people: who is let in, what is asked, and that no administrator is shown an amount of any partnership."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from section75.apps.accounts.models import Delegation, User
from section75.apps.approvals import store
from section75.apps.approvals.models import Interest, Proposal
from section75.apps.ledger.actions import propose_contributions
from section75.apps.ledger.store import Ledger
from section75.core.authority import MATRIX, Act
from section75.core.calendar import FinancialYear, Month

SLUG = "cambridgeshire-learning-disability"
LIST, PROPOSE, MATRIX_PAGE = reverse("people:list"), reverse("people:propose"), reverse("people:matrix")
INTERESTS = reverse("interests:list", args=(SLUG,))
AMOUNT = re.compile(r"£\s?[\d,]+\.\d\d|\d{1,3}(,\d{3})+\.\d\d")
ROLE = {
    "username": "stranger",
    "role": "host finance approver",
    "partnership": SLUG,
    "organisation": "council",
    "starts_on": "1 April 2026",
    "limit": "250,000.00",
}


def person(username: str) -> str:
    return reverse("people:person", args=(username,))


def number_of(username: str) -> int:
    return Delegation.objects.get(user__username=username, partnership=SLUG).pk


def pages() -> list[str]:
    """Every page of people that an administrator may open."""
    return [
        LIST,
        PROPOSE,
        person("finance.officer"),
        reverse("people:end", args=(number_of("finance.officer"),)),
        reverse("people:leave", args=("finance.officer",)),
        MATRIX_PAGE,
    ]


@pytest.fixture
def administrator(client: Client, cast: dict[str, User]) -> Client:
    client.force_login(cast["administrator"])
    return client


def test_administrators_are_let_in_and_nobody_else(client: Client, cast: dict[str, User]) -> None:
    for who, user in cast.items():
        client.force_login(user)
        for page in pages():
            let_in = who.startswith("administrator") or page == MATRIX_PAGE
            assert client.get(page).status_code == (200 if let_in else 404), (who, page)
            if not let_in:
                assert client.post(page, {"because": "An attack"}).status_code in (404, 405), (who, page)
    client.logout()
    assert client.get(MATRIX_PAGE).status_code == 302


def test_an_administrator_is_shown_no_amount_but_limits(
    administrator: Client, cast: dict[str, User], fund: Ledger
) -> None:
    month = Month(FinancialYear(2022), 1)
    proposal = propose_contributions(cast["finance.officer"], fund, month=month, at=timezone.now())
    shown = store.changes(proposal)
    assert any(AMOUNT.search(change.before + change.after) for change in shown)
    limits = {"£50,000,000.00", "£1,000,000.00"}
    for page in [*pages(), "/", reverse("approvals:list_here")]:
        text = administrator.get(page).content.decode()
        found = {match.group() for match in AMOUNT.finditer(text)}
        assert found <= limits, (page, found - limits)
        assert proposal.title not in text
    closed = [reverse("approvals:proposal", args=(SLUG, proposal.pk)), reverse("agreements:agreement", args=(SLUG,))]
    for page in [*closed, INTERESTS, f"/partnerships/{SLUG}/{fund.fund}/ledger/"]:
        assert administrator.get(page).status_code == 404


def test_the_list_and_the_persons_page_say_who_holds_what(administrator: Client) -> None:
    listed = administrator.get(LIST).content.decode()
    assert "finance.approver</a>" in listed
    assert f"host finance approver for council at {SLUG}, up to £50,000,000.00" in listed
    page = administrator.get(person("finance.approver")).content.decode()
    assert "prepared by administrator, approved by administrator.two" in page
    assert reverse("people:end", args=(number_of("finance.approver"),)) in page
    assert administrator.get(person("nobody")).status_code == 404
    assert administrator.get(reverse("people:leave", args=("nobody",))).status_code == 404
    assert administrator.get(reverse("people:end", args=(99_999,))).status_code == 404


def test_a_role_is_proposed_by_page(administrator: Client) -> None:
    answer = administrator.post(PROPOSE, ROLE)
    proposal = Proposal.objects.latest("pk")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/approvals/{proposal.pk}/")
    assert proposal.title == f"Give stranger the role of host finance approver for council at {SLUG}"
    assert administrator.get(answer.headers["Location"]).status_code == 200


def test_a_form_sent_empty_is_refused_beside_its_fields(administrator: Client, cast: dict[str, User]) -> None:
    before = Proposal.objects.count()
    ending = reverse("people:end", args=(number_of("member"),))
    leaving = reverse("people:leave", args=("member",))
    for page, fields in ((PROPOSE, ("username", "role", "starts_on")), (ending, ("because",)), (leaving, ("because",))):
        text = administrator.post(page, {}).content.decode()
        assert "There is a problem" in text
        assert all(f'id="id_{field}-error"' in text for field in fields), page
    administrator.force_login(cast["member"])
    text = administrator.post(INTERESTS, {}).content.decode()
    assert 'id="id_about-error"' in text
    assert 'id="id_says-error"' in text
    assert (Proposal.objects.count(), Interest.objects.count()) == (before, 0)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"limit": "-5"}, "below nothing"),
        ({"limit": "a lot"}, "not an amount"),
        ({"limit": ""}, "none was given"),
        ({"starts_on": "31/02/2026"}, "not a day"),
        ({"last_day": "31 December 9999"}, "as late as"),
        ({"username": "administrator"}, "for themselves"),
        ({"username": "nobody"}, "Nobody signs in as"),
        ({"organisation": "councl"}, "Did you mean"),
        ({"fund": "beds"}, "There is no fund"),
        ({"partnership": "none"}, "There is a problem"),
        ({"role": "public"}, "There is a problem"),
        ({"on_behalf_of": "clerk"}, "does not hold the role"),
    ],
)
def test_what_cannot_be_given_is_said_on_the_form(administrator: Client, changes: dict[str, str], says: str) -> None:
    before = Proposal.objects.count()
    answer = administrator.post(PROPOSE, ROLE | changes)
    assert answer.status_code == 200
    assert says in answer.content.decode().replace("&#39;", "'")
    assert Proposal.objects.count() == before


def test_a_role_is_ended_and_somebody_leaves_by_page(administrator: Client) -> None:
    ended = administrator.post(reverse("people:end", args=(number_of("member"),)), {"because": "Another post"})
    assert (ended.status_code, ended.headers["Location"]) == (302, person("member"))
    assert "Ended by administrator: Another post" in administrator.get(person("member")).content.decode()
    left = administrator.post(reverse("people:leave", args=("clerk",)), {"because": "Retired"})
    assert left.status_code == 302
    assert "Has left" in administrator.get(person("clerk")).content.decode()
    assert not User.objects.get(username="clerk").is_active
    again = administrator.post(reverse("people:leave", args=("clerk",)), {"because": "Retired"})
    assert "Nobody signs in as" in again.content.decode()


def test_a_refusal_to_leave_is_said_on_the_form(administrator: Client, cast: dict[str, User], fund: Ledger) -> None:
    month = Month(FinancialYear(2022), 1)
    proposal = propose_contributions(cast["finance.officer"], fund, month=month, at=timezone.now())
    page = reverse("people:leave", args=("finance.officer",))
    assert f">{proposal.pk}<" in administrator.get(page).content.decode()
    text = administrator.post(page, {"because": "Retired"}).content.decode()
    assert "nobody was named to take them over" in text
    done = administrator.post(page, {"because": "Retired", "hand_over_to": " finance.approver "})
    assert done.status_code == 302


def test_an_interest_is_declared_and_ended_by_page(client: Client, cast: dict[str, User]) -> None:
    client.force_login(cast["commissioner"])
    answer = client.post(INTERESTS, {"about": "<b>Invented Care</b>", "says": "Shares"})
    assert (answer.status_code, answer.headers["Location"]) == (302, INTERESTS)
    text = client.get(INTERESTS).content.decode()
    assert "&lt;b&gt;Invented Care" in text
    row = Interest.objects.get()
    end = reverse("interests:end", args=(SLUG, row.pk))
    assert client.get(end).status_code == 405
    client.force_login(cast["clerk"])
    assert client.post(end).status_code == 404
    assert "Invented Care" not in client.get(INTERESTS).content.decode()
    client.force_login(cast["commissioner"])
    assert client.post(end).status_code == 302
    assert store.interests_of(cast["commissioner"], SLUG) == []


def test_the_matrix_page_has_a_row_for_every_act_and_a_column_for_every_role(
    client: Client, cast: dict[str, User]
) -> None:
    client.force_login(cast["stranger"])
    text = client.get(MATRIX_PAGE).content.decode()
    assert len(re.findall(r'<th scope="row"', text)) == len(Act)
    assert len(re.findall(r'<th scope="col"', text)) == len(MATRIX) + 1
    assert text.count(">Up to its limit<") == 3
