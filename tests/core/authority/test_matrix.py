"""The matrix says what the handbook says, for every role there is."""

from __future__ import annotations

from section75.core.authority import MATRIX, Act, Role, holders_of, matrix_rows

CHANGES_MONEY = {
    Act.IMPORT_EXTRACT,
    Act.PROPOSE_POSTING,
    Act.APPROVE_POSTING,
    Act.ENTER_FORECAST,
    Act.PROPOSE_CLOSE,
    Act.APPROVE_CLOSE,
    Act.PROPOSE_REOPENING,
    Act.APPROVE_FOR_ORGANISATION,
    Act.LOAD_AGREEMENT,
    Act.PROPOSE_REPORT,
    Act.COUNTERSIGN_REPORT,
}
SHOWS_MONEY = {Act.SEE_LEDGER, Act.SEE_REPORTS, Act.SEE_AGREEMENT, Act.SEE_NOTES, Act.SEE_AUDIT}


def test_every_role_has_its_row_and_nobody_has_everything() -> None:
    assert set(MATRIX) == set(Role)
    assert all(set(acts) < set(Act) for acts in MATRIX.values())
    assert MATRIX[Role.PUBLIC] == frozenset()


def test_every_act_has_somebody_who_may() -> None:
    assert all(holders_of(act) for act in Act)


def test_whoever_prepares_a_posting_has_no_right_to_approve_one_and_the_other_way_round() -> None:
    assert not set(holders_of(Act.PROPOSE_POSTING)) & set(holders_of(Act.APPROVE_POSTING))


def test_an_auditor_reads_and_changes_nothing() -> None:
    assert not MATRIX[Role.AUDITOR] & CHANGES_MONEY
    assert MATRIX[Role.AUDITOR] >= SHOWS_MONEY


def test_an_administrator_sees_no_money_and_touches_none() -> None:
    assert not MATRIX[Role.ADMINISTRATOR] & (CHANGES_MONEY | SHOWS_MONEY)
    assert holders_of(Act.APPROVE_ROLE) == (Role.ADMINISTRATOR,)


def test_the_partner_sees_the_same_books_and_posts_nothing() -> None:
    for role in (Role.PARTNER_FINANCE, Role.PARTNER_CHIEF):
        assert Act.SEE_LEDGER in MATRIX[role]
        assert Act.PROPOSE_POSTING not in MATRIX[role]
        assert Act.APPROVE_POSTING not in MATRIX[role]
    assert {role for role in holders_of(Act.AGREE_MONTH) if not role.is_of_a_partner} == set()


def test_a_token_brings_drafts_and_reads_nothing() -> None:
    assert MATRIX[Role.INTEGRATION] == {Act.IMPORT_EXTRACT}


def test_the_printed_rows_say_what_the_matrix_says() -> None:
    rows = dict(matrix_rows())
    assert list(rows) == [role.value for role in MATRIX]
    for role in MATRIX:
        assert {act for act, cell in rows[role.value].items() if cell != "no"} == MATRIX[role]
    assert rows["host finance approver"][Act.APPROVE_POSTING] == "up to its limit"
    assert rows["host chief finance officer"][Act.APPROVE_POSTING] == "yes"
