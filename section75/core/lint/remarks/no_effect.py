"""A step without effect: one that does something about the other direction only."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.lint.remark import Remark, Seen


def look(seen: Seen) -> Iterator[Remark]:
    """Each step that stands in a list whose direction it leaves alone."""
    for direction, over in (("overspend", True), ("underspend", False)):
        for step in seen.rule.steps(over=over):
            if not step.acts(over=over):
                says = (
                    f"{step.clause} ({step.NAME}) stands among the steps for an {direction}, and does something about "
                    f"{step.ACTS_ON.value} only. It changes nothing here. Move it, or leave it out."
                )
                yield Remark("a step has no effect", says, step.clause)
