"""Pages for a request that cannot be answered: named in `urls.py` as handlers and in settings for CSRF."""

import logging
from collections.abc import Callable

from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from section75.apps.accounts.visiting import person
from section75.apps.approvals.refusals import NoSuchInterest, NoSuchProposal
from section75.apps.audit.store import write_refusal
from section75.apps.documents.refusals import NoSuchForm
from section75.apps.drafts.refusals import NoSuchDraft, NoSuchRecord
from section75.apps.evidence.refusals import NoSuchCheckpoint
from section75.apps.ledger.refusals import NoSuchEntry, NoSuchExtract
from section75.apps.obligations.refusals import NoSuchObligation
from section75.apps.reconciliation.refusals import NoSuchStatement
from section75.apps.returns.refusals import NoSuchRendering, NoSuchReturn
from section75.apps.sources.refusals import NoSuchSource, NoSuchWaitingFile
from section75.apps.variations.refusals import NoSuchTerms, NoSuchVariation
from section75.core.authority import AboveTheLimit, DelegationEnded, MayNot, NoSuchPartnership
from section75.core.partnership import UnknownFund
from section75.core.refusals import Refusal, Refusals
from section75.returns import UnknownEdition

_LOG = logging.getLogger("section75.site")
NOT_THERE = (
    NoSuchPartnership,
    NoSuchForm,
    NoSuchProposal,
    NoSuchTerms,
    NoSuchVariation,
    NoSuchInterest,
    NoSuchObligation,
    UnknownFund,
    NoSuchDraft,
    NoSuchRecord,
    NoSuchCheckpoint,
    NoSuchEntry,
    NoSuchStatement,
    NoSuchExtract,
    NoSuchSource,
    NoSuchWaitingFile,
    NoSuchReturn,
    NoSuchRendering,
    UnknownEdition,
)
MAY_NOT = (MayNot, DelegationEnded, AboveTheLimit)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """400: the request cannot be understood."""
    return render(request, "errors/400.html", status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this person may not; the page says why if the refusal did."""
    return render(request, "errors/403.html", {"because": str(exception)}, status=403)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """404: there is no such page, or none that this person may know of."""
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own fault. Nothing of the request is used, for it may be what failed."""
    del request
    return render(None, "errors/500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django passes it
    """403: the form was not sent from our page, or was left open too long."""
    return render(request, "errors/csrf.html", status=403)


class RefusalMiddleware:
    """A refusal that no form has caught becomes a page that says it: 404 for what must not be known, 403, or 409."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for a refusal; anything else is our own fault and goes on."""
        if isinstance(exception, (*MAY_NOT, *NOT_THERE, Http404)) or request.method == "POST":
            _write_down(request, exception)
        if isinstance(exception, NOT_THERE):
            return page_not_found(request, exception)
        if isinstance(exception, MAY_NOT):
            return permission_denied(request, exception)
        if isinstance(exception, OperationalError):
            _LOG.error("The database did not answer a page", exc_info=exception)
            return render(None, "errors/busy.html", status=503)
        if isinstance(exception, Refusal):
            each = exception.each if isinstance(exception, Refusals) else (exception,)
            return render(request, "errors/refused.html", {"refusals": each}, status=409)
        return None


def _write_down(request: HttpRequest, exception: Exception) -> None:
    """Put on record that somebody was turned away from a page, or asked for what is not there or not theirs to know.
    Acts write down their own refusals.
    """
    refusal = exception.__cause__ if isinstance(exception, Http404) and exception.__cause__ else exception
    match = request.resolver_match
    is_one = isinstance(refusal, (Refusal, Http404)) and not getattr(refusal, "is_written_down", False)
    if not is_one or match is None or not request.user.is_authenticated:
        return
    act = refusal.act.value if isinstance(refusal, MayNot) else "look at a page"
    slug, fund = (str(match.kwargs.get(name, "")) for name in ("slug", "fund"))
    says = refusal.says if isinstance(refusal, Refusal) else f"Nothing of theirs is there: {match.view_name}."
    who = person(request).username
    write_refusal(at=timezone.now(), who=who, act=act, partnership=slug, fund=fund, says=says)


class NeverStored:
    """Pages with money on them are kept by no browser and no proxy."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Say so on every answer but the static files, which do not pass here."""
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        return response
