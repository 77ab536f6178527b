"""Two people decide at once, round after round: one is first, the other is refused in words. A part of racing.py."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

from tests.engines.racing import AT, approve, at_once, person, side_by_side, withdraw

ROUNDS = 100 if os.environ.get("SECTION75_SOAK") == "1" else 4
JUNE = 3
APPROVE, WITHDRAW, DECLINE, SECOND, CLOSE = "approve", "withdraw", "decline", "approve as well", "close"


def races() -> dict[str, Any]:
    """Every race; for each how often who was first and what the other was told, and what stands at the end."""
    return {
        "against withdrawing": _decided(WITHDRAW, _withdraws),
        "against declining": _decided(DECLINE, _declines),
        "twice": _decided(SECOND, _approves_as_well),
        "against closing": _against_closing(),
    }


def _decided(other: str, act: Callable[[Any], None]) -> dict[str, Any]:
    """The approver approves an entry by hand, while somebody does something else with it."""
    proposals = [_by_hand(f"{other} {number}") for number in range(ROUNDS)]
    before = _entries()
    approvals = [_said(approve, each, APPROVE) for each in proposals]
    others = [_said(act, each, other) for each in proposals]
    gave = side_by_side([approvals, others])
    for each in proposals:
        _require_one_end(each)
    outcomes = Counter(_told(list(both)) for both in zip(*gave, strict=True))
    return {"outcomes": dict(outcomes), "posted": _entries() - before}


def _against_closing() -> dict[str, Any]:
    """An entry of June and the closing of June are approved at once; June is then opened again."""
    outcomes: Counter[str] = Counter()
    before = _entries()
    for number in range(ROUNDS):
        entry, closing = _by_hand(f"{CLOSE} {number}"), _closing()
        gave = at_once([_said(approve, entry, APPROVE), _said(_closes, closing, CLOSE)])
        outcomes[_told(gave)] += 1
        if gave[1] == CLOSE:
            withdraw(entry, "finance.officer")
            _reopen(number)
        else:
            withdraw(closing, "pool.manager")
    return {"outcomes": dict(outcomes), "posted": _entries() - before}


def _by_hand(narrative: str) -> Any:
    from section75.apps.demonstration.actions import FUND
    from section75.apps.ledger import actions
    from section75.core.ledger import Account
    from section75.core.money import Money

    entry = actions.ByHand(
        month=_june(),
        effective_on=date(2022, 6, 30),
        debit=Account.read("expenditure/day-services"),
        credit=Account.read("cash"),
        amount=Money(1),
        narrative=narrative,
        authority="cl. 9 (invented)",
        because="A race",
        reference="Invented invoice 7",
    )
    return actions.propose_journal(person("finance.officer"), FUND, entry, at=AT)


def _closing() -> Any:
    from section75.apps.demonstration.actions import FUND
    from tests.acts import propose_closing

    return propose_closing(person("pool.manager"), FUND, _june(), at=AT)


def _reopen(number: int) -> None:
    from section75.apps.demonstration.actions import FUND
    from section75.apps.ledger import actions

    said = f"Round {number} is over"
    proposal = actions.propose_reopening(person("pool.manager"), FUND, _june(), because=said, at=AT)
    for who in ("chief.finance", "partner.chief"):
        approve(proposal, who)


def _withdraws(proposal: Any) -> None:
    withdraw(proposal, "finance.officer")


def _declines(proposal: Any) -> None:
    from section75.apps.approvals import actions

    chief = person("chief.finance")
    actions.decline(chief, actions.scope_of(proposal), proposal.pk, because="A race", at=AT)


def _approves_as_well(proposal: Any) -> None:
    approve(proposal, "pool.manager")


def _june() -> Any:
    from section75.apps.demonstration.actions import YEAR
    from section75.core.calendar import Month

    return Month(YEAR, JUNE)


def _closes(proposal: Any) -> None:
    approve(proposal, "chief.finance")


def _said(act: Callable[[Any], object], proposal: Any, name: str) -> Callable[[], object]:
    """What does it, and then says its name."""

    def do() -> str:
        act(proposal)
        return name

    return do


def _told(gave: list[object]) -> str:
    """What the two were answered, in the order in which they are named."""
    return " / ".join(str(each) for each in gave)


def _require_one_end(proposal: Any) -> None:
    from section75.apps.approvals.models import CarriedOut, Decision
    from section75.apps.ledger.models import JournalEntry

    (end,) = Decision.objects.filter(proposal=proposal)
    carried = CarriedOut.objects.filter(proposal=proposal).count()
    assert end.ends
    assert carried == JournalEntry.objects.filter(run__proposal=proposal).count() == int(end.verb == APPROVE)


def _entries() -> int:
    from section75.apps.ledger.models import JournalEntry

    return JournalEntry.objects.count()
