"""Invitations: one link, once, for a week, from who may; and what is kept of it."""

from __future__ import annotations

import re
import smtplib
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from section75.apps.accounts.actions import Given, give
from section75.apps.accounts.models import User
from section75.apps.accounts.refusals import KnownAlready
from section75.apps.audit.models import AuditLine
from section75.apps.identity import actions
from section75.apps.identity.models import Invitation
from section75.core.authority import EVERYWHERE, Role

PASSWORD = "a fine long pass phrase"
INVITE = "/accounts/invite/"
WHOM = {"username": "new.accountant", "post": "Accountant, the partner", "email": "accountant@icb.example"}


@pytest.fixture
def administrator(db: None) -> User:
    """The one person who manages people."""
    user = User.objects.create_user("administrator", password=PASSWORD, post="Administrator")
    given = Given(Role.ADMINISTRATOR, "", EVERYWHERE, date(2000, 1, 1))
    give(user, given, at=timezone.now(), by="the test")
    return user


@pytest.fixture
def office(client: Client, administrator: User) -> Client:
    """Their browser."""
    client.force_login(administrator)
    return client


def words(response: Any) -> str:
    return str(response.content.decode())


def link_sent() -> str:
    """The path of the link in the last e-mail."""
    found = re.search(r"http://testserver(/accounts/invitation/\S+)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def invite(office: Client) -> str:
    assert office.post(INVITE, WHOM).headers["Location"] == "/accounts/invitations/"
    return link_sent()


def take_up(link: str, password: str = PASSWORD) -> Any:
    return Client().post(link, {"password": password, "again": password})


def last_line() -> AuditLine:
    return AuditLine.objects.order_by("-id")[0]


def test_somebody_is_invited_sets_a_password_and_signs_in(office: Client) -> None:
    link = invite(office)
    assert mail.outbox[-1].to == ["accountant@icb.example"]
    assert "new.accountant" in words(office.get("/accounts/invitations/"))
    visitor = Client()
    assert "Set your password" in words(visitor.get(link))
    assert take_up(link).headers["Location"] == "/accounts/sign-in/"
    told = {"username": "new.accountant", "password": PASSWORD}
    assert visitor.post("/accounts/sign-in/", told).headers["Location"] == "/"
    assert "Nobody is waiting" in words(office.get("/accounts/invitations/"))
    acts = list(AuditLine.objects.order_by("id").values_list("act", "outcome"))
    assert acts == [("invite a person", "done"), ("take up an invitation", "done"), ("sign in", "done")]


def test_of_the_token_only_the_hash_is_kept_and_it_is_nowhere_else(office: Client) -> None:
    token = invite(office).rstrip("/").rpartition("/")[2]
    kept = Invitation.objects.get()
    assert len(token) >= 43
    assert token not in str(vars(kept))
    assert not AuditLine.objects.filter(says__contains=token).exists()
    assert token not in words(office.get("/accounts/invitations/"))


def test_nobody_can_sign_in_as_who_has_not_used_the_link(office: Client) -> None:
    invite(office)
    assert not User.objects.get(username="new.accountant").has_usable_password()


def test_looking_at_the_link_uses_nothing(office: Client) -> None:
    link = invite(office)
    for _ in range(3):
        assert Client().get(link).status_code == 200
    assert Invitation.objects.get().used_at is None


def spoilt(how: str, office: Client) -> None:
    """Something that makes an open link worth nothing."""
    made = Invitation.objects.get()
    if how == "used":
        take_up(link_sent())
    elif how == "ended":
        Invitation.objects.update(ends_at=timezone.now())
    elif how == "withdrawn":
        office.post(f"/accounts/invitations/{made.pk}/withdraw/")
    else:
        User.objects.filter(pk=made.user_id).update(is_active=False)


@pytest.mark.parametrize(
    ("how", "says"),
    [
        ("used", "a link works once"),
        ("ended", "This invitation ended on"),
        ("withdrawn", "was withdrawn on"),
        ("a leaver's", "has been taken away since"),
    ],
)
def test_a_link_that_is_spoilt_is_refused_said_and_written_down(how: str, says: str, office: Client) -> None:
    link = invite(office)
    spoilt(how, office)
    before = User.objects.get(username="new.accountant").password
    for answer in (Client().get(link), take_up(link, "another fine pass phrase")):
        assert answer.status_code == 410
        assert says in words(answer)
        assert (last_line().who, last_line().outcome) == ("new.accountant", "refused")
        assert says in last_line().says
    assert User.objects.get(username="new.accountant").password == before


def test_a_link_that_was_never_made_is_refused(office: Client) -> None:
    assert "This link is no invitation" in words(take_up("/accounts/invitation/" + "x" * 43 + "/"))
    assert (last_line().who, last_line().outcome) == ("somebody", "refused")


def test_inviting_again_ends_the_earlier_link(office: Client) -> None:
    first = invite(office)
    second = invite(office)
    assert take_up(first).status_code == 410
    assert take_up(second).status_code == 302


def test_a_weak_password_is_refused_and_the_link_still_works(office: Client) -> None:
    link = invite(office)
    for weak in ("short", "password1234", "new.accountant"):
        assert "That password will not do" in words(take_up(link, weak))
    assert take_up(link).status_code == 302


def test_everything_wrong_with_an_invitation_is_said_at_once(office: Client) -> None:
    page = words(office.post(INVITE, {"username": "not a name", "post": "Auditor", "email": "nowhere"}))
    assert "cannot be a sign-in name" in page
    assert "is no e-mail address" in page
    assert not Invitation.objects.exists()
    assert last_line().outcome == "refused"


@pytest.mark.parametrize("username", ["administrator", "Administrator"])
def test_a_name_in_use_is_refused_in_any_spelling(username: str, office: Client, administrator: User) -> None:
    whom = WHOM | {"username": username}
    with pytest.raises(KnownAlready):
        actions.invite(administrator, **whom, at=timezone.now(), link=lambda token: token)


def test_who_has_left_is_not_invited_by_the_same_name(office: Client) -> None:
    invite(office)
    User.objects.filter(username="new.accountant").update(is_active=False)
    assert "already" in words(office.post(INVITE, WHOM))


def test_an_e_mail_that_cannot_be_sent_leaves_no_link_behind(office: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")

    monkeypatch.setattr(actions, "send_mail", fails)
    assert "could not be sent by e-mail: Connection unexpectedly closed" in words(office.post(INVITE, WHOM))
    assert Invitation.objects.get().withdrawn_at is not None
    assert (last_line().act, last_line().outcome) == ("invite a person", "refused")


def test_who_may_not_manage_people_can_neither_invite_nor_look_nor_withdraw(office: Client) -> None:
    invite(office)
    stranger = Client()
    stranger.force_login(User.objects.create_user("stranger", post="Auditor"))
    number = Invitation.objects.get().pk
    assert stranger.get(INVITE).status_code == 404
    assert stranger.post(INVITE, WHOM | {"username": "another"}).status_code == 404
    assert stranger.get("/accounts/invitations/").status_code == 404
    assert stranger.post(f"/accounts/invitations/{number}/withdraw/").status_code == 404
    assert AuditLine.objects.filter(who="stranger", outcome="refused").count() == 4
    assert not User.objects.filter(username="another").exists()
    assert Invitation.objects.get().withdrawn_at is None


def test_a_link_lasts_seven_days(office: Client) -> None:
    invite(office)
    made = Invitation.objects.get()
    assert made.ends_at - made.made_at == timedelta(days=7)
