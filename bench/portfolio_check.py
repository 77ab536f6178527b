"""Every check of every generated agreement, as the worker makes it in the background; beside only reading the files."""

from __future__ import annotations

import resource
import sys
import time

from bench.portfolio import EVERYTHING, ready
from bench.report import answer

EARLY = 200  # from then on memory is to stay as it is


def ours() -> tuple[int, str]:
    """The job itself, through the queue and with its progress; how many partnerships, and how memory grew."""
    from django.utils import timezone

    from section75.apps.accounts.store import find_user
    from section75.apps.portfolio import jobs
    from section75.apps.work import actions, store, working

    user = find_user(EVERYTHING)
    assert user is not None, "they were loaded"
    memory: dict[int, int] = {}
    look = jobs._look

    def looking(slug: str, at: object) -> object:
        memory[len(memory)] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        return look(slug, at)  # type: ignore[arg-type]

    jobs._look = looking  # type: ignore[assignment]
    job = actions.ask(user, "check the portfolio", {}, at=timezone.now())
    working.run_one()
    job.refresh_from_db()
    assert job.state == "done", job.says
    _, lines = store.lines_for(user, job)
    grown = memory[len(memory) - 1] - memory[min(EARLY, len(memory) - 1)]
    return len(lines), f"{grown} MB more at the end than after {EARLY}; {job.says}"


def reading_only() -> tuple[int, str]:
    """Each agreement read from the database, and nothing checked."""
    from section75.apps.agreements import store

    return sum(len(store.latest(slug).parties) > 0 for slug, _ in store.names()), ""


if __name__ == "__main__":
    which, size = sys.argv[1], int(sys.argv[2])
    ready(size)
    began = time.perf_counter()
    checked, more = ours() if which == "ours" else reading_only()
    seconds = time.perf_counter() - began
    note = f"{seconds / checked * 1000:.1f} ms an agreement, {checked / seconds:,.0f} a second"
    answer(seconds=seconds, same=str(checked), note=f"{note}; {more}" if more else note)
