"""Pages of people, for administrators: who holds which role, giving it and taking it away. No page shows a balance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from section75.apps.accounts.store import authorise_installation, may_at_installation, today
from section75.apps.accounts.visiting import person
from section75.apps.approvals import leaving, people, people_actions
from section75.apps.approvals.actions import kind_of, scope_of
from section75.apps.approvals.people_forms import EndForm, LeaveForm, RoleForm
from section75.core.authority import Act, matrix_rows
from section75.core.refusals import Refusal, Refusals

if TYPE_CHECKING:
    from section75.apps.accounts.models import User


@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    """Everybody who signs in, with the roles they hold."""
    user = person(request)
    authorise_installation(user, Act.SEE_PEOPLE)
    held = people.delegations(on=today())
    shown = [
        (who, [str(each) for each in held if each.person == who.username and each.may_be_ended])
        for who in people.everybody()
    ]
    may_propose = may_at_installation(user, Act.PROPOSE_ROLE)
    return render(request, "approvals/people.html", {"people": shown, "may_propose": may_propose})


@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    """Who may do what: of every act, the roles that carry it. Anybody signed in may read it."""
    person(request)
    return render(request, "approvals/people_matrix.html", {"roles": matrix_rows(), "acts": list(Act)})


@require_safe
def person_page(request: HttpRequest, username: str) -> HttpResponse:
    """One person: what they hold and held, and what waits that they look after."""
    user = person(request)
    authorise_installation(user, Act.SEE_PEOPLE)
    shown = people.named(username)
    if shown is None:
        raise Http404
    context = {
        "shown": shown,
        "held": people.delegations(on=today(), user=shown),
        "waiting": _waiting(shown),
        "may_manage": may_at_installation(user, Act.MANAGE_PEOPLE),
    }
    return render(request, "approvals/people_person.html", context)


def propose(request: HttpRequest) -> HttpResponse:
    """Propose giving somebody a role."""
    user = person(request)
    authorise_installation(user, Act.PROPOSE_ROLE)
    form = RoleForm(request.POST if request.method == "POST" else None)
    if "username" in request.GET:
        form.fields["username"].initial = request.GET["username"]
    if request.method == "POST" and form.is_valid():
        try:
            asked, because = form.asked(), form.cleaned_data["because"]
            proposal = people_actions.propose_role(user, asked, at=timezone.now(), because=because)
        except Refusal as refusal:
            _tell(form, refusal)
        else:
            says = f"Proposal {proposal.pk} waits for another administrator to approve it: {proposal.title}."
            messages.success(request, says)
            return redirect("approvals:proposal_here", number=proposal.pk)
    return render(request, "approvals/people_propose.html", {"form": form})


def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a delegation, with the reason."""
    user = person(request)
    authorise_installation(user, Act.MANAGE_PEOPLE)
    found = people.find_delegation(number)
    if found is None:
        raise Http404
    form = EndForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            people_actions.end_role(user, number, because=form.cleaned_data["because"], at=timezone.now())
        except Refusal as refusal:
            _tell(form, refusal)
        else:
            messages.success(request, f"{found.user.username} is no longer {found.role} there.")
            return redirect("people:person", username=found.user.username)
    held = next(each for each in people.delegations(on=today(), user=found.user) if each.number == number)
    return render(request, "approvals/people_end.html", {"form": form, "held": held})


def leave(request: HttpRequest, username: str) -> HttpResponse:
    """Say that somebody leaves: everything they hold ends, and what they proposed is handed over."""
    user = person(request)
    authorise_installation(user, Act.MANAGE_PEOPLE)
    shown = people.named(username)
    if shown is None:
        raise Http404
    form = LeaveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            leaving.leave(
                user, username, because=said["because"], hand_over_to=said["hand_over_to"].strip(), at=timezone.now()
            )
        except Refusal as refusal:
            _tell(form, refusal)
        else:
            messages.success(request, f"{username} has left: every role and every sign-in of theirs has ended.")
            return redirect("people:person", username=username)
    context = {"form": form, "shown": shown, "waiting": _waiting(shown)}
    return render(request, "approvals/people_leave.html", context)


def _waiting(user: User) -> list[tuple[int, str, str]]:
    """What waits that this person looks after: number, kind and place. Never its title, which may hold an amount."""
    rows = people.waiting_of(user, at=timezone.now())
    return [(row.pk, kind_of(row).words, str(scope_of(row))) for row in rows]


def _tell(form: Form, refusal: Refusal) -> None:
    """Say on the form everything that was refused."""
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        form.add_error(None, each.says)
