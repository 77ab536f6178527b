"""Notices that end nothing, or on no known day: each refusal of notice, by the act that is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from section75.core import notice
from section75.core.agreements import Deemed, Length, Notice, Unit, Way
from section75.core.calendar import ENGLAND
from section75.core.explain import Clause
from section75.core.refusals import Refusal

SIX = Notice("agreement", "no fault", Length(6, Unit.MONTHS), Clause("cl. 10"))
BY_HAND = replace(SIX, ways=(Deemed(Way.HAND, Length(0, Unit.DAYS)),))


def _worked_out(term: Notice, way: Way | None = None, *, on: date = date(2017, 8, 31)) -> Callable[[], object]:
    return lambda: notice.work_out(term, notice.Service("The ICB", on, way), holidays=ENGLAND)


REFUSED_NOTICES: dict[type[Refusal], Callable[[], object]] = {
    notice.ServedByNonParty: lambda: notice.require_party("trust", ("council", "icb"), called=str),
    notice.NotForThatParty: lambda: notice.require_may_serve(replace(SIX, by=("council",)), "icb", called=str),
    notice.LengthNotGiven: _worked_out(replace(SIX, length=None, says="shorter notice")),
    notice.ConventionSilent: _worked_out(SIX),
    notice.WayNotSaid: _worked_out(BY_HAND),
    notice.WayNotAllowed: _worked_out(BY_HAND, Way.POST),
    notice.NoNoticeTerm: lambda: notice.term_for((SIX,), scope="fund"),
    notice.SeveralNoticeTerms: lambda: notice.term_for((SIX, replace(SIX, ground="default")), scope="agreement"),
    notice.DayOutOfReach: _worked_out(SIX, on=date(9999, 1, 1)),
}
