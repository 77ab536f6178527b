"""A bridge foots to the penny, or what is apart is known; one-offs are told from what lasts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.bridge import StepKind, TableNotNamed, footing_of, opening_of
from section75.core.explain import as_text
from section75.core.money import Money
from section75.core.pools import ContributionRow, Version

from .cases import COUNCIL, ICB, Y22, Y23, Y24, bridge, step, table

PENCE = st.integers(-(10**12), 10**12)


@given(PENCE, st.lists(PENCE, max_size=8), PENCE)
def test_a_bridge_foots_if_and_only_if_opening_and_steps_make_the_contribution(
    opening: int, amounts: list[int], given_pence: int
) -> None:
    steps = [step(str(Money(pence))) for pence in amounts]
    led = bridge(Y23, str(Money(opening)), *steps)
    for pence in (given_pence, opening + sum(amounts)):
        footing = footing_of(led, [table(Y23, str(Money(pence)), "0")])
        assert footing.foots == (opening + sum(amounts) == pence)
        assert footing.apart == Money(opening + sum(amounts) - pence)


def test_a_bridge_without_a_table_is_held_to_nothing() -> None:
    footing = footing_of(bridge(Y23, "100"), [table(Y24, "100", "0")])
    assert (footing.given, footing.apart, footing.foots) == (None, None, False)


def test_a_bridge_of_a_line_meets_that_line_alone() -> None:
    rows = (ContributionRow(COUNCIL, Money.of("60"), line="a"), ContributionRow(COUNCIL, Money.of("40"), line="b"))
    given_table = table(Y23, "0", "0", rows=rows)
    assert footing_of(bridge(Y23, "60", line="a"), [given_table]).foots
    assert footing_of(bridge(Y23, "100"), [given_table]).foots
    assert not footing_of(bridge(Y23, "100", line="b"), [given_table]).foots


def test_of_two_tables_the_bridge_names_one() -> None:
    tables = [table(Y23, "100", "0"), table(Y23, "110", "0", version=Version.REVISED)]
    with pytest.raises(TableNotNamed, match="does not say to which of them it leads"):
        footing_of(bridge(Y23, "110"), tables)
    assert footing_of(bridge(Y23, "110", version=Version.REVISED), tables).foots
    assert opening_of(bridge(Y24, "110"), tables).foots  # last year's, as revised


def test_what_is_one_off_falls_out_and_a_reversal_is_the_falling_out() -> None:
    led = bridge(
        Y23,
        "1,000",
        step("30", StepKind.INFLATION),
        step("200", recurrent=False),
        step("-50", StepKind.REVERSAL, recurrent=False),
    )
    assert (led.leads_to, led.one_off, led.reversed) == (Money.of("1,180"), Money.of("200"), Money.of("-50"))


def test_the_figure_says_every_step_and_its_clause() -> None:
    text = as_text(bridge(Y23, "1,000", step("30", StepKind.INFLATION), party=ICB).figure("the ICB"))
    assert text.splitlines()[0] == "The bridge of the ICB leads from 2022/23 to £1,030.00 for 2023/24."
    assert "The bridge opens at £1,000.00, the contribution for 2022/23." in text
    assert "Inflation, recurrent: £30.00." in text
    assert text.count("clause: budget book") == 1
    assert Y22 < Y23
