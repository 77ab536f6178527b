"""How a month stands, as it is written: for a machine, and as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from section75.core.calendar import Month, in_words, london_day
from section75.render.as_text import table_lines
from section75.render.table import Column, Row, Table

if TYPE_CHECKING:
    from section75.apps.approvals.models import Proposal
    from section75.apps.ledger.models import MonthAnswer, MonthClosing
    from section75.apps.ledger.store import Ledger

WIDTH = 180


@dataclass(frozen=True, slots=True)
class Standing:
    """A month: the closing under which it is closed now, if it is; what partners say of it; how often it was
    re-opened; and the proposal to close or re-open it that waits.
    """

    month: Month
    closing: MonthClosing | None
    answers: Sequence[MonthAnswer]
    reopened: int
    waits: Proposal | None


def standing_of(ledger: Ledger, month: Month, *, at: datetime) -> Standing:
    """How a month stands at a moment."""
    from section75.apps.ledger import month_store, waits

    closing = month_store.closing_of(ledger, month)
    history = month_store.history_of(ledger, month)
    return Standing(
        month=month,
        closing=closing,
        answers=month_store.answers(closing) if closing else [],
        reopened=len(history) - (1 if closing else 0),
        waits=waits.of_month(ledger, str(month), at=at),
    )


def months_data(found: Sequence[Standing]) -> dict[str, object]:
    """The months for a machine."""
    return {"months": [_data(each) for each in found]}


def _data(each: Standing) -> dict[str, object]:
    closing = each.closing
    return {
        "month": str(each.month),
        "closed": closing is not None,
        "closed_at": closing.closed_at.isoformat() if closing else None,
        "closed_by": closing.closed_by.username if closing else None,
        "prepared_by": closing.prepared_by.username if closing and closing.prepared_by else None,
        "answers": [_answer_data(said) for said in each.answers],
        "reopened": each.reopened,
        "waits": {"proposal": each.waits.pk, "title": each.waits.title} if each.waits else None,
    }


def _answer_data(said: MonthAnswer) -> dict[str, object]:
    return {
        "party": said.party,
        "agrees": said.agrees,
        "because": said.because,
        "at": said.answered_at.isoformat(),
        "by": said.answered_by.username,
    }


def months_text(found: Sequence[Standing], *, fund: str) -> str:
    """The months as a table."""
    columns = tuple(Column(name) for name in ("Month", "Period", "Stands", "Partners say", "Waits for approval"))
    rows = tuple(_row(each) for each in found)
    lines = table_lines(Table("Months", f"{fund}: how each month stands", columns, rows), width=WIDTH)
    return "\n".join(line.rstrip() for line in lines)


def _row(each: Standing) -> Row:
    said = "; ".join(_answer_words(answer) for answer in each.answers)
    waits = f"proposal {each.waits.pk}: {each.waits.title}" if each.waits else ""
    return Row((each.month.in_words, str(each.month), _stands(each), said, waits))


def _stands(each: Standing) -> str:
    again = f", re-opened {each.reopened} times before" if each.reopened > 1 else ""
    again = ", re-opened once before" if each.reopened == 1 else again
    closing = each.closing
    if closing is None:
        return f"open{again}"
    return f"closed by {closing.closed_by.username} on {in_words(london_day(closing.closed_at))}{again}"


def _answer_words(said: MonthAnswer) -> str:
    on = in_words(london_day(said.answered_at))
    why = f": {said.because}" if said.because else ""
    return f"{said.party} {'agrees' if said.agrees else 'objects'} on {on}{why}"
