"""Which form of workbook the bytes are, before anybody looks into them."""

from __future__ import annotations

from enum import Enum

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


class Form(Enum):
    """A form in which spreadsheets keep workbooks."""

    XLSX = "xlsx"
    XLS = "xls"
    ODS = "ods"


def is_container(content: bytes) -> bool:
    """Do the bytes begin as a workbook does, or another container that may pass for one?"""
    return content.startswith((*ZIP, OLE))


def form_of(content: bytes) -> Form | None:
    """The form; None for what is no container. A container of something else goes by XLSX, whose guard refuses it."""
    if content.startswith(OLE):
        return Form.XLS
    if not content.startswith(ZIP):
        return None
    return Form.ODS if _OPEN_DOCUMENT in content[:200] else Form.XLSX
