"""The cast: one person for each role, and a stranger from elsewhere. Posts, not persons; all invented."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from section75.apps.accounts.rights import Role

PASSWORD = "demonstration"  # noqa: S105 - printed at the start, for a program that serves this machine only
CAMBRIDGESHIRE = "cambridgeshire-learning-disability"  # the one that the guide and the tests follow


class Side(Enum):
    """Whose post it is: the council's, or the NHS partner's, whichever body that is in a partnership."""

    COUNCIL = "council"
    NHS = "nhs"


@dataclass(frozen=True, slots=True)
class Player:
    """One of the cast: sign-in name, post, and the part played in every example, if any."""

    username: str
    post: str
    side: Side = Side.COUNCIL
    role: Role | None = None


CAST = (
    Player("pool.manager", "Pooled fund manager", Side.COUNCIL, Role.POOL_MANAGER),
    Player("finance.officer", "Finance officer, the host", Side.COUNCIL, Role.FINANCE_OFFICER),
    Player("partner.accountant", "Accountant, the partner", Side.NHS, Role.PARTNER_ACCOUNTANT),
    Player("auditor", "Auditor", Side.COUNCIL, Role.AUDITOR),
    Player("member", "Member of the partnership board", Side.COUNCIL, Role.MEMBER),
    Player("stranger", "Pool manager of another partnership"),
)
