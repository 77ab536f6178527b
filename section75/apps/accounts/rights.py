"""What each role may do. This table is the policy: what is not in it is refused."""

from __future__ import annotations

from enum import Enum

from section75.core.refusals import Refusal


class Act(Enum):
    """Something a person may or may not do in a partnership."""

    SEE_AGREEMENT = "see the agreement"
    SEE_LEDGER = "see the ledger"
    SEE_REPORTS = "see issued reports"
    SEE_AUDIT = "see the audit trail"
    LOAD_AGREEMENT = "load a new version of the agreement"
    IMPORT_EXTRACT = "import a finance extract"
    POST_BY_HAND = "post contributions due, and reverse an entry"
    ENTER_FORECAST = "enter a forecast"
    CLOSE_MONTH = "close a month"
    ISSUE_REPORT = "issue a report"


class Role(Enum):
    """The part a person plays in a partnership."""

    POOL_MANAGER = "pool manager"
    FINANCE_OFFICER = "finance officer of the host"
    PARTNER_ACCOUNTANT = "accountant of the partner"
    AUDITOR = "auditor"
    MEMBER = "member"


_SEES = frozenset({Act.SEE_AGREEMENT, Act.SEE_LEDGER, Act.SEE_REPORTS})

RIGHTS: dict[Role, frozenset[Act]] = {
    Role.POOL_MANAGER: _SEES
    | {
        Act.LOAD_AGREEMENT,
        Act.IMPORT_EXTRACT,
        Act.POST_BY_HAND,
        Act.ENTER_FORECAST,
        Act.CLOSE_MONTH,
        Act.ISSUE_REPORT,
        Act.SEE_AUDIT,
    },
    Role.FINANCE_OFFICER: _SEES | {Act.IMPORT_EXTRACT, Act.POST_BY_HAND, Act.ENTER_FORECAST},
    Role.PARTNER_ACCOUNTANT: _SEES,
    Role.AUDITOR: _SEES | {Act.SEE_AUDIT},
    Role.MEMBER: frozenset({Act.SEE_AGREEMENT, Act.SEE_REPORTS}),
}


class NoSuchPartnership(Refusal):
    """There is none of that name, or none this person has a part in; the answer is the same."""

    def __init__(self, asked: str) -> None:
        super().__init__(f"There is no partnership {asked!r} that you have a part in. Look at the portfolio for yours.")


class MayNot(Refusal):
    """A role that does not carry the right to do this."""

    def __init__(self, role: Role, act: Act) -> None:
        may = ", ".join(sorted(other.value for other, rights in RIGHTS.items() if act in rights))
        super().__init__(
            f"As {role.value} you may not {act.value}. Those who may: {may}. Ask one of them, or ask for the role."
        )
