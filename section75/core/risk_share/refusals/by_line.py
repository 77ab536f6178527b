"""What the steps by line and the steps for an underspend refuse."""

from __future__ import annotations

from section75.core.refusals import Refusal


class RingFencedLineOffset(Refusal):
    """A line that is ring-fenced, and an offset that would set it against other lines, or has done so."""

    def __init__(self, line: str, offset_by: str) -> None:
        super().__init__(
            f"{offset_by} sets lines against one another, {line} among them, and {line} is ring-fenced: its money is "
            'for one purpose and is never offset. Put the step "ring-fenced lines" before the offset, or agree that '
            "the line is not ring-fenced.",
            clause=offset_by,
        )


class NotAnIncomeLine(Refusal):
    """An income variance is to go to its owner, and the line named takes no income."""

    def __init__(self, line: str, clause: str) -> None:
        super().__init__(
            f"{clause} gives the variance of income on {line} to its owner, and that line takes no income. Name an "
            "income line, or settle this line by another step.",
            clause=clause,
        )


class NoIncomeLine(Refusal):
    """A step for the income's variance, in a fund of which no line is said to be income."""

    def __init__(self, owner: str, clause: str) -> None:
        super().__init__(
            f"{clause} leaves the variance of income with {owner}, and no line of the fund is said to be income. "
            "Name the lines in the step, or give the income its own line in the agreement.",
            clause=clause,
        )


class IncrementNotGiven(Refusal):
    """A step for additional investment, where the variance of its line is not given apart from the base services."""

    def __init__(self, line: str, clause: str) -> None:
        super().__init__(
            f"{clause} shares the variance of the additional investment {line}, and no variance of that line is "
            "given: what is the increment's and what is the base services' cannot be told apart. Give the variance of "
            "the line, or 0 where it has none.",
            clause=clause,
        )


class NoOneLeadToKeepIt(Refusal):
    """An underspend that the lead keeps, where no lead is given, or several lead jointly."""

    def __init__(self, clause: str) -> None:
        super().__init__(
            f"{clause} says that the lead keeps the underspend, and no one partner leads the fund's schedule on that "
            "day: either no lead is given, or several lead jointly. Agree which partner keeps it, and record the "
            "decision with its clause.",
            clause=clause,
        )
