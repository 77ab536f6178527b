"""`section75 work`: the worker by itself, and the jobs there are."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from section75.cli.answering import answer, print_text
from section75.cli.options import AsOption, JsonOption
from section75.cli.signing_on import person, with_database
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table
from section75.render.words import moment

if TYPE_CHECKING:
    from section75.apps.work.models import Job

ROOM = typer.Typer(help="Work in the background: the worker, and the jobs there are.")
SECONDS_BETWEEN_LOOKS = 1

NumberArgument = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="The number of the job.")]


class Stop:
    """Whether the worker was told to stop: a flag that a signal may set at any moment."""

    def __init__(self) -> None:
        self.is_told = False

    def tell(self, *_: object) -> None:
        """Stop at the next step; a second Ctrl-C ends the process at once."""
        self.is_told = True
        if threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, signal.default_int_handler)


@ROOM.command()
@with_database
def run(
    beside: Annotated[
        int, typer.Option(metavar="PROCESS", hidden=True, help="Stop when that process is gone; 0 is none.")
    ] = 0,
) -> None:
    """Carry out what was asked for, one job after another, until Ctrl-C. `section75 serve` starts one itself."""
    from section75.apps.work.presence import new_name
    from section75.apps.work.working import work

    stop = Stop()
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, stop.tell)
    if beside and os.name == "posix":
        threading.Thread(target=_stop_with, args=(beside, stop.tell), daemon=True).start()
    print_text("A worker is at work. Ctrl-C stops it.")
    work(new_name(), lambda: stop.is_told, print_text)
    print_text("The worker has stopped.")


@ROOM.command("list")
@with_database
def list_jobs(as_: AsOption = "", as_json: JsonOption = False) -> None:
    """List the jobs this person may see, latest first, and say whether a worker is here."""
    from django.utils import timezone

    from section75.apps.work import presence, showing, store

    jobs = store.seen_by(person(as_))
    seen = presence.last_seen()
    workers = {"is_here": presence.anybody_here(), "last_seen": _when(seen)}
    lines = _table_of(jobs) if jobs else ["No work in the background has been asked for yet."]
    text = "\n".join([*(line.rstrip() for line in lines), "", showing.workers_in_words(timezone.now())])
    answer({"workers": workers, "jobs": [_job_data(job) for job in jobs]}, text, as_json=as_json)


@ROOM.command()
@with_database
def show(number: NumberArgument, as_: AsOption = "", as_json: JsonOption = False) -> None:
    """Show one job: how far it is, or how it ended and what it came to."""
    from section75.apps.work import actions, folder, store

    user = person(as_)
    job = actions.job_for(user, number)
    headings, lines = store.lines_for(user, job)
    traces = [str(path) for path in folder.traces(number)]
    data = _job_data(job) | {"lines": [list(line.cells) for line in lines], "traces": traces}
    text = _job_lines(job)
    if headings:
        columns = tuple(Column(heading) for heading in headings)
        table = Table("Result", "What it came to", columns, tuple(Row(line.cells) for line in lines))
        text += ["", *(line.rstrip() for line in table_lines(table))]
    text += [f"The details of a fault are in {path}." for path in traces]
    answer(data, "\n".join(text), as_json=as_json)


@ROOM.command()
@with_database
def cancel(number: NumberArgument, as_: AsOption = "", as_json: JsonOption = False) -> None:
    """Cancel a job of one's own: at once where it waits, at its next step where it is under way."""
    from section75.apps.work import actions

    _act(actions.cancel, number, as_, as_json=as_json)


@ROOM.command()
@with_database
def retry(number: NumberArgument, as_: AsOption = "", as_json: JsonOption = False) -> None:
    """Let a job of one's own that was refused, failed or was cancelled be tried again."""
    from section75.apps.work import actions

    _act(actions.try_again, number, as_, as_json=as_json)


def _act(act: Callable[..., Job], number: int, as_: str, *, as_json: bool) -> None:
    from django.utils import timezone

    job = act(person(as_), number, at=timezone.now())
    answer(_job_data(job), "\n".join(_job_lines(job)), as_json=as_json)


def _stop_with(process: int, tell: Callable[[], None]) -> None:
    """Tell the worker to stop once the process that started it is gone."""
    while os.getppid() == process:
        time.sleep(SECONDS_BETWEEN_LOOKS)
    tell()


def _job_data(job: Job) -> dict[str, Any]:
    from section75.apps.work import folder, showing

    far = folder.how_far(job.pk)
    return {
        "number": job.pk,
        "kind": job.kind,
        "words": showing.words_of(job),
        "partnership": job.partnership,
        "fund": job.fund,
        "asked_by": job.asked_by.username,
        "on_behalf_of": job.on_behalf_of,
        "asked_at": _when(job.asked_at),
        "state": job.state,
        "is_cancelling": showing.is_cancelling(job),
        "tries": job.tries,
        "done": far.done,
        "of": far.of,
        "ended_at": _when(job.ended_at),
        "says": job.says,
        "address": job.address,
    }


def _job_lines(job: Job) -> list[str]:
    from section75.apps.work import showing

    lines = [f"Job {job.pk}: {showing.words_of(job)}", f"Asked by {job.asked_by.username}, {moment(job.asked_at)}"]
    if job.ended_at is None:
        cancelling = ". It is being cancelled" if showing.is_cancelling(job) else ""
        return [*lines, f"{job.state.capitalize()}: {showing.how_far_in_words(job)}{cancelling}."]
    return [*lines, f"{job.state.capitalize()}, {moment(job.ended_at)}: {job.says}"]


def _table_of(jobs: Any) -> list[str]:
    from section75.apps.work import showing

    columns = tuple(Column(text) for text in ("Job", "Work", "Where", "Asked by", "Asked", "State"))
    rows = (
        Row(
            (
                str(job.pk),
                showing.words_of(job),
                job.partnership,
                job.asked_by.username,
                moment(job.asked_at),
                job.state,
            )
        )
        for job in jobs
    )
    return table_lines(Table("Jobs", "Work in the background, latest first", columns, tuple(rows)))


def _when(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
