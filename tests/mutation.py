"""Mutation testing of the rooms where money is decided: does a test notice when one thing in the code is changed?

`python tests/mutation.py [ROOM...]`, by default money and risk_share. Each room is copied away with its tests, and the
tool mutmut changes one thing at a time. At least 95 in 100 changes have to be noticed, and every change that is not has
to stand in tests/survivors.txt with the reason why no test could notice it, or need not. A reviewed survivor that is
noticed after all is named too, so that the list stays true.

`python tests/mutation.py --sample` changes one file of each room only: the one that every settled penny goes through.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REVIEWED = ROOT / "tests" / "survivors.txt"
LEAST = 95  # of a hundred changes
AGAIN = 25  # of the changes said to be noticed: their tests are run again by themselves
# What the sample changes, where a penny is divided and where it is taken, and the tests that have to notice.
HEART = {
    "money": ("split.py", "test_split.py", "test_said.py"),
    "risk_share": (
        "settle.py",
        "test_settle.py",
        "test_guards_and_edges.py",
        "test_used_once.py",
        "test_explanations.py",
    ),
}
SURVIVED, NO_TEST = 0, 33  # how mutmut writes it down
SETTINGS = """
[tool.mutmut]
source_paths = ["section75"]
only_mutate = ["section75/core/{room}/{files}"]
pytest_add_cli_args_test_selection = [{tests}]
also_copy = ["section75", "tests", "examples"]

[tool.pytest.ini_options]
pythonpath = ["."]
addopts = "-q --import-mode=importlib -p no:django -p no:cacheprovider"
"""
# The same few examples every time, however slow the machine: a change must not be noticed by the clock.
STEADY = '''
from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady", max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
settings.load_profile("steady")


def pytest_make_parametrize_id(argname: str) -> str:
    """Plain names for tests: mutmut loses a test whose name holds other characters, and takes that for a failure."""
    return argname
'''


@dataclass(frozen=True)
class Survivor:
    """A change that no test noticed: where, and the lines before and after."""

    where: str
    change: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((self.where, *self.change))


def reviewed(text: str) -> dict[Survivor, str]:
    """The reviewed survivors, each with its reason: blocks of `# why`, a place, and the changed lines."""
    found = {}
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in block.splitlines()]
        why = " ".join(line.removeprefix("# ") for line in lines if line.startswith("#"))
        rest = [line for line in lines if not line.startswith("#")]
        if rest:
            assert why, f"a reviewed survivor has its reason: {rest[0]}"
            found[Survivor(rest[0], tuple(rest[1:]))] = why
    return found


def copied(room: str, into: Path, files: str = "*", tests: Sequence[str] = ("",)) -> None:
    """The code, the room's tests without the slow properties, and the settings of the run."""
    skip = shutil.ignore_patterns("__pycache__", "static", "test_properties.py")
    shutil.copytree(ROOT / "section75", into / "section75", ignore=skip)
    shutil.copytree(ROOT / "tests" / "core" / room, into / "tests" / "core" / room, ignore=skip)
    shutil.copytree(ROOT / "examples", into / "examples", ignore=skip)
    (into / "tests" / "conftest.py").write_text(STEADY, encoding="utf-8")
    chosen = ", ".join(f'"tests/core/{room}/{test}"' for test in tests)
    said = SETTINGS.format(room=room, files=files, tests=chosen)
    (into / "pyproject.toml").write_text(said, encoding="utf-8")


def mutmut(*words: str, at: Path) -> str:
    """Runs the tool in the copy and gives back what it printed."""
    command = [sys.executable, "-m", "mutmut", *words]
    done = subprocess.run(command, cwd=at, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} stopped:\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}")
    return done.stdout


def outcomes(at: Path) -> dict[str, int | None]:
    """Every change made, and how its tests ended; None where they were not run."""
    found: dict[str, int | None] = {}
    for path in sorted((at / "mutants" / "section75").rglob("*.meta")):
        found.update(json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"])
    return found


def falsely_noticed(ended: dict[str, int | None], room: str, at: Path) -> list[str]:
    """Of a sample of the changes said to be noticed, those that the room's tests, run by themselves, do not notice."""
    noticed = [name for name, code in ended.items() if code not in (SURVIVED, NO_TEST, None)]
    command = [sys.executable, "-m", "pytest", "-x", "-q", f"tests/core/{room}"]
    found = []
    for name in noticed[:: max(len(noticed) // AGAIN, 1)]:
        environment = {**os.environ, "MUTANT_UNDER_TEST": name}
        done = subprocess.run(command, cwd=at / "mutants", env=environment, capture_output=True, check=False)
        found += [name] if done.returncode == 0 else []
    return found


def survivor(name: str, at: Path) -> Survivor:
    """A change that was not noticed, as the review list writes it."""
    shown = mutmut("show", name, at=at).splitlines()
    changed = [line for line in shown if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    tidy = tuple(f"{line[0]} {line[1:].strip()}" for line in changed)
    return Survivor(re.sub(r"__mutmut_\d+$", "", name), tidy)


def examined(room: str, known: dict[Survivor, str], *, sample: bool) -> bool:
    """Runs one room, or its sample, and says what was found; False where something has to be done."""
    files, *tests = HEART[room] if sample else ("*", "")
    part = f".core.{room}.{files.removesuffix('.py')}." if sample else f".core.{room}."
    with tempfile.TemporaryDirectory() as folder:
        at = Path(folder)
        copied(room, at, files, tests)
        mutmut("run", "--max-children", "2", at=at)
        ended = outcomes(at)
        false = [] if sample else falsely_noticed(ended, room, at)
        missed = {survivor(name, at) for name, code in ended.items() if code in (SURVIVED, NO_TEST, None)}
    unnoticed = sum(code in (SURVIVED, NO_TEST, None) for code in ended.values())
    rate = 100 * (len(ended) - unnoticed) / len(ended)
    new = sorted(missed - set(known), key=str)
    stale = sorted((one for one in known if part in one.where and one not in missed), key=str)
    noticed = len(ended) - unnoticed
    print(f"{room}/{files}: {len(ended)} changes, {noticed} noticed ({rate:.1f}%), {unnoticed} not, {len(new)} new")  # noqa: T201
    for name in false:
        print(f"\nSaid to be noticed, and is not: {name}")  # noqa: T201
    for title, listed in (("Not reviewed:", new), ("Reviewed as a survivor, and noticed:", stale)):
        for one in listed:
            print(f"\n{title}\n{one}")  # noqa: T201
    return (sample or rate >= LEAST) and not new and not stale and not false


def main(words: list[str]) -> int:
    """0 where every room holds."""
    known = reviewed(REVIEWED.read_text(encoding="utf-8"))
    rooms = [word for word in words if word != "--sample"] or list(HEART)
    held = [examined(room, known, sample="--sample" in words) for room in rooms]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
