"""Books as they stood once: put back row for row, where loading them again would take long and prove nothing new."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

BATCH = 500
LATE = ("MonthClosing", "MonthReopening", "MonthAnswer", "CarriedOut")  # after the entries, and what was carried out
Statement = tuple[str, Any]
_KEPT: dict[str, list[list[Model]]] = {}
_PUT_BACK: dict[str, list[Statement]] = {}  # with what the rows were put back, which takes long to put together


def as_they_were(name: str, load: Callable[[], None]) -> None:
    """Load books into an empty database the first time; after that, put back the rows that made."""
    if name in _PUT_BACK:
        with connection.cursor() as cursor:
            for statement, values in _PUT_BACK[name]:
                cursor.execute(statement, values)
    elif name in _KEPT:
        _PUT_BACK[name] = _put_back(_KEPT.pop(name))
    else:
        load()
        _KEPT[name] = [rows for model in _models() if (rows := list(model._base_manager.order_by("pk")))]
        _KEPT[name].sort(key=lambda rows: LATE.index(called) if (called := type(rows[0]).__name__) in LATE else -1)


def _put_back(kept: list[list[Model]]) -> list[Statement]:
    """Put rows back; the statements that did it."""
    done: list[Statement] = []

    def written_down(execute: Callable[..., Any], statement: str, values: Any, many: bool, context: Any) -> Any:
        done.append((statement, values))
        return execute(statement, values, many, context)

    with connection.execute_wrapper(written_down):
        for rows in kept:
            type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)
    return done


def _models() -> list[type[Model]]:
    """Ours, those that others point at first."""
    return [model for model in apps.get_models() if model.__module__.startswith("section75.")]
