"""One record of a draft: its form, what is saved, what comes of two saving at once; and taking out and moving."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from section75.apps.agreements.visiting import Visit
from section75.apps.drafts import actions, store
from section75.apps.drafts.actions import At, Clash, Saved
from section75.apps.drafts.naming import one_called
from section75.apps.drafts.posted import pressed, raw_from
from section75.apps.drafts.record_form import RecordForm, in_words
from section75.apps.drafts.showing import Page, table_named
from section75.apps.drafts.trying import problems_with
from section75.apps.drafts.typed import Meant, raw_of
from section75.apps.drafts.views import TITLE, add, opened
from section75.core.refusals import Refusal
from section75.importers.agreement_file.writing import TableKeys

LATER = "later"


def record(request: HttpRequest, slug: str, number: int, table: str, file: int, place: int) -> HttpResponse:
    """One record to change."""
    here, page = opened(request, slug, number)
    keys = table_named(table)
    at = At(_revision(request, page), _file_name(page, file), table, place)
    before = _values_then(page, at)
    return _Writing(request, here, page, keys, at, before).answer()


def add_record(request: HttpRequest, slug: str, number: int, table: str) -> HttpResponse:
    """A further record."""
    here, page = opened(request, slug, number)
    keys = table_named(table)
    asked = (request.POST or request.GET).get("file", "")
    file = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else _usual_file(page, table)
    at = At(_revision(request, page), _file_name(page, file), table)
    return _Writing(request, here, page, keys, at, None).answer()


@require_POST
def remove(request: HttpRequest, slug: str, number: int, table: str, file: int, place: int) -> HttpResponse:
    """Take a record out. It stays in the earlier revisions."""
    here, page = opened(request, slug, number)
    at = At(_revision(request, page), _file_name(page, file), table_named(table).name, place)
    saved = actions.remove_record(here.user, page.draft, at, now=timezone.now())
    _tell(request, saved, "Taken out. It stays in the history.")
    return redirect(here.address("drafts:table", number=number, table=table))


@require_POST
def move(request: HttpRequest, slug: str, number: int, table: str, file: int, place: int) -> HttpResponse:
    """Move a record one place up or down."""
    here, page = opened(request, slug, number)
    at = At(_revision(request, page), _file_name(page, file), table_named(table).name, place)
    by = -1 if request.POST.get("to") == "up" else 1
    _tell(request, actions.move_record(here.user, page.draft, at, by=by, now=timezone.now()), "Moved.")
    return redirect(here.address("drafts:table", number=number, table=table))


class _Writing:
    """One request for the form of a record, new (`before` is None) or there already."""

    def __init__(self, request: HttpRequest, here: Visit, page: Page, keys: TableKeys, at: At, before: Any) -> None:
        self.request, self.here, self.page, self.keys, self.at, self.before = request, here, page, keys, at, before

    def answer(self) -> HttpResponse:
        """The form, or what came of sending it."""
        if self.request.method != "POST":
            return self._page(self._form(raw_of(self.keys.keys, self.before or {})))
        raw = raw_from(self.keys.keys, dict(self.request.POST.lists()))
        button = self.request.POST.get("do", "save")
        if button not in ("save", LATER):
            return self._page(self._form(pressed(raw, button)))
        meant = Meant(self.keys.keys, raw, self.before or {})
        form = self._form(raw, is_bound=True)
        if form.is_valid() and button == "save":
            form.ask_for_what_is_left_out(meant)
            form.say(problems_with(self.page, self.at, meant.values, is_new=self.before is None), meant)
        return self._page(form) if form.errors else self._save(form, meant.values, button)

    def _form(self, raw: Any, *, is_bound: bool = False) -> RecordForm:
        return RecordForm(self.keys, raw, self.page.known, is_bound=is_bound)

    def _save(self, form: RecordForm, values: Any, button: str) -> HttpResponse:
        try:
            came = self._saved(values)
        except Refusal as refusal:
            add(form, None, refusal)
            return self._page(form)
        if isinstance(came, Clash):
            return self._both(form, came)
        done = "Saved as it is. Come back to it when you can." if button == LATER else "Saved."
        _tell(self.request, came, done)
        way = {"number": self.page.draft.number}
        if button == LATER:
            return redirect(self.here.address("drafts:draft", **way))
        return redirect(self.here.address("drafts:table", **way, table=self.keys.name))

    def _saved(self, values: Any) -> Saved | Clash:
        user, draft, now = self.here.user, self.page.draft, timezone.now()
        if self.before is None:
            return actions.add_record(user, draft, self.at, values, now=now)
        return actions.save_record(user, draft, self.at, values, now=now)

    def _page(self, form: RecordForm) -> HttpResponse:
        shown = self._context(form, self.at)
        return render(self.request, "drafts/record.html", shown | {"action": self.request.path})

    def _both(self, form: RecordForm, clash: Clash) -> HttpResponse:
        """Both versions side by side, and mine to be saved over theirs, as it is or changed."""
        keys = self.keys.keys
        told = [dict(in_words(keys, each or {})) for each in (clash.was, clash.theirs, clash.mine)]
        names = list(dict.fromkeys(name for each in told for name in each))
        way = {"number": self.page.draft.number, "table": self.keys.name}
        file = [text.name for text in self.page.reading.texts].index(self.at.file)
        action = self.here.address("drafts:add", **way)
        if clash.place is not None:
            action = self.here.address("drafts:record", **way, file=file, place=clash.place)
        shown = self._context(self._form(form.raw), replace(self.at, revision=clash.latest))
        rows = [(name, *(each.get(name, "") for each in told)) for name in names]
        shown |= {"action": action, "clash": clash, "rows": rows}
        return render(self.request, "drafts/clash.html", shown, status=409)

    def _context(self, form: RecordForm, at: At) -> dict[str, Any]:
        names = [text.name for text in self.page.reading.texts]
        return self.here.context("Agreement", TITLE) | {
            "page": self.page,
            "section": self.page.section(self.keys),
            "table": self.keys,
            "one": one_called(self.keys.name),
            "form": form,
            "revision": at.revision,
            "file": names.index(at.file),
            "files": names,
            "is_new": self.before is None,
        }


def _tell(request: HttpRequest, saved: Saved, done: str) -> None:
    messages.success(request, done)
    if saved.meanwhile:
        told = " ".join(saved.meanwhile)
        messages.info(request, f"Meanwhile somebody else saved other records; theirs and yours are both kept. {told}")


def _revision(request: HttpRequest, page: Page) -> int:
    """The revision the page was made from; the latest where none is said."""
    said = request.POST.get("revision", "")
    is_one = said.isascii() and said.isdigit() and len(said) < 9 and 0 < int(said) <= page.revision
    return int(said) if is_one else page.revision


def _file_name(page: Page, file: int) -> str:
    texts = page.reading.texts
    if file >= len(texts):
        raise Http404
    return texts[file].name


def _usual_file(page: Page, table: str) -> int:
    """The file that holds most records of a table; the first where none does."""
    held = [len(text.records(table)) for text in page.reading.texts]
    return held.index(max(held))


def _values_then(page: Page, at: At) -> Any:
    """The record's values at the revision the page was made from."""
    values = store.record_then(page.draft, at.revision, at.file, at.table, at.place)
    if values is None:
        raise Http404
    return values
