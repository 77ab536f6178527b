"""Running the drill: each attack on the copy, an export of what is left, and what the partner's own verifier says."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from section75.apps.audit import guards
from section75.apps.drills.attacks import ATTACKS, INSIDE, Attack
from section75.apps.drills.refusals import NoVerifier
from section75.apps.drills.scene import Scene, lay
from section75.apps.evidence import exporting
from section75.apps.evidence.leaf_files import leaf_files
from section75.apps.evidence.verifying import verify
from section75.apps.ledger.ledgers import Ledger
from section75.core.evidence import Use

INSIDE_SAYS: Final = "inside"
_NAMED: Final = {"file": "the file", INSIDE_SAYS: "what is missing"}


@dataclass(frozen=True, slots=True)
class Tried:
    """What became of one attack: the line it was on (0 for a file), and the verdict."""

    words: str
    line: int
    verdict: str
    kind: str
    entry: int
    says: str

    @property
    def is_detected(self) -> bool:
        """Was anything wrong found?"""
        return self.kind not in ("good", "cannot judge")

    @property
    def is_named(self) -> bool:
        """Does the verdict name the very line, or the file?"""
        if not self.line or self.kind == INSIDE_SAYS:
            return self.kind in ("file", INSIDE_SAYS)
        return self.entry == (self.line - 1 if self.kind == "missing" else self.line)

    @property
    def named(self) -> str:
        """What it names, in words."""
        if self.kind in _NAMED:
            return _NAMED[self.kind]
        return f"line {self.line:,}" if self.is_named else "no"


class _TakenBack(Exception):
    """Nothing of a drill stays."""


def run(
    ledger: Ledger, verifier: Path, attacks: Sequence[Attack] = ATTACKS, inside: Sequence[Attack] = INSIDE
) -> tuple[Tried, ...]:
    """Make attacks, every one if none are named, on a fund's log, each on the same books, and take everything back.

    The verifier judges the first kind by what a partner holds; those `inside` are for this program's own verifying.
    """
    if not verifier.is_file():
        raise NoVerifier(str(verifier))
    with tempfile.TemporaryDirectory(prefix="section75-drill-") as folder, _taken_back():
        guards.take_down()
        scene = lay(ledger)
        kept = _keep(scene, Path(folder))
        honest = _judged(scene, kept, verifier, Path(folder))
        assert honest["kind"] == "good", f"books nobody attacked are not good: {honest}"
        outside = [_tried(attack, scene, kept, verifier, Path(folder)) for attack in attacks]
        return (*outside, *_tried_inside(inside, scene))


@contextmanager
def _taken_back() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise _TakenBack
    except _TakenBack:
        return


def _tried(attack: Attack, scene: Scene, kept: Sequence[str], verifier: Path, folder: Path) -> Tried:
    with _taken_back():
        line = attack.make(scene)
        said = _judged(scene, kept, verifier, folder)
    return Tried(
        attack.words, line, said["verdict"], said.get("kind", "cannot judge"), said.get("entry", 0), said["says"]
    )


def _tried_inside(attacks: Sequence[Attack], scene: Scene) -> Iterator[Tried]:
    """What verifying the books finds by itself that it did not find before the attack."""
    before = set(verify(scene.ledger).broken)
    for attack in attacks:
        with _taken_back():
            line = attack.make(scene)
            found = [says for says in verify(scene.ledger).broken if says not in before]
        said = f"{found[0][:1].upper()}{found[0][1:]}." if found else ""
        verdict, kind = ("evidence verify refuses", INSIDE_SAYS) if found else ("evidence verify finds nothing", "good")
        yield Tried(attack.words, line, verdict, kind, 0, said)


def _keep(scene: Scene, folder: Path) -> list[str]:
    """What a partner keeps outside: checkpoints, leaf files, the key; as options of the verifier."""
    notes, leaves = folder / "checkpoints", folder / "leaves"
    notes.mkdir()
    leaves.mkdir()
    for row in (scene.earlier, scene.later):
        (notes / f"{row.number}.txt").write_bytes(bytes(row.note))
    for file in leaf_files(scene.ledger):
        (leaves / Path(file.name).name).write_bytes(file.content())
    keys = [str(held.key) for held in exporting.held_keys(scene.ledger) if held.use is Use.SIGNING]
    options = [word for key in keys for word in ("--key", key)]
    return [*options, "--checkpoints", str(notes), "--leaves", str(leaves)]


def _judged(scene: Scene, kept: Sequence[str], verifier: Path, folder: Path) -> dict[str, Any]:
    """Take the log away as it is now, and have the stand-alone verifier judge it."""
    export = folder / "export.zip"
    with export.open("wb") as file:
        file.writelines(exporting.export(scene.ledger))
    command = [sys.executable, "-I", str(verifier), str(export), *kept, "--cores", "1", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own file
    said: dict[str, Any] = json.loads(done.stdout)
    return said
