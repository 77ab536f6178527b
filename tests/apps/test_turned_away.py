"""What somebody is told who is turned away, and what the pages of money say to browsers."""

from __future__ import annotations

import re

from django.test import Client
from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.audit.models import AuditLine

PLACE = {"slug": "cambridgeshire-learning-disability", "fund": "learning-disability"}


def test_a_partnership_that_does_not_exist_and_one_of_others_give_the_same_answer(
    client: Client, cast: dict[str, User]
) -> None:
    client.force_login(cast["stranger"])
    theirs = client.get(reverse("ledger:journal", kwargs=PLACE))
    none = client.get(reverse("ledger:journal", kwargs={**PLACE, "slug": "no-such-partnership"}))
    assert theirs.status_code == none.status_code == 404
    tokens = re.compile(rb'value="[A-Za-z0-9]{64}"')
    assert tokens.sub(b"", theirs.content) == tokens.sub(b"", none.content)


def test_an_unknown_fund_entry_extract_or_return_is_not_found(client: Client, cast: dict[str, User]) -> None:
    client.force_login(cast["pool.manager"])
    for where in (
        reverse("ledger:journal", kwargs={**PLACE, "fund": "no-such-fund"}),
        reverse("ledger:entry", kwargs={**PLACE, "seq": 99999}),
        reverse("ledger:extract", kwargs={**PLACE, "number": 99999}),
        reverse("returns:issued", kwargs={**PLACE, "pk": 99999}),
        reverse("budget:why", kwargs={**PLACE, "figure": "all-lines.nothing"}),
    ):
        assert client.get(where).status_code == 404, where


def test_whoever_has_not_signed_in_is_led_to_the_sign_in_and_back(client: Client, cast: dict[str, User]) -> None:
    where = reverse("ledger:journal", kwargs=PLACE)
    assert client.get(where).headers["Location"] == f"{reverse('accounts:sign_in')}?next={where}"


def test_a_refusal_is_written_down_with_who_and_why(client: Client, cast: dict[str, User]) -> None:
    client.force_login(cast["partner.accountant"])
    client.post(reverse("ledger:close", kwargs={**PLACE, "first": 2022, "number": 3}))
    line = AuditLine.objects.latest("seq")
    assert (line.who, line.act, line.outcome) == ("partner.accountant", "propose closing a month", "refused")
    assert "pool manager" in line.says


def test_asking_for_what_is_not_there_is_written_down_once_a_minute(client: Client, cast: dict[str, User]) -> None:
    client.force_login(cast["member"])
    before = AuditLine.objects.count()
    for number in (1, 2, 3):
        where = reverse("disputes:evidence", kwargs={**PLACE, "number": number, "pk": number})
        assert client.get(where).status_code == 403
        assert client.get(reverse("returns:issued", kwargs={**PLACE, "pk": number})).status_code == 404
    said = AuditLine.objects.filter(who="member", outcome="refused").order_by("seq").values_list("act", flat=True)
    assert list(said) == ["see the ledger", "look at a page"]
    assert AuditLine.objects.count() == before + 2


def test_pages_with_money_are_never_stored(client: Client, quarter: dict[str, User]) -> None:
    client.force_login(quarter["pool.manager"])
    response = client.get(reverse("budget:position", kwargs=PLACE))
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
