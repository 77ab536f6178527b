"""Issuing a report: proposed by the pool manager as it was read, and frozen when it is countersigned."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.ledger.store import Ledger
from section75.apps.returns import drafts, store
from section75.core.authority import Act, Scope
from section75.core.calendar import Quarter
from section75.core.evidence import sha256_of
from section75.returns import find_edition


def _asked(scope: Scope, said: Arguments) -> tuple[Ledger, str, str]:
    return Ledger(scope.partnership, scope.fund), str(said["edition"]), str(said["period"])


def _shows(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - a report is the same at any time
    ledger, edition, period = _asked(scope, said)
    _, value = drafts.ready(ledger, edition=edition, period=period)
    quarter = Quarter.read(period)
    more = {"edition": edition, "first": quarter.year.first, "number": quarter.number}
    place = {"slug": scope.partnership, "fund": scope.fund}
    title = find_edition(edition).edition.title
    return Shown(
        title=f"Issue {title.lower()} for {period}",
        says=("What is issued is frozen and never changes. Read the draft before countersigning it.",),
        changes=(Change(f"{title} for {period}", "a draft", f"issued, with SHA-256 {sha256_of(value)}"),),
        address=reverse("returns:preview", kwargs={**place, **more}),
    )


def _issue(carrying: Carrying) -> Done:
    ledger, edition, period = _asked(carrying.scope, carrying.arguments)
    cut, value = drafts.ready(ledger, edition=edition, period=period)
    row = drafts.freeze(
        cut,
        value,
        prepared_by=carrying.prepared_by,
        by=carrying.approved_by,
        proposal=carrying.number,
        at=carrying.at,
    )
    place = {"slug": ledger.partnership, "fund": ledger.fund, "pk": row.pk}
    title = find_edition(edition).edition.title.lower()
    changes = (Change(f"{title} for {period}", "a draft", f"issued, SHA-256 {row.sha256}"),)
    says = f"Issued {title} for {cut.period}, SHA-256 {row.sha256}."
    facts = {"edition": edition, "period": str(cut.period), "sha256": row.sha256, "journal_upto": row.journal_upto}
    facts["renderings"] = store.hashes_of(row)
    return Done(says, reverse("returns:issued", kwargs=place), changes, facts)


KINDS = (Kind("issue-report", "Issue a report", Act.PROPOSE_REPORT, Act.COUNTERSIGN_REPORT, _shows, _issue),)
