"""Reading the journal: the position at a month, the trial balance on a day, and the entries themselves."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AnyMonthOption,
    AsOption,
    FundOption,
    JsonOption,
    PartnershipOption,
    reading,
)
from section75.cli.refusals import NoMonthToShow
from section75.cli.rooms.ledger import written
from section75.cli.signing_on import Desk, sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import Month, london_day, read_day
from section75.core.ledger import Account, TrialBalance


@with_database
def position(
    partnership: PartnershipOption,
    month: AnyMonthOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Budget, actual, forecast outturn and variance of every line at the end of a month."""
    from section75.apps.budget import store
    from section75.apps.ledger import extracts

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    month = month or latest_month(desk)
    found = store.position_of(desk.partnership, desk.ledger, month)
    waiting = extracts.waiting(desk.ledger, upto=month)
    text = written.position_text(found, waiting=waiting, fund=desk.fund_name)
    answer(written.position_data(found, waiting=waiting), text, as_json=as_json)


def latest_month(desk: Desk) -> Month:
    """The latest month with entries, or the first the agreement has money for. Refuses where it has none."""
    from section75.apps.ledger import months

    month = months.latest_month(desk.partnership, desk.ledger)
    if month is None:
        raise NoMonthToShow(desk.ledger.fund)
    return month


@with_database
def trial_balance(
    partnership: PartnershipOption,
    on: Annotated[
        date | None,
        typer.Option(
            metavar="DAY", parser=reading(read_day), show_default="today", help="Count entries effective by this day."
        ),
    ] = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Every account's balance on a day, and the two totals that agree."""
    from django.utils import timezone

    from section75.apps.ledger import store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    day = on or london_day(timezone.now())
    found = TrialBalance.of(store.balances(desk.ledger, effective_by=day))
    about: dict[str, object] = {"fund": desk.ledger.fund, "on": day.isoformat()}
    answer(about | found.as_data(), written.trial_balance_text(found, day=day, fund=desk.fund_name), as_json=as_json)


@with_database
def journal(
    partnership: PartnershipOption,
    account: Annotated[
        Account | None,
        typer.Option(metavar="ACCOUNT", parser=reading(Account.read), help="Such as expenditure/residential-care."),
    ] = None,
    first: Annotated[
        Month | None, typer.Option("--from", metavar="MONTH", parser=reading(Month.read), help="From this month.")
    ] = None,
    last: Annotated[
        Month | None,
        typer.Option("--to", metavar="MONTH", parser=reading(Month.read), help="To this month, and with it."),
    ] = None,
    after: Annotated[int, typer.Option(min=0, help="Only entries after this number.")] = 0,
    most: Annotated[int, typer.Option(min=1, max=10_000, help="At most so many entries.")] = 100,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Entries in the order of the journal, a page at a time."""
    from section75.apps.ledger import store

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    wanted = store.Wanted(account=account, first=first, last=last, after=after, most=most)
    entries = store.entries(desk.ledger, wanted)
    count = store.count(desk.ledger, wanted)
    following = entries[-1].seq if len(entries) == most else None
    text = written.journal_text(entries, count=count, after=following, fund=desk.fund_name)
    answer(written.journal_data(entries, count=count, after=following), text, as_json=as_json)
