"""Codes: the cost centres or subjectives a placing rule speaks of: LD402, LD410 to LD419, LD5*."""

from __future__ import annotations

from dataclasses import dataclass

from section75.core.refusals import Refusal

TO, BEGINNING = " to ", "*"


class CodesUnread(Refusal):
    """Codes that are no list of codes, ranges and beginnings."""

    def __init__(self, part: str, why: str) -> None:
        super().__init__(
            f"{part!r} {why}. Write codes with commas between them: a code (LD402), a range of codes equally long "
            "(LD410 to LD419), or a beginning (LD5*)."
        )


@dataclass(frozen=True, slots=True)
class Codes:
    """Some codes of a finance system: named ones, ranges, and beginnings. Without a single one it is any code."""

    named: frozenset[str] = frozenset()
    ranges: tuple[tuple[str, str], ...] = ()
    beginnings: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Codes:
        """Read "LD402, LD410 to LD419, LD5*"; nothing is any code. Refuses a range that runs backwards."""
        named: set[str] = set()
        ranges: set[tuple[str, str]] = set()
        beginnings: set[str] = set()
        for part in filter(None, (part.strip() for part in text.split(","))):
            if TO in part:
                ranges.add(_range(part))
            elif part.endswith(BEGINNING):
                beginnings.add(_code(part, part.removesuffix(BEGINNING)))
            else:
                named.add(_code(part, part))
        return cls(frozenset(named), tuple(sorted(ranges)), tuple(sorted(beginnings)))

    @classmethod
    def exactly(cls, code: str) -> Codes:
        """That one code; any, where it is blank. Refuses a code that is written like a range or a beginning."""
        if code and Codes.read(code) != cls(frozenset({code})):
            raise CodesUnread(code, "is one code in the file, and would be read as something else in a rule")
        return cls(frozenset({code} if code else ()))

    @property
    def is_any(self) -> bool:
        """Is every code meant, and a blank one?"""
        return not (self.named or self.ranges or self.beginnings)

    def hold(self, code: str) -> bool:
        """Is this one of them?"""
        if self.is_any or code in self.named or code.startswith(self.beginnings):
            return True
        return any(len(first) == len(code) and first <= code <= last for first, last in self.ranges)

    def __str__(self) -> str:
        ranges = [f"{first}{TO}{last}" for first, last in self.ranges]
        return ", ".join([*sorted(self.named), *ranges, *(f"{each}{BEGINNING}" for each in self.beginnings)]) or "any"


ANY = Codes()


def _range(part: str) -> tuple[str, str]:
    first, last = (_code(part, end.strip()) for end in part.split(TO, 1))
    if len(first) != len(last):
        raise CodesUnread(part, "has two ends of different lengths, so what is between them cannot be told")
    if first > last:
        raise CodesUnread(part, "ends before it begins")
    return first, last


def _code(part: str, code: str) -> str:
    if not code or any(mark in code for mark in BEGINNING) or TO.strip() in code.split():
        raise CodesUnread(part, "is no code")
    return code
