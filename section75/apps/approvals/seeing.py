"""Who may see which proposals: those of a partnership whoever sees the books, those of the installation whoever sees
its people. To anybody else there are none.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from section75.apps.agreements import store as agreements
from section75.apps.approvals import store
from section75.apps.approvals.refusals import NoSuchProposal
from section75.apps.audit.looking import look, look_at_installation, refusals_written
from section75.core.authority import Act, MayNot, Scope

if TYPE_CHECKING:
    from section75.apps.accounts.models import User
    from section75.apps.accounts.store import Part
    from section75.apps.approvals.models import Proposal


def let_in(user: User, partnership: str, *, at: datetime) -> Part:
    """The part of somebody who may see the proposals of a partnership, or, for "", of the installation.

    Refuses anybody else, which is written down: a stranger as if there were no such partnership.
    """
    if not partnership:
        return look_at_installation(user, Act.SEE_PEOPLE, at=at)
    part = look(user, Act.SEE_AGREEMENT, partnership=partnership, at=at)
    with refusals_written(user, Act.SEE_LEDGER, partnership=partnership, at=at):
        if not part.may_somewhere(Act.SEE_LEDGER, [fund.id for fund in agreements.latest(partnership).funds]):
            raise MayNot(Act.SEE_LEDGER, part.delegations)
    return part


def may_see(part: Part, row: Proposal) -> bool:
    """May they see this one: the books it is about?"""
    return not part.partnership or part.may(Act.SEE_LEDGER, row.fund)


def seen(part: Part, number: int) -> Proposal:
    """One proposal of those they may see. Refuses any other as one that there is not."""
    row = store.get(Scope(part.partnership), number)
    if row is None or not may_see(part, row):
        raise NoSuchProposal(number)
    return row


def all_seen(part: Part, *, most: int) -> list[Proposal]:
    """Those they may see of the latest, latest first."""
    return [row for row in store.of_partnership(part.partnership, most=most) if may_see(part, row)]
