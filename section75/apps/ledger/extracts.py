"""Finance extracts, as they are kept: the file under its hash, what was said of it, and what became of its rows."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models import QuerySet

from section75.apps.accounts.models import User
from section75.apps.agreements import store as agreements
from section75.apps.ledger import store
from section75.apps.ledger.answered import answered
from section75.apps.ledger.kept_placements import Latest
from section75.apps.ledger.models import Bringing, Extract, KeptFile
from section75.apps.ledger.refusals import KeptFileChanged
from section75.apps.ledger.store import Ledger
from section75.apps.placing import store as placing
from section75.apps.sources import store as sources
from section75.core.authority import Scope
from section75.core.calendar import FinancialYear, Month
from section75.core.evidence import canonical_bytes, sha256_of
from section75.core.ledger import Placement, Reconciliation, Tally, place_rows
from section75.core.money import Money
from section75.core.pools import Placed, Rule
from section75.importers.finance_extract import ReadExtract, extract_as_printed, read_extract
from section75.importers.source_mapping import SourceMapping


@dataclass(frozen=True, slots=True)
class Brought:
    """One extract, read again from the file kept: what was said of it, its rows, and where the rules place them."""

    row: Extract
    month: Month
    control_total: Money
    read: ReadExtract
    placement: Placement
    posted: frozenset[int]
    in_suspense: frozenset[int] = frozenset()
    corrected_by: str = ""  # the file that took its place
    under: SourceMapping | None = None  # what was confirmed of its source when it was brought

    @property
    def reconciliation(self) -> Reconciliation:
        """Placed, waiting, in suspense, refused and set aside, beside the control total."""
        return self.placement.reconcile(self.control_total, posted=self.posted, in_suspense=self.in_suspense)

    @property
    def is_posted(self) -> bool:
        """Has it been posted?"""
        return self.row.posted_at is not None

    @property
    def fingerprint(self) -> str:
        """What somebody is shown before posting, in one hash: the file and how it is read, month, control total, and
        where each row goes by what authority.
        """
        read_as = [self.under.as_text()] if self.under else []
        said = canonical_bytes([self.read.sha256, str(self.month), self.control_total.pence, *read_as])
        return sha256_of(said.removesuffix(b"]") + b"," + _places(self.placement) + b"]")

    @property
    def ready_since(self) -> tuple[int, ...]:
        """Rows of a posted file that a rule places by now and that are not in the journal yet."""
        placed = {placed.row.row for placed in self.placement.placed if placed.row.pence}
        return tuple(sorted(placed - self.posted)) if self.is_posted and not self.corrected_by else ()

    @property
    def amounts_ready(self) -> tuple[Money, ...]:
        """What each of those rows comes to."""
        ready = frozenset(self.ready_since)
        return tuple(each.row.amount for each in self.placement.placed if each.row.row in ready)


def keep(
    ledger: Ledger, *, month: Month, content: bytes, file_name: str, control_total: Money, by: User, at: datetime
) -> Extract:
    """Keep a file and what was said of it."""
    kept, _ = KeptFile.objects.get_or_create(sha256=sha256_of(content), defaults={"content": content, "kept_at": at})
    row = Extract.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        year=month.year.first,
        month=month.number,
        file=kept,
        file_name=file_name,
        control_pence=control_total.pence,
        uploaded_at=at,
        uploaded_by=by,
    )
    Bringing.objects.create(extract=row, by=by, at=at)
    return row


def brought_by(ledger: Ledger, number: int) -> frozenset[str]:
    """Everybody who ever brought an extract."""
    row = _of(ledger).select_related("uploaded_by").filter(pk=number).first()
    others = Bringing.objects.filter(extract_id=number).values_list("by__username", flat=True)
    return frozenset(others) | ({row.uploaded_by.username} if row else frozenset())


def say_again(extract: Extract, *, month: Month, control_total: Money, by: User, at: datetime) -> Extract:
    """The same file brought again before it was posted: the later month and control total hold."""
    assert extract.posted_at is None, "what is posted is not said again"
    extract.year, extract.month = month.year.first, month.number
    extract.control_pence, extract.uploaded_by, extract.uploaded_at = control_total.pence, by, at
    extract.save(update_fields=["year", "month", "control_pence", "uploaded_by", "uploaded_at"])
    Bringing.objects.create(extract=extract, by=by, at=at)
    return extract


def find(ledger: Ledger, sha256: str) -> Extract | None:
    """The extract of that file, if it was brought to this fund before."""
    return _of(ledger).filter(file_id=sha256).first()


def brought(ledger: Ledger, number: int) -> Brought | None:
    """One extract by its number, read and placed under the latest terms."""
    row = _of(ledger).select_related("uploaded_by", "posted_by").filter(pk=number).first()
    if row is None:
        return None
    terms, rules = agreements.latest(ledger.partnership).terms, placing.version(ledger.partnership, ledger.fund)
    read, placement = _placed(row.file_id, row.file_name, ledger, terms, rules)
    kept = placing.kept_of(ledger.partnership, ledger.fund, row.file_id)
    correction = placing.corrected_by(ledger.partnership, ledger.fund).get(row.file_id)
    return Brought(
        row=row,
        month=Month(FinancialYear(row.year), row.month),
        control_total=Money(row.control_pence),
        read=read,
        placement=placement,
        posted=store.posted_rows(ledger, row.file_id) | frozenset(kept),
        in_suspense=store.suspense_rows(ledger, row.file_id, kept),
        corrected_by=correction.by_sha256 if correction else "",
        under=sources.mapping_under(Scope(ledger.partnership, ledger.fund), row.file_id),
    )


_PLACED: Latest[tuple[ReadExtract, Placement]] = Latest()


def _placed(sha256: str, file_name: str, ledger: Ledger, terms: str, version: str) -> tuple[ReadExtract, Placement]:
    """A kept file read and placed under one version of the terms, and of the rules and answers recorded beside them."""

    def make() -> tuple[int, tuple[ReadExtract, Placement]]:
        found = _placed_now(sha256, file_name, ledger, terms)
        return len(found[0].rows), found

    under = sources.mapping_under(Scope(ledger.partnership, ledger.fund), sha256)
    return _PLACED.get((sha256, file_name, ledger, terms, version, under), make)


_LATEST_PLACES: deque[tuple[Placement, bytes]] = deque(maxlen=1)


def _places(placement: Placement) -> bytes:
    """Which rows go to each place, as canonical bytes of a list; asked again for the same rows, the same again."""
    for latest, places in tuple(_LATEST_PLACES):
        if latest is placement:
            return places
    places = _places_now(placement)
    _LATEST_PLACES.append((placement, places))
    return places


def _places_now(placement: Placement) -> bytes:
    known: dict[int, list[int]] = {}  # the rows of the same place, by each of the objects that name it
    places: dict[tuple[str, ...], list[int]] = {}
    for row, placed in placement.placed:
        rows = known.get(id(placed))
        if rows is None:
            rows = known[id(placed)] = places.setdefault(_place_of(placed), [])
        rows.append(row.row)
    return canonical_bytes([[*place, " ".join(map(str, rows))] for place, rows in places.items()])


def _place_of(placed: Placed) -> tuple[str, ...]:
    """Where a row goes and by what authority: an entry keeps both."""
    return (placed.destination.value, placed.target, str(placed.rule.clause))


def _placed_now(sha256: str, file_name: str, ledger: Ledger, terms: str) -> tuple[ReadExtract, Placement]:
    under = sources.mapping_under(Scope(ledger.partnership, ledger.fund), sha256)
    read = read_extract(_content(KeptFile.objects.get(sha256=sha256)), file_name=file_name, mapping=under)
    of_the_file = agreements.under(ledger.partnership, terms).placing_of(ledger.fund)
    rules: tuple[Rule, ...] = (*of_the_file, *placing.approved_rules(ledger.partnership, ledger.fund))
    found = answered(ledger, read)
    return read, place_rows(found.rows, found.unreadable, rules, found.aside)


def all_of(ledger: Ledger) -> list[Extract]:
    """Every extract brought to a fund, latest month first."""
    return list(_of(ledger).order_by("-year", "-month", "-pk"))


def waiting(ledger: Ledger, *, upto: Month) -> Tally:
    """The rows of posted files, for months up to one, that are in no account yet: waiting, refused, or placed since.

    A file of which no row was left when it was posted is not read again.
    """
    left: list[Money] = []
    for extract in _of(ledger).filter(posted_at__isnull=False).exclude(rows_left=0).order_by("pk"):
        found = brought(ledger, extract.pk)
        assert found is not None, "it was just listed"
        if found.month <= upto and not found.corrected_by:
            left += [row.amount for row in found.placement.waiting if row.row not in found.posted]
            lost = [row for row in found.placement.refused if row.row not in found.posted]
            left += [row.amount for row in lost if row.amount is not None]
            left += found.amounts_ready
    return Tally.of(left)


def mark_posted(ledger: Ledger, number: int, *, rows_left: int | None, by: User, at: datetime) -> None:
    """Write down that an extract was posted, the first time it is, and how many of its rows were not."""
    rows = _of(ledger).filter(pk=number, posted_at__isnull=True)
    rows.update(posted_by=by, posted_at=at, rows_left=rows_left)


def row_as_printed(ledger: Ledger, sha256: str, row: int) -> tuple[list[str], list[str]] | None:
    """The header and one row of a kept file, cell by cell, as the file has them; the header is row 1.

    It is read as it was for this fund, whatever it was read under elsewhere.
    """
    kept = KeptFile.objects.filter(sha256=sha256).first()
    if kept is None:
        return None
    under = sources.mapping_under(Scope(ledger.partnership, ledger.fund), sha256)
    header, lines = _printed(_content(kept), under)
    return (list(header), list(lines[row - 1])) if 1 <= row <= len(lines) else None


@lru_cache(maxsize=2)
def _printed(content: bytes, mapping: SourceMapping | None) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """The header and every row of a file as it has them; a page that follows row after row of it reads it once."""
    return extract_as_printed(content, mapping)


def _content(kept: KeptFile) -> bytes:
    """The bytes of a kept file. Refuses bytes that are not those it was kept under."""
    content = bytes(kept.content)
    if sha256_of(content) != kept.sha256:
        raise KeptFileChanged(kept.sha256)
    return content


def _of(ledger: Ledger) -> QuerySet[Extract]:
    return Extract.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
