"""A visit: somebody at a page of a partnership or a fund, let in or turned away; and the ways on from there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from section75.apps.accounts.models import User
from section75.apps.accounts.store import Part
from section75.apps.accounts.visiting import person
from section75.apps.agreements import store
from section75.apps.agreements.banners import banners
from section75.apps.audit.looking import look
from section75.core.authority import Act
from section75.core.partnership import Partnership, account_named
from section75.core.pools import Fund

ROOMS = (
    ("Position", "budget:position", Act.SEE_LEDGER),
    ("Contributions", "bridge:contributions", Act.SEE_LEDGER),
    ("Owed and paid", "receipts:list", Act.SEE_LEDGER),
    ("Ledger", "ledger:journal", Act.SEE_LEDGER),
    ("Journals", "journals:journals", Act.SEE_LEDGER),
    ("Extracts", "ledger:extracts", Act.SEE_LEDGER),
    ("Waiting", "preview:waiting", Act.SEE_LEDGER),
    ("Placing", "placing:list", Act.SEE_LEDGER),
    ("Evidence", "evidence:evidence", Act.SEE_LEDGER),
    ("Periods", "closing:periods", Act.SEE_LEDGER),
    ("Reconciliation", "reconciliation:desk", Act.SEE_LEDGER),
    ("Risk share", "risk_share:settle", Act.SEE_LEDGER),
    ("Reports", "returns:list", Act.SEE_REPORTS),
    ("Exports", "exports:exports", Act.SEE_LEDGER),
    ("Questions", "disputes:list", Act.SEE_LEDGER),
    ("Notes", "notes:list", Act.SEE_NOTES),
)
ROOMS_OF_ALL = (
    ("Approvals", "approvals:list", Act.SEE_LEDGER),
    ("Audit trail", "audit:trail", Act.SEE_AUDIT),
)

# The pages of the agreement itself, each with the act it asks for; every room that has one adds it here.
PAGES = (
    ("In force", "agreements:agreement", Act.SEE_AGREEMENT),
    ("Document", "documents:document", Act.SEE_AGREEMENT),
    ("Variations", "variations:list", Act.SEE_AGREEMENT),
    ("Drafts", "drafts:list", Act.DRAFT_TERMS),
    ("Timeline", "lives:timeline", Act.SEE_AGREEMENT),
    ("Notice", "notices:notices", Act.SEE_AGREEMENT),
    ("Calendar", "obligations:calendar", Act.SEE_AGREEMENT),
    ("Parties", "organisations:parties", Act.SEE_AGREEMENT),
    ("Functions", "register:functions", Act.SEE_AGREEMENT),
    ("Records", "register:records", Act.SEE_AGREEMENT),
    ("Contracts", "register:contracts", Act.SEE_AGREEMENT),
    ("Findings", "agreements:findings", Act.SEE_AGREEMENT),
    ("The law", "law:table", Act.SEE_AGREEMENT),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """Who is here, in which part, and at which partnership and fund."""

    part: Part
    partnership: Partnership
    fund: Fund | None = None

    @property
    def user(self) -> User:
        """The person."""
        return self.part.user

    def may(self, act: Act) -> bool:
        """May they do this here?"""
        return self.part.may(act, self.fund.id if self.fund else "")

    def address(self, view: str, **more: Any) -> str:
        """The address of a page of this partnership's fund."""
        fund = {"fund": self.fund.id} if self.fund else {}
        return reverse(view, kwargs={"slug": self.partnership.id, **fund, **more})

    def account(self, code: str, fund: str = "") -> str:
        """What an account is called, of this fund or the one named: a page shows its name, and commands its code."""
        return account_named(self.partnership, fund or (self.fund.id if self.fund else ""), code)

    def context(self, room: str, title: str) -> dict[str, Any]:
        """What every page of a partnership shows around itself: where it stands, and the rooms there are from here."""
        agreement = reverse("agreements:agreement", kwargs={"slug": self.partnership.id})
        crumbs = [
            {"text": "Portfolio", "href": reverse("portfolio:portfolio")},
            {"text": self.partnership.name, "href": agreement},
            *self._crumb_of_the_fund(),
            {"text": title},
        ]
        rooms = [
            {"text": "Agreement", "href": agreement, "current": room == "Agreement"},
            *self._rooms_of_the_fund(room),
        ]
        rooms += [
            {"text": text, "href": reverse(view, kwargs={"slug": self.partnership.id}), "current": room == text}
            for text, view, act in ROOMS_OF_ALL
            if self.part.may_somewhere(act, [fund.id for fund in self.partnership.funds])
        ]
        return {
            "visit": self,
            "partnership": self.partnership,
            "fund": self.fund,
            "crumbs": crumbs,
            "banners": banners(self.partnership.id, self.fund.id) if self.fund else [],
            "rooms": rooms,
            "pages": self._pages(title) if room == "Agreement" else [],
            "may_question": self.may(Act.QUESTION_FIGURE),
            "may_note": self.may(Act.KEEP_NOTES),
        }

    def _pages(self, title: str) -> list[dict[str, Any]]:
        """The pages of the agreement that this person may read: each asks its act at the partnership itself."""
        return [
            {"text": text, "href": reverse(view, kwargs={"slug": self.partnership.id}), "current": text == title}
            for text, view, act in PAGES
            if self.part.may(act)
        ]

    def way_into(self, fund: Fund) -> str:
        """The address of the first room of a fund that this person may enter; empty where there is none."""
        rooms = self._rooms(fund, "")
        return str(rooms[0]["href"]) if rooms else ""

    def _crumb_of_the_fund(self) -> list[dict[str, str]]:
        """The fund visited, where the partnership has others beside it."""
        if self.fund is None or len(self.partnership.funds) == 1:
            return []
        return [{"text": self.fund.name, "href": self.way_into(self.fund)}]

    def _rooms_of_the_fund(self, room: str) -> list[dict[str, Any]]:
        """The rooms of the fund visited, or of the only fund, that this person may enter."""
        fund = self.fund or (self.partnership.funds[0] if len(self.partnership.funds) == 1 else None)
        return self._rooms(fund, room) if fund is not None else []

    def _rooms(self, fund: Fund, room: str) -> list[dict[str, Any]]:
        place = {"slug": self.partnership.id, "fund": fund.id}
        return [
            {"text": text, "href": reverse(view, kwargs=place), "current": text == room}
            for text, view, act in ROOMS
            if self.part.may(act, fund.id)
        ]


def visit(request: HttpRequest, slug: str, fund: str | None, act: Act) -> Visit:
    """Let somebody in to see something, or refuse: as a partnership that does not exist, or as a missing right."""
    part = look(person(request), act, partnership=slug, fund=fund or "", at=timezone.now())
    partnership = store.latest(slug)
    return Visit(part, partnership, partnership.fund(fund) if fund else None)
