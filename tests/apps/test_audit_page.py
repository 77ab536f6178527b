"""The pages of the trail: chosen lines, what changed, whoever stands behind, page after page, and as a file."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, include, path, reverse

from section75.apps.accounts.models import User
from section75.apps.audit import actions, store
from section75.apps.audit.models import AuditLine
from section75.apps.audit.urls import INSTALLATION
from section75.core.authority import Role
from section75.core.evidence import line_hash
from section75.render.as_csv import unguarded
from section75.site import urls

from .trail import AT, SLUG, line, person

urlpatterns: list[URLPattern | URLResolver] = [path("audit/", include(INSTALLATION)), *urls.urlpatterns]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture
def auditor(client: Client, db: None) -> Client:
    """A browser of the partnership's auditor."""
    client.force_login(person("auditor", Role.AUDITOR))
    return client


def shown(client: Client, **asked: str | int) -> str:
    response = client.get(reverse("audit:trail", args=[SLUG]), asked)
    assert response.status_code == 200
    return response.content.decode()


def rows_in(page: str) -> list[int]:
    """The numbers that head the rows of the page's table."""
    return [int(found) for found in re.findall(r'<th scope="row" class="govuk-table__header">(\d+)</th>', page)]


def taken(client: Client, address: str = "", **asked: str) -> bytes:
    response = client.post(address or reverse("audit:export", args=[SLUG]), asked)
    assert response.status_code == 200
    assert response.streaming
    assert response.headers["Content-Disposition"].startswith('attachment; filename="audit-')
    return response.getvalue()


def several() -> None:
    """Seven lines, no two alike; the sixth is another partnership's."""
    line(says="Closed April.")
    line(who="approver", on_behalf_of="chief", delegation="number 7, to £500,000.00", says="Approved 100% of it.")
    line(act="import an extract", fund="pool", outcome="refused", says="ÉTÉ is no month.")
    line(at=datetime(2022, 7, 4, 22, 59, 59, 999999, tzinfo=UTC), says="Just before midnight in London.")
    line(at=datetime(2022, 7, 4, 23, 0, tzinfo=UTC), says="At midnight in London.")
    line(partnership="another", says="Theirs.")
    line(before=store.as_kept({"limit": {"pence": 125037}, "same": 1}), after=store.as_kept({"limit": None, "same": 1}))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [7, 5, 4, 3, 2, 1]),
        ({"who": "approver"}, [2]),
        ({"who": "chief"}, [2]),
        ({"act": "import an extract"}, [3]),
        ({"outcome": "refused"}, [3]),
        ({"fund": "pool"}, [3]),
        ({"from_day": "5 July 2022"}, [5]),
        ({"to_day": "4 July 2022"}, [7, 4, 3, 2, 1]),
        ({"from_day": "2022-07-05", "to_day": "05/07/2022"}, [5]),
        ({"to_day": "31/12/9999"}, [7, 5, 4, 3, 2, 1]),
        ({"words": "closed"}, [1]),
        ({"words": "MIDNIGHT in"}, [5, 4]),
        ({"words": "100%"}, [2]),
        ({"words": "ÉT"}, [3]),
        ({"words": "ét"}, []),
        ({"who": "officer", "words": "midnight", "to_day": "2022-07-04"}, [4]),
        ({"who": "nobody.such"}, []),
    ],
)
def test_lines_are_chosen_by_each_filter_and_by_several(
    auditor: Client, asked: dict[str, str], found: list[int]
) -> None:
    several()
    page = shown(auditor, **asked)
    assert rows_in(page) == found
    assert "Theirs." not in page
    assert ("No line is of all that was chosen" in page) == (not found)


def test_who_stands_behind_a_line_and_what_it_changed_is_shown(auditor: Client) -> None:
    several()
    page = shown(auditor)
    assert "On behalf of: chief" in page
    assert "Under: number 7, to £500,000.00" in page
    assert "Fund: pool" in page
    assert "By: command" in page
    assert page.count("What changed") == 1
    assert "£1,250.37" in page
    assert "Limit: pence" in page
    assert ">Same<" not in page, "what stayed as it was is no change"
    head = store.head()
    assert head.hash in page
    assert "section75 audit verify" in page


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"from_day": "31 February 2022"}, "31 February 2022"),
        ({"to_day": "soon"}, "soon"),
        ({"from_day": "2 July 2022", "to_day": "1 July 2022"}, "It comes before the first day"),
        ({"act": "close a mouth"}, "There is no line of &#39;close a mouth&#39;"),
        ({"outcome": "perhaps"}, "There are lines of done, refused"),
        ({"who": "x" * 151}, "at most 150"),
        ({"words": "a\0b"}, "Null characters"),
    ],
)
def test_a_filter_that_is_none_is_refused_beside_its_field_and_nothing_is_lost(
    auditor: Client, asked: dict[str, str], says: str
) -> None:
    several()
    page = shown(auditor, **asked, words="kept words") if "words" not in asked else shown(auditor, **asked)
    assert says in page
    assert "There is a problem" in page
    assert "No lines are shown until" in page
    assert rows_in(page) == []
    for text in asked.values():
        if text.isprintable() and "mouth" not in text and text != "perhaps":
            assert f'value="{text}"' in page
    if "words" not in asked:
        assert 'value="kept words"' in page


def test_pages_follow_one_another_and_keep_the_filters(auditor: Client) -> None:
    for number in range(1, 251):
        line(says=f"Act {number}.", who="officer" if number % 2 else "other")
    first = shown(auditor, who="officer")
    assert rows_in(first) == list(range(249, 49, -2))
    assert 'href="?who=officer&amp;before=51"' in first
    second = shown(auditor, who="officer", before=51)
    assert rows_in(second) == list(range(49, 0, -2))
    assert "before=" not in second
    for nonsense in ("", "-1", "x", "9" * 30, "²"):
        assert len(rows_in(shown(auditor, before=nonsense))) == 100


def test_nothing_done_is_said_and_nothing_is_stored(auditor: Client) -> None:
    response = auditor.get(reverse("audit:trail", args=["invented-partnership"]))
    assert "Nothing has been done here yet." in response.content.decode()
    assert not AuditLine.objects.exists(), "looking writes nothing"


def test_json_lines_hold_all_that_each_hash_covers(auditor: Client, settings: LazySettings) -> None:
    settings.MIDDLEWARE = ["section75.apps.audit.channel.ThroughPages", *settings.MIDDLEWARE]
    several()
    content = taken(auditor, format="jsonl", who="approver")
    (told,) = [json.loads(each) for each in content.splitlines()]
    number, previous, hash_ = told.pop("number"), told.pop("previous"), told.pop("hash")
    assert line_hash(number, previous, told) == hash_ == AuditLine.objects.get(seq=2).hash
    assert told["at"] == "2022-07-04T09:05:06.123456Z"
    kept = AuditLine.objects.order_by("-seq")[0]
    assert (kept.seq, kept.who, kept.outcome, kept.channel) == (8, "auditor", "done", "page")
    assert "as JSON lines, of who 'approver', up to line 7, whose hash is" in kept.says


def test_csv_holds_the_same_lines_and_runs_nothing(auditor: Client) -> None:
    line(says="=HYPERLINK(1)", who="+officer")
    line(says='"quoted", and\na second row')
    rows = list(csv.reader(io.StringIO(taken(auditor, format="csv").decode("utf-8-sig"), newline="")))
    assert rows[0][:3] == ["Line", "When (UTC)", "Who"]
    assert [row[0] for row in rows[1:]] == ["1", "2"]
    assert rows[1][2] == "'+officer"
    assert rows[1][9] == "'=HYPERLINK(1)"
    assert unguarded(rows[1][9]) == "=HYPERLINK(1)"
    assert rows[2][9] == '"quoted", and\na second row'
    assert rows[2][-1] == AuditLine.objects.get(seq=2).hash


def test_an_export_of_many_lines_is_whole_and_holds_few_at_once(auditor: Client) -> None:
    for _ in range(2_100):
        line()
    response = auditor.post(reverse("audit:export", args=[SLUG]), {"format": "jsonl"})
    assert response.streaming
    pieces = iter(response)
    with CaptureQueriesContext(connection) as asked:
        first = next(pieces)
    assert [query["sql"].rstrip().endswith("LIMIT 1000") for query in asked.captured_queries] == [True]
    told = [json.loads(first), *(json.loads(each) for each in pieces)]
    assert [each["number"] for each in told] == list(range(1, 2_101))
    assert all(one["hash"] == other["previous"] for one, other in pairwise(told))


def test_an_export_by_a_filter_that_is_none_is_refused_on_the_page(auditor: Client) -> None:
    several()
    response = auditor.post(reverse("audit:export", args=[SLUG]), {"from_day": "soon", "format": "csv"})
    assert "There is a problem" in response.content.decode()
    assert AuditLine.objects.count() == 7
    assert auditor.get(reverse("audit:export", args=[SLUG])).status_code == 405


def test_who_may_not_see_a_trail_gets_neither_page_nor_file_and_that_is_written_down(client: Client, db: None) -> None:
    several()
    client.force_login(person("member", Role.MEMBER))
    for response in (
        client.get(reverse("audit:trail", args=[SLUG])),
        client.post(reverse("audit:export", args=[SLUG])),
    ):
        assert response.status_code == 403
    assert client.get(reverse("audit:trail", args=["another"])).status_code == 404
    refused = list(AuditLine.objects.filter(who="member").order_by("seq").values_list("partnership", "outcome"))
    assert refused == [(SLUG, "refused"), ("another", "refused")]


def test_the_installation_has_a_trail_of_its_own(client: Client, db: None) -> None:
    several()
    line(partnership="", act="sign in", says="Signed in.")
    line(partnership="guess", outcome="refused", says="There is no partnership 'guess'.")
    line(partnership=SLUG, outcome="refused", says="Not theirs to see.")
    client.force_login(person("administrator", Role.ADMINISTRATOR, partnership=""))
    page = client.get(reverse("audit_installation:trail")).content.decode()
    assert rows_in(page) == [9, 8], "refusals in the name of no partnership, and lines of none"
    content = taken(client, reverse("audit_installation:export"), format="jsonl")
    assert [json.loads(each)["number"] for each in content.splitlines()] == [8, 9]
    kept = AuditLine.objects.order_by("-seq")[0]
    assert (kept.partnership, kept.who, kept.seq) == ("", "administrator", 11)
    assert client.get(reverse("audit:trail", args=[SLUG])).status_code == 404
    assert actions.verify().upto == 12


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.MEMBER, None])
def test_the_installations_trail_is_not_for_those_of_a_partnership(client: Client, db: None, role: Role | None) -> None:
    user: User = person("somebody", role)
    client.force_login(user)
    assert client.get(reverse("audit_installation:trail")).status_code in (403, 404)
    assert client.post(reverse("audit_installation:export")).status_code in (403, 404)
    assert AuditLine.objects.filter(who="somebody", outcome="refused").count() == 1


def test_what_somebody_wrote_is_shown_and_not_run(auditor: Client) -> None:
    line(says="<script>alert(1)</script>", after=store.as_kept({"<b>": "<img src=x>"}), delegation="<i>", fund="<u>")
    page = shown(auditor, words="<script>")
    for text in ("<script>alert", "<b>", "<img src=x>", "<i>", "<u>"):
        assert text not in page, text


def test_a_look_a_minute_later_is_written_again(client: Client, db: None) -> None:
    assert store.write_refusal(at=AT, who="a", act="b", partnership="c", says="No.")
    assert not store.write_refusal(at=AT + timedelta(seconds=30), who="a", act="b", partnership="c", says="No.")
