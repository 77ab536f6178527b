"""A database that does not answer a page is said to be busy, and what it said is written to the log."""

from __future__ import annotations

import logging

import pytest
from django.db import OperationalError
from django.test import Client

from section75.apps.accounts.models import User
from section75.apps.inbox import actions


def test_a_busy_database_is_a_page_of_its_own(
    client: Client, cast: dict[str, User], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def locked(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    client.force_login(cast["member"])
    monkeypatch.setattr(actions, "mark_seen", locked)
    with caplog.at_level(logging.ERROR, logger="section75.site"):
        answer = client.post("/inbox/seen/", {"shown_at": ""})
    assert answer.status_code == 503
    assert "Nothing of what you did was recorded" in answer.content.decode()
    assert "database is locked" in caplog.text
