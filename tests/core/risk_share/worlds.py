"""Worlds for the properties: any facts, and any step on the shelf, made from its terms' types, not by its name."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from typing import Any, Literal

from hypothesis import strategies as st

from section75.core.calendar import FinancialYear
from section75.core.explain import Clause
from section75.core.money import Money, Ratio, Unit, sum_of
from section75.core.parties import Kind, Party
from section75.core.pools import Basis, ContributionRow, ContributionTable, Line, Nature, Version
from section75.core.refusals import Refusal
from section75.core.risk_share import (
    Amounts,
    Band,
    Base,
    Bound,
    Circumstances,
    Contingency,
    Facts,
    Fault,
    LineIds,
    Owners,
    PartnerId,
    Profile,
    RecoveryPlan,
    Redeployment,
    Rule,
    Settlement,
    SharingKey,
    Step,
    StepKind,
    Transfer,
    settle,
    shelf,
)
from section75.core.savings import Saving, Strategy

YEAR = FinancialYear(2022)
CLAUSE = Clause("Sch. 3")
PARTNERS = ("council", "district", "icb")
LINES = ("day-care", "homes", "transport")
KEYS = ("patients", "population")

hundreds = st.integers(min_value=0, max_value=5_000).map(lambda number: Money(number * 10_000))
pence = st.integers(min_value=0, max_value=50_000_000).map(Money)
amounts = hundreds | pence
variances = st.builds(lambda amount, sign: Money(sign * amount.pence), amounts, st.sampled_from([1, -1]))
partners = st.sampled_from(PARTNERS)
some_lines = st.lists(st.sampled_from(LINES), unique=True, min_size=1, max_size=3).map(tuple)
days = st.sampled_from([date(2022, 4, 1), date(2022, 6, 30), date(2023, 3, 31)]) | st.dates(
    date(2022, 1, 1), date(2023, 6, 30)
)
years = st.integers(min_value=2020, max_value=2026).map(FinancialYear)


@st.composite
def ratios(draw: st.DrawFn) -> Ratio:
    """Printed shares of all three partners, sometimes whole percentages, in any order."""
    unit = draw(st.sampled_from([1, 100]))
    first = draw(st.integers(min_value=0, max_value=10_000 // unit))
    second = draw(st.integers(min_value=0, max_value=10_000 // unit - first))
    parts = (first * unit, second * unit, 10_000 - (first + second) * unit)
    order = draw(st.permutations(PARTNERS))
    return Ratio.printed({who: f"{part // 100}.{part % 100:02d}%" for who, part in zip(order, parts, strict=True)})


@st.composite
def bands(draw: st.DrawFn) -> tuple[Band, ...]:
    """Bands one above the other, now and then with a gap, in any order; the last one usually without end."""
    edges = sorted(draw(st.lists(pence, min_size=2, max_size=5, unique=True)))
    starts = [Money(0), *edges[1:]] if draw(st.integers(0, 3)) else edges
    found = [
        Band(over, upto, draw(ratios()))
        for over, upto in zip(starts, [*starts[1:], None], strict=True)
        if draw(st.integers(0, 9))
    ]
    return tuple(draw(st.permutations(found)))


@st.composite
def bounds(draw: st.DrawFn) -> tuple[Bound, ...]:
    """For some partners a cap, a collar, or both; now and then on the wrong side of nothing."""
    wrong = draw(st.integers(0, 15)) == 0
    low, high = st.none() | amounts.map(Money.__neg__), st.none() | amounts
    named = draw(st.lists(partners, unique=True, min_size=1))
    return tuple(Bound(who, draw(high if wrong else low), draw(high)) for who in named)


def by(names: tuple[str, ...], value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Pairs of a name and a value, for some of the names."""
    return st.dictionaries(st.sampled_from(names), value, min_size=1).map(lambda found: tuple(found.items()))


BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    Ratio: ratios(),
    Base: st.sampled_from([Base(Basis.AS_AGREED), Base(Basis.GROSS, YEAR), Base(Basis.NET)])
    | st.builds(
        Base,
        st.sampled_from(list(Basis)),
        st.none() | st.just(YEAR),
        st.none() | st.sampled_from(list(Version)),
        schedule=st.booleans(),
        lines=st.just(()) | some_lines,
        grants=st.just(()) | st.just(("iBCF",)),
    ),
    Money: amounts,
    Amounts: by(PARTNERS, amounts).map(Amounts),
    Profile: by(LINES, ratios()).map(Profile),
    tuple[Band, ...]: bands(),
    tuple[Bound, ...]: bounds(),
    Owners: by(LINES, partners).map(Owners),
    LineIds: some_lines,
    PartnerId: partners,
    FinancialYear: years,
    date: days,
    bool: st.booleans(),
    str: st.sampled_from((*KEYS, "unknown")),
}


def term(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a term's type; a type that is not known here is a fault of this file, and stops."""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        inner = [part for part in typing.get_args(kind) if part is not type(None)]
        return st.none() | st.one_of([term(part) for part in inner])
    if typing.get_origin(kind) is Literal:
        return st.sampled_from(typing.get_args(kind))
    return BY_TYPE[kind]


@dataclass(frozen=True)
class Spec:
    """A step that is not made yet: its kind and its terms. Making it may be refused."""

    kind: StepKind
    terms: Mapping[str, Any]

    def make(self) -> Step:
        return self.kind.make(clause=CLAUSE, **self.terms)


@dataclass(frozen=True)
class World:
    """A variance and the facts it is settled on."""

    variance: Money
    facts: Facts


def specs(kind: StepKind) -> st.SearchStrategy[Spec]:
    """Any step of a kind, with any terms; of shares and a base, which exclude one another, seldom both or neither."""
    terms = {field.name: term(field.type) for field in kind.fields if field.name != "clause"}
    any_terms = st.fixed_dictionaries(terms)
    if not {"shares", "base"} <= set(terms):
        return any_terms.map(lambda found: Spec(kind, found))
    printed = st.fixed_dictionaries({**terms, "shares": ratios(), "base": st.none()})
    proportional = st.fixed_dictionaries({**terms, "shares": st.none(), "base": BY_TYPE[Base]})
    return (any_terms | printed | proportional).map(lambda found: Spec(kind, found))


any_spec: st.SearchStrategy[Spec] = st.sampled_from(list(shelf().values())).flatmap(specs)
compositions = st.lists(any_spec, min_size=1, max_size=6)


@st.composite
def tables(draw: st.DrawFn) -> tuple[ContributionTable, ...]:
    """This year's contributions: one figure a partner, or gross with a grant by line; now and then revised as well."""
    if draw(st.booleans()):
        rows = tuple(ContributionRow(who, agreed=draw(amounts)) for who in PARTNERS)
    else:
        rows = tuple(
            ContributionRow(
                who, gross=Money(60_000_000) + draw(amounts), grant=draw(amounts), line=line, grant_name="iBCF"
            )
            for line in LINES
            for who in draw(st.lists(partners, unique=True, min_size=1, max_size=2))
        )
    table = ContributionTable("pool", YEAR, Unit.POUNDS, True, rows, CLAUSE)
    return (table, replace(table, version=Version.REVISED)) if draw(st.integers(0, 4)) == 0 else (table,)


def some(*made: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Up to two of a record, usually at least one."""
    record = st.one_of(made)
    return (st.lists(record, min_size=1, max_size=2) | st.lists(record, max_size=2)).map(tuple)


def _of_a_year(make: Callable[..., Any], **more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    which = st.sampled_from(["pool", "pool", "pool", "pool", "other"])
    return st.builds(make, fund=which, year=st.just(YEAR), amount=amounts, clause=st.just(CLAUSE), **more)


circumstances = st.builds(
    Circumstances,
    faults=some(_of_a_year(Fault, party=partners, says=st.just("an order nobody authorised"))),
    contingencies=some(_of_a_year(Contingency)),
    transfers=some(_of_a_year(Transfer, from_fund=st.just("other"))),
    recovery_plans=some(_of_a_year(RecoveryPlan, approved_on=st.just(date(2022, 5, 31)) | st.none() | days)),
    keys=st.lists(
        st.builds(
            SharingKey,
            id=st.sampled_from(KEYS),
            year=st.sampled_from([YEAR, YEAR, FinancialYear(2021)]),
            says=st.just("people"),
            values=st.tuples(*[st.tuples(st.just(who), st.integers(0, 9_999)) for who in PARTNERS]),
            clause=st.just(CLAUSE),
        ),
        max_size=3,
        unique_by=lambda key: (key.id, key.year),
    ).map(tuple),
    redeployments=some(_of_a_year(Redeployment, says=st.just("reviews"), recurrent=st.booleans())),
)


@st.composite
def savings(draw: st.DrawFn) -> tuple[Saving, ...]:
    """Up to two savings, each with its line or without, more often missed than met."""
    made = []
    for name in draw(st.sampled_from([("reviews",), ("reviews", "step-down"), ()])):
        strategy = draw(st.sampled_from([Strategy.NOT_ACCEPTED, Strategy.NOT_ACCEPTED, Strategy.ACCEPTED]))
        delivered, short = draw(amounts), draw(st.sampled_from([Money(1), Money(500_000)]) | variances)
        target = max(delivered + short, Money(0))
        line = draw(st.sampled_from(["", *LINES]))
        made.append(Saving(name, "pool", YEAR, name, draw(partners), strategy, target, delivered, CLAUSE, line))
    return tuple(made)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    """Any variance with any facts: the lines' variances are known more often than not."""
    by_line = tuple((line, draw(variances)) for line in LINES) if draw(st.integers(0, 2)) else None
    natures = [draw(st.sampled_from(list(Nature))) for _ in LINES]
    facts = Facts(
        "pool",
        YEAR,
        tuple(Party(who, who.title(), Kind.COUNTY_COUNCIL, CLAUSE) for who in PARTNERS),
        draw(tables()),
        draw(savings()),
        on=draw(st.just(date(2022, 6, 30)) | st.none() | days),
        lines=tuple(
            Line(line, "pool", line.title(), nature, CLAUSE) for line, nature in zip(LINES, natures, strict=True)
        ),
        line_variances=by_line,
        host=draw(st.sampled_from(["council", "council", ""])),
        leads=dict(draw(by(("", "", *LINES), partners))),
        funds_of_the_schedule=("pool",),
        circumstances=draw(circumstances),
    )
    return World(sum_of(amount for _, amount in by_line) if by_line is not None else draw(variances), facts)


def outcome(world: World, over: list[Spec], under: list[Spec] | None = None) -> Settlement | Refusal:
    """The settlement, or the refusal; anything else that goes wrong is a fault."""
    try:
        up, down = (tuple(spec.make() for spec in listed) for listed in (over, over if under is None else under))
        return settle(world.variance, rule=Rule("pool", up, down, CLAUSE), facts=world.facts)
    except Refusal as refusal:
        return refusal


def parts(settlement: Settlement) -> dict[str, Money]:
    """What each partner and each pot has of a settlement; who has nothing is left out."""
    found: dict[str, Money] = {}
    for portion in settlement.portions:
        who = portion.partner or str(portion.pot)
        found[who] = found.get(who, Money(0)) + portion.amount
    return {who: amount for who, amount in found.items() if amount}


def changed(value: Any, change: Callable[[Any], Any]) -> Any:
    """The same value with a change made wherever it applies, however deep inside."""
    after = change(value)
    if after is not value:
        return after
    if isinstance(value, (tuple, list)):
        return type(value)(changed(part, change) for part in value)
    if isinstance(value, dict):
        return {changed(key, change): changed(part, change) for key, part in value.items()}
    if is_dataclass(value) and not isinstance(value, (type, StepKind)):
        given = [part.name for part in fields(value) if part.init]
        return type(value)(**{name: changed(getattr(value, name), change) for name in given})
    return value


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """Every partner under another name."""
    return changed(value, lambda part: names.get(part, part) if isinstance(part, str) else part)


def scaled(value: Any, times: int) -> Any:
    """Every amount of money so many times as large; shares stay what they are."""
    return changed(value, lambda part: Money(part.pence * times) if isinstance(part, Money) else part)


def turned(value: Any) -> Any:
    """Partners listed in the opposite order, wherever they are listed."""

    def change(part: Any) -> Any:
        if isinstance(part, Ratio):
            origin = changed(part.origin, lambda inner: inner[::-1] if isinstance(inner, tuple) else inner)
            return Ratio(part.shares[::-1], origin)
        if isinstance(part, tuple) and part and isinstance(part[0], (Party, ContributionRow, Bound)):
            return part[::-1]
        if isinstance(part, Amounts):
            return Amounts(part.by_partner[::-1])
        return replace(part, values=part.values[::-1]) if isinstance(part, SharingKey) else part

    return changed(value, change)
