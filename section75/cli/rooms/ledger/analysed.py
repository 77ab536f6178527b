"""What an analysis found, as it is written: for a machine, and for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from section75.analysis import Alike, Analysis
from section75.core.calendar import in_words
from section75.core.ledger import Tally
from section75.core.pools import Destination

SHOWN = 10  # of what waits, and of rows alike


def as_data(found: Analysis) -> dict[str, object]:
    """The analysis for a machine; amounts are whole pence."""
    return {
        "unit": "pence",
        "rows": found.rows,
        "total": found.total.pence,
        "placed": [
            {"as": place.destination, "target": place.target, "month": str(place.reported_in), **_tally(tally)}
            for place, tally in found.placed.items()
        ],
        "contributions_received": {partner: _tally(tally) for partner, tally in found.contributions().items()},
        "waiting_under": [
            {"cost_centre": centre, "subjective": subjective, **_tally(tally)}
            for (centre, subjective), tally in found.waiting.items()
        ],
        "refused": {**_tally(found.refused), "unread": found.unread},
        "alike": [_alike(each) for each in found.alike],
        "rows_that_repeat": found.alike_rows,
    }


def _tally(tally: Tally) -> dict[str, int]:
    return {"rows": tally.count, "total": tally.total.pence}


def _alike(each: Alike) -> dict[str, object]:
    return {
        "date": each.on.isoformat(),
        "cost_centre": each.cost_centre,
        "subjective": each.subjective,
        "supplier": each.supplier,
        "reference": each.reference,
        "description": each.description,
        "amount": each.amount.pence,
        "times": each.times,
    }


def as_text(found: Analysis, *, file_name: str, fund: str) -> str:
    """The analysis in words: what goes where, what waits, what is refused, and what is there twice."""
    return "\n".join(
        [f"{file_name} for {fund}: {found.total} in {found.rows:,} rows. Nothing was kept.", *_lines(found)]
    )


def _lines(found: Analysis) -> Iterator[str]:
    for (destination, target), tally in found.by_target().items():
        name = f"{_WORDS[destination]} {target}".rstrip()
        yield f"  {name}: {tally}"
        for place, in_month in found.placed.items():
            if (place.destination, place.target) == (destination.value, target):
                yield f"    {place.reported_in}: {in_month}"
    for (centre, subjective), tally in list(found.waiting.items())[:SHOWN]:
        yield f"  waits for a rule, cost centre {centre}, subjective {subjective or '(none)'}: {tally}"
    if len(found.waiting) > SHOWN:
        yield f"  and {len(found.waiting) - SHOWN} more codes wait (--json lists them)"
    if found.refused.count:
        yield f"  cannot be posted: {found.refused}, {found.unread:,} of them without an amount that can be read"
    if found.alike:
        yield f"  rows that repeat another: {found.alike_rows:,}; the largest:"
    for each in found.alike[:SHOWN]:
        said = ", ".join(part for part in (each.supplier, each.reference, each.description) if part)
        yield f"    {each.amount} on {in_words(each.on)}, cost centre {each.cost_centre}, {said}: {each.times} times"


_WORDS = {
    Destination.SPEND: "spent on",
    Destination.SERVICE_USER_INCOME: "service-user income of",
    Destination.CONTRIBUTION_RECEIVED: "contribution received from",
    Destination.SUSPENSE: "suspense",
}
