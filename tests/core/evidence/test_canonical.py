"""One way to write a value as bytes."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.evidence import NotCanonical, canonical_bytes, sha256_of

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=10)
values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text("abcß£", max_size=3), below, max_size=4),
    max_leaves=20,
)


def test_keys_are_sorted_and_no_space_is_left() -> None:
    assert canonical_bytes({"b": [1, None, True], "a": "£"}) == '{"a":"£","b":[1,null,true]}'.encode()


def test_a_letter_with_its_accent_is_written_in_one_way() -> None:
    assert canonical_bytes("e\u0301") == canonical_bytes("\u00e9")


@given(values)
def test_the_bytes_read_back_and_write_again_the_same(value: object) -> None:
    written = canonical_bytes(value)
    assert canonical_bytes(json.loads(written)) == written


@given(st.dictionaries(texts.filter(str.isascii), st.integers(), max_size=6))
def test_the_order_in_which_a_table_was_filled_does_not_matter(table: dict[str, int]) -> None:
    assert canonical_bytes(dict(reversed(table.items()))) == canonical_bytes(table)


@given(st.integers(), st.integers())
def test_different_numbers_have_different_hashes(one: int, other: int) -> None:
    assert (sha256_of(canonical_bytes(one)) == sha256_of(canonical_bytes(other))) == (one == other)


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        b"a",
        {1: "a"},
        {"e\u0301": 1, "\u00e9": 2},
        {"a": [1.5]},
        {1, 2},
        object,
        "\ud800",
        {"\udfff": 1},
    ],
)
def test_what_could_be_written_in_two_ways_is_refused(value: object) -> None:
    with pytest.raises(NotCanonical, match="cannot be frozen"):
        canonical_bytes(value)


def test_a_hash_is_the_one_everybody_knows() -> None:
    assert sha256_of(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
