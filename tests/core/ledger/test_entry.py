"""Entries: what cannot even be built."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from section75.core.ledger import (
    Account,
    AuthorityMissing,
    ByHand,
    Draft,
    Entry,
    FromFile,
    NotAFileHash,
    NotARow,
    NothingToPost,
    ReasonMissing,
    SameAccountTwice,
)
from section75.core.money import Money
from section75.core.refusals import Refusal, Refusals

from .conftest import SHA256, MakeDraft

CASH = Account.read("cash")


def test_a_draft_keeps_what_authorises_it_and_where_it_came_from(draft: MakeDraft) -> None:
    made = draft()
    assert made.authority == "Sch. 3 para 4.2"
    assert str(made.origin) == "row 318 of AP_2022_06.csv"
    assert made.reverses is None


@pytest.mark.parametrize(
    ("fields", "refusal", "says"),
    [
        ({"amount": Money(0)}, NothingToPost, "has £0.00"),
        ({"amount": Money(-1)}, NothingToPost, "exchange the debit and the credit"),
        ({"debit": CASH}, SameAccountTwice, "same account, cash"),
        ({"authority": " "}, AuthorityMissing, "Cite the clause"),
    ],
)
def test_a_draft_that_is_no_transfer_cannot_be_built(
    draft: MakeDraft, fields: dict[str, object], refusal: type[Refusal], says: str
) -> None:
    with pytest.raises(refusal, match=says):
        draft(**fields)


def test_everything_wrong_with_a_draft_is_said_at_once(draft: MakeDraft) -> None:
    with pytest.raises(Refusals) as refused:
        draft(amount=Money(0), debit=CASH, authority="")
    assert [each.name for each in refused.value.each] == ["NothingToPost", "SameAccountTwice", "AuthorityMissing"]


@pytest.mark.parametrize("sha256", ["", "ab" * 31, "AB" * 32, "zz" * 32, "ab" * 32 + "\n"])
def test_an_origin_needs_the_hash_of_a_file(sha256: str) -> None:
    with pytest.raises(NotAFileHash, match="64 figures"):
        FromFile(sha256, 2, "a.csv")


@pytest.mark.parametrize("row", [0, -1])
def test_an_origin_needs_a_row(row: int) -> None:
    with pytest.raises(NotARow, match=f"a.csv has no row {row}"):
        FromFile(SHA256, row, "a.csv")


def test_an_entry_by_hand_needs_a_reason() -> None:
    with pytest.raises(ReasonMissing):
        ByHand("  ")
    assert str(ByHand("accrual agreed on 3 July")) == "by hand: accrual agreed on 3 July"


def test_an_entry_is_recorded_at_a_moment_in_utc(draft: MakeDraft) -> None:
    made: Draft = draft()
    assert Entry(1, datetime(2022, 7, 4, 9, 30, tzinfo=UTC), made).draft is made
    for moment in (datetime(2022, 7, 4), datetime(2022, 7, 4, tzinfo=timezone(timedelta(hours=1)))):  # noqa: DTZ001
        with pytest.raises(AssertionError, match="UTC"):
            Entry(1, moment, made)


def test_the_journal_counts_from_one(draft: MakeDraft) -> None:
    with pytest.raises(AssertionError, match="from 1"):
        Entry(0, datetime(2022, 7, 4, tzinfo=UTC), draft())
