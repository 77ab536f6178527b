"""What a carried-out proposal leaves in the log of every fund it concerns, and the checkpoint that signs it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from section75.apps.agreements import store as agreements
from section75.apps.approvals.kinds import Arguments, Carrying, Done, Kind
from section75.apps.evidence.checkpoints import make_checkpoint
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import add_act

# What a kind of proposal is called in a log; one that binds both and is not listed goes by its own code.
CALLED: Final[Mapping[str, str]] = {
    "close-month": "closing",
    "reopen-month": "re-opening",
    "issue-report": "issued report",
    "vary-terms": "variation",
    "post-difference": "difference",
    "lock-year": "lock",
    "unlock-year": "unlocking",
}
_SAID: Final = ("month", "period", "edition", "year")  # arguments that name what it was done to


def sign_what_was_done(kind: Kind, carrying: Carrying, done: Done) -> str:
    """Write what was done into the log of every fund concerned, and sign the log; of other kinds nothing."""
    if kind.code not in CALLED and not kind.binds_both:
        return ""
    called = CALLED.get(kind.code, kind.code.replace("-", " "))
    told = []
    for ledger in _funds(carrying):
        add_act(ledger, called, facts_of(carrying, done), at=carrying.at)
        signed = make_checkpoint(ledger, because=called, at=carrying.at)
        told.append(f"{ledger.fund} {signed.number}")
    return f"Signed as checkpoint {', '.join(told)}." if told else ""


def facts_of(carrying: Carrying, done: Done) -> dict[str, object]:
    """What the log keeps of it: under which proposal, what it was done to, and what its room adds."""
    return {"proposal": carrying.number, **_named(carrying.arguments), **done.facts}


def _named(arguments: Arguments) -> dict[str, object]:
    return {name: str(arguments[name]) for name in _SAID if arguments.get(name)}


def _funds(carrying: Carrying) -> list[Ledger]:
    """The fund it was done at, or every fund of the partnership."""
    partnership, fund = carrying.scope.partnership, carrying.scope.fund
    if not partnership:
        return []
    funds = [fund] if fund else [each.id for each in agreements.latest(partnership).funds]
    return [Ledger(partnership, each) for each in funds]


AFTER = (sign_what_was_done,)
