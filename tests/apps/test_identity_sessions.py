"""Open sign-ins: how they end, and what is kept of them; proving again; one's own second factors."""

from __future__ import annotations

import re
import time
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.http import HttpRequest
from django.test import Client
from django.utils import timezone

from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine
from section75.apps.identity.actions import end_all_sessions
from section75.apps.identity.models import SignIn
from section75.apps.identity.proving import proved_lately

PASSWORD = "correct horse battery staple"
SECURITY = "/accounts/security/"
PROVE = "/accounts/prove/"
APP = "/accounts/security/authenticator/"


@pytest.fixture
def accountant(db: None) -> User:
    """Somebody who may sign in."""
    return User.objects.create_user("an.accountant", password=PASSWORD, post="Accountant, the partner")


@pytest.fixture
def visitor(client: Client, accountant: User) -> Client:
    """Their browser, signed in."""
    client.post("/accounts/sign-in/", {"username": "an.accountant", "password": PASSWORD})
    return client


@pytest.fixture
def elsewhere(accountant: User) -> Client:
    """Another browser of theirs."""
    client = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0"})
    client.post("/accounts/sign-in/", {"username": "an.accountant", "password": PASSWORD})
    return client


def words(response: Any) -> str:
    return str(response.content.decode())


def prove(client: Client, **more: str) -> Any:
    return client.post(PROVE, {"password": PASSWORD, **more})


def is_proved(client: Client, user: User) -> bool:
    request = HttpRequest()
    request.session, request.user = client.session, user
    return proved_lately(request)


def is_in(client: Client) -> bool:
    return client.get(SECURITY).status_code == 200


def last_line() -> AuditLine:
    return AuditLine.objects.order_by("-id")[0]


def test_a_sign_in_ends_after_half_an_hour_of_nothing(visitor: Client) -> None:
    SignIn.objects.update(seen_at=timezone.now() - timedelta(minutes=29))
    assert is_in(visitor)
    SignIn.objects.update(seen_at=timezone.now() - timedelta(minutes=30, seconds=1))
    assert visitor.get(SECURITY).headers["Location"] == "/accounts/sign-in/"
    assert "nothing was done for 30 minutes" in words(visitor.get("/accounts/sign-in/"))
    assert (last_line().who, last_line().outcome) == ("an.accountant", "refused")
    assert not is_in(visitor)


def test_and_after_twelve_hours_whatever_was_done(visitor: Client) -> None:
    SignIn.objects.update(began_at=timezone.now() - timedelta(hours=12, seconds=1))
    assert not is_in(visitor)
    assert "it was 12 hours old" in last_line().says


def test_an_installation_chooses_both(visitor: Client, settings: Any) -> None:
    settings.IDLE_MINUTES, settings.LONGEST_SIGN_IN_HOURS = 5, 1
    SignIn.objects.update(seen_at=timezone.now() - timedelta(minutes=6))
    assert not is_in(visitor)


def test_whose_access_is_taken_away_is_out_at_the_next_request_even_for_a_post(visitor: Client) -> None:
    assert is_in(visitor)
    User.objects.update(is_active=False)
    assert visitor.post("/accounts/security/sign-ins/end-others/").headers["Location"] == "/accounts/sign-in/"
    assert last_line().says.startswith("Your sign-in has ended: your access was changed")
    User.objects.update(is_active=True)
    assert not is_in(visitor)


def test_a_leavers_sign_ins_all_end_at_once(visitor: Client, elsewhere: Client, accountant: User) -> None:
    assert end_all_sessions(accountant, at=timezone.now(), by="the terminal") == 2
    assert not is_in(visitor)
    assert not is_in(elsewhere)


def test_one_sees_ones_open_sign_ins_and_ends_one(visitor: Client, elsewhere: Client) -> None:
    page = words(visitor.get("/accounts/security/sign-ins/"))
    assert "Firefox on Windows" in page
    assert page.count("Last seen") == 2
    number = SignIn.objects.get(device="Firefox on Windows").pk
    assert visitor.get(f"/accounts/security/sign-ins/{number}/end/").status_code == 405
    visitor.post(f"/accounts/security/sign-ins/{number}/end/")
    assert is_in(visitor)
    assert not is_in(elsewhere)


def test_or_all_but_this_one(visitor: Client, elsewhere: Client) -> None:
    elsewhere.post("/accounts/security/sign-ins/end-others/")
    assert is_in(elsewhere)
    assert not is_in(visitor)


def test_nobody_ends_the_sign_in_of_somebody_else(visitor: Client, client: Client) -> None:
    other = User.objects.create_user("another", password=PASSWORD, post="Auditor")
    theirs = Client()
    theirs.force_login(other)
    number = SignIn.objects.get(user=other).pk
    assert visitor.post(f"/accounts/security/sign-ins/{number}/end/").status_code == 404
    assert is_in(theirs)


def test_a_session_that_was_signed_out_is_worth_nothing_when_its_cookie_is_sent_again(visitor: Client) -> None:
    kept = visitor.cookies["sessionid"].value
    visitor.post("/accounts/sign-out/")
    stale = Client()
    stale.cookies["sessionid"] = kept
    assert not is_in(stale)


def test_a_session_without_a_row_of_its_own_is_refused(visitor: Client) -> None:
    session = visitor.session
    del session["section75.sign_in"]
    session.save()
    assert not is_in(visitor)
    assert last_line().who == "somebody"


def test_signing_in_is_no_proof_and_a_proof_lasts_five_minutes(
    visitor: Client, accountant: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not is_proved(visitor, accountant)
    assert prove(visitor, next=SECURITY).headers["Location"] == SECURITY
    assert is_proved(visitor, accountant)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 299)
    assert is_proved(visitor, accountant)
    monkeypatch.setattr(time, "time", lambda: now + 301)
    assert not is_proved(visitor, accountant)


def test_a_proof_is_of_one_browser_and_one_person(visitor: Client, elsewhere: Client, accountant: User) -> None:
    prove(visitor)
    assert not is_proved(elsewhere, accountant)
    assert not is_proved(visitor, User.objects.create_user("another", post="Auditor"))


def test_a_wrong_password_proves_nothing_and_counts_towards_the_lock(visitor: Client, accountant: User) -> None:
    for _ in range(5):
        assert "do not go together" in words(prove(visitor, password="wrong"))
    assert "locked for 10 minutes" in words(prove(visitor))
    assert not is_proved(visitor, accountant)
    assert (last_line().act, last_line().outcome) == ("prove who one is again", "refused")


def test_proving_never_leads_to_another_site(visitor: Client) -> None:
    assert prove(visitor, next="https://elsewhere.example/").headers["Location"] == "/"


def test_what_concerns_second_factors_is_shown_after_a_proof_only(visitor: Client) -> None:
    for path in (APP, f"{SECURITY}passkey/", f"{SECURITY}recovery-codes/", f"{SECURITY}password/"):
        assert visitor.get(path).headers["Location"] == f"{PROVE}?next={path.replace('/', '%2F')}"
        assert visitor.post(path).headers["Location"].startswith(PROVE)
    assert visitor.post(f"{APP}remove/").headers["Location"].startswith(PROVE)
    assert not Authenticator.objects.exists()


def set_up_app(visitor: Client) -> str:
    """An authenticator app, by the pages."""
    page = words(visitor.get(APP))
    secret = re.search(r"<strong>([A-Z2-7 ]+)</strong>", page)
    assert secret is not None
    letters = secret[1].replace(" ", "")
    code = format_hotp_value(hotp_value(letters, int(time.time()) // 30))
    assert visitor.post(APP, {"code": code}).headers["Location"] == "/accounts/security/recovery-codes/"
    return letters


def test_an_authenticator_app_is_set_up_with_recovery_codes_and_removed(visitor: Client) -> None:
    prove(visitor)
    secret = set_up_app(visitor)
    assert last_line().says == "Added an authenticator app."
    codes = re.findall(r"<code>(\d+)</code>", words(visitor.get("/accounts/security/recovery-codes/")))
    assert len(set(codes)) == 10
    visitor.post("/accounts/security/recovery-codes/")
    anew = re.findall(r"<code>(\d+)</code>", words(visitor.get("/accounts/security/recovery-codes/")))
    assert not set(codes) & set(anew)
    visitor.post(f"{APP}remove/")
    assert not Authenticator.objects.exists()
    assert last_line().act == "remove a second factor"
    written_down = " ".join(AuditLine.objects.values_list("says", flat=True))
    assert not [each for each in (secret, *codes, *anew) if each in written_down]


def test_a_wrong_first_code_sets_up_nothing(visitor: Client) -> None:
    prove(visitor)
    visitor.get(APP)
    assert "does not hold" in words(visitor.post(APP, {"code": "000000"}))
    assert not Authenticator.objects.exists()
    assert (last_line().act, last_line().outcome) == ("add a second factor", "refused")


def test_a_proof_by_code_is_one(visitor: Client, accountant: User) -> None:
    prove(visitor)
    secret = set_up_app(visitor)
    session = visitor.session
    session["account_authentication_methods"] = []
    session.save()
    assert not is_proved(visitor, accountant)
    later = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    wrong = f"{(int(later) + 1) % 1_000_000:06}"
    assert "does not hold" in words(visitor.post(PROVE, {"code": wrong}))
    recovery = re.findall(r"\d{8}", " ".join(_codes(accountant)))
    assert visitor.post(PROVE, {"code": recovery[0], "next": SECURITY}).headers["Location"] == SECURITY
    assert is_proved(visitor, accountant)


def _codes(user: User) -> list[str]:
    found = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()
    return [str(code) for code in found]


def test_a_new_password_ends_the_other_sign_ins_and_keeps_this_one(visitor: Client, elsewhere: Client) -> None:
    prove(visitor)
    path = "/accounts/security/password/"
    for new in ("too short", "an.accountant.1", "password1234"):
        assert "That password will not do" in words(visitor.post(path, {"password": new, "again": new}))
    assert "not the same" in words(visitor.post(path, {"password": "a fine long pass", "again": "another long one"}))
    visitor.post(path, {"password": "a fine long pass phrase", "again": "a fine long pass phrase"})
    assert is_in(visitor)
    assert not is_in(elsewhere)
    assert not AuditLine.objects.filter(says__contains="fine long").exists()
    assert (
        Client()
        .post("/accounts/sign-in/", {"username": "an.accountant", "password": "a fine long pass phrase"})
        .headers["Location"]
        == "/"
    )


def test_a_passkey_answer_of_rubbish_is_refused_said_and_written_down(visitor: Client) -> None:
    stranger = Client()
    for rubbish in ("", "[]", "{}", "nonsense", '{"id":"AA","rawId":"AA","response":{},"type":"public-key"}', "null"):
        stranger.post("/accounts/passkey/question/", {"purpose": "sign in"})
        assert stranger.post("/accounts/passkey/", {"credential": rubbish}).headers["Location"] == "/accounts/sign-in/"
        assert "That passkey was refused" in words(stranger.get("/accounts/sign-in/"))
        assert (last_line().who, last_line().outcome) == ("somebody", "refused")
        assert "was refused" in words(visitor.post(PROVE, {"credential": rubbish}))
    prove(visitor)
    visitor.post("/accounts/passkey/question/", {"purpose": "add"})
    assert "was refused" in words(visitor.post("/accounts/security/passkey/", {"name": "x", "credential": "{}"}))
    assert not Authenticator.objects.exists()


def test_a_passkey_question_is_asked_by_post_only(client: Client, db: None) -> None:
    assert client.get("/accounts/passkey/question/").status_code == 405
