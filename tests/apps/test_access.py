"""Who may go where: every address there is, for everybody in the cast, and for somebody who has not signed in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from section75.apps.accounts.models import User
from section75.apps.demonstration.actions import FUND
from section75.apps.returns.actions import issue_return

from .conftest import AT

PLACE = {"slug": "cambridgeshire-learning-disability", "fund": "learning-disability"}
INSIDE = ("pool.manager", "finance.officer", "partner.accountant", "auditor", "member")
SEES_LEDGER = ("pool.manager", "finance.officer", "partner.accountant", "auditor")
BRINGS = ("pool.manager", "finance.officer")
MANAGES = ("pool.manager",)
AUDITS = ("pool.manager", "auditor")


@dataclass(frozen=True)
class Route:
    """One address: how it is asked, who is let in, and what the answer is for those who are."""

    who: tuple[str, ...]
    more: tuple[tuple[str, object], ...] = ()
    post: bool = False
    done: tuple[int, ...] = (200,)
    data: tuple[tuple[str, str], ...] = ()


EDITION = (("edition", "pooled-fund-quarter"), ("first", 2022), ("number", 1))
JUNE = (("month", "2022/23 M3"),)
ROUTES = {
    "portfolio:portfolio": Route((*INSIDE, "stranger")),
    "agreements:agreement": Route(INSIDE),
    "agreements:findings": Route(INSIDE),
    "audit:trail": Route(AUDITS),
    "ledger:journal": Route(SEES_LEDGER),
    "ledger:entry": Route(SEES_LEDGER, (("seq", 1),)),
    "ledger:trial_balance": Route(SEES_LEDGER),
    "ledger:extracts": Route(SEES_LEDGER),
    "ledger:upload": Route(BRINGS),
    "ledger:extract": Route(SEES_LEDGER, (("number", 0),)),
    "ledger:post_extract": Route(BRINGS, (("number", 0),), post=True, done=(302,)),
    "ledger:post_waiting": Route(BRINGS, (("number", 0),), post=True, done=(409,), data=JUNE),
    "ledger:close": Route(MANAGES, post=True, done=(302,), data=JUNE),
    "ledger:instalments": Route(BRINGS, post=True, done=(409,), data=JUNE),
    "budget:position": Route(SEES_LEDGER),
    "budget:forecast": Route(BRINGS),
    "budget:why": Route(SEES_LEDGER, (("figure", "all-lines.variance"),)),
    "risk_share:settle": Route(SEES_LEDGER),
    "risk_share:why": Route(SEES_LEDGER, (("partner", "council"),), data=JUNE),
    "risk_share:shares": Route(SEES_LEDGER),
    "risk_share:exposure": Route(SEES_LEDGER),
    "risk_share:rules": Route(SEES_LEDGER),
    "returns:list": Route(INSIDE),
    "returns:preview": Route(SEES_LEDGER, EDITION),
    "returns:issue": Route(MANAGES, EDITION, post=True, done=(409,)),
    "returns:issued": Route(INSIDE, (("pk", 0),)),
    "returns:why": Route(INSIDE, (("pk", 0), ("line", "5"))),
    "returns:deliver": Route(
        MANAGES, (("pk", 0),), post=True, done=(302,), data=(("party", "icb"), ("how", "by e-mail"))
    ),
    "returns:download": Route(INSIDE, (("pk", 0), ("form", "csv"))),
}
OPEN_TO_ALL = {"accounts:sign_in", "accounts:sign_out"}
EVERYBODY = (*INSIDE, "stranger", "nobody")


def named(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns, pattern.namespace or space)
        else:
            yield f"{space}:{pattern.name}"


def test_every_address_is_classified() -> None:
    assert set(named(get_resolver().url_patterns)) == set(ROUTES) | OPEN_TO_ALL


def address(name: str, route: Route, numbers: dict[str, int]) -> str:
    more = {key: numbers[key] if value == 0 else value for key, value in route.more}
    takes_fund = not name.startswith(("agreements", "audit", "portfolio"))
    place = {} if name.startswith("portfolio") else PLACE if takes_fund else {"slug": PLACE["slug"]}
    return reverse(name, kwargs={**place, **more})


def counted() -> dict[str, int]:
    quiet = {"Session", "AuditLine", "User"}
    return {
        model.__name__: model._default_manager.count() for model in apps.get_models() if model.__name__ not in quiet
    }


@pytest.fixture
def numbers(quarter: dict[str, User]) -> dict[str, int]:
    from section75.apps.ledger.models import Extract

    issued = issue_return(quarter["pool.manager"], FUND, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
    return {"number": Extract.objects.order_by("pk")[0].pk, "pk": issued.pk}


@pytest.mark.parametrize("name", ROUTES)
def test_everybody_gets_the_answer_the_table_says(
    name: str, client: Client, quarter: dict[str, User], numbers: dict[str, int]
) -> None:
    route = ROUTES[name]
    where = address(name, route, numbers)
    for who in EVERYBODY:
        client.logout()
        if who != "nobody":
            client.force_login(quarter[who])
        before = counted()
        response = client.post(where, dict(route.data)) if route.post else client.get(where, dict(route.data))
        if who == "nobody":
            expected: tuple[int, ...] = (302,)
            assert response.headers["Location"].startswith("/accounts/sign-in/")
        elif who in route.who:
            expected = route.done
        else:
            expected = (404,) if who == "stranger" else (403,)
        assert response.status_code in expected, (who, response.status_code)
        if not route.post or who not in route.who:
            assert counted() == before, f"{who} changed something by asking"


@pytest.mark.parametrize("name", [name for name, route in ROUTES.items() if route.post])
def test_what_changes_something_is_never_done_by_a_get(
    name: str, client: Client, quarter: dict[str, User], numbers: dict[str, int]
) -> None:
    client.force_login(quarter["pool.manager"])
    assert client.get(address(name, ROUTES[name], numbers)).status_code == 405


def test_a_partnership_that_does_not_exist_and_one_of_others_give_the_same_answer(
    client: Client, quarter: dict[str, User]
) -> None:
    client.force_login(quarter["stranger"])
    theirs = client.get(reverse("ledger:journal", kwargs=PLACE))
    none = client.get(reverse("ledger:journal", kwargs={**PLACE, "slug": "no-such-partnership"}))
    assert theirs.status_code == none.status_code == 404
    tokens = re.compile(rb'value="[A-Za-z0-9]{64}"')
    assert tokens.sub(b"", theirs.content) == tokens.sub(b"", none.content)


def test_an_unknown_fund_entry_extract_or_return_is_not_found(client: Client, quarter: dict[str, User]) -> None:
    client.force_login(quarter["pool.manager"])
    fund = {**PLACE, "fund": "no-such-fund"}
    for where in (
        reverse("ledger:journal", kwargs=fund),
        reverse("ledger:entry", kwargs={**PLACE, "seq": 99999}),
        reverse("ledger:extract", kwargs={**PLACE, "number": 99999}),
        reverse("returns:issued", kwargs={**PLACE, "pk": 99999}),
        reverse("budget:why", kwargs={**PLACE, "figure": "all-lines.nothing"}),
    ):
        assert client.get(where).status_code == 404, where


def test_a_refusal_is_written_down_with_who_and_why(client: Client, quarter: dict[str, User]) -> None:
    from section75.apps.audit.models import AuditLine

    client.force_login(quarter["member"])
    client.post(reverse("ledger:close", kwargs=PLACE), dict(JUNE))
    client.force_login(quarter["partner.accountant"])
    client.post(reverse("ledger:close", kwargs=PLACE), dict(JUNE))
    line = AuditLine.objects.order_by("-id")[0]
    assert (line.who, line.act, line.outcome) == ("partner.accountant", "close a month", "refused")
    assert "pool manager" in line.says


def test_pages_with_money_are_never_stored(client: Client, quarter: dict[str, User]) -> None:
    client.force_login(quarter["pool.manager"])
    response = client.get(reverse("budget:position", kwargs=PLACE))
    assert response.headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Frame-Options"] == "DENY"
