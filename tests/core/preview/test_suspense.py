"""Suspense: what is left of its entries adds up to its balance, whatever was cleared, reversed, and cleared again."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from section75.core.money import Money, sum_of
from section75.core.preview import Moved, held_in_suspense

DAY = date(2022, 6, 14)
MOVES = st.lists(st.tuples(st.integers(-5, 5), st.integers(0, 8), st.integers(0, 40)), max_size=8)


@given(MOVES)
def test_what_is_left_adds_up_to_the_balance(drawn: list[tuple[int, int, int]]) -> None:
    moves = [
        Moved(seq, DAY + timedelta(days), Money(pence), "Beds", of if 0 < of < seq else None)
        for seq, (pence, of, days) in enumerate(drawn, start=1)
    ]
    held = held_in_suspense(moves, today=date(2022, 8, 1))
    assert sum_of(each.left for each in held) == sum_of(move.amount for move in moves)
    assert all(each.left for each in held)
    assert [each.entry.on for each in held] == sorted(each.entry.on for each in held)


def test_a_reversal_of_what_cleared_an_entry_brings_it_back() -> None:
    first = Moved(1, DAY, Money(60), "Beds")
    cleared = Moved(2, DAY, Money(-25), "Cleared", 1)
    (held,) = held_in_suspense([first, cleared], today=date(2022, 6, 20))
    assert (held.left, held.cleared, held.days) == (Money(35), Money(25), 6)
    (held,) = held_in_suspense([first, cleared, Moved(3, DAY, Money(25), "Back", 2)], today=DAY)
    assert held.left == Money(60)
