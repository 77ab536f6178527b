"""What must be told to somebody by a day: returns, their lines with reasons, and the checks that must hold.

Knows: the editions there are (one file each under `editions/`), what each is owed under, and how a return is written
as one canonical value, from which its bytes follow.
Does not know: what day it is, who issues, where what was issued is kept, to whom it was delivered (the apps), or how a
page, a CSV or a workbook shows it (render).

Promise: the same journal, terms and forecast give the same bytes, on every machine and whoever asks; and nothing whose
checks do not hold can be issued.
"""

from section75.returns.about import About
from section75.returns.check import Check, ChecksDoNotHold, require_all
from section75.returns.edition import Agreed, DueDay, Edition, OwedBy, OwedTo, agreed
from section75.returns.line import Line, Section, lettered
from section75.returns.shelf import OnShelf, UnknownEdition, find_edition, shelf
from section75.returns.value import FORMAT, NotAReturn, bytes_to_issue, read_value, value_of
from section75.returns.written import CheckValue, LineValue, ReturnValue, SectionValue

__all__ = [
    "FORMAT",
    "About",
    "Agreed",
    "Check",
    "CheckValue",
    "ChecksDoNotHold",
    "DueDay",
    "Edition",
    "Line",
    "LineValue",
    "NotAReturn",
    "OnShelf",
    "OwedBy",
    "OwedTo",
    "ReturnValue",
    "Section",
    "SectionValue",
    "UnknownEdition",
    "agreed",
    "bytes_to_issue",
    "find_edition",
    "lettered",
    "read_value",
    "require_all",
    "shelf",
    "value_of",
]
