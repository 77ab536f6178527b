"""What every engine can keep: text without NUL, and no longer than its column. Refused alike on all, before it is sent.

SQLite would keep either; PostgreSQL neither. Without this the same act would be done on one and fail on the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CharField, Model

from section75.core.refusals import Refusal


class NotPlainText(Refusal):
    """A text holds the character NUL."""

    def __init__(self, text: str) -> None:
        shown = text[:60].replace("\0", "\N{REPLACEMENT CHARACTER}")
        super().__init__(
            f"{shown!r} holds the character NUL, which is no part of any text and which no database field keeps. "
            "Nothing was done. Take it out: type the text again instead of pasting it."
        )


class TooLongToKeep(Refusal):
    """A text is longer than the place it is kept in."""

    def __init__(self, what: str, text: str, longest: int) -> None:
        super().__init__(
            f"The {what} beginning {text[:60]!r} has {len(text):,} characters, and {longest:,} can be kept. Nothing "
            "was done. Say it in fewer words."
        )


def require_fitting(rows: Iterable[Model]) -> None:
    """Refuse rows with a text longer than its column."""
    for row in rows:
        for field in row._meta.concrete_fields:
            if isinstance(field, CharField) and field.max_length is not None:
                require_length(str(field.verbose_name), str(getattr(row, field.attname) or ""), field.max_length)


def require_length(what: str, text: str, longest: int) -> None:
    """Refuse a text longer than can be kept."""
    if len(text) > longest:
        raise TooLongToKeep(what, text, longest)


def require_plain(text: str) -> None:
    """Refuse a text that holds NUL."""
    if "\0" in text:
        raise NotPlainText(text)


def watch(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Look at everything sent over a connection that was just made."""
    if refuse_nul not in connection.execute_wrappers:
        connection.execute_wrappers.append(refuse_nul)


def refuse_nul(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Send a statement on, unless one of its texts holds NUL."""
    for values in params if many else (params,):
        for text in _texts(values):
            require_plain(text)
    return execute(sql, params, many, context)


def _texts(values: Any) -> Iterable[str]:
    found: Sequence[Any] = tuple(values.values()) if isinstance(values, dict) else tuple(values or ())
    return (value for value in found if isinstance(value, str))
