"""A seeded list of attacks: none succeeds, and every one is written down."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from section75.apps.audit import store as audit
from section75.apps.disputes.models import Evidence
from section75.core.authority import Role
from section75.core.refusals import Refusal

from .access.attacks import ATTACKS
from .access.expecting import Cell
from .access.people import OWN, Person
from .access.scene import APPROVER, MANAGER, MEMBER, PLACE, Attack, Scene, digests, refusals_of
from .access.table import ROUTES
from .access.trying import Browsers, address, world
from .access.world import PASSWORD


@pytest.fixture
def scene(db: None) -> Scene:
    there, browsers = world(), Browsers()
    browsers.open()
    return Scene(there, browsers)


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.name for attack in ATTACKS])
def test_the_attack_changes_nothing_and_is_written_down(attack: Attack, scene: Scene) -> None:
    prepared = attack.given(scene)
    before, last = digests(), audit.head().number
    with suppress(Refusal):
        attack.does(scene, prepared)
    after = digests()
    assert [name for name in after if after[name] != before[name]] == []
    if not attack.stops_at_the_form:
        assert refusals_of(attack.who, after=last)


def test_a_form_that_did_not_come_from_our_page_is_refused_at_every_route(scene: Scene) -> None:
    proposal = scene.proposed()
    client = Client(enforce_csrf_checks=True)
    client.cookies[settings.SESSION_COOKIE_NAME] = scene.browsers.keys[APPROVER]
    before = digests()
    for name, route in ROUTES.items():
        cell = Cell(name, "POST", Person(APPROVER, Role.HOST_APPROVER))
        where = address(cell, route, scene.world)
        if where is not None and route.post is not None:
            assert client.post(where, {"shown": proposal.fingerprint}).status_code == 403, name
    assert digests() == before


@pytest.mark.parametrize("told", [{"headers": {"X-HTTP-Method-Override": "POST"}}, {"data": {"_method": "POST"}}])
def test_a_get_stays_a_get_whatever_it_says_it_is(told: dict[str, Any], scene: Scene) -> None:
    proposal = scene.proposed()
    where = reverse("approvals:approve", kwargs={"slug": OWN, "number": proposal.pk})
    before = digests()
    assert scene.browsers.of(Person(APPROVER)).get(where, **told).status_code == 405
    assert digests() == before


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_other_method_does_anything(method: str, scene: Scene) -> None:
    before, browser = digests(), scene.browsers.of(Person(MANAGER))
    for name in ("ledger:journal", "ledger:by_hand", "notes:list", "ledger:upload", "disputes:raise"):
        assert getattr(browser, method)(reverse(name, kwargs=PLACE)).status_code < 500, name
    assert digests() == before


ELSEWHERE = ("https://example.org/", "//example.org/", "/\\example.org", "javascript:alert(1)", "https:example.org")


@pytest.mark.parametrize("where", ELSEWHERE)
def test_no_way_on_leads_to_another_site(where: str, scene: Scene) -> None:
    signing_in = Client().post(
        reverse("accounts:sign_in") + f"?next={quote(where)}", {"username": MEMBER, "password": PASSWORD, "next": where}
    )
    proving = scene.post(MEMBER, "identity:prove", {"password": PASSWORD, "next": where})
    for answer in (signing_in, proving):
        assert answer.status_code == 302
        assert answer.headers["Location"] in ("/", "/accounts/security/")


@pytest.mark.parametrize(
    "name", ["a\r\nSet-Cookie: x=1.txt", 'a"; filename="b.html', "../../etc/passwd", "b\u202etxt.exe"]
)
def test_a_file_name_becomes_no_header(name: str, scene: Scene) -> None:
    file = SimpleUploadedFile("paper.txt", b"paper")
    file.name = name
    said = {"says": "See the file", "evidence": file}
    question = scene.world.objects["question", "own", "open"]
    scene.post(MANAGER, "disputes:reply", said, **PLACE, **question)
    kept = Evidence.objects.latest("pk")
    answer = scene.get(MANAGER, "disputes:evidence", **PLACE, **question, pk=kept.pk)
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "Set-Cookie: x" not in str(answer.headers.get("Set-Cookie", ""))
    assert not {"\r", "\n"} & set(answer.headers["Content-Disposition"])


def test_a_foreign_or_guessed_number_is_answered_as_one_that_is_nowhere(scene: Scene) -> None:
    place = {"slug": OWN}
    foreign = scene.world.objects["proposal", "foreign", "waiting"]
    answers = [
        scene.get(APPROVER, "approvals:proposal", **place, **foreign),
        scene.get(APPROVER, "approvals:proposal", **place, number=987_654),
        scene.get(APPROVER, "approvals:proposal", slug="no-such-place", number=987_654),
    ]
    tokens = re.compile(rb'value="[A-Za-z0-9]{64}"')
    assert {answer.status_code for answer in answers} == {404}
    assert len({tokens.sub(b"", answer.content) for answer in answers}) == 1
