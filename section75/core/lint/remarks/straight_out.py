"""Money in and straight out: every line is paid for by the very partner that leads it, so the pool moves nothing."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.lint.remark import Remark, Seen
from section75.core.risk_share import Facts


def look(seen: Seen) -> Iterator[Remark]:
    """One remark where that is true of every line, and more than one partner is among them."""
    facts = seen.facts
    owners = [_owner(facts, line.id) for line in facts.lines]
    leads = [facts.leads.get(line.id) or facts.leads.get("", "") for line in facts.lines]
    if len(set(owners)) > 1 and all(owners) and owners == leads:
        lines = "; ".join(
            f"{line.name}: {facts.called(str(owner))}" for line, owner in zip(facts.lines, owners, strict=True)
        )
        says = (
            f"Money goes in and straight out: each line is paid for by the partner that leads it ({lines}). Nothing is "
            "pooled in effect. Say what the pool is for, or call the fund aligned."
        )
        yield Remark("money in and straight out", says, seen.rule.clause)


def _owner(facts: Facts, line: str) -> str | None:
    """The one partner that pays for a line by the contributions table; None where there is not one."""
    paying = facts.paying_for(line)
    return paying[0] if len(paying) == 1 else None
