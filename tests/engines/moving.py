"""Books with a quarter in them moved to the other engine and back; what stands where, as one JSON document.

    python tests/engines/moving.py ADDRESS FOLDER

Run in a data folder of SQLite: from there to the PostgreSQL database of that address, and from it to the other folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

RUN = "from section75.cli.main import run; run()"


def command(told: dict[str, str], *words: str) -> Any:
    """A command in a process of its own: exit code and answer."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *words, "--json"],
        env=os.environ | told,
        capture_output=True,
        text=True,
        check=False,
    )
    return [done.returncode, json.loads(done.stdout) if done.stdout else done.stderr]


def main(address: str, folder: str) -> dict[str, Any]:
    """There, back, and what was refused."""
    here = {"SECTION75_DATABASE": "", "SECTION75_DATA": os.environ["SECTION75_DATA"]}
    there, back = here | {"SECTION75_DATABASE": address}, {"SECTION75_DATABASE": "", "SECTION75_DATA": folder}
    return {
        "there": command(here, "database", "move", "--to", address),
        "again": command(here, "database", "move", "--to", address),
        "verified there": [command(there, *words) for words in (("evidence", "verify"), ("audit", "verify"))],
        "back": command(there, "database", "move", "--to-folder", folder),
        "verified back": [command(back, *words) for words in (("evidence", "verify"), ("audit", "verify"))],
        "verified here": [command(here, *words) for words in (("evidence", "verify"), ("audit", "verify"))],
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
