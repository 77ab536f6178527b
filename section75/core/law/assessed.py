"""What came of one check of one schedule on one day, with everything a reader needs to go over it again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.law.judgement import Judgement
from section75.core.law.regulations import Reading, Wording
from section75.core.law.result import LawResult, Point, worst_of
from section75.core.law.rule import LawRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Provided:
    """A provision a check rests on, and its wording on the day; None where it says nothing then."""

    cite: str
    wording: Wording | None

    @property
    def in_words(self) -> str:
        """The provision as the table prints it, with what is to be known of its data."""
        if self.wording is None:
            return f"{self.cite} (not in force)"
        if self.wording.reading is Reading.VERIFIED:
            return self.cite
        return f"{self.cite} ({self.wording.reading.value})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One row of the law's table. `asked` are the points before any judgement; `lapsed` are judgements that were made
    for the day and no longer stand, because what they were made on has changed."""

    rule: LawRule
    schedule: str
    title: str
    on: date
    provisions: tuple[Provided, ...]
    asked: tuple[Point, ...]
    inputs: tuple[tuple[str, str], ...]
    fingerprint: str
    judgement: Judgement | None = None
    lapsed: tuple[Judgement, ...] = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """The points, worst first, with the judgement in place of what needed one."""
        found = tuple(_judged(point, self.judgement) for point in self.asked)
        return tuple(sorted(found, key=lambda point: point.result.severity))

    @property
    def result(self) -> LawResult:
        """The worst of them."""
        return worst_of(self.points)

    @property
    def needs_judgement(self) -> bool:
        """Is there something to judge, judged or not?"""
        return any(point.result is LawResult.NEEDS_JUDGEMENT for point in self.asked)

    @property
    def is_unverified(self) -> bool:
        """Does it rest on law that was not read whole?"""
        return any(each.wording and each.wording.reading is not Reading.VERIFIED for each in self.provisions)

    def as_data(self) -> dict[str, object]:
        """The row for a machine."""
        return {
            "check": self.rule.number,
            "title": self.rule.title,
            "of_the_regulations": self.rule.statute,
            "rule_version": self.rule.version,
            "schedule": self.schedule,
            "on": self.on.isoformat(),
            "result": self.result.value,
            "provisions": [
                {
                    "cite": each.cite,
                    "says": each.wording.says if each.wording else None,
                    "by": each.wording.by if each.wording else None,
                    "data": each.wording.reading.value if each.wording else None,
                }
                for each in self.provisions
            ],
            "points": [point.as_data() for point in self.points],
            "inputs": dict(self.inputs),
            "fingerprint": self.fingerprint,
            "judgement": self.judgement.in_words if self.judgement else None,
            "lapsed": [each.in_words for each in self.lapsed],
        }


def _judged(point: Point, judgement: Judgement | None) -> Point:
    if judgement is None or point.result is not LawResult.NEEDS_JUDGEMENT:
        return point
    result = LawResult.PASS if judgement.met else LawResult.FAIL
    return Point(result, f"{point.says} {judgement.in_words}", point.evidence, "" if judgement.met else point.todo)
