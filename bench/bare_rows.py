"""The rows of one posting, put in bare: into tables of the same columns and indexes, in one transaction and in the
order in which a posting writes them, with nothing looked up, held against anything or guarded. A row that a posting
changes is changed, by its key. It is what the engine itself takes for the same rows.

As in a posting, the fund's head is one row: of several clients that add to one fund, one waits for the other there.
Indexes of a part of a table are left out, and none has to be unique.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from django.db.models import Model

CHANGED = {
    "FundHead": "entries = %s, size = %s, chain = %s, frontier = %s",
    "AccountBalance": "debit = debit + %s, credit = credit + %s, debits = debits + %s, credits = credits + %s",
}
Statement = tuple[str, list[Any]]


@dataclass(frozen=True)
class Written:
    """A row that a posting wrote: its model, its columns but the key, and its values."""

    model: type[Model]
    columns: tuple[str, ...]
    values: tuple[Any, ...]

    @property
    def table(self) -> str:
        """Where it is put in bare."""
        return f"bare_{self.model._meta.db_table}"

    @property
    def size(self) -> int:
        """About how many bytes it has."""
        return sum(len(str(value)) for value in self.values)

    def statement(self, place: int) -> Statement:
        """What writes it: of rows that are changed, the row at a place."""
        if columns := CHANGED.get(self.model.__name__):
            names = [each.split(" = ")[0] for each in columns.split(", ")]
            values = [self.values[self.columns.index(name)] for name in names]
            return f"UPDATE {self.table} SET {columns} WHERE id = %s", [*values, place]  # noqa: S608 - names of ours
        return self.insertion()

    def insertion(self) -> Statement:
        """What adds it."""
        places = ", ".join("%s" for _ in self.columns)
        return f"INSERT INTO {self.table} ({', '.join(self.columns)}) VALUES ({places})", list(self.values)  # noqa: S608 - names of ours


def last_written() -> list[Written]:
    """The rows of the posting that was the last, in the order in which they were written."""
    from section75.apps.approvals.models import CarriedOut, Decision
    from section75.apps.audit.models import AuditLine
    from section75.apps.ledger.models import AccountBalance, FundHead, JournalEntry, PostingRun

    order = (Decision, PostingRun, JournalEntry, AccountBalance, AccountBalance, FundHead, CarriedOut, AuditLine)
    return [_last(cast("type[Model]", model)) for model in order]


def _last(model: type[Model]) -> Written:
    from django.db import connection

    columns = tuple(str(field.column) for field in model._meta.local_concrete_fields if not field.primary_key)
    with connection.cursor() as cursor:
        table = model._meta.db_table
        cursor.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY id DESC LIMIT 1")  # noqa: S608 - names of ours
        return Written(model, columns, tuple(cursor.fetchone()))


def bare(rows: Sequence[Written]) -> Callable[[int], None]:
    """Make the tables; what puts the rows in once."""
    from django.db import connection, transaction

    with connection.cursor() as cursor:
        for model, table in {row.model: row.table for row in rows}.items():
            for statement in _table(model, table):
                cursor.execute(statement)
        for row in rows:
            if row.model.__name__ in CHANGED:
                cursor.execute(*row.insertion())
    models = [row.model for row in rows]
    statements = [row.statement(1 + models[:at].count(row.model)) for at, row in enumerate(rows)]

    def put(_number: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement, values in statements:
                cursor.execute(statement, values)

    return put


def _table(model: type[Model], table: str) -> Iterator[str]:
    """What makes a table of a model's columns and indexes."""
    from django.db import connection
    from django.db.models import UniqueConstraint

    meta, columns = cast("Any", model)._meta, []
    for field in meta.local_concrete_fields:
        key = f" PRIMARY KEY {field.db_type_suffix(connection) or ''}" if field.primary_key else ""
        columns.append(f"{field.column} {field.db_type(connection)}{key}")
    yield f"CREATE TABLE {table} ({', '.join(columns)})"
    indexed = [
        (field.name,) for field in meta.local_fields if (field.db_index or field.unique) and not field.primary_key
    ]
    unique = [each for each in meta.constraints if isinstance(each, UniqueConstraint) and each.condition is None]
    indexed += [tuple(each.fields) for each in (*unique, *meta.indexes)]
    for number, fields in enumerate(indexed):
        names = ", ".join(cast("Any", meta.get_field(name)).column for name in fields)
        yield f"CREATE INDEX {table}_{number} ON {table} ({names})"
