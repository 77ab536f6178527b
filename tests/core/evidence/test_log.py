"""Bodies of a log: one way to write them, different ones for different facts, and the same bytes in bulk."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from hashlib import sha256
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core import evidence
from section75.core.evidence import (
    CHAIN_START,
    EntryFacts,
    NotCanonical,
    act_body,
    canonical_bytes,
    chain_hash,
    chain_hashes,
    entry_bodies,
    entry_body,
    leaf_hash,
    leaf_hashes,
    moment_text,
    salted,
    salted_each,
)

ZONES = st.sampled_from([UTC, timezone(timedelta(hours=1)), timezone(timedelta(hours=-5, minutes=-30))])
# Texts that JSON has to escape, that are written in two ways, that look like a body, and any others.
texts = st.one_of(
    st.sampled_from(["", '"', "\\", "\n", "\x00", "\x7f", "\u2028", "é", "e\u0301", "£", '","pence":1', "x", "1"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
)
moments = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=ZONES)  # noqa: DTZ001
perhaps = st.none() | st.integers(0, 10**12)
whole = st.integers(-(10**15), 10**15)
digests = st.binary(min_size=32, max_size=32)
entries = st.builds(
    EntryFacts,
    number=whole,
    partnership=texts,
    fund=texts,
    seq=whole,
    recorded_at=moments,
    effective_on=st.dates(),
    year=whole,
    month=whole,
    debit=texts,
    credit=texts,
    pence=whole,
    authority=texts,
    file_sha256=texts,
    file_name=texts,
    file_row=perhaps,
    reverses=perhaps,
    proposal=perhaps,
    people=digests,
    words=digests,
)

AN_ENTRY = EntryFacts(
    number=12,
    partnership="invented-2022",
    fund="older-people",
    seq=11,
    recorded_at=datetime(2022, 5, 6, 10, 30, tzinfo=timezone(timedelta(hours=1))),
    effective_on=date(2022, 4, 30),
    year=2022,
    month=1,
    debit="expenditure/home-care",
    credit="cash",
    pence=125_037,
    authority="Schedule 2 paragraph 4",
    file_sha256="ab" * 32,
    file_name="april.csv",
    file_row=13,
    reverses=None,
    proposal=7,
    people=salted(bytes(16), ["ann", "bob"]),
    words=salted(bytes(16), ["invoice 17", ""]),
)


def in_normal_form(entry: EntryFacts) -> tuple[Any, ...]:
    """What an entry says, however it came to be written."""
    return tuple(
        value.astimezone(UTC)
        if isinstance(value, datetime)
        else json.loads(canonical_bytes(value))
        if isinstance(value, str)
        else value
        for value in entry
    )


def test_a_body_covers_every_column_and_leaves_out_what_is_not_there() -> None:
    assert entry_body(AN_ENTRY).decode() == (
        '{"authority":"Schedule 2 paragraph 4","credit":"cash","debit":"expenditure/home-care",'
        '"effective_on":"2022-04-30","file_name":"april.csv","file_row":13,"file_sha256":"' + "ab" * 32 + '",'
        '"fund":"older-people","kind":"entry","month":1,"number":12,"partnership":"invented-2022","pence":125037,'
        '"people":"' + sha256(bytes(16) + b'["ann","bob"]').hexdigest() + '","proposal":7,'
        '"recorded_at":"2022-05-06T09:30:00.000000Z","seq":11,'
        '"words":"' + sha256(bytes(16) + b'["invoice 17",""]').hexdigest() + '","year":2022}'
    )


@given(st.lists(entries, max_size=6))
def test_in_bulk_the_bytes_are_the_same(rows: list[EntryFacts]) -> None:
    assert entry_bodies(map(tuple, rows)) == list(map(entry_body, rows))  # type: ignore[arg-type]


def test_in_bulk_what_was_written_is_forgotten_and_written_again() -> None:
    rows = [AN_ENTRY._replace(debit=name) for name in "abcabcabc"]
    with mock.patch.object(evidence.log, "_PIECES_KEPT", 2):
        assert entry_bodies(rows) == list(map(entry_body, rows))


@given(entries, entries)
def test_entries_that_say_different_things_have_different_bodies(one: EntryFacts, other: EntryFacts) -> None:
    assert (entry_body(one) == entry_body(other)) == (in_normal_form(one) == in_normal_form(other))


@pytest.mark.parametrize("column", EntryFacts._fields)
def test_no_column_can_be_changed_unseen(column: str) -> None:
    value = getattr(AN_ENTRY, column)
    others: dict[type, Any] = {
        int: 99,
        str: "z",
        bytes: bytes(32),
        date: date(2022, 5, 1),
        datetime: AN_ENTRY.recorded_at + timedelta(microseconds=1),
        type(None): 5,
    }
    assert entry_body(AN_ENTRY._replace(**{column: others[type(value)]})) != entry_body(AN_ENTRY)


@pytest.mark.parametrize("column", ["debit", "file_name"])
def test_half_a_character_is_refused_in_bulk_too(column: str) -> None:
    broken = EntryFacts(**{**AN_ENTRY._asdict(), column: "\ud800"})
    with pytest.raises(NotCanonical):
        entry_body(broken)
    with pytest.raises(NotCanonical):
        entry_bodies([broken])


def test_a_fraction_of_a_penny_has_no_body() -> None:
    broken = AN_ENTRY._replace(pence=1.5)  # type: ignore[arg-type]
    with pytest.raises(NotCanonical):
        entry_body(broken)
    with pytest.raises(ValueError):
        entry_bodies([broken])


def test_a_leaf_and_a_chain_hash_are_worked_out_by_anybody() -> None:
    bodies = [b"one", b"two", b"three"]
    assert leaf_hash(b"one").hex() == sha256(b"\x00one").hexdigest()
    assert leaf_hashes(bodies) == list(map(leaf_hash, bodies))
    first = sha256(bytes(33) + b"one").digest()
    assert chain_hash(CHAIN_START, b"one") == first
    assert chain_hashes(CHAIN_START, bodies)[1] == sha256(b"\x00" + first + b"two").digest()
    assert chain_hashes(first, bodies[1:]) == chain_hashes(CHAIN_START, bodies)[1:]


def test_an_act_has_its_kind_its_moment_and_its_facts() -> None:
    at = datetime(2022, 5, 6, 9, 30, tzinfo=UTC)
    body = act_body(13, "closing", partnership="p", fund="f", at=at, facts={"month": "2022/23 M1"})
    assert body == (
        b'{"at":"2022-05-06T09:30:00.000000Z","facts":{"month":"2022/23 M1"},"fund":"f","kind":"closing","number":13,'
        b'"partnership":"p"}'
    )
    assert b"facts" not in act_body(13, "closing", partnership="p", fund="f", at=at)
    with pytest.raises(AssertionError, match="entry"):
        act_body(13, "entry", partnership="p", fund="f", at=at)
    with pytest.raises(AssertionError, match="time zone"):
        moment_text(datetime(2022, 5, 6))  # noqa: DTZ001


@given(st.lists(st.tuples(texts, texts, st.binary(min_size=16, max_size=16)), max_size=5))
def test_many_words_are_salted_as_one_by_one(rows: list[tuple[str, str, bytes]]) -> None:
    salts = b"".join(salt for _, _, salt in rows)
    assert salted_each(salts, [(one, other) for one, other, _ in rows]) == [
        salted(salt, [one, other]) for one, other, salt in rows
    ]


def test_words_move_no_comma_between_them_and_need_a_whole_salt() -> None:
    assert salted(bytes(16), ["a", "b"]) != salted(bytes(16), ['a","b', ""])
    assert salted(bytes(16), ["a"]) != salted(b"1" * 16, ["a"])
    with pytest.raises(AssertionError, match="16 bytes"):
        salted(bytes(15), ["a"])
    with pytest.raises(ValueError):
        salted_each(bytes(16), [("a", "b"), ("c", "d")])
