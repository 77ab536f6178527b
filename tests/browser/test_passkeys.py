"""Passkeys in a real browser with a device of its own, at http://localhost; every page of signing in for everybody."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession

from tests.browser.serving import Server, environment, serving
from tests.browser.stops import axe
from tests.browser.visiting import WIDE, Visitor
from tests.migrated import DATABASE, migrated_file

pytestmark = pytest.mark.browser

WHO, PASSWORD = "an.accountant", "correct horse battery staple"
ELSEWHERE = "http://localhost:4999/"
ANOTHER_SITE = "<!doctype html><title>Another site</title>"
SECURITY = "/accounts/security/"
FILL = f"""
import django
django.setup()
from section75.apps.accounts.models import User
User.objects.create_user({WHO!r}, password={PASSWORD!r}, post="Accountant, the partner")
"""
LAST_REFUSALS = """
import django
django.setup()
from section75.apps.audit.models import AuditLine
print([line.says for line in AuditLine.objects.filter(outcome="refused")])
"""
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own, reached as localhost: a passkey knows no address of figures."""
    data = tmp_path_factory.mktemp("passkeys")
    shutil.copyfile(migrated_file(), data / DATABASE)
    run(data, FILL)
    with serving(data) as server:
        yield replace(server, address=server.address.replace("127.0.0.1", "localhost"))


def run(data: Path, program: str) -> str:
    """Run a few lines beside the server."""
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(data), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@dataclass
class AtAWindow:
    """Somebody at a window of a browser that has a device for passkeys."""

    visitor: Visitor
    device: CDPSession

    def sign_in_by_password(self) -> None:
        self.visitor.go("/accounts/sign-in/")
        self.visitor.page.get_by_label("Username").fill(WHO)
        self.visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.visitor.press("Sign in")

    def add_passkey(self) -> None:
        self.visitor.go(SECURITY)
        self.visitor.press("Add a passkey")
        self.visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.visitor.press("Prove by password")
        self.visitor.page.get_by_label("Name of this passkey").fill("Office laptop")
        self.visitor.press("Add a passkey")
        self.visitor.page.get_by_role("heading", name="Recovery codes").wait_for()

    @property
    def heading(self) -> str:
        return self.visitor.page.get_by_role("heading", level=1).inner_text()


@contextmanager
def window(chromium: Browser, site: Server, *, script: bool = True) -> Iterator[AtAWindow]:
    context = chromium.new_context(viewport={"width": WIDE, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    device = context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    device.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    visitor = Visitor(page, site.address)
    yield AtAWindow(visitor, device)
    context.close()
    assert visitor.wrong == []


def test_a_passkey_is_added_and_signs_in_by_itself(chromium: Browser, site: Server) -> None:
    with window(chromium, site) as at:
        at.sign_in_by_password()
        at.add_passkey()
        at.visitor.go(SECURITY)
        assert "Office laptop" in at.visitor.text
        at.visitor.press("Sign out")
        assert at.heading == "Sign in"
        at.visitor.press("Sign in with a passkey")
        at.visitor.page.get_by_role("button", name="Sign out").wait_for()
        at.visitor.go(SECURITY)
        assert at.heading == "Your sign-in"


def test_a_passkey_is_the_second_step_after_a_password(chromium: Browser, site: Server) -> None:
    with window(chromium, site) as at:
        by_then_there_is_one(at)
        at.visitor.press("Sign out")
        at.sign_in_by_password()
        assert at.heading == "Second step"
        assert axe(at.visitor.page) == ""
        at.visitor.press("Use a passkey")
        at.visitor.page.get_by_role("button", name="Sign out").wait_for()


def by_then_there_is_one(at: AtAWindow) -> None:
    """Signed in, with a passkey of this window's own device."""
    at.sign_in_by_password()
    at.add_passkey()


@pytest.fixture(autouse=True)
def _no_passkeys_left_over(site: Server) -> Iterator[None]:
    yield
    with closing(sqlite3.connect(site.data / DATABASE)) as database, database:
        database.execute("DELETE FROM mfa_authenticator")


def test_an_answer_given_to_another_site_is_refused_said_and_written_down(chromium: Browser, site: Server) -> None:
    with window(chromium, site) as at:
        by_then_there_is_one(at)
        at.visitor.press("Sign out")
        page = at.visitor.page
        asked = page.evaluate(
            """async () => {
                const form = document.querySelector("form[data-passkey]");
                const asked = new URLSearchParams({purpose: "sign in"});
                asked.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
                const answer = await fetch(form.dataset.question, {method: "POST", body: asked});
                return (await answer.json()).publicKey;
            }"""
        )
        page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body=ANOTHER_SITE, content_type="text/html"))
        page.goto(ELSEWHERE)
        stolen = page.evaluate(
            """async (asked) => {
                const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked);
                return JSON.stringify(await navigator.credentials.get({publicKey}));
            }""",
            asked,
        )
        assert json.loads(stolen)["response"]["signature"]
        at.visitor.go("/accounts/sign-in/")
        send(at, stolen)
        assert "That passkey was refused: it answered to another site" in at.visitor.text
        assert at.heading == "Sign in"
    assert "it answered to another site" in run(site.data, LAST_REFUSALS)


def send(at: AtAWindow, answer: str) -> None:
    with at.visitor.page.expect_navigation():
        at.visitor.page.evaluate(
            """(answer) => {
                const form = document.querySelector("form[data-passkey]");
                form.elements.namedItem("credential").value = answer;
                form.submit();
            }""",
            answer,
        )


def test_without_script_the_page_says_that_a_passkey_needs_it_and_the_rest_works(
    chromium: Browser, site: Server
) -> None:
    with window(chromium, site, script=False) as at:
        at.visitor.go("/accounts/sign-in/")
        assert "A passkey needs a browser that runs scripts" in at.visitor.text
        assert at.visitor.page.get_by_role("button", name="Sign in with a passkey").count() == 0
        at.sign_in_by_password()
        at.visitor.go("/accounts/security/authenticator/")
        at.visitor.page.get_by_label("Password", exact=True).fill(PASSWORD)
        at.visitor.press("Prove by password")
        assert at.heading == "Set up an authenticator app"


def test_at_an_address_of_figures_the_page_says_why_there_is_no_passkey(chromium: Browser, site: Server) -> None:
    by_number = replace(site, address=site.address.replace("localhost", "127.0.0.1"))
    with window(chromium, by_number) as at:
        at.visitor.go("/accounts/sign-in/")
        assert "A passkey works under a name, not under a number" in at.visitor.text


PAGES: dict[str, Any] = {
    "security": SECURITY,
    "sign-ins": f"{SECURITY}sign-ins/",
    "prove": "/accounts/prove/",
    "authenticator": f"{SECURITY}authenticator/",
    "passkey": f"{SECURITY}passkey/",
    "recovery codes": f"{SECURITY}recovery-codes/",
    "password": f"{SECURITY}password/",
    "a link that is none": "/accounts/invitation/nothing/",
}


@pytest.mark.parametrize("width", [WIDE, 320])
def test_the_pages_of_signing_in_are_sound_at_any_width(width: int, chromium: Browser, site: Server) -> None:
    with window(chromium, site) as at:
        at.visitor.page.set_viewport_size({"width": width, "height": 900})
        at.visitor.go("/accounts/sign-in/")
        assert axe(at.visitor.page) == ""
        assert at.visitor.page.evaluate("document.scrollingElement.scrollWidth") == width
        by_then_there_is_one(at)
        for name, path in PAGES.items():
            at.visitor.go(path)
            assert axe(at.visitor.page) == "", name
            assert at.visitor.page.evaluate("document.scrollingElement.scrollWidth") == width, name
            assert at.visitor.page.locator("h1").count() == 1, name


def test_what_is_wrong_stands_at_the_top_and_beside_the_field(chromium: Browser, site: Server) -> None:
    with window(chromium, site) as at:
        by_then_there_is_one(at)
        at.visitor.go("/accounts/prove/")
        at.visitor.page.get_by_label("Password", exact=True).fill("wrong")
        at.visitor.press("Prove by password")
        assert at.visitor.page.title().startswith("Error: ")
        assert axe(at.visitor.page) == ""
        at.visitor.go(f"{SECURITY}password/")
        at.visitor.page.get_by_label("New password").fill("short")
        at.visitor.press("Change it")
        assert at.visitor.page.title().startswith("Error: ")
        assert axe(at.visitor.page) == ""
