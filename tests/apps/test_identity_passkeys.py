"""Passkeys, with a device made of a few lines: what holds, and every way in which an answer may not."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256

from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine

PASSWORD = "correct horse battery staple"
ORIGIN = "http://localhost"
QUESTION = "/accounts/passkey/question/"
SIGN_IN = "/accounts/sign-in/"
PRESENT, VERIFIED, ATTESTED = 0x01, 0x04, 0x40


def b64(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


@dataclass
class Device:
    """Something that keeps one passkey, and answers as it is told to."""

    origin: str = ORIGIN
    rp_id: str = "localhost"
    flags: int = PRESENT | VERIFIED
    id: bytes = b"a passkey of the tests"
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    handle: str = ""

    def make(self, asked: dict[str, Any]) -> str:
        """Make the passkey that is asked for."""
        self.handle = asked["user"]["id"]
        kept: Any = ES256
        public = cbor.encode(dict(kept.from_cryptography_key(self.key.public_key())))
        held = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + public
        attested = {"fmt": "none", "attStmt": {}, "authData": self._data(ATTESTED) + held}
        response = {
            "clientDataJSON": b64(self._client("webauthn.create", asked["challenge"])),
            "attestationObject": b64(cbor.encode(attested)),
        }
        return self._said(response, {"credProps": {"rk": True}})

    def answer(self, asked: dict[str, Any], **instead: Any) -> str:
        """Answer a question, or another one instead."""
        client = self._client(instead.get("type", "webauthn.get"), instead.get("challenge", asked["challenge"]))
        data = self._data(0)
        signed = self.key.sign(data + sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        response = {
            "clientDataJSON": b64(client),
            "authenticatorData": b64(data),
            "signature": b64(signed),
            "userHandle": instead.get("handle", self.handle),
        }
        return self._said(response, {})

    def _data(self, more: int) -> bytes:
        return sha256(self.rp_id.encode()).digest() + bytes([self.flags | more]) + bytes(4)

    def _client(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _said(self, response: dict[str, str], results: dict[str, Any]) -> str:
        told = {"id": b64(self.id), "rawId": b64(self.id), "type": "public-key"}
        return json.dumps(told | {"response": response, "clientExtensionResults": results})


def browser() -> Client:
    return Client(headers={"host": "localhost"})


@pytest.fixture
def accountant(db: None) -> User:
    """Somebody who may sign in."""
    return User.objects.create_user("an.accountant", password=PASSWORD, post="Accountant, the partner")


@pytest.fixture
def visitor(accountant: User) -> Client:
    """Their browser, signed in, and proved again."""
    client = browser()
    client.post(SIGN_IN, {"username": "an.accountant", "password": PASSWORD})
    client.post("/accounts/prove/", {"password": PASSWORD})
    return client


@pytest.fixture
def device(visitor: Client) -> Device:
    """A device with a passkey of theirs."""
    device = Device()
    assert add(visitor, device).status_code == 302
    return device


def question(client: Client, purpose: str) -> dict[str, Any]:
    asked: dict[str, Any] = client.post(QUESTION, {"purpose": purpose}).json()["publicKey"]
    return asked


def add(client: Client, device: Device) -> Any:
    answer = device.make(question(client, "add"))
    return client.post("/accounts/security/passkey/", {"name": "Office laptop", "credential": answer})


def sign_in(client: Client, answer: str) -> Any:
    client.post("/accounts/passkey/", {"credential": answer})
    return client.get(SIGN_IN)


def is_in(client: Client) -> bool:
    return client.get("/accounts/security/").status_code == 200


def last_line() -> AuditLine:
    return AuditLine.objects.order_by("-id")[0]


def test_a_passkey_is_added_signs_in_by_itself_and_is_removed(visitor: Client, device: Device) -> None:
    assert last_line().says == "Added a passkey."
    assert "Office laptop" in visitor.get("/accounts/security/").content.decode()
    other = browser()
    sign_in(other, device.answer(question(other, "sign in")))
    assert is_in(other)
    assert (last_line().who, last_line().says) == ("an.accountant", "Signed in.")
    number = Authenticator.objects.get(type="webauthn").pk
    assert visitor.post(f"/accounts/security/passkey/{number}/remove/").status_code == 302
    assert not Authenticator.objects.exists()
    assert last_line().says == "Removed a passkey."
    third = browser()
    assert "it is not known here" in sign_in(third, device.answer(question(third, "sign in"))).content.decode()


def test_after_a_password_it_is_the_second_step(device: Device) -> None:
    client = browser()
    client.post(SIGN_IN, {"username": "an.accountant", "password": PASSWORD})
    assert not is_in(client)
    answer = device.answer(question(client, "second step"))
    assert client.post("/accounts/second-step/", {"credential": answer}).headers["Location"] == "/"
    assert is_in(client)


def test_it_proves_again_who_one_is(visitor: Client, device: Device) -> None:
    session = visitor.session
    session["account_authentication_methods"] = []
    session.save()
    assert visitor.get("/accounts/security/passkey/").status_code == 302
    visitor.post("/accounts/prove/", {"credential": device.answer(question(visitor, "prove"))})
    assert visitor.get("/accounts/security/passkey/").status_code == 200


def another_origin(device: Device, asked: dict[str, Any]) -> str:
    device.origin = "https://elsewhere.example"
    return device.answer(asked)


def another_port(device: Device, asked: dict[str, Any]) -> str:
    device.origin = "http://localhost:9000"
    return device.answer(asked)


def a_site_below(device: Device, asked: dict[str, Any]) -> str:
    device.origin = "http://below.localhost"
    return device.answer(asked)


def another_rp(device: Device, asked: dict[str, Any]) -> str:
    device.rp_id = "elsewhere.example"
    return device.answer(asked)


def another_challenge(device: Device, asked: dict[str, Any]) -> str:
    return device.answer(asked, challenge=b64(bytes(32)))


def another_key(device: Device, asked: dict[str, Any]) -> str:
    device.key = ec.generate_private_key(ec.SECP256R1())
    return device.answer(asked)


def another_passkey(device: Device, asked: dict[str, Any]) -> str:
    device.id = b"unknown"
    return device.answer(asked)


def nobody_checked(device: Device, asked: dict[str, Any]) -> str:
    device.flags = PRESENT
    return device.answer(asked)


def another_act(device: Device, asked: dict[str, Any]) -> str:
    return device.answer(asked, type="webauthn.create")


def nobodys_handle(device: Device, asked: dict[str, Any]) -> str:
    return device.answer(asked, handle=b64(b"zzzz"))


ATTACKS = {
    another_origin: "it answered to another site",
    another_port: "it answered to another site",
    a_site_below: "it answered to another site",
    another_rp: "it was made for another site",
    another_challenge: "it answered an earlier question",
    another_key: "its signature does not hold",
    another_passkey: "it is not known here",
    nobody_checked: "it did not check that it is you",
    another_act: "it did something else than was asked",
    nobodys_handle: "its answer cannot be read",
}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_an_answer_that_does_not_hold_is_refused_said_and_written_down(attack: Any, device: Device) -> None:
    client = browser()
    page = sign_in(client, attack(device, question(client, "sign in"))).content.decode()
    assert f"That passkey was refused: {ATTACKS[attack]}" in page
    assert not is_in(client)
    line = last_line()
    assert (line.who, line.act, line.outcome) == ("somebody", "sign in", "refused")
    assert ATTACKS[attack] in line.says


def test_an_answer_is_taken_once(device: Device) -> None:
    client = browser()
    answer = device.answer(question(client, "sign in"))
    sign_in(client, answer)
    client.post("/accounts/sign-out/")
    assert "That passkey was refused" in sign_in(client, answer).content.decode()
    assert not is_in(client)


def test_a_leavers_passkey_is_refused(device: Device) -> None:
    User.objects.update(is_active=False)
    client = browser()
    assert "has been taken away" in sign_in(client, device.answer(question(client, "sign in"))).content.decode()
    assert (last_line().who, last_line().outcome) == ("an.accountant", "refused")


def test_the_passkey_of_another_person_proves_nothing_at_the_second_step(device: Device) -> None:
    TOTP.activate(User.objects.create_user("another", password=PASSWORD, post="Auditor"), generate_totp_secret())
    client = browser()
    client.post(SIGN_IN, {"username": "another", "password": PASSWORD})
    answer = device.answer(question(client, "second step"))
    client.post("/accounts/second-step/", {"credential": answer})
    assert not is_in(client)
    assert (last_line().who, last_line().outcome) == ("another", "refused")
    assert "That passkey was refused" in client.get("/accounts/second-step/").content.decode()


@pytest.mark.parametrize(
    ("spoilt", "says"),
    [
        ({"origin": "https://elsewhere.example"}, "it answered to another site"),
        ({"rp_id": "elsewhere.example"}, "it was made for another site"),
        ({"flags": PRESENT}, "it did not check that it is you"),
    ],
)
def test_a_passkey_of_another_site_or_without_a_check_is_not_added(
    spoilt: dict[str, Any], says: str, visitor: Client
) -> None:
    assert says in add(visitor, Device(**spoilt)).content.decode()
    assert not Authenticator.objects.exists()
    assert (last_line().act, last_line().outcome) == ("add a second factor", "refused")


def test_nobody_removes_the_passkey_of_somebody_else(device: Device) -> None:
    User.objects.create_user("another", password=PASSWORD, post="Auditor")
    theirs = browser()
    theirs.post(SIGN_IN, {"username": "another", "password": PASSWORD})
    theirs.post("/accounts/prove/", {"password": PASSWORD})
    number = Authenticator.objects.get(type="webauthn").pk
    assert theirs.post(f"/accounts/security/passkey/{number}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=number).exists()
