"""Work of the returns room that takes longer than a page should."""

from __future__ import annotations

from django.urls import reverse

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.ledger.store import Ledger
from section75.apps.returns import store
from section75.apps.returns.actions import verify_return
from section75.apps.returns.models import IssuedReturn
from section75.apps.work.kinds import Arguments, JobKind, Line, Outcome, Progress
from section75.core.authority import Act
from section75.core.refusals import Refusal

HEADINGS = ("Report", "Fund", "Outcome")
SAME = "The same, byte for byte"


def verify_all(user: User, arguments: Arguments, progress: Progress) -> Outcome:
    """Every issued report of a partnership, made again from the journal and compared with what was issued."""
    del user
    slug = str(arguments["partnership"])
    ledgers = [Ledger(slug, fund.id) for fund in agreements.latest(slug).funds]
    issued = [(ledger, row) for ledger in ledgers for row in store.issued_of(ledger)]
    lines = []
    for done, (ledger, row) in enumerate(issued):
        progress(done, len(issued))
        lines.append(_line(ledger, row))
    progress(len(issued), len(issued))
    differing = sum(line.cells[-1] != SAME for line in lines)
    made = "1 issued report was" if len(lines) == 1 else f"{len(lines)} issued reports were"
    words = f"{made} made again: {len(lines) - differing} the same, {differing} not."
    return Outcome(words, headings=HEADINGS if lines else (), lines=tuple(lines))


def _line(ledger: Ledger, row: IssuedReturn) -> Line:
    try:
        verify_return(ledger, row.pk)
        says = SAME
    except Refusal as refusal:
        says = refusal.says
    place = {"slug": ledger.partnership, "fund": ledger.fund, "pk": row.pk}
    cells = (f"{row.edition.replace('-', ' ')}, {row.period}", ledger.fund, says)
    return Line(cells, reverse("returns:issued", kwargs=place), ledger.partnership)


JOBS = {
    "verify every report": JobKind(
        words="Verify every issued report",
        says="Every issued report of the partnership, made again from the journal and compared byte for byte.",
        run=verify_all,
        act=Act.SEE_REPORTS,
        only_reads=True,
        is_offered=True,
    ),
}
