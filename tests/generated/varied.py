"""A generated variation: a second file that lays a new host, a new state or new contributions over the first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.generated.always import AGREEMENT
from tests.generated.facts import Facts
from tests.generated.written import Record


def variation(facts: Facts) -> Iterator[Record]:
    """A deed or letter, effective on the first day of the second year at the latest."""
    effective = date(facts.first.year, 12, 1)
    yield "file", {"format": "section75-agreement/1", "kind": "invented", "about": "a generated variation"}
    yield "partnership", {"id": facts.id, "name": f"Partnership {facts.id}"}
    head = {"id": "deed-1", "number": 1, "agreement": AGREEMENT, "title": "First deed", "effective": effective}
    by = {"by": facts.rng.choice(("deed", "letter"))} | facts.perhaps(signed=effective)
    yield "variation", head | by | facts.source()
    fund = facts.rng.choice(facts.funds)
    ends = facts.perhaps(to=date(effective.year + 1, 3, 31))
    yield "host", {"fund": fund.id, "party": facts.party, "from": effective} | ends | facts.source()
    if facts.rng.random() < 0.5:
        yield "state", {"fund": fund.id, "is": "aligned", "from": effective} | facts.source()
    if facts.rng.random() < 0.5:
        rows = [{"party": party, "amount": facts.amount()} for party in facts.names]
        said = {"fund": fund.id, "year": facts.next_year, "unit": "£000", "standing": "indicative", "rows": rows}
        yield "contributions", said | facts.source()
    yield "line", {"id": "added", "fund": fund.id, "name": "added by deed", "nature": "block"} | facts.source()
