"""Drafting a return, proposing to issue it, recording that it reached a partner, and acknowledging it for one."""

from __future__ import annotations

from typing import Annotated

import typer

from section75.cli.answering import answer
from section75.cli.options import AsOption, FundOption, JsonOption, PartnershipOption, PeriodOption
from section75.cli.proposed import answer_proposed
from section75.cli.signing_on import sign_on, with_database
from section75.core.authority import Act

QUARTERLY = "pooled-fund-quarter"
EditionArgument = Annotated[str, typer.Argument(metavar="[EDITION]", help="Which return.")]
NumberArgument = Annotated[int, typer.Argument(min=1, show_default=False, help="The return's number.")]


@with_database
def draft(
    partnership: PartnershipOption,
    period: PeriodOption,
    edition: EditionArgument = QUARTERLY,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Show a return as it would be issued now, its checks whether they hold or not. Nothing is kept."""
    from section75.apps.returns import making
    from section75.render.shelf import formats

    desk = sign_on(as_, partnership, fund, to_see=Act.SEE_LEDGER)
    value = making.draft_value(desk.ledger, edition=edition, period=period)
    foot = "A draft: it has no fingerprint that was signed, and no checkpoint is printed until it is issued."
    text = formats()["text"].of_return(value, foot).decode()
    answer(value, f"DRAFT, not issued\n\n{text.rstrip()}", as_json=as_json)


@with_database
def issue(
    partnership: PartnershipOption,
    period: PeriodOption,
    edition: EditionArgument = QUARTERLY,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Propose issuing a return: its checks hold. It is issued when somebody countersigns it, and never changes then.

    A period is issued once.
    """
    from django.utils import timezone

    from section75.apps.returns import actions

    desk = sign_on(as_, partnership, fund)
    proposal = actions.propose_return(desk.user, desk.ledger, edition=edition, period=period, at=timezone.now())
    answer_proposed(proposal, as_json=as_json)


@with_database
def deliver(
    number: NumberArgument,
    partnership: PartnershipOption,
    to: Annotated[str, typer.Option(metavar="PARTY", show_default=False, help="The partner's short name.")],
    how: Annotated[str, typer.Option(metavar="WORDS", show_default=False, help='Such as "sent by e-mail".')],
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Record that an issued return reached a partner. Recorded again in the same words, nothing changes."""
    from django.utils import timezone

    from section75.apps.returns import actions

    desk = sign_on(as_, partnership, fund)
    is_new = actions.deliver_return(desk.user, desk.ledger, number, party=to, how=how, at=timezone.now())
    called = desk.partnership.called(to)
    told = f"return {number} reached {called}: {how}."
    text = f"Recorded that {told}" if is_new else f"It is recorded already that {told} Nothing was changed."
    answer({"number": number, "to": to, "how": how, "is_new": is_new}, text, as_json=as_json)


@with_database
def acknowledge(
    number: NumberArgument,
    partnership: PartnershipOption,
    fund: FundOption = "",
    as_: AsOption = "",
    as_json: JsonOption = False,
) -> None:
    """Say for a partner that it has received and read an issued return; it does not say that the partner agrees."""
    from django.utils import timezone

    from section75.apps.returns import actions

    desk = sign_on(as_, partnership, fund)
    is_new = actions.acknowledge_return(desk.user, desk.ledger, number, at=timezone.now())
    again = "" if is_new else " already. Nothing was changed"
    data = {"number": number, "is_new": is_new}
    answer(data, f"Return {number} is acknowledged{again}.", as_json=as_json)
