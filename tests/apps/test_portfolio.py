"""The portfolio over many partnerships: counted, listed a page at a time, checked in the background."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from section75.apps.accounts.models import Delegation, User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import actions as agreements
from section75.apps.portfolio import actions, showing, store
from section75.apps.portfolio.models import Checked, Summary
from section75.apps.portfolio.standing import Mark
from section75.apps.work import actions as work
from section75.apps.work import store as jobs
from section75.apps.work import working
from section75.apps.work.kinds import kind_of
from section75.core.authority import Role
from tests.books import as_they_were
from tests.generated.agreements import many

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
TODAY = date(2022, 7, 4)
SIZE = 60


@pytest.fixture
def officer(db: None) -> User:
    """Somebody with a part in sixty generated partnerships."""

    def load() -> None:
        user = User.objects.create_user("officer")
        for files in many(SIZE, around=TODAY):
            terms = agreements.load_at_the_terminal(files, at=AT).partnership
            give(user, terms.id, terms.parties[0].id)

    as_they_were("sixty partnerships", load)
    return User.objects.get(username="officer")


def give(user: User, partnership: str, organisation: str) -> None:
    """A role at a partnership."""
    Delegation.objects.create(
        user=user, role=Role.POOL_MANAGER.value, organisation=organisation, partnership=partnership,
        starts_on=date(2022, 4, 1), given_at=AT, given_by="the tests",
    )  # fmt: skip


@pytest.fixture
def browser(client: Client, officer: User) -> Client:
    """Their browser."""
    client.force_login(officer)
    return client


def rows(user: User, on: date = TODAY) -> tuple[showing.Row, ...]:
    return showing.rows_for(parts_of(user), on)


def test_every_partnership_is_summed_up_when_it_is_loaded(officer: User) -> None:
    assert len(rows(officer)) == SIZE
    assert all(row.summed is not None for row in rows(officer))
    assert store.to_be_drawn(TODAY) == []
    assert showing.find(rows(officer)).size == SIZE


def test_a_page_holds_fifty_and_the_next_the_rest(browser: Client) -> None:
    first = browser.get("/portfolio/")
    words = first.content.decode()
    assert "Partnerships 1 to 50 of 60" in words
    assert "Partnership generated-0000" in words
    assert "after=generated-0049" in words
    second = browser.get("/portfolio/", {"after": "generated-0049"}).content.decode()
    assert "Partnerships 51 to 60 of 60" in second
    assert "Partnership generated-0000" not in second


def test_no_agreement_file_is_read_for_the_page(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("a page over many reads no file")

    monkeypatch.setattr("section75.apps.agreements.store._read", read)
    assert browser.get("/portfolio/").status_code == 200


def test_the_page_asks_the_database_no_oftener_for_more(browser: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        browser.get("/portfolio/")
    assert len(asked) < 20


def test_names_and_filters_choose_what_is_shown(browser: Client, officer: User) -> None:
    assert "Partnerships 1 to 10 of 10" in browser.get("/portfolio/", {"name": "GENERATED-003"}).content.decode()
    counts = dict(showing.find(rows(officer, timezone.localdate())).counts)
    assert counts[Mark.IN_FORCE]
    assert counts[Mark.OVERDUE]
    words = browser.get("/portfolio/", {"show": "overdue"}).content.decode()
    assert f"Overdue: {counts[Mark.OVERDUE]}" in words
    assert "past its last day" in words
    assert "None of your partnerships is like that." in browser.get("/portfolio/", {"name": "zzz"}).content.decode()


@pytest.mark.parametrize(("asked", "said"), [({"show": "lost"}, "Select a valid choice"), ({"name": "x" * 201}, "200")])
def test_what_cannot_be_asked_is_said_beside_the_whole_list(browser: Client, asked: dict[str, str], said: str) -> None:
    words = browser.get("/portfolio/", asked).content.decode()
    assert said in words
    assert "of 60" in words


def test_nobody_sees_a_partnership_they_have_no_part_in(client: Client, officer: User) -> None:
    stranger = User.objects.create_user("stranger")
    client.force_login(stranger)
    words = client.get("/portfolio/").content.decode()
    assert "generated-" not in words
    assert "You have no part in any partnership yet" in words


def test_a_check_covers_all_worst_first_and_is_shown_with_its_moment(browser: Client, officer: User) -> None:
    assert "No check of the obligations has been made yet." in browser.get("/portfolio/").content.decode()
    job = work.ask(officer, "check the portfolio", {}, at=timezone.now())
    working.run_one()
    job.refresh_from_db()
    assert job.state == "done", job.says
    headings, lines = jobs.lines_for(officer, job)
    assert len(lines) == SIZE
    assert headings[0] == "Partnership"
    fails = [int(line.cells[1]) for line in lines]
    assert fails == sorted(fails, reverse=True)
    assert Checked.objects.count() == SIZE
    assert sum(each.overdue > 0 for each in store.seen([row.slug for row in rows(officer)]).values()) > 0
    words = browser.get("/portfolio/").content.decode()
    assert "Obligations were last checked" in words
    assert "overdue, the longest by" in words


def test_a_check_says_how_far_it_is_and_keeps_nothing_where_it_is_cancelled(officer: User) -> None:
    told: list[tuple[int, int]] = []

    class CancelledThere(Exception):
        pass

    def progress(done: int, of: int) -> None:
        told.append((done, of))
        if done == 5:
            raise CancelledThere

    with pytest.raises(CancelledThere):
        kind_of("check the portfolio").run(officer, {}, progress)
    assert told == [(done, SIZE) for done in range(6)]
    assert not Checked.objects.exists()


def test_what_has_no_summary_is_said_and_drawn_by_the_worker(
    browser: Client, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("section75.apps.agreements.actions.redraw", lambda *_, **__: None)
    for files in [list(many(SIZE + 1, around=TODAY))[-1]]:
        terms = agreements.load_at_the_terminal(files, at=AT).partnership
        give(officer, terms.id, terms.parties[0].id)
    assert "Not summed up yet" in browser.get("/portfolio/", {"after": "generated-0049"}).content.decode()
    assert store.to_be_drawn(TODAY) == [terms.id]
    assert actions.rebuild(at=AT) == 1
    assert actions.rebuild(at=AT) == 0
    assert Summary.objects.filter(partnership_id=terms.id).count() == 1
