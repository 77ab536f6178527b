"""Work of the portfolio that takes longer than a page should."""

from __future__ import annotations

from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.accounts.store import parts_of
from section75.apps.agreements import store as agreements
from section75.apps.work.kinds import Arguments, JobKind, Line, Outcome, Progress
from section75.core.authority import Act
from section75.core.partnership import findings_of
from section75.core.refusals import Refusal, Result

HEADINGS = ("Partnership", "FAIL", "WARN")


def check_portfolio(user: User, arguments: Arguments, progress: Progress) -> Outcome:
    """Every check, over every partnership whose agreement the person may see; how many FAIL and WARN in each."""
    del arguments
    mine = sorted({part.partnership for part in parts_of(user) if part.may(Act.SEE_AGREEMENT)})
    mine = [slug for slug in mine if agreements.exists(slug)]
    lines = []
    for done, slug in enumerate(mine):
        progress(done, len(mine))
        lines.append(_line(slug))
    progress(len(mine), len(mine))
    failing = sum(line.cells[1] != "0" for line in lines)
    checked = "1 partnership was" if len(lines) == 1 else f"{len(lines)} partnerships were"
    words = f"{checked} checked; {failing} {'has' if failing == 1 else 'have'} findings that FAIL."
    return Outcome(words, headings=HEADINGS, lines=tuple(lines))


def _line(slug: str) -> Line:
    address = reverse("agreements:findings", kwargs={"slug": slug})
    try:
        partnership = agreements.latest(slug)
    except Refusal as refusal:
        return Line((slug, "cannot be read", refusal.says), address, slug)
    results = [finding.result for finding in findings_of(partnership)]
    counts = (str(results.count(each)) for each in (Result.FAIL, Result.WARN))
    return Line((partnership.name, *counts), address, slug)


JOBS = {
    "check the portfolio": JobKind(
        words="Checks over the portfolio",
        says="Every check of every partnership you have a part in: how many findings FAIL and WARN in each.",
        run=check_portfolio,
        only_reads=True,
        is_offered=True,
    ),
}
