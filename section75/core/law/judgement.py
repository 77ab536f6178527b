"""A judgement: somebody who may has judged what a check could not, for one schedule and some days; and whether it still
stands, which it does only as long as what it was made on has not changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from section75.core.calendar import Span, in_words
from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.law.regulations import LawOfTheDay
from section75.core.law.result import LawResult, Point
from section75.core.law.rule import LawRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One judgement: on which check and schedule, for which days, on which inputs, by whom, and why.

    `met` says which way it went: that what the check asks is met, or that it is not.
    """

    check: str
    schedule: str
    days: Span
    inputs: str
    met: bool
    because: str
    by: str
    organisation: str
    at: datetime

    def is_of(self, check: str, schedule: str, on: date) -> bool:
        """Is it a judgement on that check, schedule and day?"""
        return (self.check, self.schedule) == (check, schedule) and self.days.holds(on)

    @property
    def in_words(self) -> str:
        """Who judged what, when, and for which days."""
        how = "met" if self.met else "not met"
        return (
            f"Judged {how} by {self.by} ({self.organisation}) on {in_words(self.at.date())}, for {self.days}: "
            f"{self.because.rstrip('. ')}."
        )


def fingerprint(rule: LawRule, cites: Sequence[str], law: LawOfTheDay, points: Sequence[Point]) -> str:
    """What a judgement rests on, as one hash: the rule and its version, the wordings of the law, and the points to be
    judged with their evidence. Where any of it changes, so does the hash, and the judgement lapses."""
    wordings = [(cite, found.says) for cite in cites if (found := law.wording(cite)) is not None]
    asked = [
        [point.says, [[str(clause), clause.where.file] for clause in point.evidence]]
        for point in points
        if point.result is LawResult.NEEDS_JUDGEMENT
    ]
    return sha256_of(canonical_bytes([rule.number, rule.version, [list(each) for each in wordings], asked]))
