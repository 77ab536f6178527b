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
MANY = 40  # more than anybody gets to before April is closed
ATTEMPTS = 500  # at closing it
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "cambridgeshire-2023"
HEADER = "date,cost_centre,subjective,description,amount,supplier,reference\n"


def main() -> dict[str, Any]:
    """Every race, one after the other."""
    import django

    django.setup()
    from tests.engines import deciding

    return {
        "posting": race_to_post(),
        "closing": race_to_close(),
        "reversing": race_to_reverse(),
        "forecasting": race_to_forecast(),
        "deciding": deciding.races(),
        "issuing": race_to_issue(),
        "loading": race_to_load(),
        "numbers": numbers(),
    }


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """Do all of them, beginning together; for each what it gave, or the name of its refusal."""
    return [gave for (gave,) in side_by_side([[act] for act in acts])]


def side_by_side(rows: Sequence[Sequence[Callable[[], object]]]) -> list[list[object]]:
    """Each row in a thread of its own, act after act, all beginning every act together; what each gave or was told."""
    from django.db import connection

    from section75.core.refusals import Refusal

    start = threading.Barrier(len(rows))

    def try_it(act: Callable[[], object]) -> object:
        start.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal.name

    def run(acts: Sequence[Callable[[], object]]) -> list[object]:
        try:
            return [try_it(act) for act in acts]
        except BaseException:
            start.abort()
            raise
        finally:
            connection.close()

    with ThreadPoolExecutor(len(rows)) as pool:
        return list(pool.map(run, rows))


def person(username: str) -> Any:
    """Somebody in the cast."""
    from section75.apps.accounts.store import find_user

    return find_user(username)


def approve(proposal: Any, by: str = "finance.approver") -> Any:
    """Approve as somebody who has just proved who they are; what it came to."""
    from section75.apps.approvals import actions

    return actions.approve(person(by), actions.scope_of(proposal), proposal.pk, at=AT, proved_at=AT)


def withdraw(proposal: Any, by: str) -> None:
    """Withdraw it as the one who proposed it."""
    from section75.apps.approvals import actions

    actions.withdraw(person(by), actions.scope_of(proposal), proposal.pk, at=AT)


def post(name: str, *, month: int) -> int:
    """Bring an extract of two rows that no other has, propose and approve it; how many entries that made."""
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.apps.ledger import actions
    from section75.apps.ledger.models import JournalEntry
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
    proposal = actions.propose_extract(officer, FUND, brought.number, at=AT)
    approve(proposal)
    return JournalEntry.objects.filter(run__proposal=proposal).count()


def race_to_post() -> dict[str, Any]:
    """Everybody posts extract after extract."""

    def racer(who: int) -> Callable[[], object]:
        return lambda: sum(post(f"r{who}-{lap}", month=2) for lap in range(ROUNDS))

    given = at_once([racer(who) for who in range(RACERS)])
    return {"given": given, "kept": entries_in(2)}


def race_to_close() -> dict[str, Any]:
    """Some post to April until it is closed, by two people in between; what stood in it just then, and at the end."""
    posted: list[int] = []

    def racer(who: int) -> Callable[[], object]:
        def act() -> object:
            for lap in range(MANY):
                posted.append(post(f"c{who}-{lap}", month=1))
                threading.Event().wait(lap / 4)  # ever longer, so that the closing comes in between at last
            return "posted all"

        return act

    def close() -> object:
        threading.Event().wait(0.1)
        close_april()
        return entries_in(1)

    *given, when_closed = at_once([*(racer(who) for who in range(RACERS // 2)), close])
    return {"given": given, "when_closed": when_closed, "at_the_end": entries_in(1), "acknowledged": sum(posted)}


def close_april() -> None:
    """Propose and approve it, and again where somebody posted to it in between: what is closed is what was shown.

    What is open of the month is explained first, and an explanation holds for the books as they stood: so the proposal
    too may be refused because of a posting in between.
    """
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.core.calendar import Month
    from section75.core.refusals import Refusal
    from tests.acts import propose_closing

    for _ in range(ATTEMPTS):
        proposal = None
        try:
            proposal = propose_closing(person("pool.manager"), FUND, Month(YEAR, 1), at=AT)
            approve(proposal, "chief.finance")
        except Refusal as refusal:
            refused = refusal
            if proposal is not None:
                withdraw(proposal, "pool.manager")
        else:
            return
    raise refused


def race_to_reverse() -> dict[str, Any]:
    """The reversal of every entry of the first race is proposed twice, and both are approved at once."""
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.apps.ledger import actions
    from section75.core.calendar import Month

    def reversal(seq: int, why: str) -> Callable[[], object]:
        proposal = actions.propose_reversal(
            person("finance.officer"), FUND, seq, because=f"Invented: paid twice, {why}", month=Month(YEAR, 3),
            effective_on=date(2022, 6, 30), at=AT,
        )  # fmt: skip
        return lambda: approve(proposal).done is not None

    outcomes: Counter[str] = Counter()
    for first in range(1, 21, 4):
        acts = [reversal(seq, why) for seq in range(first, first + 4) for why in ("a", "b")]
        outcomes.update(str(each) for each in at_once(acts))
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
    acts: list[Callable[[], object]] = [issue] * (RACERS // 2)
    acts += [lambda who=who: f"posted {post(f'i{who}', month=2)}" for who in range(RACERS // 2)]  # type: ignore[misc]
    return dict(Counter(str(each) for each in at_once(acts)))


def issue() -> object:
    """Propose and countersign, and again where somebody posted in between, or where another's proposal waits."""
    from section75.apps.approvals.refusals import ProposedAlready
    from section75.apps.demonstration.actions import FUND
    from section75.apps.returns.actions import propose_return, verify_return
    from section75.apps.returns.models import IssuedReturn
    from section75.core.approvals import ChangedSinceProposed

    manager = person("pool.manager")
    while True:
        try:
            proposal = propose_return(manager, FUND, edition="pooled-fund-quarter", period="2022/23 Q1", at=AT)
        except ProposedAlready:
            threading.Event().wait(0.01)
            continue
        try:
            approve(proposal, "chief.finance")
        except ChangedSinceProposed:
            withdraw(proposal, "pool.manager")
            continue
        verify_return(FUND, IssuedReturn.objects.get(proposal=proposal).pk)
        return "issued"


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
