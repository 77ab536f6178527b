"""What a restored database lacks: its logs held against what others know of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from section75.apps.backups.heads import Ask, FundHead, Place, roots_at
from section75.apps.backups.models import Restoration
from section75.apps.backups.refusals import ReceiptsNotThere
from section75.core.evidence import NotACheckpoint, read_note

LARGEST_NOTE: Final = 100_000  # bytes
REPLACED: Final = "the database that was replaced"
BEFORE: Final = "an earlier restoration"


@dataclass(frozen=True, slots=True)
class Known:
    """That somebody knows how far a fund's log had come: its lines, the root over them, and when that was."""

    place: Place
    size: int
    root: str
    by: str
    at: datetime | None = None


def of_heads(heads: Iterable[FundHead], by: str) -> tuple[Known, ...]:
    """What a manifest, or the database replaced, knows."""
    return tuple(Known(head.place, head.size, head.root, by) for head in heads if head.size)


def of_receipts(folder: Path) -> tuple[Known, ...]:
    """What the checkpoints in a folder, and the folders in it, know. Refuses a folder without any.

    Their signatures are for `evidence verify`: one that was made up blocks a fund until somebody looks, and no more.
    """
    found = tuple(_of_notes(folder))
    if not found:
        raise ReceiptsNotThere(str(folder))
    return found


def _of_notes(folder: Path) -> Iterator[Known]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix not in (".txt", ".note") or path.stat().st_size > LARGEST_NOTE:
            continue
        try:
            stated = read_note(path.read_bytes()).checkpoint
        except (NotACheckpoint, OSError):
            continue
        _, _, partnership, fund = stated.origin.split("/")
        by = f"checkpoint {stated.number}, kept outside,"
        yield Known((partnership, fund), stated.size, stated.root.hex(), by, stated.at)


def of_earlier(rows: Iterable[Restoration]) -> tuple[Known, ...]:
    """What restorations that were never accepted know."""
    return tuple(
        Known((row.partnership, row.fund), row.known_size, row.known_root, f"{BEFORE} ({row.known_by})"[:400])
        for row in rows
    )


def missing(
    ask: Ask, known: Sequence[Known], accepted: Sequence[Restoration], *, made_at: datetime, at: datetime, by: str
) -> tuple[Restoration, ...]:
    """For each fund that lacks lines, or has others than were known, who knows of most; `accepted` are settled."""
    sizes: dict[Place, set[int]] = {}
    known = [each for each in known if not any(_is_settled(each, row) for row in accepted)]
    for each in known:
        sizes.setdefault(each.place, set()).add(each.size)
    roots = roots_at(ask, sizes)
    have = {place: max(size for other, size in roots if other == place) for place, _ in roots}
    worst: dict[Place, tuple[bool, Known]] = {}
    for each in known:
        differs = each.size <= have.get(each.place, 0) and roots[each.place, each.size] != each.root
        if (differs or each.size > have.get(each.place, 0)) and _is_worse(each, differs, worst.get(each.place)):
            worst[each.place] = (differs, each)
    return tuple(
        Restoration(
            partnership=place[0],
            fund=place[1],
            known_size=each.size,
            known_root=each.root,
            known_by=each.by,
            known_at=each.at,
            restored_size=have.get(place, 0),
            differs=differs,
            made_at=made_at,
            restored_at=at,
            restored_by=by,
        )
        for place, (differs, each) in sorted(worst.items())
    )


def _is_worse(each: Known, differs: bool, than: tuple[bool, Known] | None) -> bool:
    """Is this more than what is known so far? More lines first; lines that differ where none are missing."""
    return than is None or (each.size, differs) > (than[1].size, than[0])


def _is_settled(each: Known, row: Restoration) -> bool:
    """Is it of the lines that were lost in a restoration which is kept already?"""
    lost = each.place == (row.partnership, row.fund) and each.size > row.restored_size
    return lost and (each.root == row.known_root or (each.at is not None and each.at <= row.restored_at))
