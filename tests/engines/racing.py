"""Many at once on the same books, each in a thread with a connection of its own; what came of it, as one JSON document.

    python tests/engines/racing.py

Run in a data folder with the cast and the agreement and nothing posted. It is a program of its own because a race needs
transactions that are really committed, which the tests' own database never has.
"""

from __future__ import annotations

import json
import sys
import threading
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

AT = datetime(2022, 7, 4, 9, 5, tzinfo=UTC)
RACERS = 8
ROUNDS = 3
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"
HEADER = "date,cost_centre,subjective,description,amount,supplier,reference\n"


def main() -> dict[str, Any]:
    """Every race, one after the other."""
    import django

    django.setup()
    return {
        "posting": race_to_post(),
        "closing": race_to_close(),
        "reversing": race_to_reverse(),
        "forecasting": race_to_forecast(),
        "issuing": race_to_issue(),
        "loading": race_to_load(),
        "numbers": numbers(),
    }


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """Do all of them, beginning together; for each what it gave, or the name of its refusal."""
    from django.db import connection

    from section75.core.refusals import Refusal

    start = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        start.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal.name
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def person(username: str) -> Any:
    """Somebody in the cast."""
    from section75.apps.accounts.store import find_user

    return find_user(username)


def post(name: str, *, month: int) -> int:
    """Bring an extract of two rows that no other has, and post it; how many entries that made."""
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.apps.ledger import actions
    from section75.core.calendar import Month
    from section75.core.money import Money

    rows = [
        f"2022-{month + 3:02d}-14,LD402,4411,Placement,10.0{place},Invented Care,{name}-{place}\n" for place in (1, 2)
    ]
    officer = person("finance.officer")
    brought = actions.upload_extract(
        officer, FUND, month=Month(YEAR, month), content=(HEADER + "".join(rows)).encode(), file_name=f"{name}.csv",
        control_total=Money.of("20.03"), at=AT,
    )  # fmt: skip
    return len(actions.post_extract(officer, FUND, brought.number, at=AT).entries)


def race_to_post() -> dict[str, Any]:
    """Everybody posts extract after extract."""

    def racer(who: int) -> Callable[[], object]:
        return lambda: sum(post(f"r{who}-{lap}", month=2) for lap in range(ROUNDS))

    given = at_once([racer(who) for who in range(RACERS)])
    return {"given": given, "kept": entries_in(2)}


def race_to_close() -> dict[str, Any]:
    """Everybody posts to April, while the pool manager closes it; what stood in it just then, and what at the end."""
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.apps.ledger import actions
    from section75.core.calendar import Month

    posted: list[int] = []

    def racer(who: int) -> Callable[[], object]:
        def act() -> object:
            for lap in range(ROUNDS):
                posted.append(post(f"c{who}-{lap}", month=1))
            return "posted all"

        return act

    def close() -> object:
        threading.Event().wait(0.1)
        actions.close_month(person("pool.manager"), FUND, Month(YEAR, 1), at=AT)
        return entries_in(1)

    *given, when_closed = at_once([*(racer(who) for who in range(RACERS)), close])
    return {"given": given, "when_closed": when_closed, "at_the_end": entries_in(1), "acknowledged": sum(posted)}


def race_to_reverse() -> dict[str, Any]:
    """Every entry of the first race is reversed by two people at once."""
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.apps.ledger import actions
    from section75.core.calendar import Month

    def reversal(seq: int) -> Callable[[], object]:
        said = {"because": "Invented: paid twice", "month": Month(YEAR, 3), "effective_on": date(2022, 6, 30), "at": AT}
        return lambda: isinstance(actions.reverse_entry(person("finance.officer"), FUND, seq, **said), int)  # type: ignore[arg-type]

    outcomes: Counter[str] = Counter()
    for first in range(1, 21, 4):
        outcomes.update(str(each) for each in at_once([reversal(seq) for seq in range(first, first + 4) for _ in "ab"]))
    return dict(outcomes)


def race_to_forecast() -> list[int]:
    """Everybody enters a forecast for June; the versions they were given."""
    from section75.apps.budget.actions import enter_forecast
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.core.calendar import Month
    from section75.importers.forecast_file import read_forecast

    rows = read_forecast((EXAMPLE / "invented-forecast-2022-23-m3.csv").read_bytes())

    def enter() -> object:
        month = Month(YEAR, 3)
        return enter_forecast(person("finance.officer"), FUND, month=month, rows=rows, because="A race", at=AT).version

    return sorted(int(str(each)) for each in at_once([enter] * RACERS))


def race_to_issue() -> dict[str, int]:
    """Everybody issues the same report, while others post; how often each answer was given."""
    from section75.apps.demonstration.actions import FUND
    from section75.apps.returns.actions import issue_return, verify_return

    def issue() -> object:
        row = issue_return(person("pool.manager"), FUND, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
        verify_return(FUND, row.pk)
        return "issued"

    acts: list[Callable[[], object]] = [issue] * (RACERS // 2)
    acts += [lambda who=who: f"posted {post(f'i{who}', month=2)}" for who in range(RACERS // 2)]  # type: ignore[misc]
    return dict(Counter(str(each) for each in at_once(acts)))


def race_to_load() -> list[int]:
    """Everybody loads terms of their own; the numbers they were given."""
    from section75.apps.agreements.actions import load_agreement, load_at_the_terminal
    from section75.importers.agreement_file import FileText

    def racer(who: int) -> Callable[[], object]:
        files = [FileText(path.name, path.read_bytes()) for path in sorted(EXAMPLE.glob("*.toml"))]
        files[1] = FileText(files[1].name, files[1].content + f"# remark {who}\n".encode())
        if who % 2:
            return lambda: load_at_the_terminal(files, at=AT).number
        return lambda: load_agreement(files, by=person("pool.manager"), at=AT).number

    return sorted(int(str(each)) for each in at_once([racer(who) for who in range(RACERS)]))


def entries_in(month: int) -> int:
    """How many entries of a month stand, as everybody can see them by now."""
    from section75.apps.ledger.models import JournalEntry

    return JournalEntry.objects.filter(year=2022, month=month).count()


def numbers() -> list[int]:
    """The numbers of all entries."""
    from section75.apps.ledger.models import JournalEntry

    return sorted(JournalEntry.objects.values_list("seq", flat=True))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main()))
