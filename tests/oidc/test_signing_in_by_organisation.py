"""Signing in through one's own organisation, against a real OpenID provider: the whole code flow with PKCE."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urljoin, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.utils import timezone

from section75.apps.accounts import store as people
from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine
from section75.apps.identity import actions
from section75.apps.identity.models import Invitation
from section75.apps.identity.organisations import OrganisationSignIn, read_organisation
from section75.apps.identity.second_factor import has_second_factor

from .conftest import CLIENT_ID, CLIENT_SECRET

START = "/accounts/organisation/"
SIGN_IN = "/accounts/sign-in/"
TENANT = "6f5c1b1e-0000-4000-8000-invented0001"
MULTIPLE = "http://schemas.microsoft.com/claims/multipleauthn"
PROVED = {"amr": ["pwd", "mfa"]}
SUBJECT = "subject-of-the-accountant"
PASSWORD = "correct horse battery staple"


@dataclass
class Browser:
    """A browser that goes to the provider and back; on the way each address may be tampered with."""

    client: Client = field(default_factory=Client)

    def asked(self, **told: str) -> str:
        """The address of the provider we are sent to."""
        answer = self.client.post(START, told)
        assert answer.status_code == 302
        return answer.headers["Location"]

    def at_the_provider(self, address: str, claims: dict[str, Any], **instead: str) -> str:
        """Sign in there; the address we are sent back to."""
        parts = urlsplit(address)
        query = dict(parse_qsl(parts.query)) | {"login_hint": json.dumps(claims)} | instead
        session = requests.Session()
        where = parts._replace(query=urlencode(query)).geturl()
        for _ in range(5):
            answer = session.get(where, allow_redirects=False, timeout=10)
            assert answer.status_code in (302, 303), answer.text
            where = urljoin(where, answer.headers["Location"])
            if where.startswith("http://testserver/"):
                return where
        raise AssertionError("the provider did not send us back")

    def back(self, address: str, **instead: str) -> str:
        """Come back; where we are sent then."""
        parts = urlsplit(address)
        query = urlencode(dict(parse_qsl(parts.query)) | instead)
        answer = self.client.get(f"{parts.path}?{query}")
        assert answer.status_code == 302, answer.content.decode()[:2000]
        return str(answer.headers["Location"])

    def sign_in(self, claims: dict[str, Any], **told: str) -> str:
        """There and back, untouched."""
        return self.back(self.at_the_provider(self.asked(**told), claims))

    @property
    def is_in(self) -> bool:
        return self.client.get("/accounts/security/").status_code == 200

    @property
    def is_told(self) -> str:
        return self.client.get(SIGN_IN).content.decode()


@pytest.fixture
def organisation(issuer: str, settings: Any) -> OrganisationSignIn:
    """The provider, as an installation is told of it."""
    settings.ORGANISATION_SIGN_IN = _told(issuer)
    found: OrganisationSignIn = settings.ORGANISATION_SIGN_IN
    return found


@pytest.fixture
def accountant(db: None, organisation: OrganisationSignIn) -> User:
    """Somebody linked to a subject of the provider."""
    user = User.objects.create_user("an.accountant", post="Accountant, the partner", email="a@icb.example")
    SocialAccount.objects.create(user=user, provider=organisation.provider_id, uid=SUBJECT)
    return user


@pytest.fixture
def browser() -> Browser:
    """A fresh one."""
    return Browser()


def _told(issuer: str, **more: str) -> OrganisationSignIn:
    told = {
        "SECTION75_OIDC_ISSUER": issuer,
        "SECTION75_OIDC_CLIENT_ID": CLIENT_ID,
        "SECTION75_OIDC_CLIENT_SECRET": CLIENT_SECRET,
        "SECTION75_OIDC_NAME": "the council's sign-in",
    }
    found = read_organisation(told | more)
    assert found is not None
    return found


def last_line() -> AuditLine:
    return AuditLine.objects.order_by("-id")[0]


def refused(browser: Browser, says: str, *, who: str = "somebody") -> None:
    """Not in, told why, and written down."""
    assert not browser.is_in
    line = last_line()
    assert (line.who, line.outcome) == (who, "refused")
    assert says in line.says
    assert says in browser.is_told


def test_who_is_linked_signs_in_with_pkce_state_and_nonce(browser: Browser, accountant: User) -> None:
    asked = parse_qs(urlsplit(browser.asked()).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert all(len(asked[each][0]) >= 16 for each in ("code_challenge", "state", "nonce"))
    assert browser.sign_in({"sub": SUBJECT, **PROVED}) == "/"
    assert browser.is_in
    assert (last_line().who, last_line().act, last_line().outcome) == ("an.accountant", "sign in", "done")


def test_nothing_of_what_the_provider_says_is_kept_but_the_subject(browser: Browser, accountant: User) -> None:
    browser.sign_in({"sub": SUBJECT, "email": "a.person@icb.example", **PROVED})
    assert SocialAccount.objects.get().extra_data == {}


def test_one_comes_back_to_where_one_was_but_not_to_another_site(browser: Browser, accountant: User) -> None:
    assert browser.sign_in({"sub": SUBJECT, **PROVED}, next="/accounts/security/") == "/accounts/security/"
    assert Browser().sign_in({"sub": SUBJECT, **PROVED}, next="https://elsewhere.example/") == "/"


def test_a_subject_that_nobody_is_linked_to_is_refused_and_nobody_is_made_up(
    browser: Browser, accountant: User
) -> None:
    assert browser.sign_in({"sub": "another", "email": "a@icb.example", "email_verified": True, **PROVED}) == SIGN_IN
    refused(browser, "nobody here is linked to you")
    assert User.objects.count() == SocialAccount.objects.count() == 1


def test_the_subject_of_a_leaver_is_refused(browser: Browser, accountant: User) -> None:
    User.objects.update(is_active=False)
    browser.sign_in({"sub": SUBJECT, **PROVED})
    refused(browser, "Your access to Section75 has been taken away", who="an.accountant")


def test_an_answer_with_another_state_is_refused(browser: Browser, accountant: User) -> None:
    address = browser.at_the_provider(browser.asked(), {"sub": SUBJECT, **PROVED})
    browser.back(address, state="x" * 16)
    refused(browser, "does not belong to a sign-in begun in this browser")


def test_an_answer_brought_to_another_browser_is_refused(accountant: User) -> None:
    first, second = Browser(), Browser()
    second.asked()
    second.back(first.at_the_provider(first.asked(), {"sub": SUBJECT, **PROVED}))
    refused(second, "does not belong to a sign-in begun in this browser")


def test_an_answer_is_taken_once(browser: Browser, accountant: User) -> None:
    address = browser.at_the_provider(browser.asked(), {"sub": SUBJECT, **PROVED})
    assert browser.back(address) == "/"
    browser.client.post("/accounts/sign-out/")
    browser.back(address)
    refused(browser, "or was used already")


def test_an_answer_with_the_nonce_of_an_earlier_sign_in_is_refused(browser: Browser, accountant: User) -> None:
    earlier = parse_qs(urlsplit(Browser().asked()).query)["nonce"][0]
    browser.back(browser.at_the_provider(browser.asked(), {"sub": SUBJECT, **PROVED}, nonce=earlier))
    refused(browser, "its answer was given to another question", who="an.accountant")


def test_a_code_of_another_sign_in_is_refused_by_the_provider_itself(accountant: User) -> None:
    first, second = Browser(), Browser()
    stolen = parse_qs(urlsplit(first.at_the_provider(first.asked(), {"sub": SUBJECT, **PROVED})).query)["code"][0]
    second.back(second.at_the_provider(second.asked(), {"sub": SUBJECT, **PROVED}), code=stolen)
    refused(second, "Signing in with your organisation did not work")


def test_an_answer_of_another_issuer_is_refused(browser: Browser, accountant: User) -> None:
    address = browser.at_the_provider(browser.asked(), {"sub": SUBJECT, **PROVED})
    browser.back(address, iss="https://elsewhere.example")
    refused(browser, "another provider answered than was asked", who="an.accountant")


def test_a_provider_that_calls_itself_by_another_issuer_is_not_even_asked(
    browser: Browser, accountant: User, issuer: str, settings: Any
) -> None:
    settings.ORGANISATION_SIGN_IN = _told(issuer.replace("127.0.0.1", "localhost"))
    assert browser.asked() == SIGN_IN
    refused(browser, "another issuer than the one that was set")


def test_a_provider_that_cannot_be_reached_is_said(browser: Browser, accountant: User, settings: Any) -> None:
    settings.ORGANISATION_SIGN_IN = _told("http://127.0.0.1:1")
    assert browser.asked() == SIGN_IN
    refused(browser, "it cannot be reached")


def test_whoever_gives_up_there_is_back_at_the_sign_in(browser: Browser, accountant: User) -> None:
    state = parse_qs(urlsplit(browser.asked()).query)["state"][0]
    assert browser.client.get(f"/accounts/organisation/return/?error=access_denied&state={state}").status_code == 302
    refused(browser, "access_denied")


SHAPES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "entra": ({"tid": TENANT, "preferred_username": "a@council.example"}, {"amr": ["pwd", "mfa"]}),
    "nhsmail": ({"email": "a@nhs.example", "upn": "a@nhs.example"}, {"acr": MULTIPLE}),
    "plain": ({}, {"amr": ["mfa"]}),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_says_in_its_own_way_that_a_second_factor_was_used(
    shape: str, accountant: User, issuer: str, settings: Any
) -> None:
    settings.ORGANISATION_SIGN_IN = _told(issuer, SECTION75_OIDC_SHAPE=shape, SECTION75_OIDC_TENANT=TENANT)
    names, proof = SHAPES[shape]
    without = Browser()
    without.sign_in({"sub": SUBJECT, **names, "amr": ["pwd"]})
    refused(without, "did not say that you used a second factor", who="an.accountant")
    assert Browser().sign_in({"sub": SUBJECT, **names, **proof}) == "/"


def test_another_tenant_is_refused(browser: Browser, accountant: User, issuer: str, settings: Any) -> None:
    settings.ORGANISATION_SIGN_IN = _told(issuer, SECTION75_OIDC_SHAPE="entra", SECTION75_OIDC_TENANT=TENANT)
    browser.sign_in({"sub": SUBJECT, "tid": "another", **PROVED})
    refused(browser, "another tenant than the one that was set", who="an.accountant")


def test_without_the_claim_a_second_factor_of_ones_own_is_asked_here(browser: Browser, accountant: User) -> None:
    TOTP.activate(accountant, generate_totp_secret())
    assert browser.sign_in({"sub": SUBJECT, "amr": ["pwd"]}) == "/accounts/second-step/"
    assert not browser.is_in
    assert "Second step" in browser.client.get("/accounts/second-step/").content.decode()


def test_an_organisation_counts_as_second_factor_only_where_no_password_goes_round_it(accountant: User) -> None:
    accountant.set_password(PASSWORD)
    assert not has_second_factor(accountant)
    accountant.set_unusable_password()
    assert has_second_factor(accountant)


@pytest.fixture
def token(organisation: OrganisationSignIn, db: None, monkeypatch: pytest.MonkeyPatch) -> str:
    """The token of an open invitation."""
    monkeypatch.setattr(people, "authorise_installation", lambda *_, **__: None)
    by = User.objects.create_user("administrator", post="Administrator")
    tokens: list[str] = []

    def link(token: str) -> str:
        tokens.append(token)
        return token

    actions.invite(by, username="invited", email="i@icb.example", post="Auditor", at=timezone.now(), link=link)
    return tokens[0]


def test_an_invitation_is_taken_up_by_the_organisations_sign_in_once(browser: Browser, token: str) -> None:
    assert browser.sign_in({"sub": "new", "preferred_username": "i@icb.example", **PROVED}, token=token) == "/"
    linked = SocialAccount.objects.get(uid="new")
    assert linked.user.username == "invited"
    assert not linked.user.has_usable_password()
    line = AuditLine.objects.get(act="take up an invitation")
    assert line.says == "Linked to i@icb.example at the council's sign-in."
    again = Browser()
    again.sign_in({"sub": "newer", **PROVED}, token=token)
    assert "a link works once" in again.is_told
    assert Browser().sign_in({"sub": "new", **PROVED}) == "/"


def test_an_invitation_is_not_used_up_without_a_second_factor(browser: Browser, token: str) -> None:
    browser.sign_in({"sub": "new", "amr": ["pwd"]}, token=token)
    assert not SocialAccount.objects.exists()
    assert Invitation.objects.get().used_at is None


def test_nor_by_who_is_linked_to_somebody_else(browser: Browser, token: str, accountant: User) -> None:
    browser.sign_in({"sub": SUBJECT, **PROVED}, token=token)
    refused(browser, "is linked to a sign-in here already", who="an.accountant")
    assert Invitation.objects.get().used_at is None


def test_who_signs_in_there_proves_there_again_who_they_are(browser: Browser, accountant: User) -> None:
    browser.sign_in({"sub": SUBJECT, **PROVED})
    path = "/accounts/security/passkey/"
    assert browser.client.get(path).status_code == 302
    asked = browser.asked(next=path)
    assert parse_qs(urlsplit(asked).query)["max_age"] == ["0"]
    assert browser.back(browser.at_the_provider(asked, {"sub": SUBJECT, **PROVED})) == path
    assert browser.client.get(path).status_code == 200


def test_but_not_by_somebody_elses_sign_in(browser: Browser, accountant: User) -> None:
    browser.sign_in({"sub": SUBJECT, **PROVED})
    browser.back(browser.at_the_provider(browser.asked(), {"sub": "another", **PROVED}))
    assert browser.client.get("/accounts/security/passkey/").status_code == 302
    assert "did not prove again" in last_line().says


def test_without_a_provider_there_is_nothing_to_ask(client: Client, db: None) -> None:
    assert client.post(START).status_code == 404
    assert client.get("/accounts/organisation/return/").status_code == 404
