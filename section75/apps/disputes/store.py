"""Questions, as they are kept: added and read, never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Max, QuerySet

from section75.apps.accounts.models import User
from section75.apps.audit.fitting import require_fitting
from section75.apps.disputes.models import Dispute, Evidence, EvidenceFile, Turn
from section75.apps.disputes.refusals import EvidenceChanged
from section75.apps.ledger.store import Ledger
from section75.core.calendar import london_day
from section75.core.disputes import Clock, Question, Verb
from section75.core.disputes import Turn as CoreTurn
from section75.core.evidence import sha256_of

ENDING = frozenset({Verb.ACCEPT, Verb.AGREE, Verb.WITHDRAW})


@dataclass(frozen=True, slots=True)
class Said:
    """One turn as it is to be written down: the words, who says them under what, and what puts the figure right."""

    by: User
    organisation: str
    delegation: str
    says: str
    at: datetime
    entry: int | None = None
    report: int | None = None


@dataclass(frozen=True, slots=True)
class OfferedFile:
    """A file to be kept with a turn: what it is called, and its bytes."""

    name: str
    content: bytes


def keep(row: Dispute, clock: Clock) -> Dispute:
    """Keep a question under the next number of its fund, with the clock it begins on."""
    rows = Dispute.objects.filter(partnership_id=row.partnership_id, fund=row.fund)
    row.number = (rows.aggregate(last=Max("number"))["last"] or 0) + 1
    row.step, row.goes_to, row.due_on, row.clause = clock.step, clock.to, clock.due_on, clock.clause
    require_fitting([row])
    row.save(force_insert=True)
    return row


def add_turn(
    row: Dispute, verb: Verb, said: Said, *, clock: Clock | None = None, file: OfferedFile | None = None
) -> Turn:
    """Write down one thing done to a question, with the clock of the step it begins and the file that came with it."""
    turn = Turn(
        dispute=row,
        place=Turn.objects.filter(dispute=row).count() + 1,
        verb=verb.value,
        ends=verb in ENDING,
        by=said.by,
        organisation=said.organisation,
        delegation=said.delegation,
        at=said.at,
        says=said.says,
        entry=said.entry,
        report=said.report,
    )
    if clock is not None:
        turn.step, turn.goes_to, turn.due_on, turn.clause = clock.step, clock.to, clock.due_on, clock.clause
    require_fitting([turn])
    turn.save(force_insert=True)
    if file is not None:
        _keep_file(turn, file, at=said.at)
    return turn


def _keep_file(turn: Turn, file: OfferedFile, *, at: datetime) -> None:
    kept, _ = EvidenceFile.objects.get_or_create(
        sha256=sha256_of(file.content), defaults={"content": file.content, "kept_at": at}
    )
    evidence = Evidence(turn=turn, file=kept, file_name=file.name, size=len(file.content))
    require_fitting([evidence])
    evidence.save(force_insert=True)


def get(ledger: Ledger, number: int) -> Dispute | None:
    """One question of a fund, by its number."""
    return _of(ledger).select_related("raised_by").filter(number=number).first()


def all_of(ledger: Ledger) -> Sequence[Dispute]:
    """Every question of a fund, latest first."""
    return list(_of(ledger).select_related("raised_by").order_by("-number"))


def open_of(partnership: str) -> Sequence[Dispute]:
    """Every question of a partnership that has not ended, by fund and number."""
    ended = Turn.objects.filter(ends=True).values("dispute_id")
    rows = Dispute.objects.filter(partnership_id=partnership).exclude(pk__in=ended)
    return sorted(rows, key=lambda row: (row.fund, row.number))


def raised_since(partnership: str, since: datetime) -> Sequence[Dispute]:
    """The questions of a partnership raised since a moment."""
    return list(Dispute.objects.filter(partnership_id=partnership, raised_at__gt=since).order_by("pk"))


def turns_since(partnership: str, since: datetime) -> Sequence[Turn]:
    """What was done to the questions of a partnership since a moment."""
    rows = Turn.objects.filter(dispute__partnership_id=partnership, at__gt=since)
    return list(rows.select_related("dispute").order_by("pk"))


def open_about(ledger: Ledger, *, organisation: str, address: str) -> Dispute | None:
    """An open question of an organisation about one figure."""
    ended = Turn.objects.filter(ends=True).values("dispute_id")
    return _of(ledger).filter(organisation=organisation, address=address).exclude(pk__in=ended).first()


def turns_of(row: Dispute) -> Sequence[Turn]:
    """Everything done to a question, in order, with the files that came."""
    return list(row.turns.select_related("by").prefetch_related("evidence").order_by("place"))


def question_of(row: Dispute, turns: Sequence[Turn] | None = None) -> Question:
    """A question as the core knows it."""
    rows = turns_of(row) if turns is None else turns
    return Question(
        asked_by=row.organisation,
        asked_of=row.asked_of,
        first=_clock(row, london_day(row.raised_at)) or Clock(0, "", london_day(row.raised_at), None, ""),
        turns=tuple(
            CoreTurn(Verb(turn.verb), turn.organisation, london_day(turn.at), _clock(turn, london_day(turn.at)))
            for turn in rows
        ),
    )


def evidence(row: Dispute, number: int) -> tuple[str, bytes] | None:
    """A file that came with a question: its name and bytes. Refuses bytes that are not those that came."""
    found = Evidence.objects.select_related("file").filter(turn__dispute=row, pk=number).first()
    if found is None:
        return None
    content = bytes(found.file.content)
    if sha256_of(content) != found.file.sha256:
        raise EvidenceChanged(found.file_name)
    return found.file_name, content


def _clock(row: Dispute | Turn, begun: date) -> Clock | None:
    return Clock(row.step, row.goes_to, begun, row.due_on, row.clause) if row.step else None


def _of(ledger: Ledger) -> QuerySet[Dispute]:
    return Dispute.objects.filter(partnership_id=ledger.partnership, fund=ledger.fund)
