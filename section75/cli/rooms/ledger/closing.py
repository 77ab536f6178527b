"""The months of a fund: how each stands, closed by the host, agreed or not by the partner, re-opened by both."""

from __future__ import annotations

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    BecauseOption,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
    YearWithEntriesOption,
)
from section75.cli.proposed import answer_proposed
from section75.cli.rooms.ledger.reading import latest_month
from section75.cli.rooms.ledger.standing import Standing, months_data, months_text, standing_of
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import FinancialYear, Month


@with_database
def close(
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose closing a month: once it is approved, nothing more can be posted to it."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    answer_proposed(actions.propose_closing(desk.user, desk.ledger, month, at=timezone.now()), as_json=as_json)


@with_database
def reopen(
    partnership: PartnershipOption,
    month: MonthOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose re-opening a closed month, with the reason. It takes the approval of every partner."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    proposal = actions.propose_reopening(desk.user, desk.ledger, month, because=because, at=timezone.now())
    answer_proposed(proposal, as_json=as_json)


@with_database
def agree(
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Agree a closed month for a partner that is not the host."""
    _say(sign_on(as_, partnership, fund), month, agrees=True, because="", as_json=as_json)


@with_database
def object_to(
    partnership: PartnershipOption,
    month: MonthOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Object to a closed month for a partner that is not the host, saying why. Both partners see it."""
    _say(sign_on(as_, partnership, fund), month, agrees=False, because=because, as_json=as_json)


def _say(desk: Desk, month: Month, *, agrees: bool, because: str, as_json: bool) -> None:
    from django.utils import timezone

    from section75.apps.ledger import actions

    actions.answer_month(desk.user, desk.ledger, month, agrees=agrees, because=because, at=timezone.now())
    said = "is agreed" if agrees else "is objected to, and both partners see it"
    data = {"month": str(month), "agrees": agrees, "because": because}
    answer(data, f"{month.in_words} ({month}) {said}.", as_json=as_json)


@with_database
def months(
    partnership: PartnershipOption,
    year: YearWithEntriesOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """List the months of a year: open or closed, by whom, what partners say of each, and what waits for approval."""
    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = _standing(desk, year or latest_month(desk).year)
    answer(months_data(found), months_text(found, fund=desk.fund_name), as_json=as_json)


def _standing(desk: Desk, year: FinancialYear) -> list[Standing]:
    from django.utils import timezone

    now = timezone.now()
    return [standing_of(desk.ledger, Month(year, number), at=now) for number in range(1, 16)]
