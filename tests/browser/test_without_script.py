"""The work gets done in a browser that runs no script."""

from __future__ import annotations

import pytest

from tests.browser.fixtures import Visits
from tests.browser.visiting import FUND

pytestmark = pytest.mark.browser


def test_a_month_is_chosen_on_the_position(visits: Visits) -> None:
    visitor = visits("pool.manager", script=False)
    visitor.go(f"{FUND}budget/")
    visitor.page.get_by_label("Month").select_option("2022/23 M2")
    visitor.press("Show that month")
    assert "Position at May 2022" in visitor.text


def test_a_variance_is_tried(visits: Visits) -> None:
    visitor = visits("pool.manager", script=False)
    visitor.go(f"{FUND}risk-share/")
    visitor.page.get_by_label("Variance to settle").fill("£312,000.00")
    visitor.press("Settle")
    assert "The council bears" in visitor.text


def test_a_figure_leads_to_its_entries_and_to_the_row(visits: Visits) -> None:
    visitor = visits("partner.accountant", script=False)
    visitor.go(f"{FUND}budget/?month=2022%2F23+M3")
    visitor.follow("£3,981,159.04")
    visitor.follow("Look up the entries of expenditure/residential-care")
    visitor.follow("Entry 6")
    assert "of invented-extract-2022-06.csv" in visitor.text


def test_what_is_wrong_with_a_forecast_is_said(visits: Visits) -> None:
    visitor = visits("finance.officer", script=False)
    visitor.go(f"{FUND}budget/forecast/")
    visitor.page.get_by_label("Supported living").fill("plenty")
    visitor.press("Enter this forecast")
    assert visitor.page.title().startswith("Error: ")
    visitor.follow("What has changed, and why: enter an answer")
    assert visitor.page.url.endswith("#id_because")


def test_an_extract_that_does_not_add_up_is_refused(visits: Visits) -> None:
    visitor = visits("finance.officer", script=False)
    visitor.go(f"{FUND}ledger/extracts/4/")
    assert "What stops it from being posted" in visitor.text
    assert visitor.page.get_by_role("button", name="Post").count() == 0


def test_somebody_signs_out(visits: Visits) -> None:
    visitor = visits("auditor", script=False)
    visitor.go("/")
    visitor.press("Sign out")
    assert visitor.page.get_by_role("heading", level=1).inner_text() == "Sign in"
