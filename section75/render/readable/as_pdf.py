"""A readable document as a PDF, from the same page: tagged for screen readers (PDF/UA-1), the same bytes every time."""

from __future__ import annotations

import logging
from typing import Any

from section75.core.refusals import Refusal
from section75.render.readable.as_page import as_page
from section75.render.readable.document import Readable

logging.getLogger("weasyprint").setLevel(logging.ERROR)
logging.getLogger("fontTools").setLevel(logging.ERROR)


class NoPdfHere(Refusal):
    """A machine without the libraries that set a PDF."""

    def __init__(self) -> None:
        super().__init__(
            "This machine cannot set a PDF: the Pango libraries are missing. Install libpango-1.0-0 and "
            "libpangoft2-1.0-0, or take the page or the Word document, which say the same."
        )


def as_pdf(readable: Readable) -> bytes:
    """The document as a PDF. Nothing is fetched from anywhere. Refuses on a machine without the libraries for it."""
    try:
        from weasyprint import HTML
    except OSError:
        raise NoPdfHere from None
    made: Any = HTML(string=as_page(readable), url_fetcher=_nothing)
    content: bytes = made.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=b"section75-document")
    return content


def _nothing(address: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"a document is whole by itself and asks for nothing, not for {address!r}")
