"""Locking a year once its final account rests on it, and unlocking it again, which takes every partner."""

from __future__ import annotations

from typing import Annotated

import typer

from section75.cli.options import (
    AsOption,
    BecauseOption,
    FundOption,
    JsonOption,
    PartnershipOption,
    YearWithEntriesOption,
)
from section75.cli.proposed import answer_proposed
from section75.cli.rooms.ledger.reading import latest_month
from section75.cli.signing_on import sign_on, with_database

RestsOnOption = Annotated[
    str, typer.Option("--rests-on", metavar="WORDS", show_default=False, help="The annual return or final account.")
]


@with_database
def lock(
    partnership: PartnershipOption,
    rests_on: RestsOnOption,
    year: YearWithEntriesOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose locking a year whose periods are all closed, naming what rests on it."""
    from django.utils import timezone

    from section75.apps.closing import actions

    desk = sign_on(as_, partnership, fund)
    wanted, at = year or latest_month(desk).year, timezone.now()
    proposal = actions.propose_locking(desk.user, desk.ledger, wanted, rests_on=rests_on, at=at)
    answer_proposed(proposal, as_json=as_json)


@with_database
def unlock(
    partnership: PartnershipOption,
    because: BecauseOption,
    year: YearWithEntriesOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose unlocking a year, which takes the approval of every partner."""
    from django.utils import timezone

    from section75.apps.closing import actions

    desk = sign_on(as_, partnership, fund)
    wanted, at = year or latest_month(desk).year, timezone.now()
    proposal = actions.propose_unlocking(desk.user, desk.ledger, wanted, because=because, at=at)
    answer_proposed(proposal, as_json=as_json)
