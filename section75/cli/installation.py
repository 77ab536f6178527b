"""`section75 serve` and `section75 migrate`: making the database ready, serving the pages, a worker beside them."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer

from section75.cli.answering import print_text
from section75.cli.refusals import PortTaken
from section75.cli.rooms import demonstration
from section75.cli.signing_on import as_owner, start_django
from section75.cli.worker_beside import worker_beside

BLOCKING_THREADS = 4
SECONDS_TO_STOP = 5
SECONDS_BETWEEN_TRIES = 0.1
TRIES = 600
INSTALLATION = "installation"  # the lock of whoever brings it up to date or fills it
ONE_ROLE = "SECTION75_ONE_ROLE"  # "yes": one role of PostgreSQL owns the tables and serves too


def migrate() -> None:
    """Make or bring up to date the database and its guards. Doing it again changes nothing."""
    as_owner()
    start_django()
    made = _migrate_alone()
    print_text("The database is up to date, and every guard stands.")
    if made:
        print_text(f"These guards did not stand and were made anew: {', '.join(made)}. Ask who removed them.")


def _migrate_alone() -> tuple[str, ...]:
    """Migrate while no other process does."""
    from section75.apps.audit.locking import alone

    _reach_database()
    with alone(INSTALLATION):
        return _migrate_and_tell()


def _reach_database() -> None:
    """Make the data folder where there is none, and refuse a database that does not answer."""
    from django.conf import settings

    from section75.apps.audit.keeping import require_reachable

    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    require_reachable()


def _migrate_and_tell() -> tuple[str, ...]:
    """Migrate, and write to the audit trail which guards of a database already in use had to be made anew."""
    from django.utils import timezone

    from section75.apps.audit import guards, store, versions

    gone = () if versions.is_new() or versions.pending() else guards.missing()
    _migrate()
    if gone:
        says = f"Made anew guards that did not stand: {', '.join(gone)}."
        store.write(at=timezone.now(), who="the terminal", act="migrate", partnership="", outcome="done", says=says)
    return gone


def _migrate() -> None:
    from django.core.management import call_command

    from section75.apps.audit.guards import require_standing

    call_command("migrate", verbosity=0, interactive=False)
    require_standing()


def _require_untouched() -> None:
    """Refuse to serve a database of an earlier version, and one that lost a guard since it was brought up to date.

    Either is mended by an act of its own, `section75 migrate`: after a backup, or written down. A new one is filled.
    """
    from section75.apps.audit.guards import require_standing
    from section75.apps.audit.versions import is_new, require_this_version

    if not is_new():
        require_this_version()
        require_standing()


def serve(
    address: Annotated[
        str, typer.Option(metavar="ADDRESS", help="The only address that is listened on.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8000,
    with_demonstration: Annotated[
        bool,
        typer.Option(
            "--demonstration/--no-demonstration",
            help="Load the example partnerships, and show the sign-ins of their invented people.",
        ),
    ] = True,
) -> None:
    """Make a new database ready, load the demonstration, serve the pages and work beside them until Ctrl-C."""
    require_free(address, port)
    print_text("Getting the database ready.", to_stderr=True)
    start_django()
    said = _make_ready(address, with_demonstration=with_demonstration)
    _serve(address, port, [f"Section75 is at http://{_host(address)}:{port}", "", *said, "Ctrl-C stops it."])
    print_text("Stopped.")


def _make_ready(address: str, *, with_demonstration: bool) -> list[str]:
    """Make a new database and load the demonstration, while no other process does either."""
    from section75.apps.audit.locking import alone
    from section75.apps.audit.roles import require_application_role

    _reach_database()
    with alone(INSTALLATION):
        _require_untouched()
        if not (with_demonstration or os.environ.get(ONE_ROLE) == "yes"):
            require_application_role()
        _migrate()
        return _load_demonstration(address) if with_demonstration else []


def require_free(address: str, port: int) -> None:
    """Refuse an address and port that cannot be listened on, before anything is touched."""
    try:
        found = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, where = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
            probe.listen(1)
    except OSError as error:
        raise PortTaken(address, port, (error.strerror or str(error)).lower()) from None


def _load_demonstration(address: str) -> list[str]:
    """Load it where its files are and no books of one's own; who can sign in."""
    from django.conf import settings

    if not Path(settings.EXAMPLES).is_dir():
        return ["The example files did not come with this program, so no demonstration is loaded.", ""]
    if not demonstration.may_be_loaded():
        return ["There are people or partnerships here already, so no demonstration is loaded.", ""]
    demonstration.load_example()
    said = [demonstration.cast_text(), ""]
    if address not in ("127.0.0.1", "::1", "localhost"):
        said += [f"Whoever can reach {address} can sign in with these passwords: use --no-demonstration there.", ""]
    return said


def application(module: str) -> Any:
    """The application, as the process that serves loads it.

    Ctrl-C reaches both processes. It is left to the first, which then stops this one; told twice at once, this one
    would hang.
    """
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    return import_module(module).application


def _greet_once_listening(address: str, port: int, greeting: str) -> None:
    """Greet as soon as a connection is taken, so that whoever reads the address finds it open."""
    for _ in range(TRIES):
        with suppress(OSError), socket.create_connection((address, port), timeout=1):
            print_text(greeting)
            return
        time.sleep(SECONDS_BETWEEN_TRIES)


def _host(address: str) -> str:
    """The address as it stands in a link."""
    return f"[{address}]" if ":" in address else address


def _serve(address: str, port: int, greeting: list[str]) -> None:
    """Serve with one process and a few threads, and a worker beside it, until it is stopped."""
    from django.db import connections
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    connections.close_all()
    server = Granian(
        "section75.site.wsgi",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=BLOCKING_THREADS,
        websockets=False,
        log_level=LogLevels.error,
        workers_kill_timeout=SECONDS_TO_STOP,
    )
    greet = threading.Timer(SECONDS_BETWEEN_TRIES, _greet_once_listening, (address, port, "\n".join(greeting)))
    greet.daemon = True
    server.on_startup(greet.start)
    try:
        with worker_beside():
            server.serve(target_loader=application)
    except SystemExit as stopped:
        raise RuntimeError("the server stopped by itself; what it said stands above") from stopped
