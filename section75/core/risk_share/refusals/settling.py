"""What the risk share refuses: where the agreement is silent, it stops."""

from __future__ import annotations

from collections.abc import Iterable

from section75.core.money import Money
from section75.core.refusals import Refusal


class NobodyBears(Refusal):
    """The steps have run out and part of the variance is still there."""

    def __init__(self, left: Money, *, last: str, gap: str) -> None:
        kind = "overspend" if left.pence > 0 else "underspend"
        act = "is borne by nobody" if left.pence > 0 else "is kept by nobody"
        ends = f"the risk share ends at {last}" if last else f"the agreement has no rule for an {kind}"
        stated = f" The file says: {gap}." if gap else ""
        todo = "Agree who does, and record the decision as a variation with its clause."
        self.unsaid = f"part of it {act}: {ends}.{stated} {todo}"  # of a range of variances, whatever the amount
        super().__init__(f"{abs(left)} of the {kind} {act}: {ends}.{stated} {todo}", clause=last or gap)


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


class LinesNotGiven(Refusal):
    """A step by line, for a variance given only as one amount."""

    def __init__(self, clause: str) -> None:
        super().__init__(
            f"{clause} settles line by line, and the variance is given as one amount only. Settle the forecast's "
            "variance, which has its lines, or give the variance of each line.",
            clause=clause,
        )


class LinesNoLongerKnown(Refusal):
    """A step by line, after a step that took from the whole: what is left of each line cannot be said."""

    def __init__(self, clause: str, taken_by: str) -> None:
        super().__init__(
            f"{clause} settles line by line, after {taken_by} has taken from the whole without saying from which line. "
            "Agree which comes first: put the step by line before the other.",
            clause=clause,
        )


class LinesDoNotAddUp(Refusal):
    """Variances of lines that are not the variance."""

    def __init__(self, variance: Money, lines: Money) -> None:
        super().__init__(
            f"The variance is {variance}, and the lines' variances add up to {lines}, {abs(variance - lines)} apart. "
            "Correct one of them: what is settled is the sum of the lines."
        )


class StepNamesUnknownLine(Refusal):
    """A step, or its base, names a line that the fund does not have."""

    def __init__(self, line: str, known: Iterable[str], clause: str) -> None:
        super().__init__(
            f"{clause} names the line {line!r}, and the fund has no such line; it has "
            f"{', '.join(sorted(known)) or 'none'}. Correct the name, or add the line with its clause.",
            clause=clause,
        )


class LineHasNoOwner(Refusal):
    """A variance is to go back to whose money the line is, and that is not one partner."""

    def __init__(self, line: str, paying: list[str], clause: str) -> None:
        who, or_else = "nobody is said to put money into it", "give contributions by line"
        if paying:
            many = "both" if len(paying) == 2 else "all"
            who = f"{', '.join(paying[:-1])} and {paying[-1]} {many} put money into it"
            or_else = "give the line shares of its own"
        super().__init__(
            f"{clause} sends the variance of {line} back to the partner whose money it is, and {who}. Agree whose it "
            f"is, and say so in the step, or {or_else}.",
            clause=clause,
        )


class SharesSaidTwice(Refusal):
    """A step that prints percentages and names a base as well."""

    def __init__(self, clause: str) -> None:
        super().__init__(
            f"{clause} prints shares and names a base for a proportion as well, and the two are not the same to the "
            "penny. Agree which it is, and leave the other out.",
            clause=clause,
        )
