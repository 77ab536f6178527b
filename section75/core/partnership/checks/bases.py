"""The rows of one table of contributions can be added up: all gross or net, or none."""

from __future__ import annotations

from collections.abc import Iterator

from section75.core.partnership.partnership import Partnership
from section75.core.refusals import Finding, Result


def check(partnership: Partnership) -> Iterator[Finding]:
    """A table in which no basis is given by every row FAILs: its partners' figures are not of one kind."""
    for table in partnership.contributions:
        if table.gives():
            continue
        agreed = [partnership.called(row.party) for row in table.rows if row.agreed is not None]
        others = [partnership.called(row.party) for row in table.rows if row.agreed is None]
        says = (
            f"Contributions {table.year} are given without saying gross or net for {_listed(agreed)}, and gross or net "
            f"for {_listed(others)}, so they cannot be added up or shared by. Give all of them in one way."
        )
        schedule = partnership.fund(table.fund).schedule
        yield Finding("bases are mixed", Result.FAIL, table.clause.where, says, schedule)


def _listed(names: list[str]) -> str:
    return " and ".join(dict.fromkeys(names))
