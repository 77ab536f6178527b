"""Proposals of a partnership, or of the installation: the list, and one with what it would change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.accounts.store import Part
from section75.apps.accounts.visiting import person
from section75.apps.agreements import store as agreements
from section75.apps.agreements.visiting import Visit
from section75.apps.approvals import actions, seeing, store
from section75.apps.approvals.forms import DeclineForm
from section75.apps.approvals.jobs import APPROVE
from section75.apps.approvals.looking import Looked, look
from section75.apps.identity.proving import prove_first, proved_lately
from section75.apps.work import actions as work
from section75.core.approvals import State
from section75.core.authority import Act

if TYPE_CHECKING:
    from section75.apps.accounts.models import User
    from section75.apps.approvals.models import Proposal

MOST = 200


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose proposals are looked at, by whom: a partnership's or, without a slug, the installation's."""

    slug: str
    part: Part

    @property
    def user(self) -> User:
        """The person."""
        return self.part.user

    def called(self, party: str) -> str:
        """What an organisation is called here."""
        return agreements.latest(self.slug).called(party) if self.slug and party else party

    def address(self, view: str, **more: object) -> str:
        """The address of a page here."""
        place = {"slug": self.slug} if self.slug else {}
        return reverse(view if self.slug else f"{view}_here", kwargs={**place, **more})

    def context(self, title: str) -> dict[str, object]:
        """What stands around every page here."""
        if self.slug:
            return Visit(self.part, agreements.latest(self.slug)).context("Approvals", title) | {"desk": self}
        crumbs = [{"text": "Home", "href": "/"}, {"text": "Approvals", "href": self.address("approvals:list")}]
        nowhere = {"partnership": None, "fund": None, "visit": None}
        return {"desk": self, "crumbs": crumbs, "rooms": [], "pages": [], **nowhere}


def _desk(request: HttpRequest, slug: str) -> Desk:
    return Desk(slug, seeing.let_in(person(request), slug, at=timezone.now()))


@require_safe
def proposals(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Every proposal: those that wait, and the latest of those that ended."""
    desk, at = _desk(request, slug), timezone.now()
    rows = seeing.all_seen(desk.part, most=MOST)
    listed = [(row, actions.kind_of(row), store.proposal_of(row)) for row in rows]
    waiting = [each for each in listed if each[2].state_at(at) is State.PROPOSED]
    ended = [(*each, each[2].state_at(at)) for each in listed if each[2].state_at(at) is not State.PROPOSED]
    may_declare = desk.part.may(Act.DECLARE_INTEREST)
    context = desk.context("Approvals") | {"waiting": waiting, "ended": ended, "may_declare": may_declare}
    return render(request, "approvals/list.html", context)


@require_safe
def proposal(request: HttpRequest, number: int, slug: str = "") -> HttpResponse:
    """One proposal: who prepared it and why, exactly what it would change, and what I may do about it."""
    desk, at = _desk(request, slug), timezone.now()
    return _shown(request, desk, look(desk.user, seeing.seen(desk.part, number), at=at), DeclineForm(), at=at)


def _shown(request: HttpRequest, desk: Desk, looked: Looked, form: DeclineForm, *, at: datetime) -> HttpResponse:
    context = desk.context(f"Proposal {looked.row.pk}") | {
        "looked": looked,
        "row": looked.row,
        "form": form,
        "at": at,
        "is_proved": proved_lately(request),
        "needs": [desk.called(party) for party in looked.proposal.needs],
        "still_needs": [desk.called(party) for party in looked.proposal.still_needs],
    }
    return render(request, "approvals/proposal.html", context)


@require_POST
def approve(request: HttpRequest, number: int, slug: str = "") -> HttpResponse:
    """Approve it, having read what it would change. What binds both asks first who is there."""
    desk, at = _desk(request, slug), timezone.now()
    row = seeing.seen(desk.part, number)
    back = desk.address("approvals:proposal", number=number)
    is_proved = proved_lately(request)
    if row.binds_both and not is_proved:
        return prove_first(request, back_to=back)
    if actions.is_long(row):
        return _in_the_background(request, desk, row, at)
    approved = actions.approve(
        desk.user,
        actions.scope_of(row),
        number,
        at=at,
        shown=request.POST.get("shown", ""),
        proved_at=at if is_proved else None,
    )
    if approved.done is None:
        left = " and ".join(desk.called(party) for party in approved.still_needs)
        messages.success(request, f"Approved. It still needs {left}.")
    else:
        messages.success(request, f"Approved, and done. {approved.done.says}")
    return redirect(back)


def _in_the_background(request: HttpRequest, desk: Desk, row: Proposal, at: datetime) -> HttpResponse:
    """Have a worker approve and carry it out as this person; its page shows how far it is."""
    said = {"number": row.pk, "shown": request.POST.get("shown", "")}
    job = work.ask(desk.user, APPROVE, said, partnership=row.partnership, fund=row.fund, at=at)
    messages.info(request, "It takes a while, so it is done in the background: all of it, or nothing.")
    return redirect("work:job", number=job.pk)


@require_POST
def decline(request: HttpRequest, number: int, slug: str = "") -> HttpResponse:
    """Turn it down, saying why."""
    desk, at = _desk(request, slug), timezone.now()
    row = seeing.seen(desk.part, number)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _shown(request, desk, look(desk.user, row, at=at), form, at=at)
    actions.decline(desk.user, actions.scope_of(row), number, because=form.cleaned_data["because"], at=at)
    messages.success(request, f"Proposal {number} is declined. Whoever prepared it sees why.")
    return redirect(desk.address("approvals:proposal", number=number))


@require_POST
def withdraw(request: HttpRequest, number: int, slug: str = "") -> HttpResponse:
    """Take back what I proposed."""
    desk, at = _desk(request, slug), timezone.now()
    row = seeing.seen(desk.part, number)
    actions.withdraw(desk.user, actions.scope_of(row), number, at=at, because=request.POST.get("because", ""))
    messages.success(request, f"Proposal {number} is withdrawn. Nothing was changed.")
    return redirect(desk.address("approvals:proposal", number=number))
