"""A chain of lines: each carries its number and the hash of the line before, so that none can be changed by itself.

A line's bytes are JSON with sorted keys and no spaces, in UTF-8; what is empty is left out, so that a column added
later changes no hash. Text stands as it was kept: two spellings of an accent are two texts, or one could be exchanged
for the other unseen. Its hash is SHA-256 over one byte 0 and those bytes, as RFC 9162 hashes a leaf.

A chain alone does not show that lines are missing at its end, nor that all of it was written again: for that somebody
else must have kept a number and its hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from section75.core.evidence.canonical import sha256_of

BEFORE_THE_FIRST: Final = "0" * 64  # the previous hash of line 1
_LEAF: Final = b"\x00"
_OWN: Final = frozenset({"number", "previous", "hash"})
_FAR: Final = 1_000  # lines, within which it is looked for what number a line had when it was written


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One line as it was found: number (from 1), hash of the line before, its own, and all else the hash covers."""

    number: int
    previous: str
    hash: str
    content: Mapping[str, str]

    def as_bytes(self) -> bytes:
        """The line written out with its hash: whoever takes `hash` out again has the bytes that were hashed."""
        return _json({**_covered(self.number, self.previous, self.content), "hash": self.hash})


@dataclass(frozen=True, slots=True)
class Kept:
    """What somebody outside kept: the number of a line and its hash."""

    number: int
    hash: str


class Fault(Enum):
    """What can be wrong with a line of a chain."""

    CHANGED = "changed"
    MISSING = "missing"
    PUT_IN = "put in"
    NOT_FOLLOWING = "not following"
    REWRITTEN = "rewritten"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Break:
    """The first line that does not follow: its number, what is wrong, and that in a sentence."""

    number: int
    fault: Fault
    says: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far a chain is whole, the hash it has reached there, and what is wrong after that, if anything is."""

    upto: int
    head: str
    broken: Break | None = None


def line_hash(number: int, previous: str, content: Mapping[str, str]) -> str:
    """The hash of a line, in 64 hexadecimal figures."""
    return sha256_of(_LEAF + _json(_covered(number, previous, content)))


def verify_chain(lines: Iterable[ChainLine], *, kept: Kept | None = None) -> Verdict:
    """Hold every line, in the order of their numbers, against the one before it; stops at the first that does not
    follow. With what somebody kept it also says whether that line still stands.
    """
    upto, head = 0, BEFORE_THE_FIRST
    for line in lines:
        broken = _break_at(line, upto, head) or _break_with(line, kept)
        if broken:
            return Verdict(upto, head, broken)
        upto, head = line.number, line.hash
    return Verdict(upto, head, _cut_short(upto, kept))


def _break_at(line: ChainLine, upto: int, head: str) -> Break | None:
    """What is wrong with a line after line `upto`, whose hash is `head`."""
    due = upto + 1
    if line.number > due:
        says = f"{_many(due, line.number - 1)} missing: after line {upto:,} comes line {line.number:,}."
        return Break(due, Fault.MISSING, says)
    if line.number < due:
        return Break(line.number, Fault.PUT_IN, f"A line was put in: the number {line.number:,} comes out of turn.")
    if line_hash(line.number, line.previous, line.content) != line.hash:
        return _misfit(line)
    if line.previous != head:
        says = f"Line {due:,} does not follow line {upto:,}: one of the two was put in or written again."
        return Break(due, Fault.NOT_FOLLOWING, says)
    return None


def _misfit(line: ChainLine) -> Break:
    """A line whose hash is not its own: changed, or it had another number when it was written."""
    was = _number_when_written(line)
    if was is None:
        says = f"Line {line.number:,} was changed after it was written: its hash is of other words."
        return Break(line.number, Fault.CHANGED, says)
    if was < line.number:
        many = f"Line {was:,} was" if was == line.number - 1 else f"Lines {was:,} to {line.number - 1:,} were"
        says = f"{many} put in: the line after, now {line.number:,}, was {was:,} when it was written."
        return Break(was, Fault.PUT_IN, says)
    says = f"Line {line.number:,} is missing: in its place stands what was line {was:,} when it was written."
    return Break(line.number, Fault.MISSING, says)


def _number_when_written(line: ChainLine) -> int | None:
    """The number under which the line's hash fits it, the nearest first; none if its words do not fit either."""
    for far in range(1, _FAR + 1):
        for number in (line.number - far, line.number + far):
            if number > 0 and line_hash(number, line.previous, line.content) == line.hash:
                return number
    return None


def _break_with(line: ChainLine, kept: Kept | None) -> Break | None:
    if kept is None or line.number != kept.number or line.hash == kept.hash:
        return None
    says = f"Line {line.number:,} is not the one whose hash was kept: the trail was written again up to there."
    return Break(line.number, Fault.REWRITTEN, says)


def _cut_short(upto: int, kept: Kept | None) -> Break | None:
    if kept is None or kept.number <= upto:
        return None
    says = (
        f"{_many(upto + 1, kept.number)} missing: the hash of line {kept.number:,} was kept, and the trail ends before."
    )
    return Break(upto + 1, Fault.CUT, says)


def _many(first: int, last: int) -> str:
    return f"Line {first:,} is" if first == last else f"Lines {first:,} to {last:,} are"


def _covered(number: int, previous: str, content: Mapping[str, str]) -> dict[str, str | int]:
    """Everything the hash covers."""
    assert not _OWN & content.keys(), "a line's number and hashes are no part of its content"
    return {"number": number, "previous": previous, **{name: value for name, value in content.items() if value}}


def _json(table: Mapping[str, str | int]) -> bytes:
    return json.dumps(table, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")
