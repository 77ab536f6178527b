"""One agreement file as text that is edited: each operation gives the file after it, and leaves the one before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from section75.importers.agreement_file.toml_text import read_toml
from section75.importers.agreement_file.writing import literals
from section75.importers.agreement_file.writing.keys import tables
from section75.importers.agreement_file.writing.pieces import Piece, Record, cut, values_of
from section75.importers.agreement_file.writing.rewriting import ordered, rewritten

_MARK = b"\xef\xbb\xbf"  # that the bytes are UTF-8; kept where a file begins with it


@dataclass(frozen=True)
class AgreementText:
    """A file in its pieces. `line_end` is how its lines end; what is put in ends likewise."""

    name: str
    pieces: tuple[Piece, ...]
    line_end: str = "\n"
    mark: bytes = b""

    @classmethod
    def read(cls, name: str, content: bytes) -> AgreementText:
        """A file from its bytes. Refuses what is not TOML, and what is not written in records."""
        text, _ = read_toml(name, content)
        mark = _MARK if content.startswith(_MARK) else b""
        return cls(name, cut(name, text), "\r\n" if "\r\n" in text else "\n", mark)

    @cached_property
    def content(self) -> bytes:
        """The file's bytes."""
        return self.mark + "".join(piece.text for piece in self.pieces).encode()

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Of each table, where its records stand among the pieces."""
        places: dict[str, list[int]] = {}
        for place, piece in enumerate(self.pieces):
            if piece.table:
                places.setdefault(piece.table, []).append(place)
        return places

    def records(self, table: str) -> tuple[Record, ...]:
        """Every record of a table, in the order of the file."""
        return tuple(self.record(table, number) for number in range(len(self._places.get(table, ()))))

    def record(self, table: str, number: int) -> Record:
        """One record, by its number (from 0)."""
        return Record(table, number, values_of(self._piece(table, number)))

    def changed(self, table: str, number: int, values: Mapping[str, Any]) -> AgreementText:
        """The file with other values in one record."""
        before = self._piece(table, number)
        made = rewritten(replace(before, text=_unix(before.text)), values, _order(table))
        return self._with(self._places[table][number], self._piece_of(made, ends=before.text.endswith("\n")))

    def added(self, table: str, values: Mapping[str, Any]) -> AgreementText:
        """The file with one more record, the last of its table."""
        at = self._place_for(table)
        text = literals.record(table, ordered(values, _order(table)), is_of_many=_is_of_many(table))
        before, after = self.pieces[:at], self.pieces[at:]
        if before and not before[-1].text.endswith("\n"):
            before = (*before[:-1], replace(before[-1], text=before[-1].text + self.line_end))
        gap = (Piece("", self.line_end),) if before else ()
        below = (Piece("", self.line_end),) if after and after[0].table else ()
        return self._checked((*before, *gap, self._piece_of(Piece(table, text), ends=True), *below, *after))

    def removed(self, table: str, number: int) -> AgreementText:
        """The file without one record and the comments that belong to it."""
        at = self._places[table][number]
        after = self.pieces[at + 1 :]
        if after and not after[0].table and not after[0].text.strip():
            after = after[1:]  # the blank lines below it go with it
        return self._checked((*self.pieces[:at], *after))

    def moved(self, table: str, number: int, to: int) -> AgreementText:
        """The file with two records of a table in each other's places, their comments with them."""
        first, second = self._places[table][number], self._places[table][to]
        pieces = list(self.pieces)
        one, other = pieces[first], pieces[second]
        pieces[first], pieces[second] = (
            replace(piece, text=piece.text if piece.text.endswith("\n") else piece.text + self.line_end)
            for piece in (other, one)
        )
        return self._checked(tuple(pieces))

    def _piece(self, table: str, number: int) -> Piece:
        return self.pieces[self._places[table][number]]

    def _piece_of(self, piece: Piece, *, ends: bool) -> Piece:
        text = piece.text if ends else piece.text.removesuffix("\n")
        return replace(piece, text=text.replace("\n", self.line_end))

    def _with(self, at: int, piece: Piece) -> AgreementText:
        return self._checked((*self.pieces[:at], piece, *self.pieces[at + 1 :]))

    def _checked(self, pieces: tuple[Piece, ...]) -> AgreementText:
        """The file in these pieces. Refuses a text larger, or a line with more full stops, than the reader takes."""
        made = replace(self, pieces=pieces)
        read_toml(self.name, made.content)
        return made

    def _place_for(self, table: str) -> int:
        """Where a further record goes: below the last of its table, or of the last table that comes before it."""
        names = [each.name for each in tables()]
        until = names.index(table) if table in names else len(names)
        before = [self._places[name][-1] for name in names[: until + 1] if name in self._places]
        if table in self._places:
            return self._places[table][-1] + 1
        return max(before) + 1 if before else len(self.pieces)


def _unix(text: str) -> str:
    return text.replace("\r\n", "\n")


def _order(table: str) -> Sequence[str]:
    return next(([key.name for key in each.keys] for each in tables() if each.name == table), [])


def _is_of_many(table: str) -> bool:
    return next((each.is_of_many for each in tables() if each.name == table), True)
