"""The drill as a process of its own, whose data folder is the copy's: the attacks as JSON on standard output."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import astuple
from pathlib import Path


def main(partnership: str, fund: str, verifier: str) -> None:
    """Make every attack, and say what came of it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "section75.site.settings")
    import django

    django.setup()
    from section75.apps.drills.running import run
    from section75.apps.ledger.ledgers import Ledger

    tried = run(Ledger(partnership, fund), Path(verifier))
    sys.stdout.write(json.dumps([astuple(each) for each in tried]))


if __name__ == "__main__":
    main(*sys.argv[1:])
