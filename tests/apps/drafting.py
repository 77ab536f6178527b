"""Somebody at the pages of a draft: what a browser would send for the form of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Any

from django.http import HttpResponse
from django.test import Client

from section75.apps.drafts.typed import Raw, raw_of
from section75.importers.agreement_file.writing import tables

AT = datetime(2026, 5, 4, 9, 5, tzinfo=UTC)
SLUG = "cambridgeshire-learning-disability"
DRAFTS = f"/partnerships/{SLUG}/drafts/"


def sent(raw: Raw | list[Any] | str, name: str = "") -> dict[str, Any]:
    """What was typed, as the fields of a form: rows-0-party."""
    if isinstance(raw, Mapping):
        return {
            field: value
            for key, each in raw.items()
            for field, value in sent(each, f"{name}-{key}" if name else key).items()
        }
    if isinstance(raw, list) and all(isinstance(each, Mapping) for each in raw):
        return {field: value for n, each in enumerate(raw) for field, value in sent(each, f"{name}-{n}").items()}
    return {name: raw}


def typed(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a record's form, filled in by somebody who types days in words."""
    keys = next(each.keys for each in tables() if each.name == table)
    return sent(raw_of(keys, values))


@dataclass
class Desk:
    """Somebody's browser at one draft."""

    browser: Client
    number: int = 1

    def begin(self, target: str = "edit", **said: str) -> Desk:
        """Begin a draft, and sit down at it."""
        answer = self.browser.post(f"{DRAFTS}begin/{target}/", {"title": "Next year", **said})
        assert answer.status_code == 302, words(answer)
        self.number = int(answer["Location"].rstrip("/").rpartition("/")[2])
        return self

    def get(self, way: str = "") -> HttpResponse:
        """A page of the draft."""
        return self.browser.get(f"{DRAFTS}{self.number}/{way}")  # type: ignore[return-value]

    def send(self, way: str, fields: Mapping[str, Any], **more: Any) -> HttpResponse:
        """Send a form of the draft."""
        return self.browser.post(f"{DRAFTS}{self.number}/{way}", {**fields, **more})  # type: ignore[return-value]

    def add(self, table: str, values: Mapping[str, Any], **more: Any) -> HttpResponse:
        """Add a record."""
        return self.send(f"{table}/add/", typed(table, values), **more)

    def change(self, table: str, place: int, values: Mapping[str, Any], **more: Any) -> HttpResponse:
        """Change a record of the first file."""
        return self.send(f"{table}/0/{place}/", typed(table, values), **more)

    def file(self, number: int = 0) -> bytes:
        """One file, as it is exported."""
        answer = self.get(f"files/{number}/")
        assert answer.status_code == 200
        return answer.content


def words(answer: Any) -> str:
    """A page as it is read."""
    return unescape(answer.content.decode())
