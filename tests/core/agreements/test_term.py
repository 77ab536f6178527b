"""Terms in force: exactly one on a day, or a refusal that says where the silence or the overlap is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from section75.core.agreements import Silent, Term, TwoTermsApply, in_force, span_findings
from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.refusals import Result

FIRST = Term("council", Span(date(2022, 4, 1), date(2023, 4, 1)), Clause("cl. 7.1"))
SECOND = Term("icb", Span(date(2023, 4, 1)), Clause("v. 2"))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2022, 4, 1), "council"),
        (date(2023, 3, 31), "council"),
        (date(2023, 4, 1), "icb"),
        (date(2099, 1, 1), "icb"),
    ],
)
def test_exactly_one_term_holds_on_a_day_first_and_last_days_included(day: date, value: str) -> None:
    assert in_force([SECOND, FIRST], on=day, what="the host").value == value


SILENCES = [
    ([FIRST], date(2023, 4, 1), "The last thing it says is cl. 7.1 (council, 1 April 2022 to 31 March", "cl. 7.1"),
    ([FIRST, SECOND], date(2022, 3, 31), "The first thing it says is cl. 7.1 (council, 1 April 2022 to", ""),
    ([], date(2022, 4, 1), "No clause says anything about it.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("terms", "day", "says", "clause"), SILENCES)
def test_silence_is_refused_with_what_was_said_nearest_to_it(
    terms: list[Term[str]], day: date, says: str, clause: str
) -> None:
    with pytest.raises(Silent) as refused:
        in_force(terms, on=day, what="who hosts the fund")
    assert refused.value.says.startswith("The agreement does not say who hosts the fund on ")
    assert says in refused.value.says
    assert "Agree it between the partners" in refused.value.says
    assert refused.value.clause == clause


def test_what_the_file_says_of_a_silence_is_told() -> None:
    with pytest.raises(Silent, match="; the file says: the paper names no host") as refused:
        in_force([], on=date(2022, 4, 1), what="the host", gap="the paper names no host")
    assert refused.value.clause == "the paper names no host"


def test_two_terms_for_one_day_are_refused_and_both_are_named() -> None:
    early = Term("icb", Span(date(2023, 3, 31)), Clause("v. 1"))
    with pytest.raises(
        TwoTermsApply, match=r"Two clauses say the host on 31 March 2023: cl\. 7\.1 and v\. 1"
    ) as refused:
        in_force([FIRST, early], on=date(2023, 3, 31), what="the host")
    assert refused.value.clause == "v. 1"
    assert in_force([FIRST, early], on=date(2023, 3, 30), what="the host").value == "council"


def spans(*days: tuple[int, int | None]) -> list[Term[str]]:
    """Terms from a day to the day they end before, counted from 1 January 2022."""
    begin = date(2022, 1, 1)
    return [
        Term(
            f"value {number}",
            Span(begin + timedelta(start), None if end is None else begin + timedelta(end)),
            Clause(f"cl. {number}"),
        )
        for number, (start, end) in enumerate(days)
    ]


FOUND: list[tuple[str, list[Term[str]], list[str]]] = [
    ("one after the other", spans((0, 10), (10, 20)), []),
    ("a day between", spans((0, 10), (11, 20)), ["FAIL gap"]),
    ("a day shared", spans((0, 11), (10, 20)), ["FAIL overlap"]),
    ("one inside another", spans((0, 30), (5, 10), (12, 20)), ["FAIL overlap", "FAIL overlap"]),
    ("a gap after one inside another", spans((0, 30), (5, 10), (40, 50)), ["FAIL overlap", "FAIL gap"]),
    ("an endless one and another", spans((0, None), (10, 20)), ["FAIL overlap"]),
    ("given in another order", spans((10, 20), (0, 10)), []),
    ("the same days twice", spans((0, 10), (0, 10)), ["FAIL overlap"]),
    ("none at all", [], []),
]


@pytest.mark.parametrize(("terms", "found"), [case[1:] for case in FOUND], ids=[case[0] for case in FOUND])
def test_overlaps_and_gaps_between_dated_values_are_found(terms: list[Term[str]], found: list[str]) -> None:
    findings = span_findings(terms, what="The host", schedule="s")
    assert [f"{f.result.value} {f.check.split(' ')[-1]}" for f in findings] == found
    assert {finding.schedule for finding in findings} <= {"s"}


EDGES = [
    ("as long as the schedule", spans((0, 30)), (0, 30), []),
    ("begins late", spans((5, 30)), (0, 30), ["1 January 2022 to 5 January 2022"]),
    ("ends early", spans((0, 20)), (0, 30), ["21 January 2022 to 30 January 2022"]),
    ("both", spans((5, 20)), (0, 30), ["1 January 2022 to 5 January 2022", "21 January 2022 to 30 January 2022"]),
    ("ends, and the schedule does not", spans((0, 20)), (0, None), ["from 21 January 2022, no end date"]),
    ("outlasts the schedule", spans((0, None)), (0, 30), []),
    ("lies outside the schedule", spans((40, 50)), (0, 30), []),
    ("nothing given", [], (0, 30), []),
]


@pytest.mark.parametrize(("terms", "schedule", "edges"), [case[1:] for case in EDGES], ids=[case[0] for case in EDGES])
def test_days_of_the_schedule_before_and_after_the_values_warn(
    terms: list[Term[str]], schedule: tuple[int, int | None], edges: list[str]
) -> None:
    (within,) = [term.span for term in spans(schedule)]
    findings = span_findings(terms, what="The host", schedule="s", within=within)
    assert {finding.result for finding in findings} <= {Result.WARN}
    assert [f.says.split("schedule: ")[1].split(". Say")[0] for f in findings] == edges


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=6))
@settings(deadline=None)
def test_where_nothing_is_found_every_day_from_first_to_last_has_one_term(days: list[tuple[int, int]]) -> None:
    terms = spans(*((start, start + length) for start, length in days))
    clean = not span_findings(terms, what="The host", schedule="")
    begin = date(2022, 1, 1)
    held = [sum(term.span.holds(begin + timedelta(day)) for term in terms) for day in range(70)]
    inside = "".join(map(str, held)).strip("0")
    assert clean == (set(inside) <= {"1"})
