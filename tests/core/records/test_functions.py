"""A delegated function: its owner stays accountable on every day, whoever exercises it; two at once is found."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from section75.core.calendar import Span
from section75.core.explain import Clause
from section75.core.records import (
    Arrangement,
    ArrangementType,
    DelegatedFunction,
    ExercisedByItsOwner,
    FunctionKind,
    WrongWayRound,
    accountable_on,
    between_partners,
    outside_its_schedule,
    two_exercisers,
    without_an_enactment,
    without_its_arrangement,
)
from section75.core.refusals import Result

TERM = Span(date(2022, 4, 1), date(2025, 4, 1))
AFTER_CARE = DelegatedFunction(
    schedule="equipment",
    what="After-care",
    owner="icb",
    exercised_by="council",
    kind=FunctionKind.NHS,
    arrangement=ArrangementType.LA_EXERCISES_NHS,
    clause=Clause("Sch. 1 para 6"),
    enactment="Mental Health Act 1983 section 117",
    span=Span(date(2022, 4, 1), date(2024, 4, 1)),
)
BY_THE_TRUST = replace(
    AFTER_CARE,
    exercised_by="trust",
    arrangement=ArrangementType.POOLED,
    clause=Clause("deed"),
    span=Span(date(2024, 4, 1)),
)


def within(schedule: str) -> Span | None:
    return TERM if schedule == "equipment" else None


def test_liability_has_no_field_that_could_move_it() -> None:
    assert {each.name for each in fields(DelegatedFunction)} == {
        "schedule", "what", "owner", "exercised_by", "kind", "arrangement", "clause", "enactment", "span",
    }  # fmt: skip
    with pytest.raises(FrozenInstanceError):
        AFTER_CARE.owner = "council"  # type: ignore[misc]
    with pytest.raises((AttributeError, TypeError)):
        AFTER_CARE.liable = "council"  # type: ignore[misc]
    assert AFTER_CARE.liable == "icb"


bodies = st.sampled_from(["council", "icb", "trust"])
days = st.dates(date(2020, 1, 1), date(2027, 1, 1))


@given(owner=bodies, exercised_by=bodies, on=days, starts=days, length=st.integers(1, 900))
def test_whoever_exercises_it_and_whenever_the_owner_is_accountable(
    owner: str, exercised_by: str, on: date, starts: date, length: int
) -> None:
    function = replace(
        AFTER_CARE,
        owner=owner,
        exercised_by=exercised_by,
        arrangement=ArrangementType.POOLED,
        span=Span(starts, starts + timedelta(days=length)),
    )
    (found,) = accountable_on([function], on, within=within)
    assert found.accountable == owner
    assert found.exercised_by == ((exercised_by,) if function.span and function.span.holds(on) else ())


def test_a_function_goes_from_one_body_to_the_next_on_a_day() -> None:
    records = [AFTER_CARE, BY_THE_TRUST]
    by = {day: accountable_on(records, day, within=within)[0] for day in (date(2024, 3, 31), date(2024, 4, 1))}
    assert [found.exercised_by for found in by.values()] == [("council",), ("trust",)]
    assert {found.accountable for found in by.values()} == {"icb"}
    assert not list(two_exercisers(records, within=within, called=str))


def test_two_bodies_on_one_day_fail_and_the_sentence_says_which_days_and_clauses() -> None:
    records = [AFTER_CARE, replace(BY_THE_TRUST, span=Span(date(2024, 1, 1)))]
    (found,) = accountable_on(records, date(2024, 2, 1), within=within)
    assert found.is_twice
    (finding,) = two_exercisers(records, within=within, called=lambda party: f"the {party}")
    assert finding.result is Result.FAIL
    assert finding.schedule == "equipment"
    for words in (
        "exercised by the council (Sch. 1 para 6)",
        "by the trust (deed)",
        "1 January 2024 to 31 March 2024",
        "the icb is accountable for it on every day (National Health Service Act 2006, section 75(5))",
    ):
        assert words in finding.says


def test_a_record_without_days_holds_for_its_schedules_and_else_nobody_knows() -> None:
    undated = replace(AFTER_CARE, span=None)
    assert undated.holds(date(2025, 3, 31), within=TERM)
    (known,) = accountable_on([undated], date(2023, 1, 1), within=within)
    assert known.exercised_by == ("council",)
    (unknown,) = accountable_on([replace(undated, schedule="undated")], date(2023, 1, 1), within=within)
    assert unknown.is_not_known
    assert unknown.last_said.clause.cite == "Sch. 1 para 6"
    two = [
        replace(undated, schedule="undated"),
        replace(undated, schedule="undated", exercised_by="trust", arrangement=ArrangementType.POOLED),
    ]
    assert not list(two_exercisers(two, within=within, called=str)), "without days nobody can say that they meet"


def test_after_the_last_clause_the_register_says_which_one_it_was() -> None:
    (found,) = accountable_on([AFTER_CARE, BY_THE_TRUST], date(2021, 1, 1), within=within)
    assert found.exercised_by == ()
    assert found.last_said == AFTER_CARE, "nothing was said before it: the first there is"
    ended = replace(BY_THE_TRUST, span=Span(date(2024, 4, 1), date(2024, 6, 1)))
    (found,) = accountable_on([AFTER_CARE, ended], date(2024, 12, 1), within=within)
    assert found.last_said == ended


@pytest.mark.parametrize("arrangement", [ArrangementType.NHS_EXERCISES_LA, ArrangementType.LA_EXERCISES_NHS])
def test_nobody_exercises_its_own_function_under_a_delegation(arrangement: ArrangementType) -> None:
    kind = FunctionKind.NHS if arrangement is ArrangementType.LA_EXERCISES_NHS else FunctionKind.HEALTH_RELATED
    with pytest.raises(ExercisedByItsOwner, match="own function, and cannot be exercised for it by 'icb'"):
        replace(AFTER_CARE, exercised_by="icb", arrangement=arrangement, kind=kind)
    assert replace(AFTER_CARE, exercised_by="icb", arrangement=ArrangementType.POOLED).liable == "icb"


def test_a_function_goes_the_way_its_regulation_says() -> None:
    with pytest.raises(WrongWayRound, match="given as NHS function under regulation 8"):
        replace(AFTER_CARE, arrangement=ArrangementType.NHS_EXERCISES_LA)


def test_what_is_wrong_with_a_function_is_found() -> None:
    late = replace(AFTER_CARE, span=Span(date(2024, 1, 1)), enactment="")
    (outside,) = outside_its_schedule([late], within=within)
    assert "exercised from 1 January 2024, no end date" in outside.says
    assert "its schedule runs 1 April 2022 to 31 March 2025" in outside.says
    (without,) = without_an_enactment([AFTER_CARE, late])
    assert "no enactment is cited" in without.says
    (missing,) = without_its_arrangement(
        [AFTER_CARE], [Arrangement("equipment", ArrangementType.POOLED, Clause("cl. 2"))]
    )
    assert "its schedule makes arrangements under regulation 7 only" in missing.says
    assert not list(without_its_arrangement([AFTER_CARE], [])), "with none on record, nothing is contradicted"
    (stranger,) = between_partners([AFTER_CARE], partners=lambda _: ("icb",), called=str)
    assert stranger.result is Result.FAIL
    assert "After-care names council (Sch. 1 para 6), who is no party" in stranger.says
