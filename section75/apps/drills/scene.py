"""What every drill finds in the copy: invented entries from an invented file, an issued report, two checkpoints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from section75.apps.accounts.models import User
from section75.apps.approvals.kinds import Carrying
from section75.apps.evidence.checkpoints import make_checkpoint
from section75.apps.evidence.models import Checkpoint
from section75.apps.ledger import writing
from section75.apps.ledger.ledgers import Ledger
from section75.apps.ledger.log import add_act, head
from section75.apps.ledger.models import KeptFile
from section75.apps.returns.models import IssuedReturn, Rendering
from section75.core.authority import Scope
from section75.core.evidence import Posted, sha256_of

FILE = b"row,amount\n" + b"".join(b"%d,%d.00\n" % (row, 100 + row) for row in range(1, 61))
REPORT = b"An invented report\n\nSpent: 5,000.00\n"
HALF = 30
AT = datetime(2024, 6, 3, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scene:
    """The log attacked: its fund, the last line before the drill, and the two checkpoints a partner keeps."""

    ledger: Ledger
    before: int
    earlier: Checkpoint
    later: Checkpoint
    first_seq: int

    def line_of(self, seq: int) -> int:
        """The line of the log that an entry of the drill is."""
        return self.ledger.rows().get(seq=seq).log_number


def lay(ledger: Ledger, *, at: datetime = AT) -> Scene:
    """Lay it down at the end of a fund's log. The guards are down: nobody approved any of it."""
    KeptFile.objects.get_or_create(sha256=sha256_of(FILE), defaults={"content": FILE, "kept_at": at})
    before, first = head(ledger).size, head(ledger).entries + 1
    under = _nobody(ledger, at)
    writing.write(ledger, [_entry(row) for row in range(1, HALF + 1)], under=under)
    earlier = make_checkpoint(ledger, because="drill", at=at)
    writing.write(ledger, [_entry(row) for row in range(HALF + 1, 2 * HALF + 1)], under=under)
    _issue(ledger, under)
    later = make_checkpoint(ledger, because="drill", at=at)
    return Scene(ledger, before, earlier, later, first)


def _nobody(ledger: Ledger, at: datetime) -> Carrying:
    people: list[Any] = list(User.objects.order_by("pk")[:2])
    number: Any = None
    prepared, approved = (*people, *people)[:2]
    return Carrying(number, Scope(ledger.partnership, ledger.fund), {}, prepared, approved, at, "")


def _entry(row: int) -> Posted:
    """A payment of an invented file."""
    pence, day = 100 * (100 + row), date(2024, 5, 1 + row % 28)
    paid = ("expenditure/drill", "cash", pence, f"Invented payment {row}", "Invented")
    return (day, 2024, 2, *paid, sha256_of(FILE), "invented-drill.csv", row, "", None)


def _issue(ledger: Ledger, under: Carrying) -> None:
    """An issued report and its text, named by the log."""
    row = IssuedReturn.objects.create(
        partnership_id=ledger.partnership,
        fund=ledger.fund,
        edition="drill",
        period="2024/25 Q1",
        value=REPORT,
        sha256=sha256_of(REPORT),
        terms="",
        journal_upto=head(ledger).entries,
        journal_sha256="",
        forecast_month=1,
        forecast_version=1,
        rows_waiting=0,
        pence_waiting=0,
        issued_at=under.at,
        issued_by=under.prepared_by,
        countersigned_by=None,
    )
    text = Rendering.objects.create(issued=row, format="text", content=REPORT * 2, sha256=sha256_of(REPORT * 2))
    facts = {"edition": row.edition, "period": row.period, "sha256": row.sha256, "renderings": {"text": text.sha256}}
    add_act(ledger, "issued report", facts, at=under.at)
