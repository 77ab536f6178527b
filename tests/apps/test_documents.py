"""The agreement as a document: page, downloads, and two versions compared."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.agreements import store
from section75.apps.agreements.actions import load_at_the_terminal
from section75.apps.demonstration.actions import FUND
from section75.importers.agreement_file import FileText

HERE = f"/partnerships/{FUND.partnership}/document/"
LATER = datetime(2022, 8, 1, 9, 0, tzinfo=UTC)


def test_the_page_reads_as_a_document(visitor: Client) -> None:
    said = visitor.get(HERE, {"on": "14 June 2022"}).content.decode()
    for words in (
        "Who bears a variance",
        "worked for £100,000.00",
        "Contributions for 2022/23",
        "Where the source is silent",
    ):
        assert words in said


@pytest.mark.parametrize(("form", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")])
def test_it_is_had_as_a_file(visitor: Client, form: str, begins: bytes) -> None:
    answer = visitor.get(f"{HERE}{form}/", {"on": "2022-06-14"})
    assert answer.content.startswith(begins)
    assert answer["Content-Disposition"] == f'attachment; filename="{FUND.partnership}-2022-06-14.{form}"'
    assert "no-store" in answer["Cache-Control"]


def test_no_other_form(visitor: Client) -> None:
    assert visitor.get(f"{HERE}xls/").status_code == 404


def test_a_day_that_is_none_is_asked_again(visitor: Client) -> None:
    assert "is not a day" in visitor.get(HERE, {"on": "31 June 2022"}).content.decode()


def test_two_versions_are_compared_in_words(visitor: Client, cast: dict[str, User]) -> None:
    del cast
    files = store.files_in_force(FUND.partnership)
    changed = [
        FileText(f.name, f.content.replace(b"Pooled fund manager, learning disability", b"Head of the pool"))
        for f in files
    ]
    load_at_the_terminal(changed, at=LATER)
    said = visitor.get(f"{HERE}compare/", {"first": "1", "second": "2", "on": "14 June 2022"}).content.decode()
    assert "Pooled fund manager, learning disability" in said
    assert "Head of the pool" in said
    same = visitor.get(f"{HERE}compare/", {"first": "1", "second": "1", "on": "14 June 2022"}).content.decode()
    assert "both versions say the same" in same
    assert "Select a valid choice" in visitor.get(f"{HERE}compare/", {"first": "1", "second": "9"}).content.decode()
