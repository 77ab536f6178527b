"""What counts together against a limit: splitting, spelling and the other leg do not help."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.approvals import Weight, plain_key, related_total
from section75.core.money import Money, sum_of

PENCE = st.integers(min_value=1, max_value=10**10)
KEYS = st.sampled_from(["supplier a", "supplier b", "fund expenditure/x"])
WEIGHTS = st.lists(st.builds(lambda key, pence: Weight(key, Money(pence)), KEYS, PENCE), max_size=8)
EARLIER = st.dictionaries(KEYS, PENCE.map(Money))


def test_alone_it_is_the_whole_of_the_proposal() -> None:
    assert related_total(Money(700), [Weight("a", Money(500)), Weight("b", Money(200))], {}) == Money(700)


def test_what_went_to_the_same_one_before_counts_with_it() -> None:
    assert related_total(Money(700), [Weight("a", Money(500))], {"a": Money(900), "b": Money(10**9)}) == Money(1400)


def test_what_went_to_somebody_else_does_not_count() -> None:
    assert related_total(Money(700), [Weight("a", Money(500))], {"b": Money(10**9)}) == Money(700)


def test_one_payment_that_moves_two_accounts_is_not_counted_twice() -> None:
    weights = [Weight("supplier a", Money(700)), Weight("f x", Money(700)), Weight("f y", Money(700))]
    assert related_total(Money(700), weights, {}) == Money(700)


@given(PENCE.map(Money), WEIGHTS, EARLIER)
def test_it_is_never_less_than_the_proposal_nor_than_what_goes_to_any_one(
    whole: Money, weights: list[Weight], earlier: dict[str, Money]
) -> None:
    total = related_total(whole, weights, earlier)
    assert total.pence >= whole.pence
    for key in {each.key for each in weights}:
        own = sum_of(each.amount for each in weights if each.key == key)
        assert total.pence >= (own + earlier.get(key, Money(0))).pence


@given(PENCE, PENCE)
def test_splitting_a_payment_leaves_the_last_part_as_heavy_as_the_whole(first: int, second: int) -> None:
    last = related_total(Money(second), [Weight("a", Money(second))], {"a": Money(first)})
    assert last == related_total(Money(first + second), [Weight("a", Money(first + second))], {})


@pytest.mark.parametrize(
    "spelt",
    ["Acme Care", "ACME CARE", " Acme  Care ", "Acme\N{NO-BREAK SPACE}Care", "Acme Care.", "Acme Care,",
     "A\N{ZERO WIDTH SPACE}cme Care", "\N{FULLWIDTH LATIN CAPITAL LETTER A}cme Care"],
)  # fmt: skip
def test_a_supplier_is_the_same_however_it_is_spelt(spelt: str) -> None:
    assert plain_key(spelt) == "acme care"


@given(st.text())
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert plain_key(plain_key(text)) == plain_key(text)
