"""What every page of a fund says above everything else, as rooms above know it: each in its own `banners.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

Banners = Callable[[str, str], Iterator[str]]  # partnership, fund -> sentences


@cache
def _rooms() -> tuple[Banners, ...]:
    names = (f"{room.name}.banners" for room in apps.get_app_configs() if room.name.startswith("section75."))
    return tuple(import_module(name).banners for name in names if name != __name__ and find_spec(name))


def banners(partnership: str, fund: str) -> list[str]:
    """The sentences for a fund, room by room; mostly none."""
    return [says for room in _rooms() for says in room(partnership, fund)]
