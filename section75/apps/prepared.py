"""Questions asked at every act, and rows added by it: their SQL is worked out once, and sent again with other values.

Working a question out takes Django many times as long as SQLite takes to answer it, while everybody else waits. What is
asked is what the same QuerySet would ask, and rows come back as it would give them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache, update_wrapper
from typing import Any, Generic, NamedTuple, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model, QuerySet, Value
from django.db.models.query import ModelIterable, get_related_populators

P = ParamSpec("P")
T = TypeVar("T")
M = TypeVar("M", bound=Model)
_FEW = 30  # values in one: of more, each number of them would be a form of its own, worked out and kept
_SENT_TOGETHER = ("postgresql",)  # engines that answer several statements at once


class Prepared(Generic[P, T]):
    """A question, called with its values in their order. The function that gives the QuerySet may not look at them:
    they only stand where SQL takes a value. A tuple stands for several values after `__in`.
    """

    def __init__(self, question: Callable[P, QuerySet[Any, T]]) -> None:
        self.question: Any = question
        self._worked_out: dict[Hashable, _WorkedOut | None] = {}
        update_wrapper(self, question)

    def __call__(self, *given: P.args, **named: P.kwargs) -> list[T]:
        """Ask it: every row there is."""
        assert not named, "values are given in their order"
        known: list[T] | None = _AHEAD.get().pop(Asking(self, given), None)
        if known is not None:
            return known
        if any(isinstance(each, tuple) and len(each) > _FEW for each in given):
            return list(self.question(*given))
        connection = connections[DEFAULT_DB_ALIAS]
        found = self.worked_out(given, connection)
        return [] if found is None else _sent([(found, given)], connection)[0]

    def of(self, *given: P.args, **_: P.kwargs) -> Asking:
        """The question with its values, to be asked ahead."""
        return Asking(self, given)

    def worked_out(self, given: Sequence[Any], connection: BaseDatabaseWrapper) -> _WorkedOut | None:
        """The question as SQL, for so many values."""
        form = (connection.vendor, *(len(each) if isinstance(each, tuple) else None for each in given))
        if form not in self._worked_out:
            self._worked_out[form] = self._work_out(given)
        return self._worked_out[form]

    def _work_out(self, given: Sequence[Any]) -> _WorkedOut | None:
        """The question of this form; none of one to which there is never an answer."""
        try:
            return _WorkedOut(self.question(*(_places(number, each) for number, each in enumerate(given))))
        except EmptyResultSet:
            return None


def prepared(question: Callable[P, QuerySet[Any, T]]) -> Prepared[P, T]:
    """A function that gives a QuerySet becomes one that asks it, and gives every row."""
    return Prepared(question)


class Asking(NamedTuple):
    """A question with its values."""

    question: Prepared[Any, Any]
    given: tuple[Any, ...]


_AHEAD: ContextVar[dict[Asking, list[Any]]] = ContextVar("section75_ahead", default={})  # noqa: B039 - never added to


@contextmanager
def ahead(asked: Sequence[Asking]) -> Iterator[None]:
    """Ask at once what will be asked one after another inside: it is one way to the server instead of many.

    Each answer is given once, to whoever asks that first; asked again, it is asked again. Only what nobody changes
    meanwhile is asked ahead: nobody else, for a lock is held, nor whoever asks, for they ask before they write. Rights
    may be taken away meanwhile under another lock; they are as they were when this one was taken, asked ahead or not.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor not in _SENT_TOGETHER or not asked:
        yield
        return
    worked_out = [(each, each.question.worked_out(each.given, connection)) for each in asked]
    there = [(each, found) for each, found in worked_out if found is not None]
    answers = _sent([(found, each.given) for each, found in there], connection)
    before = _AHEAD.set({each: answer for (each, _), answer in zip(there, answers, strict=True)})
    try:
        yield
    finally:
        _AHEAD.reset(before)


class _Place:
    """Where in the SQL a value goes: which of those given, or which of several in one."""

    def __init__(self, number: int, among: int | None = None) -> None:
        self._number, self._among = number, among

    def __call__(self, given: Sequence[Any]) -> Any:
        return given[self._number] if self._among is None else given[self._number][self._among]


def _places(number: int, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(Value(_Place(number, among)) for among in range(len(value)))
    return Value(_Place(number))


class _WorkedOut:
    """A question of one form, as SQL of one engine: places stand among its values."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        compiler: Any = rows.query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.sql, self._values = compiler.as_sql()
        self._selected = [each[0] for each in compiler.select]
        self._made = _instances(compiler) if rows._iterable_class is ModelIterable else tuple

    def values(self, given: Sequence[Any], connection: BaseDatabaseWrapper) -> list[Any]:
        """What is sent along with the SQL."""
        values = (each(given) if isinstance(each, _Place) else each for each in self._values)
        return [_as_sent(each, connection) for each in values]

    def rows(self, answer: Iterable[Sequence[Any]], connection: BaseDatabaseWrapper) -> list[Any]:
        """The rows of an answer."""
        read = [
            (column, each, [*connection.ops.get_db_converters(each), *each.get_db_converters(connection)])
            for column, each in enumerate(self._selected)
        ]
        return [self._made(_as_read(row, read, connection)) for row in answer]


def _as_read(row: Sequence[Any], read: Sequence[tuple[int, Any, Sequence[Any]]], connection: Any) -> Sequence[Any]:
    """A row as the program has it: of each column what its converters, those of this connection, make of it."""
    made = list(row)
    for column, expression, converters in read:
        for convert in converters:
            made[column] = convert(made[column], expression, connection)
    return made


def _sent(asked: Sequence[tuple[_WorkedOut, Sequence[Any]]], connection: BaseDatabaseWrapper) -> list[list[Any]]:
    """The rows of each question, all of them sent together."""
    values = [value for each, given in asked for value in each.values(given, connection)]
    answers = []
    with connection.cursor() as cursor:
        cursor.execute("; ".join(each.sql for each, _ in asked), values)
        for number, (each, _) in enumerate(asked):
            if number:
                cursor.nextset()
            answers.append(each.rows(cursor.fetchall(), connection))
    return answers


def _instances(compiler: Any) -> Callable[[Sequence[Any]], Model]:
    """What makes an instance, and those selected with it, of a row."""
    model, columns = compiler.klass_info["model"], compiler.klass_info["select_fields"]
    first, end = columns[0], columns[-1] + 1
    names = [each[0].target.attname for each in compiler.select[first:end]]
    populators: Any = get_related_populators
    beside = populators(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS)

    def made(row: Sequence[Any]) -> Model:
        instance: Model = model.from_db(DEFAULT_DB_ALIAS, names, row[first:end])
        for each in beside:
            each.populate(row, instance)
        return instance

    return made


def put(row: M) -> M:
    """Add a new row, which gets its key: as `save` would, but for signals, to which nothing here listens."""
    connection = connections[DEFAULT_DB_ALIAS]
    statement, names = _insertion(type(row))
    with transaction.mark_for_rollback_on_error(DEFAULT_DB_ALIAS), connection.cursor() as cursor:
        cursor.execute(statement, [_as_sent(getattr(row, name), connection) for name in names])
        (row.pk,) = cursor.fetchone()
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS
    return row


@cache
def _insertion(model: type[Model]) -> tuple[str, tuple[str, ...]]:
    """The statement that adds a row of a model, on any engine, and the names of its values."""
    meta = model._meta
    assert meta.pk is not None, "every model has a key"
    fields = [field for field in meta.local_concrete_fields if not field.primary_key]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join("%s" for _ in fields)
    statement = f'INSERT INTO "{meta.db_table}" ({columns}) VALUES ({places}) RETURNING "{meta.pk.column}"'  # noqa: S608 - names of ours
    return statement, tuple(field.attname for field in fields)


def _as_sent(value: Any, connection: BaseDatabaseWrapper) -> Any:
    """A value as the engine takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
