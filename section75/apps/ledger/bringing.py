"""Bringing a file by a page: chosen now, or one that waited until its columns were named."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils import timezone

from section75.apps.agreements.visiting import Visit
from section75.apps.ledger.actions import LIMIT_BYTES
from section75.apps.ledger.forms import UploadForm
from section75.apps.sources import actions as sources_actions
from section75.apps.sources import store as sources
from section75.apps.sources.reading import may_be_named
from section75.core.authority import Scope
from section75.core.calendar import Month
from section75.core.refusals import Refusal

if TYPE_CHECKING:
    from section75.apps.sources.models import WaitingFile


def asked(here: Visit, number: str) -> WaitingFile | None:
    """The waiting file that somebody comes back to; None where a file is chosen now."""
    return sources.waiting(_place(here), int(number)) if number.isdecimal() and len(number) < 10 else None


def names(here: Visit) -> list[str]:
    """The sources of the fund."""
    return [source.name for source in sources.all_of(_place(here))]


def form_for(
    request: HttpRequest, waiting: WaitingFile | None, *, sources: list[str], months: list[Month]
) -> UploadForm:
    """The form, with what was said before of a file that waits."""
    said: dict[str, Any] = {"source": request.GET.get("source", "")}
    if waiting:
        said |= {"month": waiting.month, "control_total": waiting.control_total}
    return UploadForm(
        request.POST or None, request.FILES or None, months=months, limit_bytes=LIMIT_BYTES, sources=sources,
        waiting=waiting is not None, initial=said,
    )  # fmt: skip


def file_of(chosen: Any, waiting: WaitingFile | None) -> tuple[bytes, str]:
    """The bytes and the name: of the file chosen now, or of the one that waits."""
    if chosen or waiting is None:
        return chosen.read(), chosen.name
    return bytes(waiting.content), waiting.file_name


def keep_if_named(here: Visit, refusal: Refusal, content: bytes, file_name: str, said: dict[str, Any]) -> int | None:
    """Keep a file that was refused for its columns, so that they can be named; its number, or None where that would
    not help."""
    if not may_be_named(refusal):
        return None
    kept = sources_actions.keep_waiting(
        here.user, _place(here), content=content, file_name=file_name, month=str(said["month"]),
        control_total=str(said["control_total"]), at=timezone.now(),
    )  # fmt: skip
    return int(kept.pk)


def _place(here: Visit) -> Scope:
    assert here.fund is not None, "a file is brought to a fund"
    return Scope(here.partnership.id, here.fund.id)
