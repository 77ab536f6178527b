"""What became of a finance extract's rows, beside its control total: for a machine and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from section75.cli.proposed import proposed_data, proposed_text
from section75.core.ledger import Tally
from section75.core.refusals import Refusal

if TYPE_CHECKING:
    from section75.apps.approvals.models import Proposal
    from section75.apps.ledger.extracts import Brought


@dataclass(frozen=True, slots=True)
class Became:
    """An extract, and what became of it now.

    `already` says when and by whom it was posted before, or is empty; `proposal` is to post it; `stops` is everything
    for which posting would be refused, where only a preview was asked for.
    """

    brought: Brought
    already: str
    proposal: Proposal | None
    stops: Sequence[Refusal] = ()


def as_data(became: Became) -> dict[str, object]:
    """The extract for a machine."""
    brought, proposal = became.brought, became.proposal
    found = brought.reconciliation
    return {
        "extract": brought.row.pk,
        "file": brought.row.file_name,
        "sha256": brought.read.sha256,
        "notes": list(brought.read.notes),
        "month": str(brought.month),
        "unit": "pence",
        "posted": brought.is_posted,
        "already": became.already,
        "proposal": proposed_data(proposal) if proposal else None,
        "placed": _tally(found.placed),
        "waiting": _tally(found.waiting),
        "suspense": _tally(found.suspense),
        "refused": _tally(found.refused) | {"unread": found.unread},
        "aside": _tally(found.aside),
        "control_total": found.control_total.pence,
        "difference": found.difference.pence,
        "waiting_under": [
            {"cost_centre": centre, "subjective": subjective} | _tally(tally)
            for (centre, subjective), tally in brought.placement.waiting_by_code().items()
        ],
        "refused_rows": [
            {"row": row.row, "refusal": row.refusal, "says": row.says} for row in brought.placement.refused
        ],
        "stops": [] if brought.is_posted else [stop.as_data() for stop in became.stops],
    }


def _tally(tally: Tally) -> dict[str, object]:
    return {"rows": tally.count, "total": tally.total.pence}


def as_text(became: Became) -> str:
    """The extract in words."""
    return "\n".join([*_rows(became.brought), *_outcome(became)])


def _rows(brought: Brought) -> Iterator[str]:
    found = brought.reconciliation
    yield f"{brought.row.file_name}, extract {brought.row.pk}, {brought.month.in_words}"
    yield from (f"  {note}" for note in brought.read.notes)
    yield f"  placed         {found.placed}"
    yield f"  waiting        {found.waiting}"
    for (centre, subjective), tally in brought.placement.waiting_by_code().items():
        yield f"    cost centre {centre}, subjective {subjective}: {tally}"
    if found.suspense.count:
        yield f"  in suspense    {found.suspense}"
    if found.aside.count:
        yield f"  set aside      {found.aside}"
    yield f"  refused        {found.refused}"
    for row in brought.placement.refused:
        yield f"    {row.says}"
    yield f"  control total  {found.control_total}{_met(brought)}"


def _outcome(became: Became) -> Iterator[str]:
    if became.already:
        yield f"It was {became.already}. Nothing was changed."
    elif became.proposal is not None:
        yield proposed_text(became.proposal)
    elif became.stops:
        yield "Nothing is proposed. As it stands it would be refused:"
        yield from (f"  {stop.says}" for stop in became.stops)
    else:
        yield "Nothing is proposed yet: give the same command without --preview."


def _met(brought: Brought) -> str:
    found = brought.reconciliation
    if found.difference:
        side = "more than" if found.difference.pence > 0 else "short of"
        return f": not met, the rows are {abs(found.difference)} {side} it"
    return f": not proved, {found.unread} amounts cannot be read" if found.unread else ": met"
