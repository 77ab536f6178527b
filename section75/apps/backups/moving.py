"""Moving the books to another database, of the other engine or the same: every row, with its key, and every root.

Rows are read as the program reads them and written as the other engine keeps them, in one transaction there, in which
its guards are down; they are up again before it ends, and it ends only where counts, heads and roots are equal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from section75.apps.audit.engines import ENGINES
from section75.apps.audit.guards import all_guards
from section75.apps.backups.heads import FundHead, heads, roots_at
from section75.apps.backups.refusals import MovedOtherwise, TargetNotEmpty
from section75.apps.backups.restoring import ask, holds_books

TARGET = "moving to"
_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved: how many tables and rows, and how far each fund is there as here."""

    tables: int
    rows: int
    funds: tuple[FundHead, ...]


def name_target(settings: dict[str, Any]) -> None:
    """Let the other database be reached in this process, beside our own."""
    complete = connections.configure_settings({"default": {"ENGINE": settings["ENGINE"]}, TARGET: settings})
    connections.settings[TARGET] = complete[TARGET]


def require_empty(where: str) -> None:
    """Refuse a database with books in it."""
    if holds_books(TARGET):
        raise TargetNotEmpty(where)


def move() -> Moved:
    """Copy everything to the database named, which has every table and no books. All of it arrives, or nothing."""
    target, tables = connections[TARGET], _models()
    with transaction.atomic(), transaction.atomic(using=TARGET):
        if connection.vendor == "postgresql":
            connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with target.cursor() as cursor:
            ENGINES[target.vendor].take_all_down(cursor)
            _empty(cursor, tables)
            rows = sum(_copy(cursor, target, model) for model in tables)
            _set_sequences(cursor, target, tables)
            funds = _require_the_same(cursor, tables)
            _make_guards(cursor, target)
        target.check_constraints()
    return Moved(len(tables), rows, funds)


def _models() -> list[type[models.Model]]:
    """Every table the program has, those of other programs' that it uses too."""
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def _empty(cursor: Any, tables: Sequence[type[models.Model]]) -> None:
    """Take out what migrations put there: the same comes with the books."""
    for model in reversed(tables):
        cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")  # noqa: S608 - names of ours


def _copy(cursor: Any, target: BaseDatabaseWrapper, model: type[models.Model]) -> int:
    fields = model._meta.local_concrete_fields
    names = [field.attname for field in fields]
    columns = ", ".join(_quoted(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    statement = f"INSERT INTO {_quoted(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608 - ours
    found = model._base_manager.order_by("pk").values_list(*names).iterator(_BATCH)
    many = 0
    for rows in _in_batches(found):
        cursor.executemany(statement, [_as_kept(fields, row, target) for row in rows])
        many += len(rows)
    return many


def _as_kept(fields: Sequence[Any], row: Sequence[Any], target: BaseDatabaseWrapper) -> list[Any]:
    return [field.get_db_prep_save(value, target) for field, value in zip(fields, row, strict=True)]


def _in_batches(rows: Iterator[Any]) -> Iterator[list[Any]]:
    some: list[Any] = []
    for row in rows:
        some.append(row)
        if len(some) == _BATCH:
            yield some
            some = []
    if some:
        yield some


def _set_sequences(cursor: Any, target: BaseDatabaseWrapper, tables: Sequence[type[models.Model]]) -> None:
    """The next number is the one after the last."""
    for statement in target.ops.sequence_reset_sql(no_style(), list(tables)):
        cursor.execute(statement)


def _require_the_same(cursor: Any, tables: Sequence[type[models.Model]]) -> tuple[FundHead, ...]:
    """Every table has as many rows there, and every fund the same head and the same root over its leaves."""

    def there(statement: str) -> list[Sequence[Any]]:
        cursor.execute(statement)
        return list(cursor.fetchall())

    for model in tables:
        table = model._meta.db_table
        count = f"SELECT count(*) FROM {_quoted(table)}"  # noqa: S608 - names of ours
        ((sent,),), ((arrived,),) = list(ask(count)), there(count)
        if sent != arrived:
            raise MovedOtherwise(f"{table} has {sent:,} rows here, and {arrived:,} arrived")
    found = heads(ask)
    if heads(there) != found:
        raise MovedOtherwise("a fund's head is another there")
    roots = {(head.place, head.size): head.root for head in found if head.size}
    if roots_at(there, {}) != roots:
        raise MovedOtherwise("the root over the lines of a fund is another there")
    return found


def _make_guards(cursor: Any, target: BaseDatabaseWrapper) -> None:
    engine = ENGINES[target.vendor]
    if target.vendor == "postgresql":
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a table with checks still waiting takes no trigger
    wanted = list(all_guards())
    for guard in wanted:
        engine.make(cursor, guard)
    standing = engine.standing(cursor)
    gone = [guard.name for guard in wanted if standing.get(guard.name, "") != engine.written(guard)]
    if gone:
        raise MovedOtherwise(f"the guards {', '.join(gone)} do not stand there")


def _quoted(name: str | None) -> str:
    return f'"{name}"'
