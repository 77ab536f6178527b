"""Approved rules: codes, suppliers and words; an order only where one is stated; and why another did not fit."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.pools import (
    ApprovedRule,
    Asked,
    Codes,
    CodesUnread,
    Conditions,
    Destination,
    Placed,
    PlacingRule,
    Rule,
    Rulebook,
    TwoRulesPlace,
    try_rules,
)

DAY, YEAR = date(2022, 6, 14), Span(date(2022, 4, 1))
FILE_RULE = PlacingRule("LD402", Destination.SPEND, "beds", YEAR, Clause("para 1"))


def rule(number: int, centres: str = "", *, before: tuple[str, ...] = (), **more: tuple[str, ...]) -> ApprovedRule:
    conditions = Conditions(Codes.read(centres), **more)  # type: ignore[arg-type]
    line = f"line-{number}"
    return ApprovedRule(number, conditions, Destination.SPEND, line, YEAR, Clause("cl. 9"), frozenset(before))


def asked(centre: str = "LD402", *, supplier: str = "", description: str = "") -> Asked:
    return Asked(centre, "4400", DAY, supplier, description)


@pytest.mark.parametrize(
    ("text", "held", "not_held"),
    [
        ("LD402", ["LD402"], ["LD4021", "ld402", ""]),
        ("LD410 to LD419", ["LD410", "LD415", "LD419"], ["LD409", "LD420", "LD4", "LD4150"]),
        ("LD5*, LD402", ["LD5", "LD599", "LD402"], ["LD40", "LD4"]),
        ("", ["", "LD402"], []),
    ],
)
def test_codes_are_read_as_people_write_them(text: str, held: list[str], not_held: list[str]) -> None:
    codes = Codes.read(text)
    assert [code for code in [*held, *not_held] if codes.hold(code)] == held
    assert Codes.read("" if codes.is_any else str(codes)) == codes


@pytest.mark.parametrize("text", ["LD419 to LD410", "LD1 to LD10", "*", " to LD4", "L*D", "LD1 to LD2*"])
def test_codes_that_cannot_be_told_are_refused(text: str) -> None:
    with pytest.raises(CodesUnread):
        Codes.read(text)


def test_a_code_of_a_file_that_reads_like_a_range_is_no_rule_by_itself() -> None:
    with pytest.raises(CodesUnread):
        Codes.exactly("LD1, LD2")


def test_a_supplier_and_words_are_told_however_they_are_spelt() -> None:
    book = Rulebook([rule(1, suppliers=("Alder Care Ltd",), words=("night", "short stay"))])
    assert book.place(asked(supplier="ALDER  care ltd.", description="Short stay, night of 3 June"))
    assert book.place(asked(supplier="Alder Care Ltd", description="nightly short stay")) is None
    assert book.place(asked(supplier="Birch", description="short stay night")) is None


def test_of_two_rules_that_fit_one_is_taken_only_where_its_order_is_stated() -> None:
    with pytest.raises(TwoRulesPlace, match="record that one of LD402 and rule 1 goes before the other"):
        Rulebook([FILE_RULE, rule(1, "LD*")]).place(asked())
    placed = Rulebook([FILE_RULE, rule(1, "LD*", before=("LD402",))]).place(asked())
    assert placed is not None
    assert placed.target == "line-1"


RULES: list[Rule] = [
    FILE_RULE,
    PlacingRule("LD402", Destination.SPEND, "nights", YEAR, Clause("para 2"), "44"),
    rule(1, "LD4*"),
    rule(2, "LD402", before=("rule 1", "LD402", "LD402/44")),
    rule(3, "LD403", suppliers=("Alder",), before=("rule 1",)),
    rule(4, "LD403"),
]


def outcome(rules: list[Rule], row: Asked) -> Placed | str | None:
    try:
        return Rulebook(rules).place(row)
    except TwoRulesPlace as refusal:
        return refusal.says


@given(st.permutations(RULES), st.integers(0, 6), st.sampled_from(["LD402", "LD403", "LD499", "X"]))
def test_the_order_of_the_rules_never_matters(rules: list[Rule], many: int, centre: str) -> None:
    some = rules[:many]
    row = asked(centre, supplier="alder")
    assert outcome(some, row) == outcome(sorted(some, key=lambda each: each.name), row)


def test_trying_says_which_rule_placed_it_and_why_those_that_came_close_did_not() -> None:
    tried = try_rules([FILE_RULE, rule(1, "LD403"), rule(2, "X1", suppliers=("Birch",))], asked(supplier="Alder"))
    assert tried.placed is not None
    assert tried.placed.rule is FILE_RULE
    assert [(each.rule.name, each.because) for each in tried.close] == [
        ("rule 1", ("cost centre LD402 is not LD403",)),
        ("rule 2", ("cost centre LD402 is not X1", "supplier Alder is not Birch")),
    ]
    beaten = try_rules([FILE_RULE, rule(1, "LD*", before=("LD402",))], asked())
    assert beaten.close[0].because == ("it fits, and rule 1 goes before it",)
    refused = try_rules([FILE_RULE, rule(1, "LD*")], asked())
    assert refused.refusal is not None
    assert len(refused.close) == 2
