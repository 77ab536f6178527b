"""When a notice would end if its service is disputed: one answer for each day that could be the day of service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from section75.core.agreements import MonthEnd, Notice
from section75.core.calendar import BankHolidays, in_words
from section75.core.explain import Clause
from section75.core.notice.working import end_from
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Candidate:
    """A day that could be the day of service, and why."""

    day: date
    why: str
    clause: Clause | None = None


@dataclass(frozen=True, slots=True)
class Alternative:
    """A candidate with the day the notice would then end; None where that cannot be worked out, and `says` why."""

    candidate: Candidate
    end_on: date | None
    says: str

    def as_data(self) -> dict[str, object]:
        """The alternative for a machine."""
        clause = self.candidate.clause
        return {
            "served_on": self.candidate.day.isoformat(),
            "why": self.candidate.why,
            "ends_on": self.end_on.isoformat() if self.end_on else None,
            "says": self.says,
            "clause": clause.as_data() if clause else None,
        }


def alternatives(
    term: Notice, candidates: Iterable[Candidate], *, holidays: BankHolidays, rule: MonthEnd | None = None
) -> tuple[Alternative, ...]:
    """What each candidate would give, earliest day first; the same day for the same reason only once."""
    ordered = sorted(dict.fromkeys(candidates), key=lambda each: each.day)
    return tuple(_alternative(term, each, holidays, rule) for each in ordered)


def _alternative(term: Notice, candidate: Candidate, holidays: BankHolidays, rule: MonthEnd | None) -> Alternative:
    try:
        end_on, steps = end_from(term, candidate.day, holidays=holidays, rule=rule)
    except Refusal as refusal:
        return Alternative(candidate, None, refusal.says)
    says = " ".join(step.says for step in steps)
    return Alternative(candidate, end_on, f"{candidate.why}: {in_words(candidate.day)}. {says}")
