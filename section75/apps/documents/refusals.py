"""What the documents room refuses."""

from __future__ import annotations

from collections.abc import Iterable

from section75.core.refusals import Refusal


class NoSuchForm(Refusal):
    """A form the document cannot be had in."""

    def __init__(self, form: str, forms: Iterable[str]) -> None:
        super().__init__(f"The document cannot be had as {form!r}: there are {', '.join(forms)}. Choose one of them.")
