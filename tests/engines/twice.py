"""Many clients at once, each of whose commands goes out twice, through something that drops answers; what came of it.

    python tests/engines/twice.py CLIENTS POSTS

Run in a data folder with the cast and the agreement and nothing posted. The last line of each is one JSON document.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

MONTH = 2
DROPPED = 0.3  # of all answers
TOLD = ("ProposedAlready", "DecidedAlready", "AlreadyPosted")  # what says that it was done the first time


class AnswerLost(Exception):
    """The act was done, or refused, and nobody was told."""


class Line:
    """What a client speaks through: the act is done, and its answer may be lost on the way back."""

    def __init__(self, seed: int) -> None:
        self._drawn = random.Random(seed)
        self.told: Counter[str] = Counter()

    def send(self, act: Callable[[], Any]) -> Any:
        """Send twice, and again until an answer comes; what was answered first."""
        answers: list[Any] = []
        sent = 0
        while sent < 2 or not answers:
            sent += 1
            try:
                answers.append(self._through(act))
            except AnswerLost:
                self.told["lost"] += 1
        return answers[0]

    def _through(self, act: Callable[[], Any]) -> Any:
        from section75.core.refusals import Refusal

        try:
            answer = act()
        except Refusal as refusal:
            if refusal.name not in TOLD:
                raise
            self.told[refusal.name] += 1
            answer = None
        if self._drawn.random() < DROPPED:
            raise AnswerLost
        return answer


def client(who: int, posts: int) -> Callable[[], dict[str, int]]:
    """One who posts a file and an entry by hand in turn."""

    def work() -> dict[str, int]:
        line = Line(seed=who)
        for lap in range(posts):
            (by_file if lap % 2 else by_hand)(line, f"t{who}-{lap}", pence=100 + lap)
        return dict(line.told)

    return work


def by_file(line: Line, name: str, *, pence: int) -> None:
    """Bring a file of one row, propose and approve it, each of them twice."""
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.apps.ledger import actions
    from section75.core.calendar import Month
    from section75.core.money import Money
    from tests.engines import racing

    row = f"2022-05-14,LD402,4411,Placement,{pence / 100:.2f},Invented Care,{name}\n"
    officer = racing.person("finance.officer")
    brought = line.send(
        lambda: actions.upload_extract(
            officer, FUND, month=Month(YEAR, MONTH), content=(racing.HEADER + row).encode(), file_name=f"{name}.csv",
            control_total=Money(pence), at=racing.AT,
        )
    )  # fmt: skip
    line.send(lambda: actions.propose_extract(officer, FUND, brought.number, at=racing.AT))
    approve(line, f'"extract":{brought.number}}}')


def by_hand(line: Line, name: str, *, pence: int) -> None:
    """Propose and approve an entry, each of them twice."""
    from section75.apps.demonstration.actions import FUND, YEAR
    from section75.apps.ledger import actions
    from section75.core.calendar import Month
    from section75.core.ledger import Account, AccountKind
    from section75.core.money import Money
    from tests.engines import racing

    entry = actions.ByHand(
        month=Month(YEAR, MONTH), effective_on=date(2022, 5, 14),
        debit=Account(AccountKind.SPEND, racing_line()), credit=Account(AccountKind.CASH), amount=Money(pence),
        narrative=f"Invented {name}", authority="Invented decision", because=f"Invented, {name}",
    )  # fmt: skip
    line.send(lambda: actions.propose_journal(racing.person("finance.officer"), FUND, entry, at=racing.AT))
    approve(line, f'"narrative":"Invented {name}"')


def racing_line() -> str:
    """A line of the fund."""
    from section75.apps.agreements import store
    from section75.apps.demonstration.actions import FUND

    return str(store.latest(FUND.partnership).lines_of(FUND.fund)[0].id)


def approve(line: Line, said: str) -> None:
    """Find what waits, and approve it twice."""
    from section75.apps.approvals.models import Proposal
    from tests.engines import racing

    row = Proposal.objects.get(arguments__contains=said)
    line.send(lambda: racing.approve(row).done is not None)


def main(clients: int, posts: int) -> dict[str, Any]:
    """All at once, and what there is afterwards."""
    import django

    django.setup()
    from django.db.models import Sum

    from section75.apps.demonstration.actions import FUND
    from section75.apps.ledger import balancing, heads
    from section75.apps.ledger.models import JournalEntry
    from tests.engines import racing

    told: Counter[str] = Counter()
    for each in racing.at_once([client(who, posts) for who in range(clients)]):
        told.update(each if isinstance(each, dict) else {f"refused: {each}": 1})
    return {
        "told": dict(told),
        "entries": JournalEntry.objects.count(),
        "pence": JournalEntry.objects.aggregate(all=Sum("pence"))["all"],
        "head": heads.seen(FUND).entries,
        "balances": list(balancing.verify_balances(FUND)),
        "numbers": racing.numbers(),
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
