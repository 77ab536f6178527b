"""The pages of background work: what is shown to whom, that looking changes nothing, when a page is fetched again."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.work import actions, folder, kinds, presence, showing, store, working
from section75.apps.work.kinds import JobKind, Line, Outcome
from section75.apps.work.models import Job
from section75.core.authority import Act, Role

from .conftest import AT, SLUG, person


@pytest.fixture
def browser(client: Client, asker: User, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser signed in as the asker; the kinds there are: one that counts, one at a partnership."""
    found = {
        "count": JobKind(
            words="Counting",
            says="Counts to three.",
            run=lambda *_: Outcome("Counted.", "/", ("What", "How many"), (Line(("<three>", "3"), "/"),)),
            only_reads=True,
            is_offered=True,
        ),
        "weigh": JobKind(
            words="Weighing",
            says="Weighs all.",
            run=lambda *_: Outcome("Weighed."),
            act=Act.SEE_LEDGER,
            is_offered=True,
        ),
        "hidden": JobKind(words="Hidden", says="Not offered.", run=lambda *_: Outcome("Hidden.")),
    }
    monkeypatch.setattr(kinds, "all_kinds", lambda: found)
    monkeypatch.setattr(showing, "all_kinds", lambda: found)
    client.force_login(asker)
    return client


def page(browser: Client, address: str) -> str:
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_work_is_asked_for_with_a_button_watched_and_its_result_is_shown(browser: Client) -> None:
    assert "No work in the background has been asked for yet." in page(browser, reverse("work:list"))
    asked = browser.post(reverse("work:ask"), {"kind": "count", "partnership": ""})
    job = Job.objects.get()
    assert (asked.status_code, asked["Location"]) == (302, reverse("work:job", args=[job.pk]))
    waiting = browser.get(reverse("work:job", args=[job.pk]))
    assert waiting["Refresh"] == "2"
    assert b"Waiting for a worker" in waiting.content
    assert b"No worker has been seen yet" in waiting.content
    working.run_one()
    ended = browser.get(reverse("work:job", args=[job.pk]))
    assert "Refresh" not in ended
    shown = ended.content.decode()
    assert "Counted." in shown
    assert "&lt;three&gt;" in shown
    assert "Counting" in page(browser, reverse("work:list"))


def test_a_job_under_way_shows_how_far_it_is_and_can_be_asked_to_keep_still(browser: Client, asker: User) -> None:
    job = actions.ask(asker, "count", {}, at=AT)
    with presence.present("here"):
        store.claim("here", at=AT)
        folder.say_how_far(job.pk, 1_200, 100_000)
        shown = page(browser, reverse("work:job", args=[job.pk]))
        assert 'value="1200" max="100000"' in shown
        assert "1,200 of 100,000" in shown
        assert "No worker has been seen" not in shown
        assert "Refresh" not in browser.get(reverse("work:job", args=[job.pk]) + "?still")


def test_a_job_is_cancelled_and_tried_again_with_buttons(browser: Client, asker: User) -> None:
    job = actions.ask(asker, "count", {}, at=AT)
    assert "Cancel this job" in page(browser, reverse("work:job", args=[job.pk]))
    browser.post(reverse("work:cancel", args=[job.pk]))
    shown = page(browser, reverse("work:job", args=[job.pk]))
    assert "Cancelled before it began. Nothing was done." in shown
    assert "Try it again" in shown
    browser.post(reverse("work:again", args=[job.pk]))
    job.refresh_from_db()
    assert job.state == "queued"


def test_a_job_under_way_says_that_it_is_being_cancelled(browser: Client, asker: User) -> None:
    job = actions.ask(asker, "count", {}, at=AT)
    with presence.present("here"):
        store.claim("here", at=AT)
        browser.post(reverse("work:cancel", args=[job.pk]))
        shown = page(browser, reverse("work:job", args=[job.pk]))
    assert "It is being cancelled" in shown
    assert "Cancel this job" not in shown
    assert "will be cancelled at its next step" in shown


def test_looking_changes_nothing_and_only_post_acts(browser: Client, asker: User) -> None:
    job = actions.ask(asker, "count", {}, at=AT)
    before = Job.objects.values().get()
    page(browser, reverse("work:list"))
    page(browser, reverse("work:job", args=[job.pk]))
    for view, given in (("ask", []), ("cancel", [job.pk]), ("again", [job.pk])):
        assert browser.get(reverse(f"work:{view}", args=given)).status_code == 405
    assert Job.objects.values().get() == before


def test_a_job_of_the_partner_or_of_strangers_does_not_exist(browser: Client, client: Client, asker: User) -> None:
    job = actions.ask(asker, "weigh", {}, partnership=SLUG, at=AT)
    for user in (person("partner", Role.PARTNER_FINANCE, party="icb"), person("stranger")):
        client.force_login(user)
        assert client.get(reverse("work:job", args=[job.pk])).status_code == 404
        assert client.post(reverse("work:cancel", args=[job.pk])).status_code == 404
        assert client.post(reverse("work:again", args=[job.pk])).status_code == 404
        assert "Weighing</td>" not in page(client, reverse("work:list"))
    client.force_login(person("colleague", Role.HOST_PREPARER))
    assert client.get(reverse("work:job", args=[job.pk])).status_code == 200
    assert "Cancel this job" not in page(client, reverse("work:job", args=[job.pk]))
    assert client.post(reverse("work:cancel", args=[job.pk])).status_code == 409
    assert client.get(reverse("work:job", args=[999])).status_code == 404


def test_what_is_not_offered_or_not_theirs_is_refused_on_a_page(browser: Client, client: Client, asker: User) -> None:
    shown = page(browser, reverse("work:list"))
    assert f"Ask for: weighing, {SLUG}" in shown
    assert "Hidden" not in shown
    assert browser.post(reverse("work:ask"), {"kind": "hidden"}).status_code == 409
    assert browser.post(reverse("work:ask"), {"kind": "nonsense"}).status_code == 409
    assert browser.post(reverse("work:ask"), {"kind": "weigh", "partnership": "elsewhere"}).status_code == 404
    client.force_login(person("member", Role.MEMBER))
    assert "Weighing" not in page(client, reverse("work:list"))
    assert client.post(reverse("work:ask"), {"kind": "weigh", "partnership": SLUG}).status_code == 403
    assert Job.objects.count() == 0
