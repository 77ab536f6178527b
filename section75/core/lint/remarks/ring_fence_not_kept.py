"""A ring-fence that no step keeps: a line ring-fenced inside the pool, whose variance is netted with the others'."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from section75.core.lint.remark import Remark, Seen
from section75.core.risk_share import Owners, Profile, Step


def look(seen: Seen) -> Iterator[Remark]:
    """Each line that is ring-fenced by its state, or by a step of the other direction, and in one direction by none."""
    over, under = _kept(seen, seen.rule.overspend), _kept(seen, seen.rule.underspend)
    by_a_step = _fenced_by_a_step(seen.rule.overspend) | _fenced_by_a_step(seen.rule.underspend)
    for line in (known.id for known in seen.facts.lines if known.id in seen.facts.ring_fenced | by_a_step):
        missing = [way for way, kept in (("overspend", over), ("underspend", under)) if line not in kept]
        if missing:
            says = (
                f"{seen.facts.line_called(line)} is ring-fenced, and no step for an {' or an '.join(missing)} settles "
                "it by itself: its variance is netted with that of other lines. Give it a step of its own in either "
                "direction, or say that the ring-fence is lifted."
            )
            yield Remark("a ring-fence is not kept", says, seen.rule.clause)


def _fenced_by_a_step(steps: Sequence[Step]) -> set[str]:
    return {line for step in steps if step.NAME == "ring-fenced lines" for line in getattr(step, "lines", ())}


def _kept(seen: Seen, steps: Sequence[Step]) -> set[str]:
    """The lines that a step by line takes by themselves; all of them, for a step by line that takes all."""
    kept: set[str] = set()
    for step in steps:
        if step.BY_LINE and step.takes_all:
            return {line.id for line in seen.facts.lines}
        for term in ("lines", "profile", "owners"):
            named = getattr(step, term, None) if step.BY_LINE else None
            kept |= set(named.lines if isinstance(named, Profile | Owners) else named or ())
    return kept
