"""A clerk who does command after command in one process, so that many commands do not start as many programs.

    python tests/engines/clerk.py

reads the words of a command as one line of JSON, runs it, and answers with its exit code, stdout and stderr as another.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from pathlib import Path

from tests.browser.serving import environment
from tests.databases import environment_of

ROOT = Path(__file__).resolve().parents[2]


class Clerk:
    """One such process in a data folder; `by_commands.section75` takes it for `where`."""

    def __init__(self, data: Path) -> None:
        told = environment(data) | environment_of(data) | {"PYTHONPATH": str(ROOT)}
        self._process = subprocess.Popen(
            [sys.executable, __file__], env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __call__(self, words: list[str]) -> bytes:
        """Run a command; its answer, which is no refusal."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(words) + "\n")
        self._process.stdin.flush()
        code, out, err = json.loads(self._process.stdout.readline())
        assert code == 0, err
        return base64.b64decode(out)

    def leave(self) -> None:
        """Stop."""
        self._process.communicate()


def work() -> None:
    """Do what is asked, line by line, until nothing more comes."""
    from tests.terminal import typed_in

    for line in sys.stdin:
        done = typed_in(json.loads(line))
        out = base64.b64encode(done.content).decode()
        sys.stdout.write(json.dumps([done.code, out, done.err]) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    work()
