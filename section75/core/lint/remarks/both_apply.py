"""Two clauses that both apply: a step never reached, two steps that claim one line, a record used twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from section75.core.lint.remark import Remark, Seen
from section75.core.risk_share import Owners, Profile, Step


def look(seen: Seen) -> Iterator[Remark]:
    """Steps after one that takes all that is left, and lines that two steps name."""
    for direction, steps in (("overspend", seen.rule.overspend), ("underspend", seen.rule.underspend)):
        yield from _after_all_is_taken(direction, [step for step in steps if step.acts(over=direction == "overspend")])
        yield from _on_one_line(seen, direction, steps)
        yield from _twice(direction, steps)


def _after_all_is_taken(direction: str, steps: Sequence[Step]) -> Iterator[Remark]:
    first = next((step for step in steps if step.takes_all), None)
    later = steps[steps.index(first) + 1 :] if first is not None else ()
    for step in later:
        assert first is not None
        says = (
            f"Two clauses both apply to what is left of an {direction}: {first.clause} ({first.NAME}) takes all of it, "
            f"and {step.clause} ({step.NAME}) comes after it and is never reached. Agree which of the two holds, or "
            "put them in the order meant."
        )
        yield Remark("two clauses both apply", says, step.clause, is_wrong=True)


def _twice(direction: str, steps: Sequence[Step]) -> Iterator[Remark]:
    """A step whose record can be used up once, listed a second time."""
    first: dict[str, Step] = {}
    for step in steps:
        if step.ONCE and step.NAME in first:
            says = (
                f"Two clauses both apply to an {direction}: {first[step.NAME].clause} and {step.clause} both say "
                f"{step.NAME!r}. What it rests on is used once, by the first, and the second takes nothing. "
                "Leave one out."
            )
            yield Remark("two clauses both apply", says, step.clause, is_wrong=True)
        first.setdefault(step.NAME, step)


def _on_one_line(seen: Seen, direction: str, steps: Sequence[Step]) -> Iterator[Remark]:
    claimed: dict[str, Step] = {}
    for step in steps:
        for line in _lines_taken_whole(step):
            if line in claimed:
                says = (
                    f"Two clauses both apply to an {direction} of {seen.facts.line_called(line)}: "
                    f"{claimed[line].clause} ({claimed[line].NAME}) and {step.clause} ({step.NAME}). The first takes "
                    "it and the second finds nothing left. Name the line in one of them."
                )
                yield Remark("two clauses both apply", says, step.clause, is_wrong=True)
            claimed.setdefault(line, step)


def _lines_taken_whole(step: Step) -> tuple[str, ...]:
    """The lines that a step by line names in its terms, and so takes whole."""
    if not step.BY_LINE:
        return ()
    for term in ("lines", "profile", "owners"):
        named: Any = getattr(step, term, None)
        if named:
            return named.lines if isinstance(named, Profile | Owners) else tuple(named)
    return ()
