"""The tables of the format and their keys, as a form would ask for them: made from the shapes, without their library.

Nothing here knows a table by name. A table added to the whole file, or a step put on the shelf, can be drafted at once.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from section75.importers.agreement_file.whole import file_shape


class Kind(Enum):
    """What a key holds."""

    TEXT = "text"
    SHORT_NAME = "the short name of something"
    AMOUNT = "an amount as printed"
    WHOLE_NUMBER = "a whole number"
    DAY = "a day"
    YES_OR_NO = "yes or no"
    CHOICE = "one of several"
    LIST = "several of one kind"
    BY_NAME = "something for each of several names"
    ROWS = "rows of keys"
    KINDS = "rows, each of one of several kinds"
    TABLE = "a table inside"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its name, what it holds, and what the format says of it.

    `inside` are the keys of a row or of a table inside; `each` is what a list, or each name, holds; `kinds` are the
    kinds a row may be of, by the value of its first key. `longest` counts characters, 0 where there is no limit.
    """

    name: str
    kind: Kind
    is_required: bool = True
    hint: str = ""
    longest: int = 0
    unsaid: Any = None  # what leaving it out means
    choices: tuple[str, ...] = ()
    inside: tuple[Key, ...] = ()
    each: Key | None = None
    kinds: tuple[TableKeys, ...] = ()


@dataclass(frozen=True, slots=True)
class TableKeys:
    """One table, or one kind of row: its name, what it is, whether there may be several records, and its keys."""

    name: str
    says: str
    is_of_many: bool
    keys: tuple[Key, ...]


@cache
def tables() -> tuple[TableKeys, ...]:
    """Every table of the format, in the format's own order."""
    return tuple(_table(name, field) for name, field in file_shape().model_fields.items())


def _table(name: str, field: FieldInfo) -> TableKeys:
    core = _core(field.annotation)
    is_of_many = typing.get_origin(core) is list
    shape = _core(typing.get_args(core)[0]) if is_of_many else core
    return TableKeys(name, _says(shape), is_of_many, tuple(_keys_of(shape)))


def _says(shape: type[BaseModel]) -> str:
    return " ".join((shape.__doc__ or "").split())


_LAST = ("from", "to", "under", "source")  # the days a record holds on, and where it is written, close it


def _keys_of(shape: type[BaseModel]) -> Iterator[Key]:
    keys = list(_in_order_of_shape(shape))
    yield from (key for key in keys if key.name not in _LAST)
    yield from (key for name in _LAST for key in keys if key.name == name)


def _in_order_of_shape(shape: type[BaseModel]) -> Iterator[Key]:
    for name, field in shape.model_fields.items():
        said = [field, *_said_of(field.annotation)]
        yield _key(
            field.alias or name,
            field.annotation,
            said,
            is_required=field.is_required(),
            unsaid=None if field.is_required() else field.get_default(call_default_factory=True),
        )


def _key(name: str, annotation: Any, said: list[Any], *, is_required: bool = True, unsaid: Any = None) -> Key:
    core = _core(annotation)
    known: dict[str, Any] = {
        "is_required": is_required,
        "unsaid": unsaid,
        "hint": next((each.description for each in said if getattr(each, "description", None)), ""),
        "longest": next((found for each in said for found in _limits(each)), 0),
    }
    return Key(name, _kind(core, said), **known, **_held(name, core))


def _kind(core: Any, said: list[Any]) -> Kind:
    origin = typing.get_origin(core)
    if origin is list:
        item = _core(typing.get_args(core)[0])
        if _is_union(item):
            return Kind.KINDS
        return Kind.ROWS if _is_shape(item) else Kind.LIST
    if origin is dict:
        return Kind.BY_NAME
    if origin is Literal:
        return Kind.CHOICE
    if _is_union(core):
        return Kind.AMOUNT
    if _is_shape(core):
        return Kind.TABLE
    plain = {bool: Kind.YES_OR_NO, int: Kind.WHOLE_NUMBER, date: Kind.DAY}
    is_short_name = core is str and any(_patterns(each) for each in said)
    return Kind.SHORT_NAME if is_short_name else plain.get(core, Kind.TEXT)


def _held(name: str, core: Any) -> dict[str, Any]:
    """What a key of several holds."""
    origin, args = typing.get_origin(core), typing.get_args(core)
    if origin is Literal:
        return {"choices": tuple(str(each) for each in args)}
    if origin is dict:
        return {"each": _key(name, args[1], _said_of(args[1]))}
    if origin is not list:
        return {"inside": tuple(_keys_of(core))} if _is_shape(core) else {}
    item = _core(args[0])
    if _is_union(item):
        return {"kinds": tuple(_one_of_several(shape) for shape in typing.get_args(item))}
    return {"inside": tuple(_keys_of(item))} if _is_shape(item) else {"each": _key(name, args[0], _said_of(args[0]))}


def _one_of_several(shape: type[BaseModel]) -> TableKeys:
    """One kind of row; its first key, of one choice, says which."""
    first, *rest = _keys_of(shape)
    return TableKeys(first.choices[0], _says(shape), True, (first, *rest))


def _core(annotation: Any) -> Any:
    """A type without what is said of it, and without its "or nothing"."""
    while True:
        if typing.get_origin(annotation) is Annotated:
            annotation = typing.get_args(annotation)[0]
            continue
        parts = [part for part in typing.get_args(annotation) if part is not type(None)]
        if _is_union(annotation) and len(parts) == 1:
            annotation = parts[0]
            continue
        return annotation


def _said_of(annotation: Any) -> list[Any]:
    """Everything said of a type, the outermost first."""
    said: list[Any] = []
    if typing.get_origin(annotation) is Annotated:
        inner, *outer = typing.get_args(annotation)
        return [*outer, *_said_of(inner)]
    if _is_union(annotation):
        parts = [part for part in typing.get_args(annotation) if part is not type(None)]
        said = _said_of(parts[0]) if len(parts) == 1 else []
    return said


def _limits(said: Any) -> list[int]:
    limits = [getattr(each, "max_length", None) for each in (said, *getattr(said, "metadata", ()))]
    return [limit for limit in limits if limit]


def _patterns(said: Any) -> list[str]:
    """Patterns of short names: not those of years and percentages."""
    patterns = [getattr(each, "pattern", None) for each in (said, *getattr(said, "metadata", ()))]
    return [each for each in patterns if each and each.startswith("^[a-z0-9]")]


def _is_union(annotation: Any) -> bool:
    return typing.get_origin(annotation) in (typing.Union, types.UnionType)


def _is_shape(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
