"""What is posted without a file: contributions due, a reversal, an entry by hand. Each is proposed here."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from section75.cli.evidence_given import EvidenceOption, kept
from section75.cli.options import (
    AsOption,
    BecauseOption,
    DayOption,
    FundOption,
    JsonOption,
    MonthOption,
    PartnershipOption,
    pounds,
    reading,
)
from section75.cli.proposed import answer_proposed
from section75.cli.signing_on import sign_on, with_database
from section75.core.ledger import Account
from section75.core.money import Money

_Reference = Annotated[str, typer.Option(metavar="WORDS", help="Under what the evidence is kept.")]


def _account(says: str) -> Any:
    return typer.Option(metavar="ACCOUNT", parser=reading(Account.read), show_default=False, help=says)


@with_database
def instalments(
    partnership: PartnershipOption,
    month: MonthOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose posting the contributions that fall due in a month, as the agreement gives them. Once a month."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    proposal = actions.propose_contributions(desk.user, desk.ledger, month=month, at=timezone.now())
    answer_proposed(proposal, as_json=as_json)


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
    """Propose reversing an entry: its mirror is posted to an open month, with the reason. Both stay in the journal."""
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    proposal = actions.propose_reversal(
        desk.user, desk.ledger, seq, because=because, month=month, effective_on=on, at=timezone.now()
    )
    answer_proposed(proposal, as_json=as_json)


@with_database
def by_hand(
    partnership: PartnershipOption,
    debit: Annotated[Account, _account("Such as expenditure/residential-care.")],
    credit: Annotated[Account, _account("Such as cash.")],
    amount: Annotated[Money, pounds("--amount", "More than nothing: to take away, exchange debit and credit.")],
    on: DayOption,
    month: MonthOption,
    narrative: Annotated[str, typer.Option(metavar="WORDS", show_default=False, help="What it is for.")],
    authority: Annotated[
        str, typer.Option(metavar="WORDS", show_default=False, help="The clause or decision that authorises it.")
    ],
    because: BecauseOption,
    reference: _Reference = "",
    evidence: EvidenceOption = None,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose posting one entry by hand: what no file brings, with its authority, its reason and its evidence.

    \b
    section75 ledger by-hand --debit expenditure/day-services --credit cash --amount 1,250.00
        --on 2022-06-30 --month "2022/23 M3" --narrative "Invented: repair" --authority "cl. 9.2 (invented)"
        --because "Paid outside the finance system" --reference "Invented invoice 7"
        --partnership cambridgeshire-learning-disability --as finance.officer
    """
    from django.utils import timezone

    from section75.apps.ledger import actions

    desk = sign_on(as_, partnership, fund)
    words, file = (narrative, authority, because, reference), kept(desk, evidence)
    entry = actions.ByHand(month, on, debit, credit, amount, *words, file)
    answer_proposed(actions.propose_journal(desk.user, desk.ledger, entry, at=timezone.now()), as_json=as_json)
