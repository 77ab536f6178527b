"""What is done to sources: confirming what their columns are, and keeping a file until that is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from section75.apps.accounts.models import User
from section75.apps.audit.acting import acting
from section75.apps.sources import store
from section75.apps.sources.models import Confirmation, WaitingFile
from section75.apps.sources.refusals import MappingChangedSinceShown, NoSuchSource, SourceWithoutReason
from section75.core.authority import Act, Scope
from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.ledger import says_something
from section75.importers.any_table import read_grid
from section75.importers.finance_extract import ReadExtract, read_table_as_extract, table_under
from section75.importers.source_mapping import SourceMapping
from section75.importers.source_mapping.headings import mapped
from section75.importers.source_mapping.mapping import Choice
from section75.importers.table import Grid
from section75.importers.wanted import AnyHeader


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it would be read under what was chosen, shown before anybody confirms it."""

    mapping: SourceMapping
    read: ReadExtract

    @property
    def fingerprint(self) -> str:
        """The choices and the file in one hash: what was seen is what is confirmed."""
        return sha256_of(canonical_bytes([self.mapping.as_text(), self.read.sha256]))


def grid_of(content: bytes, file_name: str) -> Grid:
    """Every row of a file whose columns nobody has named."""
    return read_grid(content, wanted=AnyHeader(), file_name=file_name)


def show(content: bytes, file_name: str, choice: Choice) -> Shown:
    """Read a file under a choice. Refuses a choice that does not fit the file, and days that contradict it."""
    grid = grid_of(content, file_name)
    mapping = mapped(choice, grid)
    table = table_under(mapping, grid)
    return Shown(mapping, read_table_as_extract(table, file_name=file_name, sha256=sha256_of(content), mapping=mapping))


def confirm(
    user: User,
    place: Scope,
    *,
    name: str,
    content: bytes,
    file_name: str,
    choice: Choice,
    at: datetime,
    because: str = "",
    seen: str | None = None,
) -> Confirmation:
    """Confirm what a source's columns are: the first time, or anew with a reason. `seen` is what the person was shown;
    None where a command shows nothing first."""
    with acting(user, Act.IMPORT_EXTRACT, partnership=place.partnership, fund=place.fund, at=at) as doing:
        shown = show(content, file_name, choice)
        if seen is not None and seen != shown.fingerprint:
            raise MappingChangedSinceShown
        try:
            source = store.named(place, name)
        except NoSuchSource:
            source = store.add(place, name, by=user, at=at)
        else:
            if not says_something(because):
                raise SourceWithoutReason(source.name)
        confirmed = store.confirm(
            source, shown.mapping, seen_in=shown.read.sha256, because=because, by=user, at=at
        )  # fmt: skip
        doing.tell(f"Confirmed the columns of {source.name}, version {confirmed.version}. {because.strip()}".strip())
        return confirmed


def keep_waiting(
    user: User, place: Scope, *, content: bytes, file_name: str, month: str, control_total: str, at: datetime
) -> WaitingFile:
    """Keep a file whose columns are not known, until somebody says what they are."""
    with acting(user, Act.IMPORT_EXTRACT, partnership=place.partnership, fund=place.fund, at=at) as doing:
        store.forget_waiting(place, content)
        kept = store.keep_waiting(
            place, content=content, file_name=file_name[-200:], month=month, control_total=control_total, by=user, at=at
        )
        doing.tell(f"Kept {file_name[-200:]} until its columns are named.")
        return kept
