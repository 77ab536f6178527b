"""The audit trail of a partnership, that of the installation, and both as files."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.accounts.visiting import person
from section75.apps.audit import actions, store
from section75.apps.audit.changes import MOST_SHOWN, changes
from section75.apps.audit.exporting import EXPORTS
from section75.apps.audit.forms import TrailForm
from section75.apps.audit.looking import look, look_at_installation
from section75.apps.audit.reading import INSTALLATION, acts_of, funds_of, lines
from section75.core.authority import Act

if TYPE_CHECKING:
    from section75.apps.audit.models import AuditLine

PAGE = 100


@dataclass(frozen=True, slots=True)
class Place:
    """Whose trail a page shows: a partnership's short name, or of the installation."""

    trail: str

    @property
    def address(self) -> str:
        """Where it is shown."""
        return reverse("audit:trail", args=[self.trail]) if self.trail else reverse("audit_installation:trail")

    @property
    def export_address(self) -> str:
        """Where it is asked for as a file."""
        return reverse("audit:export", args=[self.trail]) if self.trail else reverse("audit_installation:export")


@require_safe
def trail(request: HttpRequest, slug: str) -> HttpResponse:
    """What was done and what was refused in a partnership, latest first."""
    look(person(request), Act.SEE_AUDIT, partnership=slug, at=timezone.now())
    return _show(request, Place(slug), request.GET)


@require_safe
def installation(request: HttpRequest) -> HttpResponse:
    """The same of the installation: signing in, people and roles, bringing it up to date."""
    look_at_installation(person(request), Act.SEE_AUDIT_OF_INSTALLATION, at=timezone.now())
    return _show(request, Place(INSTALLATION), request.GET)


@require_POST
def export(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A partnership's trail as a file, of what the page shows. It is a POST: that it was taken is written down."""
    look(person(request), Act.SEE_AUDIT, partnership=slug, at=timezone.now())
    return _export(request, Place(slug))


@require_POST
def export_installation(request: HttpRequest) -> HttpResponseBase:
    """The installation's trail as a file."""
    look_at_installation(person(request), Act.SEE_AUDIT_OF_INSTALLATION, at=timezone.now())
    return _export(request, Place(INSTALLATION))


def _export(request: HttpRequest, place: Place) -> HttpResponseBase:
    form = _form(place, request.POST)
    asked_for = EXPORTS.get(request.POST.get("format", ""), EXPORTS["csv"])
    if not form.is_valid():
        return _show(request, place, request.POST)
    taken = actions.export(person(request), place.trail, form.wanted, form=asked_for, at=timezone.now())
    response = StreamingHttpResponse(taken.content, content_type=asked_for.media_type)
    response["Content-Disposition"] = f'attachment; filename="{taken.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _form(place: Place, given: Any) -> TrailForm:
    return TrailForm(given, acts=acts_of(place.trail), funds=funds_of(place.trail))


def _show(request: HttpRequest, place: Place, given: Any) -> HttpResponse:
    """The page: filters, lines, and the last line of the chain. With a filter that is none it shows no lines."""
    form = _form(place, given)
    is_asked = form.is_valid()
    shown = list(islice(lines(place.trail, form.wanted, below=_number(request)), PAGE + 1)) if is_asked else []
    filters = {name: given[name] for name in form.fields if given.get(name)}
    later = {**filters, "before": str(shown[PAGE - 1].seq)} if len(shown) > PAGE else None
    context = {
        "slug": place.trail,
        "address": place.address,
        "export_address": place.export_address,
        "form": form,
        "is_asked": is_asked,
        "filters": filters,
        "lines": [(line, _behind(line), changes(line.before, line.after)) for line in shown[:PAGE]],
        "most_changes": MOST_SHOWN,
        "earlier": f"?{urlencode(later)}" if later else None,
        "head": store.head(),
        "formats": EXPORTS.values(),
    }
    return render(request, "audit/trail.html", context)


def _behind(line: AuditLine) -> list[str]:
    """What stands behind a line: on whose delegation and behalf, of which fund, by which way."""
    told = (
        ("On behalf of", line.on_behalf_of),
        ("Under", line.delegation),
        ("Fund", line.fund),
        ("By", line.channel),
    )
    return [f"{name}: {value}" for name, value in told if value]


def _number(request: HttpRequest) -> int | None:
    """Below which line the address asks; None for anything that is no number."""
    asked = request.GET.get("before", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
