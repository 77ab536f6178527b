"""A readable document: a title, what is said once about all of it, and sections of sentences and tables."""

from __future__ import annotations

from dataclasses import dataclass

from section75.render.table import Table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One sentence or more, with the clause or source it rests on; `is_silent` where it says that there is none."""

    says: str
    source: str = ""
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; `level` 2 is a chapter, 3 a part of one."""

    heading: str
    blocks: tuple[Paragraph | Table, ...]
    level: int = 2


@dataclass(frozen=True, slots=True)
class Readable:
    """A whole document. `warning` stands at its head, where something in it is invented or fails a check."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    warning: str = ""
