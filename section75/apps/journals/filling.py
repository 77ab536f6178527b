"""A form of lines as it is filled in: begun, given more lines, or sent; what was typed and the file brought stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.forms import Form
from django.http import HttpRequest
from django.utils import timezone

from section75.apps.agreements.visiting import Visit
from section75.apps.journals.asked import Asked
from section75.apps.journals.forms import MORE, LinesForm, OfAJournal
from section75.apps.ledger import papers
from section75.apps.ledger.offered import come_with, kept_before
from section75.apps.ledger.views import ledger_of
from section75.core.refusals import Refusal, Refusals

Makes = Callable[..., LinesForm]


def refused(form: Form, refusal: Refusal) -> None:
    """A refusal's own words at the head of the form."""
    for each in refusal.each if isinstance(refusal, Refusals) else (refusal,):
        form.add_error(None, each.says)


class Filling:
    """Somebody filling in a form of lines at a fund."""

    def __init__(
        self, request: HttpRequest, here: Visit, makes: Makes, initial: Mapping[str, Any] | None = None
    ) -> None:
        self.here = here
        self.makes = makes
        self.typed: dict[str, Any] = request.POST.dict() if request.method == "POST" else dict(initial or {})
        self.is_sent = request.method == "POST" and "add" not in request.POST
        self.file = kept_before(ledger_of(here), self.typed.get("kept"))
        self.form = self._made()
        self._keep(request)

    def _made(self) -> LinesForm:
        """Bound once it is sent; until then it holds what was typed, whatever it is, and objects to nothing."""
        if self.is_sent:
            return self.makes(self.typed)
        lines = _number(self.typed.get("count")) + (MORE if "add" in self.typed else 0)
        shown = {name: value for name, value in self.typed.items() if name != "count"}
        return self.makes(None, initial=shown, **({"lines": lines} if lines else {}))

    def _keep(self, request: HttpRequest) -> None:
        """Keep a file as soon as it comes, so that it need not be chosen again."""
        offered = come_with(request)
        if offered is None:
            return
        try:
            self.file = papers.keep_evidence(self.here.user, ledger_of(self.here), offered, at=timezone.now())
        except Refusal as refusal:
            if self.is_sent:
                refused(self.form, refusal)
            return
        self.typed["kept"] = str(self.file.pk)
        self.form = self._made()

    def fill(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Put these lines into the form in place of those typed."""
        self.is_sent = False
        names = list(self.form.line_fields(1))
        kept = {name: value for name, value in self.typed.items() if name.partition("-")[0] not in names}
        lines = {f"{name}-{number}": row[name] for number, row in enumerate(rows, start=1) for name in names}
        self.typed = kept | lines | {"count": str(len(rows))}
        self.form = self._made()

    def asked(self) -> Asked | None:
        """The journal, if everything was given; else the form says what was not."""
        assert isinstance(self.form, OfAJournal), "only a journal has evidence"
        if not self.form.is_valid():
            return None
        return self.form.asked(self.file.pk if self.file else None)

    @property
    def context(self) -> dict[str, Any]:
        """What the page shows of it."""
        return {"form": self.form, "kept": self.file}


def _number(text: object) -> int:
    said = str(text or "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
