"""Apportionments, from their rows. Whether the shares go to the successors is for the register to say."""

from __future__ import annotations

from functools import partial

from section75.core.money import Ratio
from section75.core.organisations import Apportionment
from section75.importers.agreement_file.gather import Gathered


def apportionments(files: Gathered) -> tuple[Apportionment, ...]:
    """Every apportionment the files give, each of a party that there is; shares make a whole."""
    found = []
    for row in files.rows("apportionment"):
        shape = row.shape
        files.refer_party(row, shape.party, "party")
        clause = row.reader.clause(shape.source, row.path)
        shares = row.reader.attempt(
            row.at("shares"),
            partial(Ratio.printed, shape.shares, clause=clause.cite),
            Ratio.printed({"nobody": "100%"}),
        )
        found.append(Apportionment(shape.party, shape.on, shares, shape.instrument, clause))
    return tuple(found)
