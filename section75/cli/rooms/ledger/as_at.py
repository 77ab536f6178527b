"""The balance of anything at any effective day, as known at any recorded time, and what moved since an earlier one."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption, reading
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act
from section75.core.calendar import in_words, read_day
from section75.core.closing import Moved
from section75.core.ledger import Account
from section75.render.words import moment

if TYPE_CHECKING:
    from section75.apps.closing.as_at import AsAt

KnownOption = Annotated[
    str,
    typer.Option(
        "--known",
        metavar="MOMENT",
        show_default="now",
        help="As known at a moment, or at the end of a day: 2022-06-30.",
    ),
]
SinceOption = Annotated[
    str, typer.Option("--since", metavar="MOMENT", show_default=False, help="What moved since it was known then.")
]


@with_database
def balance(
    partnership: PartnershipOption,
    effective: Annotated[
        date | None,
        typer.Option(
            "--effective", metavar="DAY", parser=reading(read_day), show_default="any day", help="By this day."
        ),
    ] = None,
    known: KnownOption = "",
    since: SinceOption = "",
    account: Annotated[
        Account | None,
        typer.Option(metavar="ACCOUNT", parser=reading(Account.read), help="Such as expenditure/residential-care."),
    ] = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """The balance of every account, or of one, of entries effective by a day, as known at a moment."""
    from section75.apps.closing import as_at

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    found = as_at.as_at(desk.ledger, as_at.Asked(effective, _moment(known)))
    before = as_at.as_at(desk.ledger, as_at.Asked(effective, _moment(since))) if since else None
    accounts = [account] if account else list(found.balances.accounts)
    moved = [each for each in as_at.moved_since(before, found) if each.account in accounts] if before else []
    data = _data(found, accounts) | ({"moved": [_moved_data(each) for each in moved]} if before else {})
    lines = [_asked(found), *(f"{each}: {found.balances.net(each)}" for each in accounts)]
    lines += [f"{each.account} moved by {each.by}, from {each.before} to {each.after}." for each in moved]
    answer(data, "\n".join(lines), as_json=as_json)


def _moment(text: str) -> datetime | None:
    from section75.apps.closing.as_at import read_known

    return read_known(text) if text else None


def _asked(found: AsAt) -> str:
    effective = f"effective by {in_words(found.asked.effective)}" if found.asked.effective else "effective on any day"
    known = f"known at {moment(found.asked.known)}" if found.asked.known else "known now"
    return f"Entries {effective}, as {known}, up to entry {found.upto:,}; debits are positive:"


def _data(found: AsAt, accounts: list[Account]) -> dict[str, object]:
    return {
        "unit": "pence",
        "effective": found.asked.effective.isoformat() if found.asked.effective else None,
        "known": found.asked.known.isoformat() if found.asked.known else None,
        "upto": found.upto,
        "balances": {account.code: found.balances.net(account).pence for account in accounts},
    }


def _moved_data(each: Moved) -> dict[str, object]:
    return {
        "account": each.account.code,
        "before": each.before.pence,
        "after": each.after.pence,
        "moved": each.by.pence,
    }
