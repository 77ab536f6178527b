"""What is taken away from a fund's evidence, as files: checkpoints, keys, leaf files, a proof, the whole log."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from section75.apps.agreements.visiting import visit
from section75.apps.evidence import actions, exporting, leaf_files, proofs, store
from section75.apps.evidence.refusals import NothingSigned
from section75.apps.evidence.zipping import Part, zipped
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.views import ledger_of
from section75.core.authority import Act
from section75.core.evidence import KEYS, checkpoint_name, keys_bytes

TEXT, BYTES, ZIP, JSON = "text/plain; charset=utf-8", "application/octet-stream", "application/zip", "application/json"


@require_safe
def note(request: HttpRequest, slug: str, fund: str, number: int) -> HttpResponse:
    """A checkpoint's signed note, with the signatures partners added."""
    ledger = _ledger(request, slug, fund)
    content = store.note_with_all(store.get(ledger, number)).as_bytes()
    return _file(content, TEXT, f"{slug}-{fund}-checkpoint-{number:04d}.txt")


@require_safe
def notes(request: HttpRequest, slug: str, fund: str) -> HttpResponseBase:
    """Every checkpoint and the keys, in one ZIP."""
    ledger = _ledger(request, slug, fund)
    if store.last(ledger) is None:
        raise NothingSigned(fund)
    return _stream(zipped(_notes(ledger)), f"{slug}-{fund}-checkpoints.zip")


@require_safe
def keys(request: HttpRequest, slug: str, fund: str) -> HttpResponse:
    """The keys: this installation's and partners', and from which line of the log each holds."""
    ledger = _ledger(request, slug, fund)
    return _file(keys_bytes(exporting.held_keys(ledger)), TEXT, KEYS)


@require_safe
def leaves(request: HttpRequest, slug: str, fund: str, year: int, month: int) -> HttpResponse:
    """The leaves of a month's lines."""
    ledger = _ledger(request, slug, fund)
    found = next((file for file in leaf_files.leaf_files(ledger) if (file.year, file.month) == (year, month)), None)
    if found is None:
        raise Http404
    return _file(found.content(), BYTES, f"{slug}-{fund}-leaves-{year:04d}-{month:02d}.bin")


@require_safe
def proof(request: HttpRequest, slug: str, fund: str, seq: int) -> HttpResponse:
    """An entry's proof as a file."""
    found = proofs.proof_of(_ledger(request, slug, fund), seq)
    if found is None:
        raise Http404
    return _file(found.as_bytes(), JSON, f"{slug}-{fund}-entry-{seq}-proof.json")


@require_POST
def export(request: HttpRequest, slug: str, fund: str) -> HttpResponseBase:
    """The whole log with its evidence. It is a POST: that it was taken away is written down."""
    here = visit(request, slug, fund, Act.SEE_LEDGER)
    taken = actions.take_export(here.user, ledger_of(here), at=timezone.now())
    return _stream(taken.content, taken.name)


def _ledger(request: HttpRequest, slug: str, fund: str) -> Ledger:
    return ledger_of(visit(request, slug, fund, Act.SEE_LEDGER))


def _notes(ledger: Ledger) -> Iterator[Part]:
    for row in store.all_of(ledger):
        yield checkpoint_name(row.number), [store.note_with_all(row).as_bytes()]
    yield KEYS, [keys_bytes(exporting.held_keys(ledger))]


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _stream(content: Iterator[bytes], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(content, content_type=ZIP)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
