"""The ready-made journal tests of a fund, asked with the limits and officers of the place."""

from __future__ import annotations

from dataclasses import dataclass

from section75.apps.accounts import store as accounts
from section75.apps.exports.rows import Extent, rows_of
from section75.apps.ledger.ledgers import Ledger
from section75.core.authority import Act, Role, Scope
from section75.core.journal_tests import Asking, Benford, Outcome, benford, run

SENIOR = frozenset({Role.POOL_MANAGER, Role.HOST_CHIEF, Role.PARTNER_CHIEF})


@dataclass(frozen=True, slots=True)
class Tested:
    """What the tests found over an extent, what they were asked with, and the first figures if they were wanted."""

    extent: Extent
    asking: Asking
    outcomes: tuple[Outcome, ...]
    benford: Benford | None

    def as_data(self) -> dict[str, object]:
        """For a machine: of each test its entries, and whether one of them is a fault."""
        return {
            "upto_entry": self.extent.upto,
            "year": str(self.extent.year) if self.extent.year else None,
            "unit": "pence",
            "limits": [limit.pence for limit in self.asking.limits],
            "senior": sorted(self.asking.senior),
            "tests": [
                {
                    "test": each.test.code,
                    "title": each.test.title,
                    "must_be_none": each.test.must_be_none,
                    "is_a_fault": each.is_a_fault,
                    "entries": list(each.entries),
                }
                for each in self.outcomes
            ],
            "benford": {"counts": list(self.benford.counts), "says": self.benford.says} if self.benford else None,
        }


def asking_of(ledger: Ledger) -> Asking:
    """The approval limits ever delegated at a fund, and who ever held a senior office there."""
    scope = Scope(ledger.partnership, ledger.fund)
    found = [accounts.delegation_of(row) for row in accounts.rows_at(ledger.partnership)]
    held = [each for each in found if each is not None]
    limits = {each.limit for each in held if each.limit is not None and each.carries(Act.APPROVE_POSTING, scope)}
    senior = frozenset(each.person for each in held if each.role in SENIOR)
    return Asking(limits=tuple(sorted(limits)), senior=senior)


def journal_tested(ledger: Ledger, extent: Extent, *, with_benford: bool = False) -> Tested:
    """Put every entry of an extent to every test."""
    asking = asking_of(ledger)
    figures = benford(rows_of(ledger, extent)) if with_benford else None
    return Tested(extent, asking, run(rows_of(ledger, extent), asking), figures)
