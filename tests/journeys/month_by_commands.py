"""One month of the pool by commands: contributions due, the extract, the close, and the partner's answer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from section75.apps.demonstration.cast import PASSWORD
from tests.journeys.a_year import BECAUSE, CHIEF, MANAGER, OFFICER, PARTNER, SLUG, Year
from tests.journeys.invented_year import InventedMonth
from tests.terminal import typed_in


def run_month(year: Year, brought: InventedMonth, folder: Path) -> None:
    """Run a month from its first instalment to the partner's agreement."""
    month = ("--month", str(brought.month))
    file = folder / brought.file_name
    file.write_bytes(brought.content)
    with year.timed("contributions due, by command"):
        approve(asked("ledger", "instalments", *month, as_=OFFICER), CHIEF)
    with year.timed("bringing and proposing, by command"):
        total = f"--control-total={brought.control_total}"
        found = asked("ledger", "import", str(file), *month, total, as_=OFFICER)
    with year.timed("approving and posting, by command"):
        approve(found["proposal"], CHIEF)
    with year.timed("close, by command"):
        for task in asked("closing", "tasks", *month, as_=MANAGER):
            if task["state"] == "open":
                asked("closing", "explain", *month, "--task", task["task"], "--because", BECAUSE, as_=MANAGER)
        approve(asked("ledger", "close", *month, as_=MANAGER), CHIEF)
    with year.timed("the partner's answer, by command"):
        asked("ledger", "agree", *month, as_=PARTNER)


def approve(proposal: dict[str, Any], by: str) -> None:
    """Approve what was shown under a proposal's fingerprint."""
    shown = ("--shown", proposal["fingerprint"])
    asked("approvals", "approve", str(proposal["proposal"]), *shown, as_=by)


def asked(*words: str, as_: str) -> Any:
    """What a command at the partnership answers somebody, as JSON."""
    return json.loads(section75(*words, "--partnership", SLUG, "--as", as_, "--json"))


def section75(*words: str) -> str:
    """Run a command in this process; what it answers. Fails where it does."""
    answer = typed_in(words, typed=f"{PASSWORD}\n", environment={"SECTION75_AS": None})
    assert answer.code == 0, f"{words}: {answer.out} {answer.err}"
    return answer.out
