"""Where the attacks take place: the two partnerships, everybody's browser, and what is to be the same afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone

from section75.apps.accounts.actions import Given, give
from section75.apps.accounts.models import User
from section75.apps.approvals import actions as approvals
from section75.apps.approvals.models import Proposal
from section75.apps.audit.models import AuditLine
from section75.apps.demonstration.cast import BEGINS
from section75.apps.ledger import actions as ledger
from section75.core.authority import Role, Scope
from section75.core.money import Money

from .objects import HERE, by_hand
from .people import FUND, OWN, Person
from .trying import Browsers
from .world import AT, World

PLACE: dict[str, Any] = {"slug": OWN, "fund": FUND}
LEFT_OUT = {"AuditLine", "Lock", "Session", "SignIn"}  # written to by any request, a refused one too
PREPARER, APPROVER = "our.host.finance.preparer", "our.host.finance.approver"
MANAGER, PARTNER, MEMBER = "our.pool.manager", "our.partner.finance.officer", "our.member"
ADMINISTRATOR = "our.system.administrator"


@dataclass
class Scene:
    """What an attack may use."""

    world: World
    browsers: Browsers

    def user(self, name: str) -> User:
        """Somebody."""
        return User.objects.get(username=name)

    def post(self, who: str, view: str, said: dict[str, Any] | None = None, **kwargs: Any) -> Any:
        """Send a form as somebody."""
        return self.browsers.of(Person(who)).post(reverse(view, kwargs=kwargs), said or {})

    def get(self, who: str, view: str, **kwargs: Any) -> Any:
        """Ask for a page as somebody."""
        return self.browsers.of(Person(who)).get(reverse(view, kwargs=kwargs))

    def give(self, who: str, role: Role, *, limit: str = "50,000,000", behalf: str = "") -> None:
        """Give somebody a further role of the council here, past the mechanism."""
        absent = self.user(behalf) if behalf else None
        given = Given(role, "council", Scope(OWN), BEGINS, None, Money.of(limit), absent)
        give(self.user(who), given, at=AT, by="the test")

    def proposed(self, pounds: str = "60.00", *, by: str = PREPARER, days_ago: int = 0, words: str = "") -> Proposal:
        """An entry by hand that waits for approval."""
        entry = by_hand(OWN, "demand-led", Money.of(pounds).pence)
        at = timezone.now() - timedelta(days=days_ago)
        return ledger.propose_journal(self.user(by), HERE, replace(entry, narrative=words or entry.narrative), at=at)

    def approve(self, who: str, proposal: Proposal, **more: Any) -> Any:
        """Approve as somebody, by the action itself."""
        return approvals.approve(self.user(who), approvals.scope_of(proposal), proposal.pk, at=timezone.now(), **more)

    def page_approve(self, who: str, proposal: Proposal, shown: str = "") -> Any:
        """Approve as somebody, on the page."""
        said = {"shown": shown or proposal.fingerprint}
        return self.post(who, "approvals:approve", said, slug=OWN, number=proposal.pk)


@dataclass(frozen=True)
class Attack:
    """What is tried, by whom; what went before it; and whether a form stops it before anything is asked for."""

    name: str
    who: str
    does: Callable[[Scene, Any], Any]
    given: Callable[[Scene], Any] = lambda scene: None
    stops_at_the_form: bool = False


def digests() -> dict[str, str]:
    """Of every table what it holds, but of those any request writes to."""
    found: dict[str, str] = {}
    for model in apps.get_models():
        if model.__name__ not in LEFT_OUT:
            found[model._meta.label] = _digest(model)
    return found


def _digest(model: type[Model]) -> str:
    digest = hashlib.sha256()
    for row in model._base_manager.order_by("pk").values_list():
        digest.update(repr([bytes(each) if isinstance(each, memoryview) else each for each in row]).encode())
    return digest.hexdigest()


def refusals_of(who: str, *, after: int) -> list[str]:
    """What was refused to somebody, as the audit trail has it."""
    lines = AuditLine.objects.filter(who=who, seq__gt=after, outcome="refused").order_by("seq")
    return [line.says for line in lines]
