"""How a partner's contribution for a year stands: indicative, proposed or approved; by whom and since which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.calendar import FinancialYear, in_words
from section75.core.explain import Clause
from section75.core.pools import ContributionTable, Version


class Stands(Enum):
    """How far a partner is with its contribution for a year."""

    INDICATIVE = "indicative"
    PROPOSED = "proposed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True)
class ContributionStanding:
    """From a day on, one partner's contribution stands so; `by` whom, and what it still `awaits`, in words.

    A later one takes its place and both stay. `version` says which of a year's two tables, where it has two.
    """

    fund: str
    year: FinancialYear
    party: str
    stands: Stands
    on: date
    clause: Clause
    by: str = ""
    awaits: str = ""
    awaits_on: date | None = None
    says: str = ""
    version: Version = Version.ORIGINAL

    def in_words(self) -> str:
        """How it stands, since when, by whom, and what it waits for."""
        by = f" by {self.by}" if self.by else ""
        when = f" on {in_words(self.awaits_on)}" if self.awaits_on else ""
        awaits = f"; awaits {self.awaits}{when}" if self.awaits else ""
        says = f"; {self.says}" if self.says else ""
        return f"{self.stands.value} on {in_words(self.on)}{by}{awaits}{says}"


def standing_on(
    standings: Sequence[ContributionStanding], table: ContributionTable, *, party: str, on: date
) -> ContributionStanding | None:
    """How a partner's contribution in a table stands on a day: the latest record; None where none is that early."""
    held = [each for each in _of(standings, table) if each.party == party and each.on <= on]
    return max(held, key=lambda each: each.on, default=None)


def stands_on(
    standings: Sequence[ContributionStanding], table: ContributionTable, *, party: str, on: date
) -> Stands | None:
    """How far a partner is on a day; None where that is not said.

    A partner of whom no record ever says anything stands as the table does, since a day that is not known.
    """
    latest = standing_on(standings, table, party=party, on=on)
    if latest is not None:
        return latest.stands
    if any(each.party == party for each in _of(standings, table)):
        return None
    return Stands.APPROVED if table.approved else Stands.INDICATIVE


def approvals_of(
    standings: Sequence[ContributionStanding], table: ContributionTable, *, on: date
) -> dict[str, date | None] | None:
    """The day on which each partner approved its contribution; None unless every one of them had by that day."""
    found: dict[str, date | None] = {}
    for party in table.due:
        if stands_on(standings, table, party=party, on=on) is not Stands.APPROVED:
            return None
        latest = standing_on(standings, table, party=party, on=on)
        found[party] = latest.on if latest is not None else None
    return found


def _of(standings: Sequence[ContributionStanding], table: ContributionTable) -> list[ContributionStanding]:
    wanted = (table.fund, table.year, table.version)
    return [each for each in standings if (each.fund, each.year, each.version) == wanted]
