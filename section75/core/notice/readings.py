"""What ends under each reading of a notice: as it was served, and, where that went further, as it was accepted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from section75.core.agreements import MonthEnd, Notice
from section75.core.calendar import BankHolidays, in_words
from section75.core.explain import Clause
from section75.core.notice.choosing import term_for
from section75.core.notice.refusals import NoNoticeTerm
from section75.core.notice.served import ServedNotice
from section75.core.notice.working import Service, Working, work_out
from section75.core.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: what ends, what stays, and when; `why_not` where the day cannot be worked out."""

    title: str
    ends: tuple[str, ...]
    stays: tuple[str, ...]
    workings: tuple[Working, ...] = ()
    why_not: str = ""
    clause: Clause | None = None

    @property
    def end_on(self) -> date | None:
        """The day everything it ends has ended; None where that is not known."""
        return max((each.end_on for each in self.workings), default=None) if not self.why_not else None

    @property
    def says(self) -> str:
        """The reading in a sentence."""
        when = f"on {in_words(self.end_on)}" if self.end_on else "on a day that is not known"
        stays = f" It leaves {', '.join(self.stays)}." if self.stays else ""
        return f"{self.title}: {', '.join(self.ends)} would end {when}.{stays}"

    def as_data(self) -> dict[str, object]:
        """The reading for a machine."""
        return {
            "title": self.title,
            "ends": list(self.ends),
            "stays": list(self.stays),
            "ends_on": self.end_on.isoformat() if self.end_on else None,
            "why_not": self.why_not or None,
            "workings": [each.as_data() for each in self.workings],
        }


@dataclass(frozen=True, slots=True)
class Reader:
    """What a notice is read with: the terms, what the whole agreement holds, how the server is called, the calendar."""

    terms: Sequence[Notice]
    whole: tuple[str, ...]
    called: str
    holidays: BankHolidays
    rule: MonthEnd | None = None
    gap: str = ""

    def readings(self, notice: ServedNotice) -> Iterator[Reading]:
        """Each reading there is: one, or two where an answer accepted the whole of what was given for a part."""
        answer = notice.whole_accepted
        scopes = list(dict.fromkeys((part.scope, part.of) for part in notice.ends))
        if not notice.is_partial or answer is None:
            yield self._worked(self._as_served(notice), scopes, notice, notice.counts_from, notice.counts_clause)
            return
        # The day that all take as given belongs to what was accepted; the part, which nobody accepted, to its letter.
        yield self._worked(self._as_served(notice), scopes, notice, None, None)
        whole = Reading("As accepted, the whole", self.whole, (), clause=answer.clause)
        day = notice.counts_from or answer.on
        clause = notice.counts_clause if notice.counts_from else answer.clause
        yield self._worked(whole, [("agreement", notice.agreement)], notice, day, clause)

    def _as_served(self, notice: ServedNotice) -> Reading:
        if not notice.is_partial:
            return Reading("As served, the whole", self.whole, (), clause=notice.clause)
        ends = tuple(part.says or f"the {part.scope} {part.of}".strip() for part in notice.ends)
        stays = notice.keeps or ("whatever else the agreement holds",)
        return Reading("As served, a part", ends, stays, clause=notice.clause)

    def _worked(
        self,
        reading: Reading,
        scopes: list[tuple[str, str]],
        notice: ServedNotice,
        day: date | None,
        clause: Clause | None,
    ) -> Reading:
        """The reading with its end day, worked out from a day of service; or with why it cannot be."""
        service = Service(self.called, notice.sent_on, notice.way, day, clause, notice.authority)
        workings, missing, why_not = [], [], []
        for scope, of in scopes:
            try:
                term = term_for(self.terms, scope=scope, of=of, ground=notice.ground)
                workings.append(work_out(term, service, holidays=self.holidays, rule=self.rule))
            except NoNoticeTerm as silent:
                missing.append(silent.asked)
            except Refusal as refusal:
                why_not.append(refusal.says)
        if missing:
            why_not.insert(0, NoNoticeTerm(" or ".join(missing), self.terms, gap=self.gap).says)
        return replace(reading, workings=tuple(workings), why_not=" ".join(why_not))
