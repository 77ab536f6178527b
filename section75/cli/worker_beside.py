"""The worker that `section75 serve` keeps beside the pages: a process of its own, started again when it dies."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from section75.cli.answering import print_text

SECONDS_TO_STOP = 5
LONGEST_PAUSE_SECONDS = 30  # between one start and the next, where it dies again and again
LONG_ENOUGH_SECONDS = 60  # a worker that lived as long is started again at once
RUN = "from section75.cli.main import run; run()"


class WorkerBeside:
    """Starts the worker, and starts it again, until told to stop."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._keeper = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Start the worker, and keep watch over it.

        The first is started before the server forks: a fork at the same moment would keep open the pipe through which
        the start of a process is told, and this one would wait for the end of the other.
        """
        self._started()
        self._keeper.start()

    def stop(self) -> None:
        """Stop it: what it was doing is rolled back, and waits for the next worker."""
        self._stopping.set()
        with self._lock:
            process = self._process
        if process is not None:
            process.terminate()
            try:
                process.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
        self._keeper.join(SECONDS_TO_STOP)

    def _keep(self) -> None:
        pause, process = 1, self._process
        while process is not None:
            lived_long = _waited_for(process, LONG_ENOUGH_SECONDS)
            code = process.wait()
            if self._stopping.is_set():
                return
            pause = 1 if lived_long else pause
            says = f"The worker stopped by itself (exit code {code}). It is started again in {pause} s."
            print_text(says, to_stderr=True)
            self._stopping.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)
            process = self._started()

    def _started(self) -> subprocess.Popen[bytes] | None:
        """A worker started just now; None where all is to stop."""
        command = [sys.executable, "-P", "-c", RUN, "work", "run", "--beside", str(os.getpid())]
        with self._lock:
            if self._stopping.is_set():
                return None
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is for the first process, which then stops this one
            )
            return self._process


def _waited_for(process: subprocess.Popen[bytes], seconds: int) -> bool:
    """Did it live as long?"""
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return True
    return False


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker at work until the block is left."""
    worker = WorkerBeside()
    worker.start()
    try:
        yield
    finally:
        worker.stop()
