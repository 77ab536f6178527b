"""What is done to placing rules: proposing some, and proposing that some end. The approvals room does the rest."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.placing.wanted import WantedEnd, WantedRule
from section75.core.authority import Scope


def propose_rules(user: User, place: Scope, rules: Sequence[WantedRule], *, at: datetime) -> Proposal:
    """Propose adding rules, all of them or none. Each that replaces another ends that one on the day it begins."""
    said = {"rules": [each.written() for each in rules]}
    because = rules[0].because if rules else ""
    return approvals.propose(user, "add-rule", place, said, at=at, because=because)


def propose_ending(user: User, place: Scope, wanted: WantedEnd, *, at: datetime) -> Proposal:
    """Propose ending rules before a day."""
    said = {
        "numbers": sorted(set(wanted.numbers)),
        "ends_before": wanted.ends_before.isoformat(),
        "because": wanted.because.strip(),
    }
    return approvals.propose(user, "end-rule", place, said, at=at, because=wanted.because)
