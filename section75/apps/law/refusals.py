"""What the law room refuses: a judgement on nothing, without a reason, or on something that has changed meanwhile."""

from __future__ import annotations

from section75.core.refusals import Refusal


class NothingToJudge(Refusal):
    """The check does not ask for a judgement on that day."""

    def __init__(self, check: str, schedule: str, result: str) -> None:
        super().__init__(
            f"Check {check} of {schedule!r} came out {result} on that day, and asks for no judgement. Only what is "
            "marked NEEDS-JUDGEMENT is judged; put right or record what it rests on."
        )


class NoReasonForJudgement(Refusal):
    """A judgement without its reason."""

    def __init__(self, check: str) -> None:
        super().__init__(
            f"It is not said why check {check} is judged so. Nothing was kept. Say on what the judgement rests."
        )


class JudgedOnSomethingElse(Refusal):
    """What the judgement was to rest on changed while it was being made."""

    def __init__(self, check: str) -> None:
        super().__init__(
            f"What check {check} rests on has changed since the page was opened. Nothing was kept. Read it again, and "
            "judge what stands there now."
        )


class NoSuchSchedule(Refusal):
    """A schedule there is not, among those that are checked."""

    def __init__(self, schedule: str, known: list[str]) -> None:
        super().__init__(
            f"There is no schedule {schedule!r} under section 75 in this partnership: there are "
            f"{', '.join(known) or 'none'}. Name one of them."
        )
