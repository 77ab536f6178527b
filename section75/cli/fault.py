"""Our own fault: said in one sentence, and written down where whoever looks after the installation finds it."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

from section75.core.refusals import Refusal


class OurFault(Refusal):
    """The program failed; nothing that the person did was wrong."""

    def __init__(self, written: str) -> None:
        super().__init__(
            f"This is our fault, not yours: Section75 failed, and what it was doing was not done. {written} "
            "Give that to whoever looks after the program."
        )


def write_down(error: Exception) -> OurFault:
    """Write down what failed, for its owner only; with SECTION75_TRACE=yes show it on stderr as well."""
    details = "".join(traceback.format_exception(error))
    if os.environ.get("SECTION75_TRACE") == "yes":
        sys.stderr.write(details)
    try:
        handle, name = tempfile.mkstemp(prefix="section75-fault-", suffix=".txt", dir=_folder())
        os.close(handle)
        Path(name).write_text(details, encoding="utf-8", errors="backslashreplace")
    except OSError as failed:
        return OurFault(f"The details could not be written down either ({failed}); SECTION75_TRACE=yes shows them.")
    return OurFault(f"The details are in {name}.")


def is_of_the_database(error: Exception) -> bool:
    """Did the database not take something: no fault of ours? Known by name, for Django may not be started."""
    kind = type(error)
    return (kind.__module__, kind.__name__) == ("django.db.utils", "OperationalError")


def _folder() -> Path | None:
    """The installation's data folder, if it is there; else wherever temporary files go."""
    data = Path(os.environ.get("SECTION75_DATA", "var"))
    return data.resolve() if data.is_dir() else None
