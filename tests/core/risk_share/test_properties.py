"""What holds of every step on the shelf and of any steps one after another, whatever the facts.

Steps are made from the types of their terms, so that a new step is tested here before anybody thinks of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from section75.core.calendar import FinancialYear
from section75.core.money import Money, Ratio, split, sum_of
from section75.core.refusals import Refusal
from section75.core.risk_share import Band, Bound, Facts, Settlement, StepKind, shelf
from tests.core.risk_share.worlds import (
    PARTNERS,
    Spec,
    World,
    compositions,
    outcome,
    parts,
    renamed,
    scaled,
    specs,
    turned,
    worlds,
)

KINDS = list(shelf().values())
TAKES_THE_REST = Spec(shelf()["in dispute"], {})
MANY = settings().max_examples  # 100; as many as the profile says in `make soak`
IN_ANY_WORLD = settings(max_examples=MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ALONE = MANY * 4 // 5  # for each step
UNTIL_IT_TAKES = (
    ALONE,
    ALONE * 5,
    ALONE * 50,
)  # a step that seldom applies is tried longer, so that it is really exercised
# What these do to an overspend they do not do, turned round, to an underspend: that is what they are for.
ONE_WAY = {
    "cap and collar",
    "ceiling per partner",
    "contingency first",
    "party at fault bears",
    "recovery plan first",
    "sponsor bears its saving",
    # for an underspend only
    "carried forward",
    "kept by the lead",
    "kept in the pool",
    "non-recurrent use only",
    "redeployed, else carried forward",
    "returned in shares",
    "returned to origin",
}


def is_one_way(spec: Spec) -> bool:
    """Such a step, or an offset that takes transfers in: another fund helps with an overspend only."""
    return spec.kind.name in ONE_WAY or bool(spec.terms.get("transfers"))


def add_up(world: World, found: Settlement) -> None:
    """The parts are the variance, to the penny; nothing is left; every part says why, and by which clause."""
    assert sum_of(portion.amount for portion in found.portions) == world.variance
    assert not found.left
    for portion in found.portions:
        assert portion.because.sentence.endswith(".")
        assert not portion.because.sentence[0].islower()
        assert str(portion.clause)


def within_a_penny(found: Settlement) -> None:
    """A part that was split off is within a penny of its exact share."""
    for portion in found.portions:
        given_ = {fact.name: fact for fact in portion.because.given}
        if "share" not in given_ or not {"shared", "left"} & set(given_):
            continue
        whole = given_.get("shared") or given_["left"]
        share = Fraction(given_["share"].value.removesuffix("%"))
        exact = int(whole.value) * (share / 100 if given_["share"].unit == "percent" else share)
        assert abs(portion.amount.pence - exact) < 1


def is_exact(found: Settlement) -> bool:
    """Was nothing rounded on the way?"""
    return not any("odd penny to" in portion.because.rounding for portion in found.portions)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.file)
def test_a_step_loses_nothing_and_invents_nothing(kind: StepKind) -> None:
    counted: Counter[str] = Counter()

    def holds(world: World, spec: Spec) -> None:
        found = outcome(world, [spec, TAKES_THE_REST])
        if isinstance(found, Refusal):
            counted["refused"] += 1
            return
        add_up(world, found)
        within_a_penny(found)
        name = f".{kind.name.replace(' ', '-')}."
        counted["took"] += any(portion.amount and name in portion.because.id for portion in found.portions)

    for many in UNTIL_IT_TAKES:
        if not counted["took"]:
            settings(IN_ANY_WORLD, max_examples=many)(given(worlds(), specs(kind))(holds))()
    assert counted["took"] > 0 or kind.name in SETS_AGAINST, f"{kind.name} was never really exercised: {counted}"


SETS_AGAINST = {"offset underspends first"}  # it takes nothing for anybody: it sets one line against another


@IN_ANY_WORLD
@given(worlds(), compositions, compositions)
def test_any_steps_in_any_order_add_up_or_are_refused(world: World, over: list[Spec], under: list[Spec]) -> None:
    found = outcome(world, over, under)
    if isinstance(found, Settlement):
        add_up(world, found)
        within_a_penny(found)
    else:
        assert found.says.endswith(".")


@IN_ANY_WORLD
@given(worlds(), compositions)
def test_settling_twice_is_settling_once(world: World, steps: list[Spec]) -> None:
    first, second = outcome(world, steps), outcome(world, steps)
    if isinstance(first, Settlement):
        assert first == second
    else:
        assert isinstance(second, Refusal)
        assert first.says == second.says


def mirrored(world: World) -> World:
    """The same facts, with the variance and every line's the other way."""
    by_line = world.facts.line_variances
    turned_round = None if by_line is None else tuple((line, -amount) for line, amount in by_line)
    return World(-world.variance, replace(world.facts, line_variances=turned_round))


@IN_ANY_WORLD
@given(worlds(), compositions.map(lambda steps: [spec for spec in steps if not is_one_way(spec)]))
def test_an_underspend_is_the_mirror_of_an_overspend_where_the_steps_are_the_same(
    world: World, steps: list[Spec]
) -> None:
    there, back = outcome(world, [*steps, TAKES_THE_REST]), outcome(mirrored(world), [*steps, TAKES_THE_REST])
    if isinstance(there, Settlement):
        assert isinstance(back, Settlement), back
        assert parts(there) == {who: -amount for who, amount in parts(back).items()}
    else:
        assert type(there) is type(back)


@IN_ANY_WORLD
@given(worlds(), compositions)
def test_who_gets_the_odd_penny_does_not_depend_on_the_order_of_listing(world: World, steps: list[Spec]) -> None:
    listed = outcome(world, [*steps, TAKES_THE_REST])
    other_way = outcome(turned(world), [*turned(steps), TAKES_THE_REST])
    if isinstance(listed, Settlement):
        assert isinstance(other_way, Settlement), other_way
        assert parts(listed) == parts(other_way)
    else:
        assert type(listed) is type(other_way)


@IN_ANY_WORLD
@given(worlds(), compositions, st.permutations(PARTNERS))
def test_partners_that_change_names_change_results(world: World, steps: list[Spec], names: list[str]) -> None:
    """New names in the old alphabetical order: the same to the penny. Any other names: where no penny was odd."""
    before = outcome(world, [*steps, TAKES_THE_REST])
    later = dict(zip(PARTNERS, ("unit-a", "unit-b", "unit-c"), strict=True))
    for rename in (later, dict(zip(PARTNERS, names, strict=True))):
        after = outcome(renamed(world, rename), [*renamed(steps, rename), TAKES_THE_REST])
        if isinstance(before, Refusal):
            assert type(before) is type(after)
        elif rename is later or is_exact(before):
            assert isinstance(after, Settlement), after
            assert parts(after) == {rename.get(who, who): amount for who, amount in parts(before).items()}


def test_a_hundred_times_as_much_is_shared_a_hundred_times_as_much() -> None:
    counted: Counter[str] = Counter()

    @IN_ANY_WORLD
    @given(worlds(), compositions)
    def holds(world: World, steps: list[Spec]) -> None:
        before = outcome(world, [*steps, TAKES_THE_REST])
        if not isinstance(before, Settlement) or not is_exact(before):
            return
        after = outcome(scaled(world, 100), [*scaled(steps, 100), TAKES_THE_REST])
        assert isinstance(after, Settlement), after
        assert parts(after) == scaled(parts(before), 100)
        counted["compared"] += bool(world.variance)

    holds()
    assert counted["compared"] > 10


@IN_ANY_WORLD
@given(worlds(), compositions)
def test_a_line_on_budget_changes_nothing(world: World, steps: list[Spec]) -> None:
    facts, known = world.facts, world.facts.line_variances
    if known is None:
        return
    quiet = replace(facts.lines[0], id="quiet", name="Quiet")
    more = replace(facts, lines=(*facts.lines, quiet), line_variances=(*known, ("quiet", Money(0))))
    before = outcome(world, [*steps, TAKES_THE_REST])
    after = outcome(World(world.variance, more), [*steps, TAKES_THE_REST])
    if isinstance(before, Settlement):
        assert isinstance(after, Settlement), after
        assert parts(before) == parts(after)
    else:
        assert type(before) is type(after)


def part_of(settlement: Settlement, partner: str) -> int:
    """What one partner bears or keeps, in pence."""
    return settlement.share(partner, partner).amount.pence


def of_the_whole(variance: Money, spec: Spec) -> Settlement | Refusal:
    """A variance settled by one step alone, on facts that say nothing."""
    return outcome(World(variance, NOTHING_KNOWN), [spec])


NOTHING_KNOWN = Facts("pool", FinancialYear(2022), ())
two_shares = st.integers(0, 10_000).map(
    lambda part: Ratio.printed({"council": f"{part / 100:.2f}%", "icb": f"{(10_000 - part) / 100:.2f}%"})
)


@st.composite
def banded(draw: st.DrawFn) -> Spec:
    """Bands from nothing without end or gap, between two partners."""
    edges = [Money(0), *map(Money, sorted(draw(st.sets(st.integers(1, 20_000), max_size=3))))]
    bands = tuple(Band(over, upto, draw(two_shares)) for over, upto in zip(edges, [*edges[1:], None], strict=True))
    return Spec(shelf()["bands"], {"bands": bands})


@IN_ANY_WORLD
@given(banded(), st.integers(0, 25_000), st.integers(0, 500))
def test_bands_never_jump_and_a_larger_overspend_is_never_less_to_bear(spec: Spec, pence: int, more: int) -> None:
    before, after = of_the_whole(Money(pence), spec), of_the_whole(Money(pence + more), spec)
    assert isinstance(before, Settlement)
    assert isinstance(after, Settlement)
    for partner in ("council", "icb"):
        assert 0 <= part_of(after, partner) - part_of(before, partner) <= more


@IN_ANY_WORLD
@given(banded(), st.integers(0, 25_000))
def test_a_banded_part_is_the_sum_of_its_marginal_parts(spec: Spec, pence: int) -> None:
    found = of_the_whole(Money(pence), spec)
    assert isinstance(found, Settlement)
    for partner in ("council", "icb"):
        exact = sum(
            band.shares.share(partner) * max(min(pence, band.upto.pence if band.upto else pence) - band.over.pence, 0)
            for band in spec.terms["bands"]
        )
        assert abs(part_of(found, partner) - exact) < len(spec.terms["bands"])


@IN_ANY_WORLD
@given(
    two_shares,
    st.integers(0, 20_000).map(Money),
    st.integers(-20_000, 0).map(Money),
    st.integers(-50_000, 50_000).map(Money),
    st.sampled_from([None, "icb"]),
)
def test_bounds_hold_and_what_is_beyond_them_is_one_partners_or_nobodys(
    shares: Ratio, cap: Money, collar: Money, variance: Money, excess_to: str | None
) -> None:
    bounds = (Bound("council", collar, cap),)
    found = of_the_whole(
        variance, Spec(shelf()["cap and collar"], {"shares": shares, "bounds": bounds, "excess_to": excess_to})
    )
    free = split(variance, between=shares).amount("council")
    held = max(min(free, cap), collar)
    if isinstance(found, Refusal):
        assert excess_to is None
        assert free != held
        assert f"{abs(free - held)} of the" in found.says
    else:
        assert part_of(found, "council") == held.pence
        assert part_of(found, "icb") == variance.pence - held.pence
