"""Whatever somebody types into any field of any page, no browser runs it: the corpus of `payloads.txt` in each.

The fields are found by looking: every form of every page that `stops` lists, hidden fields and file names with them,
and the questions in addresses. Each is sent through the real page, as who may. Then every page that holds any of it is
opened. `make test` takes a sample in which every field and every payload has its turn; SECTION75_SOAK=1 takes all.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Browser

from tests.browser.payloads import MARK, payloads, texts
from tests.browser.serving import Server, serving
from tests.browser.stops import NO_FORM, NO_PAGE, STOPS
from tests.browser.typing_in import Attacker, Found, found_forms

pytestmark = pytest.mark.browser

IS_SOAK = os.environ.get("SECTION75_SOAK") == "1"
LEAST_SHOWN = 15  # fields whose text was kept and is shown by a page afterwards


@pytest.fixture(scope="module")
def books(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own: what is typed stays in its books."""
    data = tmp_path_factory.mktemp("payloads")
    shutil.copytree(filled, data, dirs_exist_ok=True)
    with serving(data) as server:
        yield server


@pytest.fixture(scope="module")
def attacker(books: Server, chromium: Browser) -> Iterator[Attacker]:
    """Somebody at a window for each of the cast, with everything that a browser could run listened for."""
    opened = Attacker(chromium, books)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def found(attacker: Attacker) -> list[Found]:
    """Every form of every page, each once, as who it was found by."""
    return found_forms(attacker, STOPS.values())


@pytest.fixture(scope="module")
def typed(attacker: Attacker, found: list[Found]) -> Attacker:
    """Every field of text of them, filled in and sent."""
    short, long = texts(140), texts(480)
    rounds = len(texts(140)) if IS_SOAK else 1
    for turn in range(rounds):
        for number, form in enumerate(found):
            attacker.send(form, short, long, start=number * 7 + turn)
    return attacker


def test_there_are_more_than_sixty_payloads_and_each_is_in_some_text() -> None:
    assert len(set(payloads())) >= 60
    for most in (140, 480):
        whole = " ".join(texts(most))
        assert [each for each in payloads() if each not in whole] == []


def test_every_address_that_takes_a_post_was_found_as_a_form(found: list[Found]) -> None:
    reached = {resolve(urlsplit(form.form.action).path).view_name for form in found if form.is_post}
    assert NO_PAGE - reached == NO_FORM


def test_every_payload_was_sent_and_every_field_had_its_turn(typed: Attacker, found: list[Found]) -> None:
    assert {form.key for form in found if form.form.of_text} <= typed.sent
    whole = "\n".join(typed.texts)
    assert [each[:60] for each in payloads() if each[:2000] not in whole] == []


def test_nothing_of_it_is_run_by_any_page_that_shows_it(typed: Attacker) -> None:
    shown = typed.open_whatever_holds(MARK, STOPS.values())
    assert len(shown) >= LEAST_SHOWN
    assert typed.wrong == []


def test_a_listener_hears_what_is_run(attacker: Attacker) -> None:
    """The listeners can fail: on a page without a policy each of them is set off."""
    assert attacker.hears_on_a_page_without_a_policy() >= {"dialog", "canary", "markup", "template"}
