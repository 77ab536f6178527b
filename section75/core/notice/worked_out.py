"""What is asked of a notice and what is answered: one worked out ahead, and one that was served."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from section75.core.agreements import MonthEnd, Way
from section75.core.notice.alternatives import Alternative
from section75.core.notice.readings import Reading
from section75.core.notice.served import ServedNotice
from section75.core.notice.working import Step, Working


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAsked:
    """A notice somebody wants worked out: what it ends, on which ground, and how it is served.

    `by` is a party's short name, empty where it is not said; `received_on` and `accepted_on` are days that could be
    taken as the day of service instead. `rule` holds where the agreement gives no month-end convention.
    """

    scope: str
    sent_on: date
    ground: str = ""
    of: str = ""
    by: str = ""
    way: Way | None = None
    rule: MonthEnd | None = None
    received_on: date | None = None
    accepted_on: date | None = None
    authority_on: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeWorkedOut:
    """The working, what other days of service would give, and what else is to be known."""

    working: Working
    alternatives: tuple[Alternative, ...]
    notes: tuple[Step, ...]

    def as_data(self) -> dict[str, object]:
        """The answer for a machine."""
        return self.working.as_data() | {
            "alternatives": [each.as_data() for each in self.alternatives],
            "notes": [each.as_data() for each in self.notes],
        }


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """A notice that was served, with each reading of it and the days a dispute about service would give."""

    notice: ServedNotice
    by: str
    readings: tuple[Reading, ...]
    alternatives: tuple[Alternative, ...]
    authorities: tuple[Step, ...]
    printed: str

    def as_data(self) -> dict[str, object]:
        """The notice for a machine."""
        notice = self.notice
        return {
            "notice": notice.id,
            "by": notice.by,
            "sent_on": notice.sent_on.isoformat(),
            "ground": notice.ground,
            "is_partial": notice.is_partial,
            "ends": [{"scope": part.scope, "of": part.of or None, "says": part.says} for part in notice.ends],
            "keeps": list(notice.keeps),
            "stands": notice.stands,
            "responses": [
                {"answer": each.answer.value, "by": each.by, "on": each.on.isoformat() if each.on else None}
                for each in notice.responses
            ],
            "readings": [each.as_data() for each in self.readings],
            "alternatives": [each.as_data() for each in self.alternatives],
            "authorities": [each.as_data() for each in self.authorities],
            "printed": self.printed or None,
        }
