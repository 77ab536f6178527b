"""A terminal in this process. The commands are put together once: that takes longer than most of them run."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from typer.main import get_command
from typer.testing import CliRunner

from section75.cli.main import app


@dataclass(frozen=True)
class Answer:
    """How a command ended: exit code, stdout as text and as bytes, stderr."""

    code: int
    out: str
    err: str
    content: bytes

    @property
    def data(self) -> Any:
        """The one JSON document on stdout."""
        return json.loads(self.out)


def typed_in(words: Sequence[str], *, typed: str = "", environment: Mapping[str, str | None] | None = None) -> Answer:
    """Run one command, with what is typed into it, in an environment with these changes; None takes a name away."""
    code: Any = 0
    with CliRunner().isolation(input=typed, env=environment) as (out, err, _):
        try:
            _commands().main(list(words), prog_name="section75")
        except SystemExit as left:
            code = left.code or 0
        sys.stdout.flush()
        sys.stderr.flush()
        content, said = out.getvalue(), err.getvalue()
    return Answer(code, content.decode(errors="replace"), said.decode(), content)


@cache
def _commands() -> Any:
    return get_command(app)
