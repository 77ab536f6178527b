"""Sources and their mappings as they are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Prefetch, QuerySet

from section75.apps.accounts.models import User
from section75.apps.sources.models import Confirmation, ReadUnder, Source, WaitingFile
from section75.apps.sources.refusals import NoSuchSource, NoSuchWaitingFile
from section75.core.authority import Scope
from section75.importers.source_mapping import SourceMapping

LOOKED_BACK = 6  # files of a source that the next one's amounts are held against


def all_of(place: Scope) -> list[Source]:
    """Every source of a fund by name, each with its confirmations, latest first."""
    latest = Confirmation.objects.select_related("confirmed_by").order_by("-version")
    found = _at(Source, place).prefetch_related(Prefetch("confirmations", latest))
    return sorted(found, key=lambda source: source.name)


def named(place: Scope, name: str) -> Source:
    """One source by its name. Refuses a name the fund does not have."""
    found = next((each for each in all_of(place) if each.name.casefold() == name.strip().casefold()), None)
    if found is None:
        raise NoSuchSource(place.fund, name)
    return found


def numbered(place: Scope, number: int) -> Source:
    """One source by its number. Refuses a number the fund does not have."""
    found = next((each for each in all_of(place) if each.pk == number), None)
    if found is None:
        raise NoSuchSource(place.fund, str(number))
    return found


def current(source: Source) -> Confirmation:
    """The mapping that holds now."""
    return source.confirmations.all().order_by("-version")[0]


def mapping_of(confirmation: Confirmation) -> SourceMapping:
    """What was confirmed."""
    return SourceMapping.from_text(confirmation.mapping)


def mapping_under(place: Scope, sha256: str) -> SourceMapping | None:
    """The mapping under which a file was brought to a fund; None for the built-in headings."""
    row = _at(ReadUnder, place).select_related("confirmation").filter(sha256=sha256).order_by("-pk").first()
    return mapping_of(row.confirmation) if row and row.confirmation else None


def source_of_file(place: Scope, sha256: str) -> Confirmation | None:
    """Which source, and which version, a file was read under."""
    row = _at(ReadUnder, place).select_related("confirmation__source").filter(sha256=sha256).order_by("-pk").first()
    return row.confirmation if row else None


def usual_before(confirmation: Confirmation, *, besides: str) -> list[int]:
    """The usual amounts, in pence, of the last files read under one version, besides a file itself."""
    files = ReadUnder.objects.filter(confirmation=confirmation, usual_pence__gt=0).exclude(sha256=besides)
    return list(files.order_by("-pk").values_list("usual_pence", flat=True)[:LOOKED_BACK])


def files_of(source: Source) -> QuerySet[ReadUnder]:
    """The files read under a source, latest first."""
    return ReadUnder.objects.filter(confirmation__source=source).select_related("confirmation").order_by("-pk")


def add(place: Scope, name: str, *, by: User, at: datetime) -> Source:
    """A new source."""
    where = {"partnership_id": place.partnership, "fund": place.fund}
    return Source.objects.create(**where, name=name.strip(), made_at=at, made_by=by)


def confirm(
    source: Source, mapping: SourceMapping, *, seen_in: str, because: str, by: User, at: datetime
) -> Confirmation:
    """The next version of a source's mapping."""
    version = source.confirmations.count() + 1
    return Confirmation.objects.create(
        source=source, version=version, mapping=mapping.as_text(), seen_in=seen_in, because=because.strip(),
        confirmed_at=at, confirmed_by=by,
    )  # fmt: skip


def keep_read(place: Scope, sha256: str, under: Confirmation | None, *, rows: int, usual: int, at: datetime) -> None:
    """Write down what a file was read under; nothing where that is what was written last."""
    last = _at(ReadUnder, place).filter(sha256=sha256).order_by("-pk").first()
    if last is None and under is None:
        return
    if last is None or last.confirmation_id != (under.pk if under else None):
        where = {"partnership_id": place.partnership, "fund": place.fund}
        ReadUnder.objects.create(**where, sha256=sha256, confirmation=under, rows=rows, usual_pence=usual, at=at)


def keep_waiting(
    place: Scope, *, content: bytes, file_name: str, month: str, control_total: str, by: User, at: datetime
) -> WaitingFile:
    """Keep a file until its columns are named."""
    return WaitingFile.objects.create(
        partnership_id=place.partnership, fund=place.fund, content=content, file_name=file_name, month=month,
        control_total=control_total, brought_at=at, brought_by=by,
    )  # fmt: skip


def waiting(place: Scope, number: int) -> WaitingFile:
    """A file that waits. Refuses one that no longer does."""
    found: WaitingFile | None = _at(WaitingFile, place).filter(pk=number).first()
    if found is None:
        raise NoSuchWaitingFile(number)
    return found


def all_waiting(place: Scope) -> list[WaitingFile]:
    """The files that wait, oldest first, without their bytes."""
    return list(_at(WaitingFile, place).defer("content").select_related("brought_by").order_by("pk"))


def forget_waiting(place: Scope, content: bytes) -> None:
    """A file that was brought waits no longer."""
    _at(WaitingFile, place).filter(content=content).delete()


def _at(model: Any, place: Scope) -> QuerySet[Any]:
    return model.objects.filter(partnership_id=place.partnership, fund=place.fund)  # type: ignore[no-any-return]
