"""The pages of terms that change: variations in force and proposed, what one moves, documents, versions compared."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from section75.apps.demonstration.people import player
from section75.apps.drafts import begin
from section75.apps.obligations.actions import make_address
from section75.apps.variations import actions
from tests.acts import FOR_THE_HOST, FOR_THE_PARTNER, approved
from tests.apps.access.varied import a_variation
from tests.browser.stop import Stop
from tests.browser.visiting import PARTNERSHIP, Visitor

SLUG = "barnet-section-75"
BARNET = f"/partnerships/{SLUG}/"
HERE = f"{BARNET}variations/"
DOCUMENT = f"{PARTNERSHIP}document/"


def fill_terms(now: datetime) -> dict[str, Any]:
    """One variation that is in force by the approval of both, and one that waits to be looked at."""
    manager = player("pool.manager")
    first = actions.bring_terms(manager, SLUG, [a_variation(SLUG, "First")], at=now)
    proposal = actions.propose_terms(manager, SLUG, first, because="Invented: agreed", at=now)
    approved(proposal, FOR_THE_HOST, FOR_THE_PARTNER, at=now)
    make_address(player("auditor"), at=now)
    draft = begin.begin_from(manager, SLUG, (a_variation(SLUG, "Third", number=3),), at=now)
    return {
        "terms_draft": draft.number,
        "brought_terms": actions.bring_terms(manager, SLUG, [a_variation(SLUG, "Second", number=2)], at=now),
    }


def bring_nothing(visitor: Visitor) -> None:
    visitor.press("Continue")


def propose_without_a_reason(visitor: Visitor) -> None:
    visitor.press("Propose to the partners")


TERMS = {
    "calendar at an address": Stop("/calendar/", who="auditor", says="End this address"),
    "variations": Stop(HERE, says="First letter"),
    "variations, none": Stop(f"{PARTNERSHIP}variations/", who="member", says="No variation is in force"),
    "variation in force": Stop(f"{HERE}in-force/group-1/", says="Without it"),
    "no such variation": Stop(f"{HERE}in-force/group-9/", status=404),
    "variation to look at": Stop(HERE + "proposed/{brought_terms}/", says="Propose it to the partners"),
    "variation proposed without a reason": Stop(
        HERE + "proposed/{brought_terms}/", then=propose_without_a_reason, in_error=True
    ),
    "draft taken further": Stop(HERE + "draft/{terms_draft}/", says="Take draft"),
    "variation to bring": Stop(f"{HERE}bring/"),
    "variation brought without a file": Stop(f"{HERE}bring/", then=bring_nothing, in_error=True),
    "difference, none": Stop(f"{HERE}difference/", says="The books lack nothing"),
    "document": Stop(f"{DOCUMENT}?on=14+June+2022", says="Who bears a variance"),
    "document on no day": Stop(f"{DOCUMENT}?on=31+June+2022", in_error=True),
    "two versions": Stop(f"{BARNET}document/compare/", says="Compare them"),
    "two versions compared": Stop(f"{BARNET}document/compare/?first=1&second=2&on=2018-05-01", says="First group"),
    "agreement as known": Stop(f"{PARTNERSHIP}?on=14+June+2022&known=1+January+2015", in_error=True),
}
