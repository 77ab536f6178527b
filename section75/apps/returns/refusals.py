"""What the returns room refuses because of what it remembers."""

from __future__ import annotations

from section75.core.refusals import Refusal


class AlreadyIssued(Refusal):
    """The return was issued, and what was issued never changes."""

    def __init__(self, title: str, period: str, when: str, by: str) -> None:
        super().__init__(
            f"{title} for {period} was issued on {when} by {by}, and what was issued never changes. "
            "Correct the journal by reversals: the next report shows what moved."
        )


class NoSuchReturn(Refusal):
    """There is no such issued return."""

    def __init__(self, fund: str, number: int) -> None:
        super().__init__(f"The fund {fund!r} has issued no return {number}. Look at its list of returns.")


class NotTheSame(Refusal):
    """An issued return made again from the journal is not what was issued."""

    def __init__(self, period: str, issued: str, again: str) -> None:
        super().__init__(
            f"The return for {period}, made again from the journal, has the hash {again[:16]}... and was issued with "
            f"{issued[:16]}... Somebody has changed the journal, the terms or the return. Stop, and tell both partners."
        )


class NoSuchRendering(Refusal):
    """The return was not rendered in that format."""

    def __init__(self, form: str, forms: list[str]) -> None:
        super().__init__(f"There is no rendering {form!r} of this return: there is {', '.join(forms)}.")


class JournalChanged(Refusal):
    """An entry that an issued return counted is not what it was."""

    def __init__(self, period: str, upto: int) -> None:
        super().__init__(
            f"The return for {period} still has its figures, but an entry it counted (up to {upto:,}) is not what "
            "it was when the return was issued: a day, a narrative, a name or a source. Stop, and tell both partners."
        )


class RenderingChanged(Refusal):
    """A rendering kept with an issued return is not the one that was made."""

    def __init__(self, period: str, form: str) -> None:
        super().__init__(
            f"The {form} of the return for {period} is not the one made when it was issued, and is not given out. "
            "The return itself can be made again from its value. Stop, and tell both partners."
        )
