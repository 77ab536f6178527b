"""Reading a file for a fund: under the source that was named, the one source that fits, or the built-in headings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from section75.apps.sources import store
from section75.apps.sources.models import Confirmation
from section75.apps.sources.refusals import NOT_BUILT_IN, SeveralSourcesFit
from section75.core.authority import Scope
from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals
from section75.importers.finance_extract import ReadExtract, fits, is_built_in, read_extract, usual_amount
from section75.importers.source_mapping import SourceMapping
from section75.importers.source_mapping.magnitude import require_usual


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file as it was read, and under which confirmed mapping; None for the built-in headings."""

    read: ReadExtract
    under: Confirmation | None


def read_for(place: Scope, content: bytes, *, file_name: str, source: str = "") -> ReadFile:
    """Read a file that somebody brings. Refuses what contradicts the mapping, and days that can be meant two ways."""
    if source:
        return _read_under(store.current(store.named(place, source)), content, file_name)
    confirmed = _fitting(place, content, among=is_built_in)
    if confirmed is not None:
        return _read_under(confirmed, content, file_name)
    try:
        read = read_extract(content, file_name=file_name)
        if read.doubts:
            raise read.doubts[0]
    except Refusal as refusal:
        under = _fitting(place, content) if may_be_named(refusal) else None
        if under is None:
            raise
        return _read_under(under, content, file_name)
    return ReadFile(read, None)


def may_be_named(refusal: Refusal) -> bool:
    """May saying what the columns are answer this refusal?"""
    each = refusal.each if isinstance(refusal, Refusals) else (refusal,)
    return all(isinstance(one, NOT_BUILT_IN) for one in each)


def _fitting(
    place: Scope, content: bytes, *, among: Callable[[SourceMapping], bool] = lambda _: True
) -> Confirmation | None:
    """The one source whose confirmed header the file has. What was confirmed comes before what is usual, built-in
    headings or not: the unit and the sign of a source are its own."""
    known = [(each, store.mapping_of(each)) for each in map(store.current, store.all_of(place))]
    found = [each for each, mapping in known if among(mapping) and fits(content, mapping)]
    if len(found) > 1:
        raise SeveralSourcesFit([each.source.name for each in found])
    return found[0] if found else None


def _read_under(under: Confirmation, content: bytes, file_name: str) -> ReadFile:
    mapping = store.mapping_of(under)
    read = read_extract(content, file_name=file_name, mapping=mapping)
    before = [Money(pence) for pence in store.usual_before(under, besides=read.sha256)]
    require_usual(usual_amount(read), before, mapping.unit)
    return ReadFile(read, under)


def keep_read(place: Scope, content: bytes, file: ReadFile, *, at: datetime) -> None:
    """Write down what a file was read under, once it is kept; it waits no longer."""
    rows, usual = len(file.read.rows), usual_amount(file.read).pence
    store.keep_read(place, file.read.sha256, file.under, rows=rows, usual=usual, at=at)
    store.forget_waiting(place, content)
