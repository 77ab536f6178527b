"""Cookies and headers, over https and on this machine alone; and what the environment may say of coming in."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.test import Client, override_settings

from section75.apps.accounts.models import User
from section75.apps.identity.organisations import OrganisationUnread, read_organisation
from section75.core.refusals import Refusals
from section75.site.entrance import SettingUnread, mail, proxies, time_outs
from section75.site.security import content_security_policy, transport

PASSWORD = "correct horse battery staple"
SIGN_IN = "/accounts/sign-in/"
OIDC = {
    "SECTION75_OIDC_ISSUER": "https://login.example/tenant/v2.0",
    "SECTION75_OIDC_CLIENT_ID": "section75",
    "SECTION75_OIDC_CLIENT_SECRET": "kept",
}


def cookies_of(client: Client, **more: Any) -> Any:
    """What a browser keeps after signing in."""
    client.get(SIGN_IN, **more)
    client.post(SIGN_IN, {"username": "an.accountant", "password": PASSWORD}, **more)
    return client.cookies


@pytest.fixture
def accountant(db: None) -> User:
    """Somebody who may sign in."""
    return User.objects.create_user("an.accountant", password=PASSWORD, post="Accountant, the partner")


def test_on_this_machine_the_cookies_are_plain_and_hidden_from_scripts(client: Client, accountant: User) -> None:
    kept = cookies_of(client)
    assert set(kept) == {"sessionid", "csrftoken"}
    assert [kept[name]["httponly"] for name in kept] == [True, True]
    assert [kept[name]["secure"] for name in kept] == ["", ""]
    assert (kept["sessionid"]["samesite"], kept["csrftoken"]["samesite"]) == ("Lax", "Strict")
    answer = client.get(SIGN_IN)
    assert "Strict-Transport-Security" not in answer.headers


def test_over_https_they_belong_to_this_host_alone_and_https_is_asked_for_a_year(
    client: Client, accountant: User
) -> None:
    with override_settings(**transport(is_https=True)):
        kept = cookies_of(client, secure=True)
        assert set(kept) == {"__Host-section75-sessionid", "__Host-section75-csrftoken"}
        for name in kept:
            each = kept[name]
            assert (each["secure"], each["httponly"], each["path"], each["domain"]) == (True, True, "/", "")
        answer = client.get(SIGN_IN, secure=True)
        assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
        plain = client.get(SIGN_IN)
        assert (plain.status_code, plain.headers["Location"]) == (301, f"https://testserver{SIGN_IN}")


def test_every_answer_carries_the_other_headers(client: Client, accountant: User) -> None:
    for answer in (client.get(SIGN_IN), client.get("/"), client.get("/nowhere/")):
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in answer.headers["Permissions-Policy"]
        assert "publickey-credentials-get=(self)" in answer.headers["Permissions-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert "'unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(("told", "name"), [("yes", "__Host-section75-sessionid"), ("", "sessionid")])
def test_the_environment_says_which(told: str, name: str) -> None:
    environment = os.environ | {"SECTION75_HTTPS": told, "DJANGO_SETTINGS_MODULE": "section75.site.settings"}
    asked = "from django.conf import settings; print(settings.SESSION_COOKIE_NAME)"
    done = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == name


def test_a_form_may_lead_to_the_organisations_sign_in_and_nowhere_else() -> None:
    organisation = read_organisation(OIDC)
    assert organisation is not None
    policy = content_security_policy(forms_may_lead_to=(organisation.origin,))
    assert policy["DIRECTIVES"]["form-action"] == ["'self'", "https://login.example"]
    assert content_security_policy()["DIRECTIVES"]["form-action"] == ["'self'"]


def test_e_mail_goes_to_the_console_unless_a_mail_server_is_named() -> None:
    assert mail({})["EMAIL_BACKEND"].endswith("console.EmailBackend")
    told = mail({"SECTION75_SMTP_HOST": "mail.council.example", "SECTION75_SMTP_PORT": "25"})
    assert (told["EMAIL_HOST"], told["EMAIL_PORT"], told["EMAIL_USE_TLS"]) == ("mail.council.example", 25, True)
    with pytest.raises(SettingUnread):
        mail({"SECTION75_SMTP_HOST": "mail.council.example", "SECTION75_SMTP_PORT": "smtp"})


def test_no_proxy_is_believed_unless_it_is_said_how_many_there_are() -> None:
    assert proxies({}) == 0
    assert proxies({"SECTION75_PROXIES": "1"}) == 1
    with pytest.raises(SettingUnread):
        proxies({"SECTION75_PROXIES": "ten"})


def test_time_outs_are_read_and_nonsense_is_refused_all_at_once() -> None:
    assert time_outs({}) == (30, 12)
    assert time_outs({"SECTION75_IDLE_MINUTES": "15", "SECTION75_LONGEST_SIGN_IN_HOURS": "8"}) == (15, 8)
    with pytest.raises(Refusals) as refused:
        time_outs({"SECTION75_IDLE_MINUTES": "0", "SECTION75_LONGEST_SIGN_IN_HOURS": "-1"})
    assert [type(each) for each in refused.value.each] == [SettingUnread, SettingUnread]


def test_without_an_issuer_there_is_no_organisation() -> None:
    assert read_organisation({}) is None


@pytest.mark.parametrize(
    "more",
    [
        {"SECTION75_OIDC_ISSUER": "http://login.example"},
        {"SECTION75_OIDC_CLIENT_ID": ""},
        {"SECTION75_OIDC_CLIENT_SECRET": ""},
        {"SECTION75_OIDC_SHAPE": "round"},
        {"SECTION75_OIDC_SHAPE": "entra"},
    ],
)
def test_half_an_organisation_is_refused_without_repeating_its_secret(more: dict[str, str]) -> None:
    with pytest.raises(OrganisationUnread) as refused:
        read_organisation(OIDC | more)
    assert "kept" not in refused.value.says


def test_another_issuer_is_another_provider_even_under_the_same_name() -> None:
    one, other = read_organisation(OIDC), read_organisation(OIDC | {"SECTION75_OIDC_ISSUER": "https://other.example"})
    assert one is not None
    assert other is not None
    assert one.provider_id != other.provider_id
