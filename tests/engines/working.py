"""Workers of the tests, each a process of its own: real kinds of job in place of the rooms', and a real end by kill -9.

    python tests/engines/working.py

reads what is wanted as lines of JSON and answers each with another: ["ask", HOW_MANY], the jobs asked for;
["work", WHERE], the process of a worker, made by a fork of this one so that it begins at once; ["ended", PROCESS], how
that ended; ["told"], what came of all. Each job writes `LINES` audit lines of its own, an act that can be counted.
WHERE says at which point the worker kills itself, the first time it gets there; where it is empty, the worker goes on
until no job does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
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


def begin(where: str) -> int:
    """A worker, and its process."""
    from django.db import connection

    connection.close()  # it has one of its own
    if process := os.fork():
        return process
    try:
        work(where)
        os._exit(0)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(1)


def ended(process: int) -> int:
    """How a worker ended, once it has: its exit code, or the signal that killed it, below zero."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def main() -> None:
    """Do what is wanted, line by line, until nothing more comes."""
    import django

    django.setup()
    does: dict[str, Callable[..., object]] = {"ask": ask, "work": begin, "ended": ended, "told": told}
    for line in sys.stdin:
        name, *more = json.loads(line)
        sys.stdout.write(json.dumps(does[name](*more)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
