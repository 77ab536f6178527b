"""What the placing room declines to do."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from section75.core.calendar import in_words
from section75.core.refusals import Refusal


class RuleSaysNothing(Refusal):
    """A rule that would place every row there is."""

    def __init__(self) -> None:
        super().__init__(
            "The rule names no cost centre, subjective, supplier or word, so it would place every row. "
            "Say which rows it is for."
        )


class RuleWithoutAuthority(Refusal):
    """A rule that no clause or decision stands behind."""

    def __init__(self) -> None:
        super().__init__("The rule cites nothing that authorises it. Cite a clause of the agreement, or a decision.")


class NoSuchDestination(Refusal):
    """A rule that leads nowhere in this fund."""

    def __init__(self, where: str, there_are: Iterable[str], clause: str) -> None:
        super().__init__(
            f"{where!r} is nowhere rows of this fund can go: there are {', '.join(there_are)}. Choose one of them.",
            clause=clause,
        )


class NoSuchRule(Refusal):
    """No rule of the fund is called so."""

    def __init__(self, name: str, fund: str, there_are: Iterable[str]) -> None:
        known = ", ".join(there_are) or "none"
        super().__init__(f"There is no rule {name!r} of {fund}: there are {known}. Name one of them.")


class RuleEndedAlready(Refusal):
    """A rule that has an end already."""

    def __init__(self, name: str, ends_before: date) -> None:
        super().__init__(
            f"{name.capitalize()} ends before {in_words(ends_before)} already, and what was approved stays. "
            "Add a rule for the days on which something else should hold."
        )


class EndsBeforeItBegins(Refusal):
    """A rule that would be ended on a day before it begins."""

    def __init__(self, name: str, starts_on: date, ends_before: date) -> None:
        super().__init__(
            f"{name.capitalize()} begins on {in_words(starts_on)}, and cannot end before {in_words(ends_before)}. "
            "Give a day after it begins."
        )


class NoRulesNamed(Refusal):
    """Nothing was asked for."""

    def __init__(self) -> None:
        super().__init__("No rule was named, so there is nothing to propose. Name at least one.")
