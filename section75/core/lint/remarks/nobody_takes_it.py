"""A variance nobody bears, or keeps: the steps of one direction run out before the variance does."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.lint.remark import Remark, Seen
from section75.core.risk_share import NobodyBears, kind_of


def look(seen: Seen) -> Iterator[Remark]:
    """Every range in which settling ends with something left. A direction without any step is found elsewhere."""
    for silence in seen.exposure.silences:
        if not isinstance(silence.refusal, NobodyBears):
            continue
        kind = kind_of(silence.from_)
        steps = seen.rule.steps(over=kind == "overspend")
        if steps:
            act = "borne" if kind == "overspend" else "kept"
            upto = f" up to {abs(silence.to)}" if silence.to is not None else ""
            says = (
                f"An {kind} of {abs(silence.from_)} or more{upto} is {act} by nobody in full: after {steps[-1].clause} "
                "something is left, and no clause says whose it is. Agree who takes it, or that it is in dispute."
            )
            yield Remark(
                f"a variance nobody {'bears' if kind == 'overspend' else 'keeps'}",
                says,
                steps[-1].clause,
                rests_on_amounts=True,
            )
