"""Work of the portfolio that takes longer than a page should."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.obligations.drawing import calendar_of, overdue_before
from section75.apps.portfolio import store
from section75.apps.portfolio.drawing import count_of
from section75.apps.portfolio.store import Seen
from section75.apps.work.kinds import Arguments, JobKind, Line, Outcome, Progress
from section75.core.authority import Act
from section75.core.calendar import Span, london_day
from section75.core.partnership import findings_of
from section75.core.refusals import Refusal

HEADINGS = ("Partnership", "FAIL", "WARN", "Obligations overdue", "The longest, in days")
_YEARS_BACK = 2


def check_portfolio(user: User, arguments: Arguments, progress: Progress) -> Outcome:
    """Every check, and every obligation, of every partnership whose agreement the person may see; worst first.

    One at a time is read and let go of. What was seen is kept at the end, all together, and is no act of anybody's.
    """
    del arguments
    mine = store.there({part.partnership for part in parts_of(user) if part.may(Act.SEE_AGREEMENT)})
    at = timezone.now()
    seen: list[Seen] = []
    unread: list[Line] = []
    for done, slug in enumerate(sorted(mine)):
        progress(done, len(mine))
        try:
            seen.append(_look(slug, at))
        except Refusal as refusal:
            unread.append(Line((slug, "cannot be read", refusal.says, "", ""), _address(slug), slug))
    progress(len(mine), len(mine))
    store.keep_checks(seen)
    lines = [*unread, *(_line(each, mine[each.partnership]) for each in sorted(seen, key=_worst_first))]
    return Outcome(_words(seen, unread), reverse("portfolio:portfolio"), HEADINGS, tuple(lines))


def _look(slug: str, at: datetime) -> Seen:
    partnership, today = agreements.latest(slug), london_day(at)
    fails, warns = count_of(findings_of(partnership))
    window = Span(date(today.year - _YEARS_BACK, 1, 1), today)
    calendar = calendar_of(partnership, between=window, on=today)
    earlier = overdue_before(partnership, calendar)
    overdue = [*calendar.overdue, *(earlier.overdue if earlier else ())]
    return Seen(slug, at, fails, warns, len(overdue), max((each.days for each in overdue), default=0))


def _worst_first(seen: Seen) -> tuple[int, int, int, int, str]:
    return -seen.fails, -seen.overdue, -seen.longest_days, -seen.warns, seen.partnership


def _line(seen: Seen, name: str) -> Line:
    counts = (str(each) for each in (seen.fails, seen.warns, seen.overdue, seen.longest_days))
    return Line((name, *counts), _address(seen.partnership), seen.partnership)


def _address(slug: str) -> str:
    return reverse("agreements:findings", kwargs={"slug": slug})


def _words(seen: list[Seen], unread: list[Line]) -> str:
    size = len(seen) + len(unread)
    failing = sum(each.fails > 0 for each in seen) + len(unread)
    late = sum(each.overdue > 0 for each in seen)
    checked = "1 partnership was" if size == 1 else f"{size:,} partnerships were"
    have = "has" if failing == 1 else "have"
    overdue = f" In {late:,}, obligations are overdue." if late else ""
    return f"{checked} checked; {failing:,} {have} findings that FAIL.{overdue}"


JOBS = {
    "check the portfolio": JobKind(
        words="Checks over the portfolio",
        says="Every check and every obligation of every partnership you have a part in: how many findings FAIL and "
        "WARN in each, and how many obligations are overdue.",
        run=check_portfolio,
        only_reads=True,  # it holds no transaction: what it saw is kept at the end, and nothing rests on it
        is_offered=True,
    ),
}
