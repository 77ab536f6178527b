"""What is posted without a file, undone by a reversal, and closed."""

from __future__ import annotations

from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import (
    AsOption,
    BecauseOption,
    DayOption,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
)
from section75.cli.signing_on import sign_on, with_database


@with_database
def instalments(
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Post the contributions that fall due in a month, as the agreement gives them. Once a month."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    seqs = actions.post_instalments(desk.user, desk.ledger, month=month, at=timezone.now())
    text = f"Posted the contributions due for {month.in_words}: entries {', '.join(map(str, seqs))}."
    answer({"month": str(month), "entries": list(seqs)}, text, as_json=as_json)


@with_database
def reverse(
    seq: Annotated[int, typer.Argument(min=1, show_default=False, help="The number of the entry to reverse.")],
    partnership: PartnershipOption,
    month: MonthOption,
    on: DayOption,
    because: BecauseOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Reverse an entry: post its mirror to an open month, with the reason. Both stay in the journal."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    number = actions.reverse_entry(
        desk.user, desk.ledger, seq, because=because, month=month, effective_on=on, at=timezone.now()
    )
    text = f"Entry {seq} is reversed by entry {number}, in {month.in_words}. Both stay in the journal."
    answer({"reversed": seq, "entry": number, "month": str(month)}, text, as_json=as_json)


@with_database
def close(
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Close a month: nothing more can be posted to it."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    actions.close_month(desk.user, desk.ledger, month, at=timezone.now())
    text = f"{month.in_words} is closed. Nothing more can be posted to it."
    answer({"month": str(month), "closed": True}, text, as_json=as_json)
