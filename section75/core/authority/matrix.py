"""The matrix: what each role carries. What is not in it is refused; the printed documentation is made from it."""

from __future__ import annotations

from section75.core.authority.act import Act
from section75.core.authority.role import Role

_SEES_PAPERS = frozenset({Act.SEE_AGREEMENT, Act.SEE_REPORTS, Act.DECLARE_INTEREST})
_SEES_BOOKS = _SEES_PAPERS | {Act.SEE_LEDGER}
_KEEPS_NOTES = frozenset({Act.KEEP_NOTES, Act.SEE_NOTES})
_KEEPS_TERMS = frozenset({Act.DRAFT_TERMS, Act.PROPOSE_TERMS, Act.RECORD_NOTICE, Act.CONFIRM_JUDGEMENT})

_KEEPS_BOOKS = frozenset({Act.KEEP_CLOSE, Act.KEEP_CONTRIBUTIONS})
_ANSWERS_BOOKS = frozenset({Act.AGREE_MONTH, Act.GIVE_OWN_BOOKS, Act.COUNTERSIGN_CHECKPOINT})

MATRIX: dict[Role, frozenset[Act]] = {
    Role.HOST_PREPARER: _SEES_BOOKS
    | _KEEPS_NOTES
    | _KEEPS_BOOKS
    | {Act.IMPORT_EXTRACT, Act.PROPOSE_POSTING, Act.ENTER_FORECAST, Act.ANSWER_QUESTION},
    Role.HOST_APPROVER: _SEES_BOOKS
    | _KEEPS_NOTES
    | {
        Act.KEEP_CLOSE,
        Act.APPROVE_POSTING,
        Act.PROPOSE_CLOSE,
        Act.PROPOSE_REOPENING,
        Act.APPROVE_FOR_ORGANISATION,
        Act.ANSWER_QUESTION,
    },
    Role.POOL_MANAGER: _SEES_BOOKS
    | _KEEPS_NOTES
    | _KEEPS_TERMS
    | _KEEPS_BOOKS
    | {
        Act.SEE_AUDIT,
        Act.RECORD_EVENT,
        Act.LOAD_AGREEMENT,
        Act.ENTER_FORECAST,
        Act.APPROVE_POSTING,
        Act.PROPOSE_CLOSE,
        Act.PROPOSE_REOPENING,
        Act.PROPOSE_REPORT,
        Act.RECORD_DELIVERY,
        Act.ANSWER_QUESTION,
    },
    Role.HOST_CHIEF: _SEES_BOOKS
    | _KEEPS_NOTES
    | _KEEPS_TERMS
    | {
        Act.SEE_AUDIT,
        Act.APPROVE_POSTING,
        Act.APPROVE_CLOSE,
        Act.PROPOSE_REOPENING,
        Act.APPROVE_FOR_ORGANISATION,
        Act.COUNTERSIGN_REPORT,
        Act.ANSWER_QUESTION,
    },
    Role.PARTNER_FINANCE: _SEES_BOOKS
    | _KEEPS_NOTES
    | _ANSWERS_BOOKS
    | {
        Act.DRAFT_TERMS,
        Act.PROPOSE_REOPENING,
        Act.ACKNOWLEDGE_REPORT,
        Act.QUESTION_FIGURE,
        Act.ANSWER_QUESTION,
    },
    Role.PARTNER_CHIEF: _SEES_BOOKS
    | _KEEPS_NOTES
    | _KEEPS_TERMS
    | _ANSWERS_BOOKS
    | {
        Act.SEE_AUDIT,
        Act.PROPOSE_REOPENING,
        Act.APPROVE_FOR_ORGANISATION,
        Act.ACKNOWLEDGE_REPORT,
        Act.QUESTION_FIGURE,
        Act.ANSWER_QUESTION,
    },
    Role.LEAD_COMMISSIONER: _SEES_BOOKS
    | _KEEPS_NOTES
    | {Act.DRAFT_TERMS, Act.ENTER_FORECAST, Act.APPROVE_POSTING, Act.ANSWER_QUESTION},
    Role.CLERK: _SEES_PAPERS | {Act.DRAFT_TERMS, Act.RECORD_EVENT, Act.RECORD_NOTICE},
    Role.MEMBER: _SEES_PAPERS,
    Role.AUDITOR: (_SEES_BOOKS - {Act.DECLARE_INTEREST}) | {Act.SEE_AUDIT, Act.SEE_NOTES},
    Role.ADMINISTRATOR: frozenset(
        {Act.SEE_PEOPLE, Act.PROPOSE_ROLE, Act.APPROVE_ROLE, Act.MANAGE_PEOPLE, Act.SEE_AUDIT_OF_INSTALLATION}
    ),
    Role.INTEGRATION: frozenset({Act.IMPORT_EXTRACT}),
    Role.PUBLIC: frozenset(),
}

# Carried up to an amount only: the delegation's limit, of the whole of what is related.
UP_TO_A_LIMIT = frozenset({Act.APPROVE_POSTING})

# A delegation for one fund carries these at the partnership's own pages too; every other act it carries at its fund.
AT_THE_PARTNERSHIP = frozenset({Act.SEE_AGREEMENT, Act.DECLARE_INTEREST})


def holders_of(act: Act) -> tuple[Role, ...]:
    """The roles that carry an act, in the order of the matrix."""
    return tuple(role for role, acts in MATRIX.items() if act in acts)


def matrix_rows() -> list[tuple[str, dict[Act, str]]]:
    """The matrix for printing: of each role, how it carries each act: "yes", "up to its limit" or "no"."""
    return [(role.value, {act: _cell(role, act) for act in Act}) for role in MATRIX]


def _cell(role: Role, act: Act) -> str:
    if act not in MATRIX[role]:
        return "no"
    return "up to its limit" if act in UP_TO_A_LIMIT and not role.is_without_limit else "yes"
