"""Accepting that a restored backup lacks lines, which binds both partners."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from section75.apps.approvals.kinds import Arguments, Carrying, Change, Done, Kind, Shown
from section75.apps.backups import store
from section75.core.authority import Act, Scope


def _shows(scope: Scope, said: Arguments, at: datetime) -> Shown:  # noqa: ARG001 - the same at any time
    row = store.get_open(scope.partnership, scope.fund, int(str(said["restoration"])))
    after = "From then on entries are posted again. What is missing stays missing: bring it again, with its papers."
    return Shown(
        title=f"Accept that lines are missing from {scope.fund} since a backup was restored",
        says=(store.in_words(row), after),
        changes=(Change("lines of the log", f"{row.known_size:,}", f"{row.restored_size:,}"),),
        address=_address(scope),
        rests_on=f"{row.pk} {row.known_root}",
    )


def _accept(carrying: Carrying) -> Done:
    scope = carrying.scope
    row = store.get_open(scope.partnership, scope.fund, int(str(carrying.arguments["restoration"])))
    store.accept(row, under=carrying, at=carrying.at)
    facts = {"known": row.known_size, "known root": row.known_root, "restored": row.restored_size}
    says = f"Both partners accepted that lines {row.restored_size + 1:,} to {row.known_size:,} of the log are missing."
    return Done(says, _address(scope), (Change("posting", "blocked", "open"),), facts)


def _address(scope: Scope) -> str:
    return reverse("evidence:restorations", kwargs={"slug": scope.partnership, "fund": scope.fund})


KINDS = (
    Kind(
        "accept-restoration",
        "Accept a restored backup",
        Act.PROPOSE_REOPENING,
        Act.APPROVE_FOR_ORGANISATION,
        _shows,
        _accept,
        binds_both=True,
    ),
)
