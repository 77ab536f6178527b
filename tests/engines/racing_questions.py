"""Many at once on the same questions, each in a thread with a connection of its own; what came of it, as JSON.

    python tests/engines/racing_questions.py

Run in a data folder with the cast and the agreement and nothing posted: see `racing.py`.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.engines.racing import AT, at_once, person

ROUNDS = 20 if os.environ.get("SECTION75_SOAK") == "1" else 6
RACERS = 4
BASE = "/partnerships/cambridgeshire-learning-disability/learning-disability/budget/why"
LINES = ("residential-care", "supported-living", "community-support", "day-services")
FIGURES = ("budget", "actual-in-month", "actual-to-date")
MONTHS = tuple(f"2022%2F23+M{number}" for number in range(1, 7))
ADDRESSES = [f"{BASE}/{line}.{name}/?month={month}" for month in MONTHS for line in LINES for name in FIGURES]


def main() -> dict[str, Any]:
    """Every race, one after the other."""
    import django

    django.setup()
    return {"asking": race_to_ask(), "ending": race_to_end(), "escalating": race_to_escalate(), "notes": race_notes()}


def ask(about: str) -> int:
    """Question a figure; the number of the question."""
    from section75.apps.demonstration.actions import FUND
    from section75.apps.disputes import actions

    accountant = person("partner.accountant")
    return actions.raise_question(accountant, FUND, about=about, question="Why?", at=AT).number


def race_to_ask() -> dict[str, Any]:
    """Ask about the same figure, and about others, at once."""
    same = at_once([lambda: ask(ADDRESSES[0])] * RACERS)
    others = at_once([lambda about=about: ask(about) for about in ADDRESSES[1 : 1 + RACERS]])  # type: ignore[misc]
    return {"same": sorted(map(str, same)), "numbers": sorted(map(str, others))}


def race_to_end() -> dict[str, int]:
    """Accept an answer, withdraw the question and reply to it, all at once; how often each came first."""
    from section75.apps.demonstration.actions import FUND
    from section75.apps.disputes import actions
    from section75.apps.disputes.models import Turn

    outcomes: Counter[str] = Counter()
    accountant, chief = person("partner.accountant"), person("partner.chief")
    for about in ADDRESSES[10 : 10 + ROUNDS]:
        number = ask(about)
        actions.reply(person("pool.manager"), FUND, number, says="Because", at=AT)
        given = at_once(
            [
                lambda number=number: actions.accept(accountant, FUND, number, says="Fine", at=AT).verb,  # type: ignore[misc]
                lambda number=number: actions.withdraw(chief, FUND, number, says="Never mind", at=AT).verb,  # type: ignore[misc]
            ]
        )
        outcomes["QuestionEnded"] += given.count("QuestionEnded")
        outcomes["ended"] += Turn.objects.filter(dispute__number=number, ends=True).count()
    return dict(outcomes)


def race_to_escalate() -> dict[str, int]:
    """Take a question further at once when the first step's day is past: the second step is begun once."""
    from section75.apps.demonstration.actions import FUND
    from section75.apps.disputes import actions

    number = ask(ADDRESSES[-1])
    manager = person("pool.manager")
    late = AT + timedelta(days=60)
    given = at_once([lambda: actions.escalate(manager, FUND, number, says="Further", at=late).step] * 6)
    return dict(Counter(map(str, given)))


def race_notes() -> list[int]:
    """Keep notes at once; their numbers."""
    from section75.apps.demonstration.actions import FUND
    from section75.apps.disputes import notes

    accountant = person("partner.accountant")
    given = at_once([lambda: notes.keep_note(accountant, FUND, about="", says="Note", at=AT).number] * RACERS)
    return sorted(int(str(number)) for number in given)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))
