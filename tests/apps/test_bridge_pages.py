"""The page of contributions by year: standing, what is in use, bridge, and what the rule makes of next year."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from section75.apps.accounts.actions import Given, add_person, give
from section75.apps.accounts.models import User
from section75.apps.agreements.actions import load_at_the_terminal
from section75.core.authority import Role, Scope
from section75.importers.agreement_file import FileText

from .asking import AT
from .asking import FOLDER as CAMBRIDGESHIRE

FOLDER = CAMBRIDGESHIRE.parent / "oxfordshire-2017"
SLUG = "oxfordshire-adults"
YEAR_BEFORE = """
[[contributions]]
fund = "better-care-fund"
year = "2016/17"
unit = "£000"
standing = "approved"
rows = [{ party = "council", amount = "90,000" }, { party = "ccg", amount = "75,000" }]
source = "invented: schedules of 2016/17"

[[instalments]]
fund = "better-care-fund"
year = "2017/18"
day_of_month = 15
source = "invented: cl. 10.4"
"""


@pytest.fixture
def reader(db: None, client: Client) -> Client:
    paths = [FOLDER / "agreement.toml", *sorted((FOLDER / "running").glob("invented-*.toml"))]
    files = [FileText(path.name, path.read_bytes()) for path in paths]
    files[-1] = FileText(files[-1].name, files[-1].content + YEAR_BEFORE.encode())
    load_at_the_terminal(files, at=AT)
    client.force_login(_somebody())
    return client


def _somebody() -> User:
    user = add_person("reader", post="Accountant", password="not-to-be-guessed-1")
    give(user, Given(Role.PARTNER_FINANCE, "ccg", Scope(SLUG), date(2017, 4, 1)), at=AT, by="a test")
    return user


def page(client: Client, fund: str, query: str = "", *, rest: str = "", status: int = 200) -> str:
    response = client.get(f"/partnerships/{SLUG}/{fund}/contributions/{rest}{query}")
    assert response.status_code == status, response.content.decode()[:2000]
    return " ".join(response.content.decode().split())


def test_a_year_shows_who_has_approved_and_the_bridge_that_foots(reader: Client) -> None:
    shown = page(reader, "adults", "?year=2017/18&on=1+August+2017")
    assert "Contributions for 2017/18" in shown
    assert "approved by the council on 31 July 2017, the CCG on 25 July 2017" in shown
    assert "Approved by every partner." in shown
    assert "It comes to £79,736,000.00, as para 34, table of Pool 1 gives it." in shown
    assert "Outturn: the part of last year&#39;s overspend that goes on" in shown
    assert shown.count('role="img"') == 2
    assert "The contribution of the council, step by step, from £75,980,000.00 in 2016/17" in shown
    assert "The files do not give the year before." in shown


def test_before_it_is_agreed_last_years_is_in_use_and_the_difference_is_said(reader: Client) -> None:
    shown = page(reader, "better-care-fund", "?year=2017/18&on=18+July+2017")
    assert "the partners work on last year&#39;s: on those of 2016/17" in shown
    assert "Since 31 May 2017." in shown
    assert "Indicative on 18 July 2017; awaits the CCG&#39;s finance and investment committee on 25 July 2017" in shown
    assert "£4,123,000.00" in shown  # 94,123 of the lines less 90,000
    assert "£1,374,333.36" in shown  # four instalments of it, fallen due by 18 July: the odd pennies come first
    assert "Fallen due" in shown
    assert "No bridge into 2017/18 is in the files" in shown
    assert "£2.7m of these requested" in shown


def test_where_nothing_says_what_holds_the_page_says_so(reader: Client) -> None:
    shown = page(reader, "better-care-fund", "?year=2017/18&on=1+April+2017")
    assert "no clause says what holds until they are" in shown
    assert "Nothing says" in shown
    assert "Not said on this day" in shown


def test_next_year_by_the_rule_answers_why(reader: Client) -> None:
    shown = page(reader, "adults", "?year=2017/18&on=1+August+2017")
    assert "Rolled forward from 2017/18 to 2018/19" in shown
    assert f"/partnerships/{SLUG}/adults/contributions/why/ccg/?year=2017/18" in shown
    why = page(reader, "adults", "?year=2017/18", rest="why/ccg/")
    assert "The minimum for 2018/19 is £62,100,000.00" in why
    assert "Question this figure" not in why
    assert "does not say how contributions" in page(reader, "better-care-fund")
    page(reader, "better-care-fund", rest="why/ccg/", status=409)
    page(reader, "adults", "?year=2017/18", rest="why/nobody/", status=404)


def test_a_year_nobody_has_agreed_yet_can_be_asked_for(reader: Client) -> None:
    shown = page(reader, "adults", "?year=2018/19&on=1+June+2018")
    assert "The files give no contributions for 2018/19 yet." in shown
    assert "on those of 2017/18 (para 34, table of Pool 1)" in shown


def test_bad_input_is_refused_in_the_forms_words_and_kept(reader: Client) -> None:
    wrong = page(reader, "adults", "?year=2017/18&on=31+June+2017")
    assert "is not a day" in wrong
    assert 'value="31 June 2017"' in wrong
    assert "Select a valid choice" in page(reader, "adults", "?year=1066/67")
    page(reader, "adults", "?year=2017/19", rest="why/ccg/", status=409)
