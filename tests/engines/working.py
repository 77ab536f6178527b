"""A worker of the tests, as a program of its own: real kinds of job in place of the rooms', and a real end by kill -9.

    python tests/engines/working.py ask HOW_MANY
    python tests/engines/working.py work [WHERE]
    python tests/engines/working.py told

Each job writes `LINES` audit lines of its own, an act that can be counted. WHERE says at which point the worker kills
itself, the first time it gets there; without it the worker goes on until no job does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from typing import Any

AT = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)
LINES = 20
SECONDS_A_SLOW_LINE = 0.02
IN_THE_MIDDLE, BEFORE_THE_MARK, AFTER_THE_MARK, AFTER_THE_COMMIT = (
    "in the middle",
    "after the act and before the mark",
    "after the mark and before the commit",
    "after the commit",
)
POINTS = (IN_THE_MIDDLE, BEFORE_THE_MARK, AFTER_THE_MARK, AFTER_THE_COMMIT)
SLOWLY = "slowly"


def kill() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


def write_lines(where: str) -> Any:
    """What a job does."""
    from section75.apps.audit import store as audit
    from section75.apps.work.kinds import Outcome

    def run(user: Any, arguments: Any, progress: Any) -> Outcome:
        for line in range(LINES):
            if where == IN_THE_MIDDLE and line == LINES // 2:
                kill()
            if where == SLOWLY:
                time.sleep(SECONDS_A_SLOW_LINE)
            progress(line, LINES)
            says = f"{arguments['name']} {line}"
            audit.write(at=AT, who=user.username, act="count", partnership="", outcome="done", says=says)
        return Outcome(f"{LINES} lines")

    return run


def list_kind(where: str) -> None:
    """List the one kind there is."""
    from section75.apps.work import kinds

    listed = {"write lines": kinds.JobKind(words="Lines", says="Lines.", run=write_lines(where))}
    kinds.all_kinds = lambda: listed


def ask(how_many: int) -> list[int]:
    """Ask for jobs; their numbers."""
    from section75.apps.accounts.models import User
    from section75.apps.work import actions

    list_kind("")
    asker, _ = User.objects.get_or_create(username="asker", post="Invented officer")
    began = time.monotonic_ns()
    return [actions.ask(asker, "write lines", {"name": f"{began}-{n}"}, at=AT).pk for n in range(how_many)]


def work(where: str) -> None:
    """Work until no job goes on, or until killed."""
    from section75.apps.work import presence, store, working
    from section75.apps.work.models import Job

    list_kind(where)
    end = store.end

    def ending(*given: Any, **more: Any) -> None:
        if where == BEFORE_THE_MARK:
            kill()
        end(*given, **more)
        if where == AFTER_THE_MARK:
            kill()

    working.store.end = ending  # type: ignore[attr-defined]
    stop: list[bool] = []
    signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
    working.SECONDS_BETWEEN_LOOKS = 0
    working.work(
        presence.new_name(),
        lambda: bool(stop) or not Job.objects.filter(state__in=["queued", "working"]).exists(),
        lambda says: kill() if where == AFTER_THE_COMMIT else None,
    )


def told() -> dict[str, Any]:
    """How every job stands, and how often each line of each was written."""
    from section75.apps.audit.models import AuditLine
    from section75.apps.work.models import Job

    lines = Counter(AuditLine.objects.filter(act="count").values_list("says", flat=True))
    return {
        "jobs": {row.pk: [row.state, row.tries, json.loads(row.arguments)["name"]] for row in Job.objects.all()},
        "lines": lines,
    }


def main(words: list[str]) -> object:
    """Do what is asked on the command line."""
    import django

    django.setup()
    if words[0] == "ask":
        return ask(int(words[1]))
    if words[0] == "work":
        return work(words[1] if len(words) > 1 else "")  # type: ignore[func-returns-value]
    return told()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1:])))
