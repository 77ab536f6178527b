"""The cast: one person for each role, two administrators, and a stranger. Posts, not persons; all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from section75.core.authority import Role
from section75.core.money import Money

PASSWORD = "demonstration"  # noqa: S105 - printed at the start, for a program that serves this machine only
CAMBRIDGESHIRE = "cambridgeshire-learning-disability"  # the one that the guide and the tests follow
BEGINS = date(2000, 1, 1)  # an invented day before every paper, so that the cast may act on any of their days
DAYS_OF_AUDIT = 365  # from the day of loading: an auditor's access ends by itself


class Side(Enum):
    """Whose post it is: the council's, or the NHS partner's, whichever body that is in a partnership."""

    COUNCIL = "council"
    NHS = "nhs"


@dataclass(frozen=True, slots=True)
class Player:
    """One of the cast: sign-in name, post, the role held in every example, if any, and its limit, if it has one."""

    username: str
    post: str
    side: Side = Side.COUNCIL
    role: Role | None = None
    limit: Money | None = None


CAST = (
    Player("pool.manager", "Pooled fund manager", Side.COUNCIL, Role.POOL_MANAGER, Money.of("50,000,000")),
    Player("finance.officer", "Finance officer, the host", Side.COUNCIL, Role.HOST_PREPARER),
    Player(
        "finance.approver",
        "Finance business partner, the host",
        Side.COUNCIL,
        Role.HOST_APPROVER,
        Money.of("50,000,000"),
    ),
    Player("chief.finance", "Chief finance officer, the host", Side.COUNCIL, Role.HOST_CHIEF),
    Player("commissioner", "Lead commissioner", Side.COUNCIL, Role.LEAD_COMMISSIONER, Money.of("1,000,000")),
    Player("clerk", "Clerk to the partnership board", Side.COUNCIL, Role.CLERK),
    Player("member", "Member of the partnership board", Side.COUNCIL, Role.MEMBER),
    Player("auditor", "Auditor", Side.COUNCIL, Role.AUDITOR),
    Player("partner.accountant", "Accountant, the partner", Side.NHS, Role.PARTNER_FINANCE),
    Player("partner.chief", "Chief finance officer, the partner", Side.NHS, Role.PARTNER_CHIEF),
    Player("administrator", "System administrator", role=Role.ADMINISTRATOR),
    Player("administrator.two", "System administrator, the second", role=Role.ADMINISTRATOR),
    Player("stranger", "Pool manager of another partnership"),
)
ADMINISTRATORS = tuple(player for player in CAST if player.role is Role.ADMINISTRATOR)
PLAYERS = tuple(player for player in CAST if player.role is not None and player not in ADMINISTRATORS)
EARLIER_CAST = frozenset({"pool.manager", "finance.officer", "partner.accountant", "auditor", "member", "stranger"})
