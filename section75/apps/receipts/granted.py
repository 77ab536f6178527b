"""How the grants of a fund stand, and the table of sources and spenders: read once, for pages and commands alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from section75.apps.ledger.ledgers import Ledger
from section75.apps.receipts import grant_store, models, terms
from section75.core.partnership import Partnership
from section75.core.receipts import (
    GrantStanding,
    SourcesAndSpenders,
    grant_standing,
    sources_and_spenders,
    spent_by_source,
)

POOLED = "Contributions and income of no grant"


@dataclass(frozen=True, slots=True)
class Granted:
    """Every grant with its row, and the table that foots."""

    grants: tuple[tuple[models.Grant, GrantStanding], ...]
    table: SourcesAndSpenders

    @property
    def flags(self) -> Iterator[str]:
        """What somebody should look at."""
        for _, standing in self.grants:
            name = standing.grant.name
            if standing.beyond:
                yield f"{standing.beyond} more than {name} is attributed to it, and it cannot pay for that."
            if standing.put_in < standing.spent_in_all:
                short = standing.spent_in_all - standing.put_in
                yield f"{short} more was spent of {name} than is recorded as put into the fund."


def granted(partnership: Partnership, ledger: Ledger, *, on: date) -> Granted:
    """The register as it stands. Lines are led as on a day."""
    entries = grant_store.entries(ledger)
    leads = terms.leads(partnership, ledger.fund, on=on)
    spent = spent_by_source(grant_store.spend(ledger), grant_store.rules(ledger), entries, leads)
    rows = list(grant_store.rows(ledger))
    standings = [grant_standing(grant_store.grant_of(row), spent, entries) for row in rows]
    table = sources_and_spenders(standings, spent, put_in=grant_store.put_in(ledger), pooled=POOLED)
    return Granted(tuple(zip(rows, standings, strict=True)), table)


def named_in_the_agreement(partnership: Partnership, fund: str) -> tuple[str, ...]:
    """The grants that the contribution tables name, in their order; where one has no name, its line stands for it."""
    tables = [table for table in partnership.contributions if table.fund == fund]
    found = (row.grant_name or row.line for table in tables for row in table.rows if row.grant)
    return tuple(dict.fromkeys(name for name in found if name))
