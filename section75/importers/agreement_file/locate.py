"""Where a key stands in a TOML file: the line, found by walking the text once. It points, and nothing rests on it.

The text has been read as TOML before, so the walk need not doubt it. One walk finds every line; nothing is searched for
twice, and nothing recurses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r'''(?P<quoted>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')'''
    r"""|(?P<comment>\#[^\n]*)|(?P<mark>[\[\]{}=,\n])|(?P<bare>[^\s\[\]{}=,\#"']+)""",
    re.DOTALL,
)


def lines_of(text: str) -> dict[Path, int]:
    """The line (from 1) of every table, key and list element: ("contributions", 0, "rows", 1) -> 83."""
    walk = _Walk()
    line, seen = 1, 0
    for token in _TOKEN.finditer(text):
        line += text.count("\n", seen, token.start())
        seen = token.start()
        walk.take(str(token.lastgroup), token.group(), line)
    walk.take("mark", "\n", line)
    return walk.found


def line_of(lines: Mapping[Path, int], path: Path) -> int | None:
    """The line of a path, or of the deepest part of it that stands in the file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path)


@dataclass(slots=True)
class _Open:
    """A list or an inline table whose bracket is open."""

    path: Path
    is_list: bool
    index: int = 0
    begun: bool = False  # has the element at `index` begun?


class _Walk:
    """The walk: what is being read, in which table, inside which open brackets."""

    def __init__(self) -> None:
        self.found: dict[Path, int] = {}
        self._table: Path = ()
        self._last: dict[Path, int] = {}  # [[table]] -> the number of its last element
        self._open: list[_Open] = []
        self._words: list[str] = []
        self._line = 1  # where the key or header being read began
        self._path: Path = ()  # of the key whose value is being read
        self._reading: Literal["key", "value", "header", "list header"] = "key"

    def take(self, kind: str, text: str, line: int) -> None:
        """Take the next token."""
        if kind == "mark":
            self._mark(text, line)
        elif kind == "comment":
            return
        elif self._reading == "value":
            self._begin(line)
        else:
            self._line = line if not self._words else self._line
            self._words += [text.strip("\"'")] if kind == "quoted" else [word for word in text.split(".") if word]

    def _mark(self, mark: str, line: int) -> None:
        if mark == "\n":
            self._newline()
        elif mark == "=":
            self._key()
        elif mark == "," and self._open:
            self._next()
        elif mark == "[" and self._reading != "value":
            self._reading = "header" if self._reading == "key" else "list header"
        elif mark in "[{":
            self._begin(line)
            self._open.append(_Open(self._here(), is_list=mark == "["))
            self._reading = "value" if mark == "[" else "key"
        elif mark in "]}" and self._open:
            self._open.pop()
            self._reading, self._words = "value", []

    def _here(self) -> Path:
        """The path of the value being read."""
        top = self._open[-1] if self._open else None
        return (*top.path, top.index) if top and top.is_list else self._path

    def _begin(self, line: int) -> None:
        """A value begins; the first token of a list's element says on which line it stands."""
        top = self._open[-1] if self._open else None
        if top and top.is_list and not top.begun:
            top.begun = True
            self.found.setdefault((*top.path, top.index), line)

    def _next(self) -> None:
        top = self._open[-1]
        if top.is_list:
            top.index, top.begun = top.index + 1, False
        else:
            self._reading, self._words = "key", []

    def _key(self) -> None:
        base = self._open[-1].path if self._open else self._table
        self._path = (*base, *self._words)
        for length in range(len(base) + 1, len(self._path) + 1):
            self.found.setdefault(self._path[:length], self._line)
        self._reading, self._words = "value", []

    def _newline(self) -> None:
        if self._open:
            return
        if self._reading in ("header", "list header"):
            self._enter(is_list=self._reading == "list header")
        self._reading, self._words = "key", []

    def _enter(self, *, is_list: bool) -> None:
        """Enter the table of a header; [[table]] begins a new element, and what is inside a table follows its last."""
        path: Path = ()
        for number, word in enumerate(self._words, start=1):
            path = (*path, word)
            self.found.setdefault(path, self._line)
            if is_list and number == len(self._words):
                self._last[path] = self._last.get(path, -1) + 1
            if path in self._last:
                path = (*path, self._last[path])
                self.found.setdefault(path, self._line)
        self._table = path
