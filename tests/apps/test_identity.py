"""Signing in by name and password, the lock, the second step, and proving again who one is."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from section75.apps.accounts.models import Demonstration, User
from section75.apps.audit.models import AuditLine
from section75.apps.identity.proving import prove_at_the_terminal
from section75.apps.identity.refusals import (
    AccessEnded,
    CodeMissing,
    LockedOut,
    SecondFactorMissing,
    WrongCode,
    WrongNameOrPassword,
)
from section75.apps.identity.second_factor import has_second_factor, require_second_factor
from section75.site import settings as written

PASSWORD = "correct horse battery staple"
SIGN_IN = "/accounts/sign-in/"
SECOND = "/accounts/second-step/"


@pytest.fixture
def accountant(db: None) -> User:
    """Somebody who may sign in."""
    return User.objects.create_user("an.accountant", password=PASSWORD, post="Accountant, the partner")


@pytest.fixture
def secret(accountant: User) -> str:
    """The key of their authenticator app."""
    secret = str(generate_totp_secret())
    TOTP.activate(accountant, secret)
    return secret


def code_of(secret: str) -> str:
    """What their app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def wrong(code: str) -> str:
    """Another code."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def sign_in(client: Client, username: str = "an.accountant", password: str = PASSWORD, **more: str) -> Any:
    return client.post(SIGN_IN, {"username": username, "password": password, **more})


def words(response: Any) -> str:
    return str(response.content.decode())


def last_line() -> AuditLine:
    return AuditLine.objects.order_by("-id")[0]


def test_somebody_signs_in_with_name_and_password_and_it_is_written_down(client: Client, accountant: User) -> None:
    response = sign_in(client)
    assert (response.status_code, response.headers["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    line = last_line()
    assert (line.who, line.act, line.outcome) == ("an.accountant", "sign in", "done")


def test_after_signing_in_one_is_where_one_wanted_to_be_but_never_at_another_site(
    client: Client, accountant: User
) -> None:
    assert sign_in(client, next="/accounts/security/").headers["Location"] == "/accounts/security/"
    client.logout()
    assert sign_in(client, next="https://elsewhere.example/").headers["Location"] == "/"


def test_the_session_gets_a_new_key_at_sign_in(client: Client, accountant: User) -> None:
    client.get(SIGN_IN)
    session = client.session
    session["put there"] = "by somebody else"
    session.save()
    before = session.session_key
    sign_in(client)
    assert client.session.session_key != before


@pytest.mark.parametrize(("username", "who"), [("an.accountant", "an.accountant"), ("my secret password", "somebody")])
def test_a_wrong_password_is_refused_in_the_same_words_whether_there_is_such_a_name_or_not(
    username: str, who: str, client: Client, accountant: User
) -> None:
    response = sign_in(client, username, "not this")
    assert "That name and password do not go together" in words(response)
    assert words(response).count("Error: Sign in") == 1
    line = last_line()
    assert (line.who, line.outcome) == (who, "refused")
    assert "not this" not in line.says
    assert "secret" not in line.who + line.says


def test_a_name_is_locked_after_five_wrong_tries_even_for_the_right_password(client: Client, accountant: User) -> None:
    for _ in range(5):
        assert "do not go together" in words(sign_in(client, password="wrong"))
    response = sign_in(client)
    assert "locked for 10 minutes" in words(response)
    assert "locked for 10 minutes" in last_line().says
    assert client.get("/").status_code == 302


def test_tries_are_counted_in_the_database_so_that_every_process_counts_the_same(
    client: Client, accountant: User
) -> None:
    sign_in(client, password="wrong")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM section75_cache WHERE cache_key LIKE %s", ["%login_failed%"])
        kept = [key for (key,) in cursor.fetchall()]
    assert len(kept) == 2
    assert not [key for key in kept if "an.accountant" in key]


def test_the_lock_holds_under_any_spelling_address_and_client_and_for_that_name_only(
    client: Client, accountant: User
) -> None:
    other = User.objects.create_user("another", password=PASSWORD, post="Auditor")
    for _ in range(5):
        sign_in(client, password="wrong")
    response = Client(headers={"host": "localhost"}).post(SIGN_IN, {"username": "AN.accountant", "password": PASSWORD})
    assert "locked for 10 minutes" in words(response)
    assert sign_in(Client(), other.username).status_code == 302


def test_a_leaver_who_knows_the_password_is_told_and_not_let_in(client: Client, accountant: User) -> None:
    User.objects.update(is_active=False)
    assert "Your access to Section75 has been taken away" in words(sign_in(client))
    assert client.get("/").status_code == 302
    assert (last_line().who, last_line().outcome) == ("an.accountant", "refused")


def test_signing_out_is_by_post_only_and_written_down(client: Client, accountant: User) -> None:
    sign_in(client)
    assert client.get("/accounts/sign-out/").status_code == 405
    assert client.post("/accounts/sign-out/").headers["Location"] == SIGN_IN
    assert last_line().act == "sign out"
    assert client.get("/").status_code == 302


def test_whoever_has_an_authenticator_app_is_not_in_before_its_code(
    client: Client, accountant: User, secret: str
) -> None:
    assert sign_in(client).headers["Location"] == SECOND
    assert client.get("/").headers["Location"].startswith(SIGN_IN)
    assert "Second step" in words(client.get(SECOND))
    refused = client.post(SECOND, {"code": wrong(code_of(secret))})
    assert "That code does not hold" in words(refused)
    assert (last_line().outcome, wrong(code_of(secret)) in last_line().says) == ("refused", False)
    assert client.post(SECOND, {"code": code_of(secret)}).headers["Location"] == "/"
    assert client.get("/").status_code == 200


def test_a_code_is_not_taken_twice(client: Client, accountant: User, secret: str) -> None:
    code = code_of(secret)
    sign_in(client)
    client.post(SECOND, {"code": code})
    sign_in(other := Client())
    assert "That code does not hold" in words(other.post(SECOND, {"code": code}))


def test_codes_are_locked_too(client: Client, accountant: User, secret: str) -> None:
    sign_in(client)
    for _ in range(5):
        client.post(SECOND, {"code": wrong(code_of(secret))})
    assert "locked for 10 minutes" in words(client.post(SECOND, {"code": code_of(secret)}))
    assert "locked" in last_line().says


def test_a_recovery_code_works_once_and_is_written_down(client: Client, accountant: User, secret: str) -> None:
    code = RecoveryCodes.activate(accountant).get_unused_codes()[0]
    sign_in(client)
    assert client.post(SECOND, {"code": code}).status_code == 302
    line = AuditLine.objects.get(act="use a recovery code")
    assert line.says == "Used a recovery code; 9 are left."
    assert code not in line.says
    sign_in(other := Client())
    assert "does not hold" in words(other.post(SECOND, {"code": code}))


def test_a_leaver_is_stopped_between_the_two_steps(client: Client, accountant: User, secret: str) -> None:
    sign_in(client)
    User.objects.update(is_active=False)
    client.post(SECOND, {"code": code_of(secret)})
    assert client.get("/").status_code == 302
    assert "taken away" in last_line().says


def test_the_second_step_is_nowhere_for_who_has_not_done_the_first(client: Client, db: None) -> None:
    assert client.get(SECOND).headers["Location"] == SIGN_IN


def test_second_factors_lie_in_the_database_encrypted(accountant: User, secret: str) -> None:
    assert secret not in str(Authenticator.objects.get().data)


def test_whoever_approves_needs_a_second_factor(accountant: User) -> None:
    with pytest.raises(SecondFactorMissing, match="/accounts/security/"):
        require_second_factor(accountant)
    TOTP.activate(accountant, generate_totp_secret())
    assert has_second_factor(accountant)
    require_second_factor(accountant)


def test_but_not_in_the_demonstration_which_is_known_by_its_database(accountant: User) -> None:
    with pytest.raises(SecondFactorMissing):
        require_second_factor(accountant)
    Demonstration.objects.create(begun_at=timezone.now())
    require_second_factor(accountant)


def test_recovery_codes_alone_are_no_second_factor(accountant: User) -> None:
    RecoveryCodes.activate(accountant)
    assert not has_second_factor(accountant)


@pytest.mark.parametrize("is_demonstration", [True, False])
def test_the_sign_in_and_security_pages_say_whether_the_demonstration_relaxes_it(
    is_demonstration: bool, client: Client, accountant: User
) -> None:
    if is_demonstration:
        Demonstration.objects.create(begun_at=timezone.now())
    assert ("asked of nobody here" in words(client.get(SIGN_IN))) is is_demonstration
    client.force_login(accountant)
    security = words(client.get("/accounts/security/"))
    assert ("asked of nobody here" in security) is is_demonstration
    assert ("Whoever approves needs one: add" in security) is not is_demonstration


def test_argon2_comes_first() -> None:
    assert written.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


WEAK = ("short", "password1234", "123456789012345", "an.accountant", "Accountant the partner")


@pytest.mark.parametrize("password", WEAK)
def test_a_password_that_is_short_common_or_like_the_name_or_post_is_refused(password: str) -> None:
    somebody = User(username="an.accountant", post="Accountant, the partner", email="a@council.example")
    problems = []
    for validator in get_default_password_validators():
        try:
            validator.validate(password, somebody)
        except ValidationError as error:
            problems += error.messages
    assert problems


def test_nothing_of_the_librarys_own_pages_can_be_reached(client: Client, accountant: User) -> None:
    client.force_login(accountant)
    for name in ("account_signup", "account_email", "account_reset_password", "socialaccount_signup", "mfa_index"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    for path in ("login/", "signup/", "email/", "password/reset/", "social/signup/", "2fa/", "3rdparty/"):
        assert client.get(f"/accounts/{path}").status_code == 404


class TestAtTheTerminal:
    def test_password_alone_for_who_has_no_second_factor(self, accountant: User) -> None:
        assert prove_at_the_terminal("an.accountant", PASSWORD, "") == accountant
        assert last_line().says == "Proved at the terminal."

    def test_and_the_code_for_who_has(self, accountant: User, secret: str) -> None:
        with pytest.raises(CodeMissing):
            prove_at_the_terminal("an.accountant", PASSWORD, "")
        with pytest.raises(WrongCode):
            prove_at_the_terminal("an.accountant", PASSWORD, wrong(code_of(secret)))
        assert prove_at_the_terminal("an.accountant", PASSWORD, code_of(secret)) == accountant

    def test_wrong_tries_there_lock_the_pages_too(self, client: Client, accountant: User) -> None:
        for _ in range(5):
            with pytest.raises(WrongNameOrPassword):
                prove_at_the_terminal("an.accountant", "wrong", "")
        with pytest.raises(LockedOut):
            prove_at_the_terminal("an.accountant", PASSWORD, "")
        assert "locked" in words(sign_in(client))

    def test_a_leaver_proves_nothing(self, accountant: User) -> None:
        User.objects.update(is_active=False)
        with pytest.raises(AccessEnded):
            prove_at_the_terminal("an.accountant", PASSWORD, "")
