"""No answer rests on the order in which a database sorts text, for each sorts it in its own way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from section75.apps.accounts.actions import Given, give
from section75.apps.accounts.models import User
from section75.apps.accounts.store import everybody, parts_of, today
from section75.core.authority import Role, Scope

ROOMS = Path(__file__).resolve().parents[2] / "section75" / "apps"
SOURCES = sorted(path for path in ROOMS.rglob("*.py") if "migrations" not in path.parts)
MIXED = ("Zoe", "alan", "Álvaro", "al-b", "alb", "_x", "zoë", "Alan")


def columns(room: str = "") -> dict[str, bool]:
    """Every column of a room, or of all rooms, by name: does any of that name hold text?"""
    found: dict[str, bool] = {}
    for model in apps.get_app_config(room).get_models() if room else apps.get_models():
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            found[field.name] = found.get(field.name, False) or (is_text and model._meta.app_label != "sessions")
    return found | {"id": False}  # a partnership's is text, and `names` sorts those itself


def asked(source: str) -> Iterator[str]:
    """The columns that `order_by` and `ordering` name; of a path, its last."""
    for node in ast.walk(ast.parse(source)):
        named: list[ast.expr] = []
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            named = node.args if node.func.attr in ("order_by", "distinct") else []
        elif isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == "ordering" for t in node.targets):
            named = list(getattr(node.value, "elts", []))
        for each in named:
            assert isinstance(each, ast.Constant), "say the columns plainly, so that this can be checked"
            yield str(each.value).lstrip("-").split("__")[-1]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOMS)))
def test_nothing_is_ordered_by_a_text_in_the_database(path: Path) -> None:
    room = path.relative_to(ROOMS).parts[0]
    is_text = columns() | {"pk": False, "by_seq": False} | (columns(room) if room in apps.app_configs else {})
    assert [name for name in asked(path.read_text(encoding="utf-8")) if is_text.get(name, True)] == []


def test_the_check_bites() -> None:
    assert list(asked('rows.order_by("-version__fund", "seq")')) == ["fund", "seq"]
    assert columns()["fund"]
    assert not columns()["seq"]


def test_people_and_partnerships_are_in_one_order_on_every_engine(db: None) -> None:
    for name in MIXED:
        part_in(User.objects.create(username=name), name)
    first = User.objects.get(username="Zoe")
    for name in MIXED[1:]:
        part_in(first, name)
    assert everybody() == tuple(sorted(MIXED))
    assert [part.partnership for part in parts_of(first)] == sorted(MIXED)


def part_in(user: User, partnership: str) -> None:
    give(user, Given(Role.MEMBER, "icb", Scope(partnership), today()), at=timezone.now(), by="a test")
