"""What somebody kept outside, read from a folder: checkpoints and leaf files of one log, to hold it against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from section75.apps.evidence.refusals import LeavesNotOfThisLog
from section75.apps.evidence.walking import Walk
from section75.core.evidence import Checkpoint, LeafFile, NotACheckpoint, NotAnExport, Note, read_leaves, read_note

LARGEST = 1_000_000_000  # bytes of a leaf file: some 30 million lines
_LEAF = 32


@dataclass(frozen=True, slots=True)
class Held:
    """Checkpoints and leaf files of a log that somebody kept."""

    notes: tuple[Note, ...] = ()
    leaves: tuple[LeafFile, ...] = ()

    def broken_by(self, done: Walk, leaves: Sequence[bytes]) -> Iterator[str]:
        """What the log as it was walked does not agree with; `leaves` are those kept in the database now."""
        agreed = max((each.size for each in self._said() if done.roots.get(each.size) == each.root), default=0)
        for file in self.leaves:
            yield from _lines_that_differ(file, leaves, done, agreed)
        for note in self.notes:
            stated = note.checkpoint
            if stated.size > done.size:
                yield (
                    f"lines {done.size + 1:,} to {stated.size:,} are missing: the checkpoint {stated.number} that was "
                    "kept outside has them"
                )
            elif done.roots[stated.size] != stated.root:
                yield f"the log was rewritten before the checkpoint {stated.number} that was kept outside"

    def _said(self) -> Iterator[Checkpoint]:
        return (note.checkpoint for note in self.notes)


def read_folder(folder: Path, origin: str) -> Held:
    """Every checkpoint and leaf file of a log in a folder and the folders in it. Refuses one that has none."""
    notes, leaves = [], []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in (".txt", ".note"):
            notes += _note(path, origin)
        elif path.is_file() and path.suffix in (".bin", ".leaves") and path.stat().st_size <= LARGEST:
            leaves += _leaf_file(path, origin)
    if not notes and not leaves:
        raise LeavesNotOfThisLog(str(folder))
    return Held(tuple(notes), tuple(leaves))


def _note(path: Path, origin: str) -> list[Note]:
    try:
        found = read_note(path.read_bytes())
    except (NotACheckpoint, OSError):
        return []
    return [found] if found.checkpoint.origin == origin else []


def _leaf_file(path: Path, origin: str) -> list[LeafFile]:
    try:
        found = read_leaves(path.read_bytes(), path.name)
    except (NotAnExport, OSError):
        return []
    return [found] if found.origin == origin else []


def _lines_that_differ(file: LeafFile, leaves: Sequence[bytes], done: Walk, agreed: int) -> Iterator[str]:
    """The lines whose leaf is another than the one kept outside; up to `agreed` a checkpoint vouches for them.

    Nobody signs a leaf file: one that differs where a signed checkpoint agrees is damaged or made up.
    """
    for place in range(0, len(file.leaves), _LEAF):
        number = file.first + place // _LEAF
        kept = file.leaves[place : place + _LEAF]
        if number > len(leaves):
            yield f"lines {number:,} and after are missing: a leaf file that was kept outside has them"
            return
        if done.changed.get(number, leaves[number - 1]) != kept and number <= agreed:
            yield f"a leaf file kept outside is not of line {number:,} as a checkpoint kept outside signed it"
            return
        if done.changed.get(number, leaves[number - 1]) != kept:
            yield f"line {number:,} is not the one whose leaf was kept outside"
