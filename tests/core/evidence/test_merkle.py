"""The tree of RFC 9162: known answers, and every proof between small sizes."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.evidence import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root_over,
    roots_of,
)

# The eight inputs and the roots over the first n of them that implementations of RFC 6962 and 9162 test with.
INPUTS = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
KNOWN = [leaf_hash(bytes.fromhex(text)) for text in INPUTS]
LEAVES = [sha256(bytes([number])).digest() for number in range(70)]
leaves = st.lists(st.binary(min_size=32, max_size=32), max_size=70)


def by_definition(these: list[bytes]) -> bytes:
    """RFC 9162, 2.1.1, as it is written."""
    if len(these) < 2:
        return these[0] if these else sha256(b"").digest()
    half = max(1 << power for power in range(len(these).bit_length()) if 1 << power < len(these))
    return node_hash(by_definition(these[:half]), by_definition(these[half:]))


def test_the_known_roots() -> None:
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert [root_over(KNOWN[:size]).hex() for size in range(1, 9)] == ROOTS


def test_a_known_consistency_proof() -> None:
    assert [each.hex() for each in consistency_proof(6, 8, roots_of(KNOWN))] == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ]


@given(leaves, st.integers(0, 70), st.integers(0, 70))
def test_grown_in_any_pieces_the_root_is_that_of_the_definition(these: list[bytes], one: int, other: int) -> None:
    first, second = sorted([one, other])
    grown = Frontier().extend(these[:first]).extend(these[first:second])
    for leaf in these[second:]:
        grown = Frontier.from_text(grown.to_text()).add(leaf)
    assert grown == Frontier().extend(these)
    assert (grown.size, grown.root()) == (len(these), by_definition(these))


@given(st.integers(0, 8), st.integers(0, 8), leaves)
def test_a_tree_followed_by_another_is_the_tree_of_the_leaves_of_both(
    times: int, power: int, more: list[bytes]
) -> None:
    before = (LEAVES * 30)[: times * (1 << power)]
    after = more[: 1 << power]
    one, other = Frontier().extend(before), Frontier().extend(after)
    assert one.followed_by(other) == Frontier().extend([*before, *after])


def test_a_tree_is_not_followed_by_one_that_does_not_begin_where_it_may() -> None:
    with pytest.raises(AssertionError, match="the other begins where a tree"):
        Frontier().extend(LEAVES[:3]).followed_by(Frontier().extend(LEAVES[:2]))


def test_a_frontier_that_cannot_be_is_not_built() -> None:
    with pytest.raises(AssertionError, match="one peak"):
        Frontier(3, (LEAVES[0],))


@pytest.mark.parametrize("size", range(1, 71))
def test_every_leaf_is_proved_in_every_tree_and_nothing_else_is(size: int) -> None:
    these = LEAVES[:size]
    root = root_over(these)
    for position in range(size):
        proof = inclusion_proof(position, size, roots_of(these))
        assert is_included(these[position], position, size, proof, root)
        assert not is_included(LEAVES[position - 1], position, size, proof, root) or size == 1 == len(these)
        assert not is_included(these[position], (position + 1) % (size + 1), size, proof, root)
        assert not is_included(these[position], position, size, [*proof, root], root)
        assert not proof or not is_included(these[position], position, size, proof[:-1], root)


def test_a_position_outside_the_tree_is_no_position() -> None:
    assert not is_included(LEAVES[0], -1, 1, [], LEAVES[0])
    with pytest.raises(AssertionError, match="no such leaf"):
        inclusion_proof(3, 3, roots_of(LEAVES))


@pytest.mark.parametrize("later", range(1, 71))
def test_every_earlier_tree_is_proved_to_be_the_beginning_and_no_other_is(later: int) -> None:
    root_of = roots_of(LEAVES)
    root = root_of(0, later)
    for earlier in range(1, later + 1):
        proof = consistency_proof(earlier, later, root_of)
        was = root_of(0, earlier)
        assert is_consistent(earlier, was, later, root, proof)
        assert not is_consistent(earlier, sha256(was).digest(), later, root, proof)
        assert not is_consistent(earlier, was, later, sha256(root).digest(), proof)
        assert not is_consistent(earlier, was, later, root, [*proof, root])
        assert not proof or not is_consistent(earlier, was, later, root, proof[:-1])
        for at in range(len(proof)):
            altered = [*proof[:at], sha256(proof[at]).digest(), *proof[at + 1 :]]
            assert not is_consistent(earlier, was, later, root, altered)


def test_no_proof_begins_with_nothing_or_ends_before_it_begins() -> None:
    assert not is_consistent(0, EMPTY_ROOT, 4, root_over(LEAVES[:4]), [])
    assert not is_consistent(3, root_over(LEAVES[:3]), 4, root_over(LEAVES[:4]), [])
    assert not is_consistent(4, root_over(LEAVES[:4]), 3, root_over(LEAVES[:3]), [])
    with pytest.raises(AssertionError, match="runs from"):
        consistency_proof(0, 4, roots_of(LEAVES))
