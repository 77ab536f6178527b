"""The cast: one person for each role, and a stranger from elsewhere. Posts, not persons; all invented."""

from __future__ import annotations

from dataclasses import dataclass

from section75.apps.accounts.rights import Role

PASSWORD = "demonstration"  # noqa: S105 - printed at the start, for a program that serves this machine only
CAMBRIDGESHIRE = "cambridgeshire-learning-disability"


@dataclass(frozen=True, slots=True)
class Player:
    """One of the cast: sign-in name, post, and the part played in one partnership, if any."""

    username: str
    post: str
    partnership: str = ""
    party: str = ""
    role: Role | None = None


CAST = (
    Player("pool.manager", "Pooled fund manager", CAMBRIDGESHIRE, "council", Role.POOL_MANAGER),
    Player("finance.officer", "Finance officer, the host", CAMBRIDGESHIRE, "council", Role.FINANCE_OFFICER),
    Player("partner.accountant", "Accountant, the partner", CAMBRIDGESHIRE, "icb", Role.PARTNER_ACCOUNTANT),
    Player("auditor", "Auditor", CAMBRIDGESHIRE, "council", Role.AUDITOR),
    Player("member", "Member of the partnership board", CAMBRIDGESHIRE, "council", Role.MEMBER),
    Player("stranger", "Pool manager of another partnership"),
)
