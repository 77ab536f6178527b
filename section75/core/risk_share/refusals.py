"""What the risk share refuses: where the agreement is silent, it stops."""

from __future__ import annotations

from section75.core.money import Money
from section75.core.refusals import Refusal


class NobodyBears(Refusal):
    """The steps have run out and part of the variance is still there."""

    def __init__(self, left: Money, *, last: str, gap: str) -> None:
        kind = "overspend" if left.pence > 0 else "underspend"
        act = "is borne by nobody" if left.pence > 0 else "is kept by nobody"
        ends = f"the risk share ends at {last}" if last else f"the agreement has no rule for an {kind}"
        stated = f" The file says: {gap}." if gap else ""
        super().__init__(
            f"{abs(left)} of the {kind} {act}: {ends}.{stated} "
            "Agree who does, and record the decision as a variation with its clause.",
            clause=last or gap,
        )


class BaseNotNamed(Refusal):
    """A proportional share that does not say in proportion to what."""

    def __init__(self, clause: str) -> None:
        super().__init__(
            f"{clause} shares in proportion, and does not say to what. Gross, net and less-grants contributions give "
            "different shares of the same pool. Name the base and its year in the agreement, for example "
            'base = { contributions = "net", year = "2022/23" }.',
            clause=clause,
        )


class SavingExceedsOverspend(Refusal):
    """More savings are undelivered than the fund is overspent, and the clause does not say what then."""

    def __init__(self, undelivered: Money, left: Money, clause: str) -> None:
        super().__init__(
            f"{undelivered} of savings whose strategy was not accepted are undelivered, and only {left} of "
            f"overspend is left for them to explain. {clause} does not say what the sponsor then bears. Agree it: "
            'limit = "the overspend" in this step, if the sponsor bears no more than the overspend itself.',
            clause=clause,
        )
