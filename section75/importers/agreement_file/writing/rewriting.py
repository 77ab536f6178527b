"""One record rewritten: only what changed in it, so that its comments and its layout stay where they can."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Array, Item, Table

from section75.importers.agreement_file.locate import lines_of
from section75.importers.agreement_file.writing import literals
from section75.importers.agreement_file.writing.pieces import Piece, is_of_many, values_of


def rewritten(piece: Piece, values: Mapping[str, Any], order: Sequence[str]) -> Piece:
    """The record with these values. `order` is the order of the table's keys, for keys it did not have."""
    for attempt in (_edited, _afresh):
        made = Piece(piece.table, attempt(piece, values, order))
        if _reads_as(made, values):
            return made
    raise AssertionError("a record written afresh reads as it was written")


def same(one: Any, other: Any) -> bool:
    """Are they the same value, of the same type? true is not 1."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return set(one) == set(other) and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return type(one) is type(other) and bool(one == other)


def _reads_as(piece: Piece, values: Mapping[str, Any]) -> bool:
    try:
        return same(values_of(piece), dict(values))
    except tomllib.TOMLDecodeError:
        return False


def _afresh(piece: Piece, values: Mapping[str, Any], order: Sequence[str]) -> str:
    """The comments above the header, and the record written anew."""
    header = min(lines_of(piece.text).values())
    above = "".join(f"{line}\n" for line in piece.text.split("\n")[: header - 1])
    return above + literals.record(piece.table, ordered(values, order), is_of_many=is_of_many(piece))


def ordered(values: Mapping[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """The values in the order of the table's keys, strangers last."""
    known = [key for key in order if key in values]
    return {key: values[key] for key in [*known, *(key for key in values if key not in order)]}


def _edited(piece: Piece, values: Mapping[str, Any], order: Sequence[str]) -> str:
    """The record with its changed keys changed, the keys it lacks put in, and those it no longer has taken out."""
    try:
        document = tomlkit.parse(piece.text)
        table: Any = document[piece.table]
        _apply(table[0] if isinstance(table, AoT) else table, values)
        text = tomlkit.dumps(document)
    except (TOMLKitError, AttributeError, IndexError, TypeError, ValueError):
        return ""
    for key in ordered(values, order):
        if key not in (values_of(piece) or {}):
            text = _with_key(Piece(piece.table, text), key, values[key], order)
    return text


def _apply(table: Any, values: Mapping[str, Any]) -> None:
    for key in [key for key in table if key not in values]:
        table.remove(key)
    for key in table:
        if not same(_plain(table[key]), values[key]):
            _set(table, key, values[key])


def _plain(item: Any) -> Any:
    return item.unwrap() if isinstance(item, Item) else item


def _set(table: Any, key: str, value: Any) -> None:
    """Give a key another value; of rows, only those that differ."""
    now = table[key]
    if literals.is_of_rows(value) and isinstance(now, (AoT, Array)) and literals.is_of_rows(_plain(now)):
        _set_rows(now, value)
    elif isinstance(value, Mapping) and value and isinstance(_plain(now), Mapping):
        _apply_whole(now, value)
    elif isinstance(now, (AoT, Table)):
        raise ValueError(key)  # to be written afresh
    else:
        table[key] = tomlkit.parse(literals.assignment(key, value))[key] if isinstance(table, Table) else _item(value)


def _item(value: Any) -> Any:
    """A value on one line, as the library has it."""
    return tomlkit.parse(f"value = {literals.literal(value)}")["value"]


def _apply_whole(inside: Any, values: Mapping[str, Any]) -> None:
    _apply(inside, values)
    for key, value in values.items():
        if key not in inside:
            inside[key] = _item(value)


def _set_rows(rows: Any, wanted: list[Mapping[str, Any]]) -> None:
    """Rows changed where they stand; one taken out is taken out where it stood; more are put below."""
    now = _plain(rows)
    gone = next((n for n in range(len(now)) if same([*now[:n], *now[n + 1 :]], wanted)), None)
    if gone is not None:
        del rows[gone]
        return
    for number, value in enumerate(wanted[: len(now)]):
        if not same(now[number], dict(value)):
            _apply_whole(rows[number], value)
    for _ in range(len(wanted), len(now)):
        del rows[len(rows) - 1]
    for value in wanted[len(now) :]:
        _add_row(rows, value)


def _add_row(rows: Any, value: Mapping[str, Any]) -> None:
    if isinstance(rows, AoT):
        row: Any = tomlkit.parse(literals.record("row", value, is_of_many=True))["row"]
        row[0].trivia.indent = "\n"
        rows.append(row[0])
    else:
        rows.add_line(_item(value), indent="  ")


def _with_key(piece: Piece, key: str, value: Any, order: Sequence[str]) -> str:
    """The record's text with a key it did not have: above the first of its keys that comes later, else below all."""
    if literals.is_of_tables(value):
        text = piece.text if piece.text.endswith("\n") else piece.text + "\n"
        return text + literals.rows_below(piece.table, key, value)
    lines = piece.text.split("\n")
    at = _place(piece, lines, order[order.index(key) + 1 :] if key in order else ())
    return "\n".join([*lines[:at], *literals.assignment(key, value)[:-1].split("\n"), *lines[at:]])


def _place(piece: Piece, lines: Sequence[str], later: Sequence[str]) -> int:
    """The line (from 0) above which a key is put: the first of the later ones, else the end of the plain keys."""
    depth = 3 if is_of_many(piece) else 2
    keys = {str(path[-1]): line - 1 for path, line in lines_of(piece.text).items() if len(path) == depth}
    plain = {key: line for key, line in keys.items() if not lines[line].lstrip().startswith("[")}
    followers = [line for key, line in plain.items() if key in later]
    at = (
        min(followers)
        if followers
        else min((line for line in keys.values() if line not in plain.values()), default=len(lines))
    )
    while at and _is_bare(lines[at - 1]):
        at -= 1
    return at


def _is_bare(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
